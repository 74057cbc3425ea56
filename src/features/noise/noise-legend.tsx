import { inLanguage } from '../../domain/text.ts';
import { exceedingIndicator, isExceedance } from '../../grid/exceedance.ts';
import type { Grid } from '../../grid/grid.ts';
import { limitPeriod } from '../../grid/limit-period.ts';
import { legendClasses } from '../../grid/palette.ts';
import { noteText, type Translate, useStrings } from '../../i18n/i18n.ts';
import { specOf, useStore } from '../../state/store.ts';
import { IllustrativeTag } from '../../ui/controls.tsx';
import { dayRange, shownHour, useSound } from '../sound/sound-store.ts';
import { sideName, useSwipeSides } from '../sound/swipe-sides.ts';
import { isFromSources } from './drawn-grid.ts';
import { honestNoteOf } from './honest-note.ts';
import { type LegendRow, legendRows } from './legend-classes.ts';
import styles from './noise-legend.module.css';
import { isDifferenceGrid, isErrorGrid, modeFor, paletteFor, rangeOf } from './paint.ts';
import { useNoise } from './result-store.ts';
import { type ShownGrid, useShownGrid } from './shown-grid.ts';
import { hourText, valueOfIndicator, valueText } from './words.ts';
import { useZoneLayer } from './zone-layer.ts';

/** Legend of the noise grid on the map, made or stored: classes in dB, limits beside them, the honest note. */
export function NoiseLegend() {
  const shown = useShownGrid();
  return shown ? <Legend shown={shown} /> : null;
}

function Legend({ shown }: { readonly shown: ShownGrid }) {
  const { t, language } = useStrings();
  const view = useStore((state) => state.noiseView);
  const catalog = useStore((state) => state.catalog);
  const imported = useStore((state) => state.imported);
  const { grid } = shown;
  const sound = useSound();
  const { scene, fused, preview } = sound;
  const corrected = fused?.grid === grid;
  const computing = preview !== null;
  const dayIllustrative = scene.status === 'ready' && scene.course?.illustrative === true;
  // The result grows while it is refined; the legend needs none of what grows but the hours.
  const made = useNoise((state) => (state.preview ? null : state.result));
  const result = shown.kind === 'made' ? made : null;
  const correctionError = useSound(({ fused }) => fused?.error === grid);
  // The exceedance is marked for its zones too; the level behind it may be real.
  const computedIllustrative = useSound(({ result: one }) => one?.grid.meta.illustrative ?? false);
  const zonesIllustrative = useZoneLayer()?.illustrative ?? false;
  const palette = paletteFor(grid, view);
  // Bands are classes, whatever the grid under them would be.
  const mode = view.bands ? 'classed' : modeFor(palette, view);
  const exceeding = isExceedance(grid);
  const levelIllustrative = !exceeding
    ? grid.meta.illustrative
    : shown.kind === 'computed'
      ? computedIllustrative
      : (result?.illustrative ?? false);
  const indicator = exceeding ? exceedingIndicator(grid) : grid.indicator;
  const judged = limitPeriod({ indicator, period: grid.period });
  const sides = useSwipeSides();
  const grids = sides ? [sides.left.grid, sides.right.grid] : [grid];
  const periods = new Set(grids.map(limitPeriod));
  const period = !exceeding && periods.size === 1 ? limitPeriod(grids[0]) : null;
  const hour = shown.kind === 'computed' ? shownHour(sound) : null;
  const ranges = grids.map((each) => {
    if (made?.hours?.includes(each)) return made.hoursRangeDb;
    // All classes of a difference that changes with the hour.
    return dayRange(sound, each) ?? (hour !== null && isDifferenceGrid(each) ? null : rangeOf(each));
  });
  const rows = legendRows(palette, unionOf(ranges), period);
  const layerId = shown.kind === 'stored' ? shown.layerId : result?.recipe.layerId;
  const spec = layerId === undefined ? undefined : specOf({ catalog, imported }, layerId);
  const value = valueOfIndicator(indicator) ?? { kind: 'property' as const, property: indicator };
  const name = valueText(value, spec, t, language);
  const mixed = new Set(grids.map(({ indicator }) => indicator)).size > 1;
  const title = isErrorGrid(grid)
    ? t('noise.legendError')
    : isDifferenceGrid(grid)
      ? t('sound.legendDifference') + (hour === null ? '' : ` · ${hourText(hour)}`)
      : mixed
        ? t('swipe.legendTitle')
        : t(exceeding ? 'exposure.legend' : 'noise.legendUnit', {
            value: grid.period ? `${name} (${grid.period})` : name,
          });
  const sentences = [
    ...(exceeding && judged ? [t('exposure.legendNote', { period: t(`noise.period.${judged}`) })] : []),
    sides
      ? t('swipe.legend', {
          left: sideName(sides.left, sound, t, language),
          right: sideName(sides.right, sound, t, language),
        })
      : shown.kind === 'computed'
        ? correctionError
          ? t('fused.honestError')
          : t(computing ? 'noise.preview' : corrected ? 'note.sound-honest-fused' : 'note.sound-honest', {
              method: grid.meta.method,
            })
        : result
          ? honestNoteOf(result, grid, t)
          : shown.kind === 'made'
            ? t('noise.preview')
            : storedNote(grid, t),
    ...(hour !== null ? [t('hours.rule')] : []),
    ...(hour !== null && dayIllustrative ? [t('hours.illustrative')] : []),
    ...(levelIllustrative
      ? [
          t(
            shown.kind === 'computed' || isFromSources(grid)
              ? 'sound.sceneIllustrative'
              : 'noise.sourceIllustrative',
          ),
        ]
      : []),
    ...(exceeding && zonesIllustrative ? [t('exposure.zonesIllustrative')] : []),
    ...(shown.kind === 'stored' && spec?.info.note ? [inLanguage(spec.info.note, language)] : []),
  ];
  return (
    <section className={styles.legend} aria-label={t('noise.legend')}>
      <h3 className={styles.title}>
        {title} {grid.meta.illustrative && <IllustrativeTag />}
      </h3>
      {mode === 'continuous' ? (
        <Ramp colours={legendClasses(palette).map((row) => row.colour)} rows={rows} />
      ) : null}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <Row
            key={row.colour}
            row={row}
            swatch={mode === 'classed'}
            edgesBelow={palette.edgesBelow ?? false}
          />
        ))}
        {shown.kind === 'made' && shown.beyond && (
          <li>
            <span className={styles.hatch} aria-hidden="true" />
            <span className={styles.wide}>{t('noise.beyond')}</span>
          </li>
        )}
      </ul>
      {period && rows.some((row) => row.limits.length > 0) && (
        <p className={styles.small}>{t('noise.limitSource', { period: t(`noise.period.${period}`) })}</p>
      )}
      <p className={styles.note}>
        {sentences.map((sentence) => sentence.trim()).join(language === 'en' ? ' ' : '')}
      </p>
    </section>
  );
}

