import { useMemo } from 'react';
import { formatNumber } from '../../domain/rounding.ts';
import { noteText, type Translate, useStrings } from '../../i18n/i18n.ts';
import type { ErrorPair, ErrorStatistics, Fusion } from '../../interpolation/fusion.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import { useLater } from '../../ui/later.ts';
import { agreementAxes, agreementLine, agreementRange } from '../noise/agreement.ts';
import styles from '../noise/noise.module.css';
import { useSound } from './sound-store.ts';
import { versionName } from './version-name.ts';
import own from './why-card.module.css';

/** What the correction by stations was worth: the errors before and after at places it has not seen. */
export function FusionSection() {
  const { t, language } = useStrings();
  // Behind the map, in a task of its own.
  const result = useLater(useSound((state) => state.result));
  const fused = useSound((state) => state.fused);
  const scene = useSound((state) => state.scene);
  if (!result || fused?.of !== result) return null;
  return (
    <section className={styles.section} aria-labelledby="sound-fusion">
      <h2 id="sound-fusion">{t('sound.fusion')}</h2>
      {fused.from !== result && (
        <p className={styles.hint}>
          {t('fusion.carried', { name: versionName(fused.from, scene, t, language) })}
        </p>
      )}
      <Errors fusion={fused.fusion} />
    </section>
  );
}

function Errors({ fusion }: { readonly fusion: Fusion }) {
  const { t } = useStrings();
  const { checks, leaveOneOut, notes, correction } = fusion;
  const option = useMemo(() => scatter(fusion, t), [fusion, t]);
  const row = (name: string, { n, meanError, rmse }: ErrorStatistics) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td>{n}</td>
      <td>{formatNumber(meanError, 1)}</td>
      <td>{formatNumber(rmse, 1)}</td>
    </tr>
  );
  const summary = t('sound.fusionSummary', {
    n: checks.before.n,
    before: formatNumber(checks.before.rmse, 1),
    after: formatNumber(checks.after.rmse, 1),
  });
  return (
    <>
      <p className={styles.text} role="status">
        {summary}
      </p>
      {correction.kind === 'constant' && <p className={styles.hint}>{t('fused.noError')}</p>}
      {correction.kind === 'kriging' && (
        <p className={styles.hint}>
          {t('sound.fusionVariogram', {
            origin: t(`sound.origin.${correction.origin}`),
            model: t(`noise.model.${correction.variogram.model}`),
            nugget: formatNumber(correction.variogram.nugget, 1),
            sill: formatNumber(correction.variogram.psill, 1),
            range: formatNumber(correction.variogram.range, 0),
          })}
        </p>
      )}
      <table className={own.table} data-testid="fusion">
        <caption>{t('sound.fusionErrors')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">n</th>
            <th scope="col">ME</th>
            <th scope="col">RMSE</th>
          </tr>
        </thead>
        <tbody>
          {row(t('sound.checksBefore'), checks.before)}
          {row(t('sound.checksAfter'), checks.after)}
          {row(t('sound.looBefore'), leaveOneOut.before)}
          {row(t('sound.looAfter'), leaveOneOut.after)}
        </tbody>
      </table>
      <Chart option={option} height={210} label={t('sound.fusionErrors')} summary={summary} />
      <ul className={own.keys}>
        {keys.map(([name, sign, colour]) => (
          <li key={name}>
            <span style={{ color: colour }} aria-hidden="true">
              {sign}
            </span>{' '}
            {t(name)}
          </li>
        ))}
      </ul>
      <ul className={styles.notes}>
        {notes
          .filter(({ code }) => code !== 'fusion-variogram-default')
          .map((note) => (
            <li key={JSON.stringify(note)}>{noteText(note, t)}</li>
          ))}
      </ul>
    </>
  );
}

/**
 * Measured against computed: hollow before the correction, full after; check points as diamonds, each other station as
 * it was foretold without itself.
 */
function scatter({ checks, leaveOneOut }: Fusion, t: Translate): ChartOption {
  const pairs = [...leaveOneOut.pairs, ...checks.pairs];
  const range = agreementRange(
    pairs.flatMap(({ measuredDb, predictedDb, correctedDb }) => [measuredDb, predictedDb, correctedDb]),
  );
  const dots = (name: string, of: readonly ErrorPair[], level: Level, symbol: string) => ({
    name,
    type: 'scatter' as const,
    symbol,
    symbolSize: 7,
    itemStyle:
      level === 'correctedDb'
        ? { opacity: 0.75, color: afterColour }
        : { opacity: 0.75, color: 'transparent', borderColor: beforeColour, borderWidth: 1.5 },
    data: of.map((pair) => [pair.measuredDb, pair[level]]),
  });
  return {
    ...agreementAxes(range, t('noise.observed'), t('noise.predicted')),
    series: [
      dots(t('sound.looBefore'), leaveOneOut.pairs, 'predictedDb', 'circle'),
      dots(t('sound.looAfter'), leaveOneOut.pairs, 'correctedDb', 'circle'),
      dots(t('sound.checksBefore'), checks.pairs, 'predictedDb', 'diamond'),
      dots(t('sound.checksAfter'), checks.pairs, 'correctedDb', 'diamond'),
      agreementLine(range),
    ],
  };
}

type Level = 'predictedDb' | 'correctedDb';
const [beforeColour, afterColour] = ['#2a8a90', '#a3540c'];

/** The signs of the plot in words. */
const keys = [
  ['sound.checksBefore', '◇', beforeColour],
  ['sound.checksAfter', '◆', afterColour],
  ['sound.looBefore', '○', beforeColour],
  ['sound.looAfter', '●', afterColour],
] as const;
