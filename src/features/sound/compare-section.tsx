import { standardOf } from '../../acoustics/standard.ts';
import { formatNumber } from '../../domain/rounding.ts';
import { inLanguage, type Language } from '../../domain/text.ts';
import { toCsv } from '../../formats/export-csv.ts';
import type { Exposure, ExposureBand, ExposureCounts } from '../../grid/exposure.ts';
import { type Translate, useStrings } from '../../i18n/i18n.ts';
import { Button, Segmented } from '../../ui/controls.tsx';
import { saveFile } from '../../ui/save-file.ts';
import styles from '../noise/noise.module.css';
import {
  comparable,
  patchSound,
  type SceneState,
  type SoundResult,
  shownPart,
  useSound,
} from './sound-store.ts';
import { useExposure } from './use-exposure.ts';
import own from './why-card.module.css';

/** Level above which people are summed in words, dB(A): the limits of class 2 of GB 3096-2008. */
export const spokenLimitDb = (indicator: string): number => (indicator === 'Ln' ? 50 : 60);

/** Who lives at which level, and what changes against another map. */
export function CompareSection() {
  const { t, language } = useStrings();
  const result = useSound((state) => state.result);
  const reference = useSound((state) => state.reference);
  const part = useSound(shownPart);
  const fused = useSound((state) => state.fused);
  const scene = useSound((state) => state.scene);
  const shown = useSound((state) => state.shown);
  const exposure = useExposure(result, shown);
  const before = useExposure(reference, shown);
  if (!result) return null;
  const canCompare = reference !== null && comparable(result, reference);
  const corrected = fused?.of === result;
  const { indicator } = result.recipe;
  return (
    <section className={styles.section} aria-labelledby="sound-compare">
      <h2 id="sound-compare">{t('sound.compare')}</h2>
      {reference && (
        <p className={styles.hint}>
          {t('sound.reference', { name: versionName(reference, scene, t, language) })}
        </p>
      )}
      {reference && reference !== result && !canCompare && (
        <p className={styles.hint}>{t('sound.notComparable')}</p>
      )}
      {(canCompare || corrected) && (
        <Segmented
          label={t('sound.show')}
          value={part}
          options={[
            { id: 'level', text: t('sound.show.level') },
            { id: 'difference', text: t('sound.show.difference'), isDisabled: !canCompare },
            { id: 'fused', text: t('sound.show.fused'), isDisabled: !corrected },
          ]}
          onChange={(next) => patchSound({ show: next })}
        />
      )}
      <div className={styles.buttons}>
        <Button
          isDisabled={reference === result}
          onPress={() => patchSound({ reference: result, show: 'level' })}
        >
          {t('sound.setReference')}
        </Button>
        {reference && (
          <Button onPress={() => patchSound({ reference: null, show: 'level' })}>
            {t('sound.clearReference')}
          </Button>
        )}
      </div>
      {exposure && exposure.totals.people + exposure.totals.dwellings === 0 && (
        <p className={styles.hint}>{t('sound.noPeople')}</p>
      )}
      {exposure && exposure.totals.people + exposure.totals.dwellings > 0 && (
        <>
          <p className={styles.text} role="status">
            {above(exposure, indicator, t)}
            {canCompare && before && `${t('list.comma')}${changeText(exposure, before, indicator, t)}`}
          </p>
          <ExposureTable exposure={exposure} before={canCompare ? before : null} indicator={indicator} />
          <div className={styles.buttons}>
            <Button
              onPress={() =>
                saveFile(
                  `exposure_${indicator}.csv`,
                  new Blob([csvOf(exposure, result, t)], { type: 'text/csv' }),
                )
              }
            >
              {t('sound.csv')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}

/** The scenario behind a map, with its edits. */
function versionName(
  { version, recipe }: SoundResult,
  scene: SceneState,
  t: Translate,
  language: Language,
): string {
  const scenario =
    scene.status === 'ready' ? scene.scenarios.find(({ id }) => id === version.scenarioId) : undefined;
  const name = scenario ? inLanguage(scenario.name, language) : t('sound.scenarioNone');
  const edited = version.edits.length > 0 ? t('sound.edited', { name, count: version.edits.length }) : name;
  return [edited, t(`sound.method.${recipe.method}`), recipe.indicator].join(' · ');
}

const aboveOf = ({ bands }: Exposure, limitDb: number): readonly ExposureBand[] =>
  bands.filter(({ from }) => from !== null && from >= limitDb);
export const peopleAbove = (exposure: Exposure, limitDb: number): number =>
  aboveOf(exposure, limitDb).reduce((sum, { people }) => sum + people, 0);

function above(exposure: Exposure, indicator: string, t: Translate): string {
  const limit = spokenLimitDb(indicator);
  const bands = aboveOf(exposure, limit);
  const sum = (of: (band: ExposureBand) => number) =>
    formatNumber(
      bands.reduce((total, band) => total + of(band), 0),
      0,
    );
  return t('sound.exposureAbove', {
    indicator,
    limit,
    people: sum(({ people }) => people),
    dwellings: sum(({ dwellings }) => dwellings),
    sensitive: sum(sensitiveOf),
  });
}

function changeText(exposure: Exposure, before: Exposure, indicator: string, t: Translate): string {
  const limit = spokenLimitDb(indicator);
  const change = Math.round(peopleAbove(exposure, limit) - peopleAbove(before, limit));
  return t('sound.exposureChange', {
    change: `${change > 0 ? '+' : change < 0 ? '−' : '±'}${Math.abs(change)}`,
  });
}

const sensitiveOf = ({ sensitive }: ExposureCounts): number =>
  sensitive.medical + sensitive.education + sensitive.welfare;

const bandText = ({ from, to }: ExposureBand): string =>
  from === null ? `< ${to}` : to === null ? `≥ ${from}` : `${from}–${to}`;

function ExposureTable({
  exposure,
  before,
  indicator,
}: {
  readonly exposure: Exposure;
  readonly before: Exposure | null;
  readonly indicator: string;
}) {
  const { t } = useStrings();
  const rows = exposure.bands
    .map((band, i) => ({ band, was: before?.bands[i] ?? null }))
    .filter(({ band, was }) => band.buildings > 0 || (was?.buildings ?? 0) > 0);
  return (
    <table className={own.table} data-testid="exposure">
      <caption>{t('sound.exposure', { indicator })}</caption>
      <thead>
        <tr>
          <th scope="col">dB(A)</th>
          <th scope="col">{t('sound.people')}</th>
          {before && <th scope="col">{t('sound.peopleBefore')}</th>}
          <th scope="col">{t('sound.dwellings')}</th>
          <th scope="col">{t('sound.sensitive')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ band, was }) => (
          <tr key={bandText(band)}>
            <th scope="row">{bandText(band)}</th>
            <td>{formatNumber(band.people, 0)}</td>
            {before && <td>{formatNumber(was?.people ?? 0, 0)}</td>}
            <td>{formatNumber(band.dwellings, 0)}</td>
            <td>{sensitiveOf(band)}</td>
          </tr>
        ))}
        {exposure.withoutLevel.people > 0 && (
          <tr>
            <th scope="row">{t('sound.offMap')}</th>
            <td>{formatNumber(exposure.withoutLevel.people, 0)}</td>
            {before && <td>{formatNumber(before.withoutLevel.people, 0)}</td>}
            <td>{formatNumber(exposure.withoutLevel.dwellings, 0)}</td>
            <td>{sensitiveOf(exposure.withoutLevel)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** A row a band; the last columns say how it was made, and whether it is a demonstration. */
function csvOf({ bands }: Exposure, { recipe, grid }: SoundResult, t: Translate): string {
  const made = [
    grid.indicator,
    standardOf[recipe.method],
    ...(grid.meta.illustrative ? [t('mark.illustrative')] : []),
  ];
  return toCsv(
    [
      'dB(A)',
      t('sound.people'),
      t('sound.dwellings'),
      t('sound.buildings'),
      t('sound.schools'),
      t('sound.hospitals'),
      t('sound.welfare'),
      t('sound.areaM2'),
      t('sound.indicator'),
      t('sound.method'),
      ...(grid.meta.illustrative ? [t('sound.provenance')] : []),
    ],
    bands.map((band) => [
      bandText(band),
      band.people,
      band.dwellings,
      band.buildings,
      band.sensitive.education,
      band.sensitive.medical,
      band.sensitive.welfare,
      band.areaM2,
      ...made,
    ]),
  );
}
