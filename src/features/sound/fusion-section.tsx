import { useMemo, useState } from 'react';
import type { Note } from '../../domain/note.ts';
import { formatNumber } from '../../domain/rounding.ts';
import { inLanguage } from '../../domain/text.ts';
import { noteText, useStrings } from '../../i18n/i18n.ts';
import type { ErrorStatistics, Fusion } from '../../interpolation/fusion.ts';
import type { StationGroup } from '../../interpolation/fusion-stations.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import { Button, Segmented } from '../../ui/controls.tsx';
import { useLater } from '../../ui/later.ts';
import { Select } from '../../ui/popups.tsx';
import { agreementAxes, agreementLine, agreementRange } from '../noise/agreement.ts';
import { Failure } from '../noise/failure.tsx';
import styles from '../noise/noise.module.css';
import { useStationLayers } from '../noise/use-layers.ts';
import { CheckChoice, type ChecksDraft } from './check-choice.tsx';
import { fuseStations, stationsOnMap } from './fuse-stations.ts';
import { useSound } from './sound-store.ts';
import own from './why-card.module.css';

/** The map corrected by stations, with the errors before and after at places it has not seen. */
export function FusionSection() {
  const { t, language } = useStrings();
  const layers = useStationLayers().filter(({ series }) => series.length > 0);
  // Behind the map, in a task of its own.
  const result = useLater(useSound((state) => state.result));
  const fused = useSound((state) => state.fused);
  const [layerId, setLayerId] = useState<string | null>(null);
  const [group, setGroup] = useState<StationGroup>('area');
  const [checks, setChecks] = useState<ChecksDraft>({ kind: 'seed', seed: 1, ids: [] });
  const [failure, setFailure] = useState<readonly Note[]>([]);
  const [busy, setBusy] = useState(false);
  const layer = layers.find(({ spec }) => spec.id === layerId) ?? layers[0];
  const onMap = useMemo(
    () => (result && layer ? stationsOnMap(layer, group, result) : []),
    [result, layer, group],
  );
  if (!result || !layer) return null;
  const fusion = fused?.of === result ? fused.fusion : null;
  const run = async () => {
    setBusy(true);
    setFailure(
      await fuseStations(layer, group, {
        ...checks,
        ids: checks.ids.filter((id) => onMap.includes(id)),
      }),
    );
    setBusy(false);
  };
  return (
    <section className={styles.section} aria-labelledby="sound-fusion">
      <h2 id="sound-fusion">{t('sound.fusion')}</h2>
      <p className={styles.hint}>{t('sound.fusionLead')}</p>
      {layers.length > 1 && (
        <Select
          label={t('noise.layer')}
          value={layer.spec.id}
          options={layers.map(({ spec }) => ({ id: spec.id, text: inLanguage(spec.title, language) }))}
          onChange={setLayerId}
        />
      )}
      <Segmented
        label={t('noise.kinds')}
        value={group}
        options={[
          { id: 'area', text: t('sound.group.area') },
          { id: 'roadside', text: t('sound.group.roadside') },
        ]}
        onChange={setGroup}
      />
      <CheckChoice layer={layer} stationIds={onMap} value={checks} onChange={setChecks} />
      <div className={styles.buttons}>
        <Button isDisabled={busy} onPress={() => void run()}>
          {t('sound.fuse')}
        </Button>
      </div>
      {failure.length > 0 && <Failure notes={failure} />}
      {fusion && <Errors fusion={fusion} />}
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
