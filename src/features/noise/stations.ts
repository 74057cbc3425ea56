import { stationLevel } from '../../acoustics/period-levels.ts';
import type { LayerSpec } from '../../domain/catalog.ts';
import type { LayerFeature, LngLat } from '../../domain/feature.ts';
import { DataError, type Note } from '../../domain/note.ts';
import type { NoiseRecipe } from '../../domain/recipe.ts';
import type { StationSeries } from '../../domain/station.ts';
import { minPoints } from '../../interpolation/points.ts';
import { kindCounts, kindOf, mixesKinds } from './recipe-choices.ts';

/** A layer as far as interpolation needs it. */
export interface StationLayer {
  readonly spec: LayerSpec;
  readonly features: readonly LayerFeature[];
  readonly series: readonly StationSeries[];
}

/** The stations that take part in a recipe. All arrays have length n, in the layer's order. */
export interface TakenStations {
  readonly ids: readonly string[];
  readonly places: readonly LngLat[];
  /** The recipe's value, dB(A). */
  readonly levelsDb: Float64Array;
  /** Leq of the 24 hours, dB(A); 24 arrays of length n, NaN where missing. null without hourly series. */
  readonly hoursDb: readonly Float64Array[] | null;
  readonly illustrative: boolean;
  readonly notes: readonly Note[];
}

/** Fewer give an uncertain variogram (Webster & Oliver, 2007, ch. 6, ask for more still). */
const fewStations = 30;

const leftOutReasons = ['kind', 'place', 'hours', 'value', 'range'] as const;
type LeftOut = (typeof leftOutReasons)[number];

/**
 * Picks the stations of a recipe and their levels.
 * Left out, counted and named by reason: kinds that the recipe does not list (a station that does not say its
 * kind takes part), stations without a place, without valid hours (HJ 906), without a number, and levels
 * outside 0–140 dB.
 * @throws DataError `noise-too-few` with the reasons when fewer than three remain.
 */
export function takeStations(recipe: NoiseRecipe, layer: StationLayer): TakenStations {
  const { value, days } = recipe;
  const seriesOf = new Map(layer.series.map((series) => [series.stationId, series]));
  const ids: string[] = [];
  const places: LngLat[] = [];
  const levels: number[] = [];
  const left: Record<LeftOut, string[]> = { kind: [], place: [], hours: [], value: [], range: [] };
  let illustrative = false;
  const taken: LayerFeature[] = [];

  for (const feature of layer.features) {
    const kind = kindOf(feature);
    const { geometry, id } = feature;
    if (kind && !recipe.stationKinds.includes(kind)) {
      left.kind.push(id);
      continue;
    }
    if (geometry?.type !== 'Point') {
      left.place.push(id);
      continue;
    }
    const level =
      value.kind === 'property' ? feature.properties[value.property] : levelOf(seriesOf.get(id), recipe);
    if (typeof level !== 'number' || !Number.isFinite(level)) {
      left[value.kind === 'property' ? 'value' : 'hours'].push(id);
      continue;
    }
    if (level < 0 || level > 140) {
      left.range.push(id);
      continue;
    }
    taken.push(feature);
    ids.push(id);
    places.push([geometry.coordinates[0], geometry.coordinates[1]]);
    levels.push(level);
    illustrative ||= feature.provenance === 'illustrative';
  }

  const notes = leftOutReasons.flatMap((reason) => leftOutNote(reason, left[reason]));
  if (ids.length < minPoints)
    throw new DataError([{ code: 'noise-too-few', params: { count: ids.length, min: minPoints } }, ...notes]);
  if (ids.length < fewStations)
    notes.unshift({ code: 'noise-few', params: { count: ids.length, enough: fewStations } });
  if (mixesKinds([...kindCounts(taken).keys()])) notes.unshift({ code: 'noise-mixed' });

  const hoursDb =
    layer.series.length === 0
      ? null
      : hourlyLevels(
          ids.map((id) => seriesOf.get(id)),
          days,
        );
  return { ids, places, levelsDb: Float64Array.from(levels), hoursDb, illustrative, notes };
}

/**
 * Leq of the 24 hours of each station, dB(A): the energy mean over the days, L = 10 lg (1/N Σ 10^(Lᵢ/10)), as
 * `stationLevel` gives it for one hour. One pass over the series, for it runs on the page.
 * @returns 24 arrays of one value a station, NaN where the hour is missing on every day
 */
function hourlyLevels(
  all: readonly (StationSeries | undefined)[],
  days: NoiseRecipe['days'],
): readonly Float64Array[] {
  const levels = Array.from({ length: 24 }, () => new Float64Array(all.length).fill(Number.NaN));
  all.forEach((series, station) => {
    const energies = new Float64Array(24);
    const counts = new Int32Array(24);
    for (const { date, hours } of series?.days ?? []) {
      if (days && (date < days.from || date > days.to)) continue;
      for (let hour = 0; hour < 24; hour++) {
        const level = hours[hour];
        if (level === null || level === undefined) continue;
        energies[hour] += 10 ** (level / 10);
        counts[hour]++;
      }
    }
    for (let hour = 0; hour < 24; hour++)
      if (counts[hour] > 0) levels[hour][station] = 10 * Math.log10(energies[hour] / counts[hour]);
  });
  return levels;
}

function levelOf(series: StationSeries | undefined, recipe: NoiseRecipe): number | null {
  if (!series) return null;
  const level = stationLevel(series, recipe.value, recipe.periodHours, recipe.days);
  return level.valid ? level.levelDb : null;
}

const named = 5;

const leftOutNote = (reason: LeftOut, ids: readonly string[]): Note[] =>
  ids.length === 0
    ? []
    : [
        {
          code: `noise-left-${reason}`,
          params: {
            count: ids.length,
            ids: ids.slice(0, named).join(', ') + (ids.length > named ? ', …' : ''),
          },
        },
      ];
