import { useMemo } from 'react';
import { formatNumber } from '../../domain/rounding.ts';
import { noteText, useStrings } from '../../i18n/i18n.ts';
import type { ErrorStatistics, Fusion } from '../../interpolation/fusion.ts';
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
  const option = useMemo(() => scatter(fusion, t('noise.observed'), t('noise.predicted')), [fusion, t]);
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
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={JSON.stringify(note)}>{noteText(note, t)}</li>
        ))}
      </ul>
    </>
  );
}

/** Measured against predicted, hollow, and against corrected, full: of the check points and of each station left out. */
function scatter({ checks, leaveOneOut }: Fusion, measured: string, predicted: string): ChartOption {
  const pairs = [...leaveOneOut.pairs, ...checks.pairs];
  const range = agreementRange(
    pairs.flatMap(({ measuredDb, predictedDb, correctedDb }) => [measuredDb, predictedDb, correctedDb]),
  );
  return {
    ...agreementAxes(range, measured, predicted),
    series: [
      {
        type: 'scatter',
        symbol: 'emptyCircle',
        symbolSize: 6,
        itemStyle: { opacity: 0.5 },
        data: pairs.map(({ measuredDb, predictedDb }) => [measuredDb, predictedDb]),
      },
      {
        type: 'scatter',
        symbolSize: 6,
        itemStyle: { opacity: 0.8 },
        data: pairs.map(({ measuredDb, correctedDb }) => [measuredDb, correctedDb]),
      },
      agreementLine(range),
    ],
  };
}