type Range = readonly [low: number, high: number];

/** The least and the greatest of several ranges; null where one of them is not known. */
const unionOf = (ranges: readonly (Range | null)[]): Range | null => {
  const known = ranges.filter((range) => range !== null);
  if (known.length < ranges.length) return null;
  return [Math.min(...known.map(([low]) => low)), Math.max(...known.map(([, high]) => high))];
};

/** What a stored grid says of itself; without that, at least what every interpolated grid is not. */
const storedNote = ({ meta }: Grid, t: Translate): string =>
  meta.notes.length > 0 ? meta.notes.map((note) => noteText(note, t)).join('') : t('noise.honestStored');

const signed = (value: number): string => String(value).replace('-', '−');

function Row({
  row,
  swatch,
  edgesBelow,
}: {
  readonly row: LegendRow;
  readonly swatch: boolean;
  readonly edgesBelow: boolean;
}) {
  const { t, language } = useStrings();
  const { from, to } = row;
  const range =
    from === null
      ? t(edgesBelow ? 'exposure.atMost' : 'noise.legendBelow', { to: to === null ? '' : signed(to) })
      : to === null
        ? t(edgesBelow ? 'exposure.over' : 'noise.legendAbove', { from })
        : t(from < 0 ? 'noise.legendSpan' : 'noise.legendBand', { from: signed(from), to: signed(to) });
  const zones = row.limits.map(({ zone }) => zone).join('/');
  return (
    <li>
      {swatch && <span className={styles.swatch} style={{ background: row.colour }} aria-hidden="true" />}
      <span className={styles.range}>{range}</span>
      {row.name && <span className={styles.word}>{inLanguage(row.name, language)}</span>}
      {row.limits[0] && (
        <span className={styles.limit}>
          {t('noise.limit', { zone: zones, limit: row.limits[0].limitDb })}
        </span>
      )}
    </li>
  );
}

/** Continuous colouring: one ramp, ticks are the rows below. */
function Ramp({
  colours,
  rows,
}: {
  readonly colours: readonly string[];
  readonly rows: readonly LegendRow[];
}) {
  const shown = colours.filter((colour) => rows.some((row) => row.colour === colour));
  return (
    <div
      className={styles.ramp}
      style={{ background: `linear-gradient(to right, ${shown.join(', ')})` }}
      aria-hidden="true"
    />
  );
}
