import type { FieldSpec } from '../../domain/catalog.ts';
import type { LayerFeature } from '../../domain/feature.ts';
import { type HourSpan, isGbSplit, type PeriodHours, type StationValue } from '../../domain/indicator.ts';
import type { NoiseRecipe } from '../../domain/recipe.ts';
import { zoneClassOf } from '../../domain/standards/gb3096.ts';
import { type StationKind, stationKinds } from '../../domain/station.ts';
import type { StationLayer } from './stations.ts';

/** What a layer of stations offers to a recipe, and the recipe to begin with. Pure. */

/** Splits of the day in common use; the first is GB 3096-2008 cl. 3. */
export const knownSplits = {
  gb: { day: [6, 22], night: [22, 6] },
  end: { day: [7, 19], evening: [19, 23], night: [23, 7] },
  us: { day: [7, 22], night: [22, 7] },
} as const satisfies Record<string, PeriodHours>;
export type KnownSplit = keyof typeof knownSplits;

const sameSpan = (a: HourSpan | undefined, b: HourSpan | undefined): boolean =>
  a?.[0] === b?.[0] && a?.[1] === b?.[1];

const sameSplit = (a: PeriodHours, b: PeriodHours): boolean =>
  sameSpan(a.day, b.day) && sameSpan(a.evening, b.evening) && sameSpan(a.night, b.night);

export function splitName(split: PeriodHours): KnownSplit | 'custom' {
  if (isGbSplit(split)) return 'gb';
  if (sameSplit(split, knownSplits.end)) return 'end';
  return sameSplit(split, knownSplits.us) ? 'us' : 'custom';
}

/**
 * A split from its borders: day from `day` to `dayEnd`, evening until `eveningEnd` (null: none), night the rest.
 * null when the borders do not come in this order within 24 hours.
 */
export function splitOfBorders(day: number, dayEnd: number, eveningEnd: number | null): PeriodHours | null {
  const after = (hour: number) => (hour - day + 24) % 24;
  if (after(dayEnd) === 0) return null;
  if (eveningEnd === null) return { day: [day, dayEnd], night: [dayEnd, day] };
  if (after(eveningEnd) <= after(dayEnd)) return null;
  return { day: [day, dayEnd], evening: [dayEnd, eveningEnd], night: [eveningEnd, day] };
}

const isStationKind = (value: unknown): value is StationKind => stationKinds.some((kind) => kind === value);

/**
 * What a station measures, or null where its layer does not say. A functional-zone station in class 4a or 4b stands
 * beside a road or railway (GB 3096-2008 cl. 4), so it belongs with the roadside points.
 */
export function kindOf({ properties }: LayerFeature): StationKind | null {
  const kind = properties.stationKind;
  if (!isStationKind(kind)) return null;
  const zone = zoneClassOf(properties.zone);
  return kind === 'functional' && (zone === '4a' || zone === '4b') ? 'road' : kind;
}

/** Stations of each kind that the layer holds; kinds that do not occur are absent. */
export function kindCounts(features: readonly LayerFeature[]): ReadonlyMap<StationKind, number> {
  const counts = new Map<StationKind, number>();
  for (const feature of features) {
    const kind = kindOf(feature);
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** Roadside and area stations measure different things: a map of both belongs to neither. */
export const mixesKinds = (kinds: readonly StationKind[]): boolean =>
  kinds.includes('road') && kinds.some((kind) => kind !== 'road');

/** Fields that may be levels: numbers in dB. The import gives that unit to every column that a person calls a level. */
const levelFields = (fields: readonly FieldSpec[]): readonly FieldSpec[] =>
  fields.filter((field) => field.type === 'number' && /^dB/i.test(field.unit ?? ''));

/** True when grids can be made from the layer: points with hourly levels or a number that may be a level. */
export function canInterpolate({ spec, series }: StationLayer): boolean {
  if (spec.geometry !== 'point') return false;
  if (spec.kind !== 'noise-station' && spec.kind !== 'measurement') return false;
  return series.length > 0 || levelFields(spec.fields).length > 0;
}

/** Dates with measurements, in order. */
export function datesOf({ series }: StationLayer): readonly string[] {
  const dates = new Set<string>();
  for (const station of series) for (const day of station.days) dates.add(day.date);
  return [...dates].sort();
}

/** Values the layer can be asked for under a split of the day, in the order they are offered. */
export function valuesOf({ spec, series }: StationLayer, split: PeriodHours): readonly StationValue[] {
  const values: StationValue[] = [];
  if (series.length > 0) {
    const withEvening = split.evening !== undefined;
    const indicators = (['Ld', 'Le', 'Ln', 'Ldn', 'Lden', 'L24'] as const).filter(
      (indicator) => withEvening || (indicator !== 'Le' && indicator !== 'Lden'),
    );
    values.push(...indicators.map((indicator) => ({ kind: 'indicator', indicator }) as const));
    values.push({ kind: 'hour', hour: 8 });
  }
  values.push(...levelFields(spec.fields).map(({ name }) => ({ kind: 'property', property: name }) as const));
  return values;
}

/** Area stations where the layer knows kinds and has some, else whatever it has. */
export function defaultKinds(features: readonly LayerFeature[]): readonly StationKind[] {
  const present = kindCounts(features);
  if (present.size === 0) return stationKinds;
  const area = stationKinds.filter((kind) => kind !== 'road' && present.has(kind));
  return area.length > 0 ? area : ['road'];
}

/** The recipe a layer begins with: Ld of all days by GB hours, ordinary kriging, fitted variogram. */
export function defaultRecipe(layer: StationLayer, reachM: number): NoiseRecipe {
  const split = knownSplits.gb;
  return {
    layerId: layer.spec.id,
    value: valuesOf(layer, split)[0] ?? { kind: 'indicator', indicator: 'Ld' },
    days: null,
    periodHours: { day: [...split.day], night: [...split.night] },
    stationKinds: [...defaultKinds(layer.features)],
    method: 'kriging',
    power: 2,
    neighbours: null,
    radiusM: null,
    variogram: 'auto',
    cellSizeM: null,
    clip: { kind: 'distance', distanceM: reachM },
  };
}
