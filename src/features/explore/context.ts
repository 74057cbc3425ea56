import { stationLevel } from '../../acoustics/period-levels.ts';
import type { LayerSpec } from '../../domain/catalog.ts';
import type { LayerFeature, Value } from '../../domain/feature.ts';
import { gbPeriodHours, type PeriodHours } from '../../domain/indicator.ts';
import type { VerdictRounding } from '../../domain/standards/verdict.ts';
import type { StationSeries } from '../../domain/station.ts';
import type { Layer, StationLevels } from '../../spatial/types.ts';
import type { AppState, ReadyData } from '../../state/state.ts';

/** What spatial questions, inspector and table share: levels of stations by period, computed once per layer. */

/** Levels by station id. */
export type LevelsById = ReadonlyMap<string, StationLevels>;

const asked = ['Ld', 'Ln', 'Ldn'] as const;
const computed = new WeakMap<readonly LayerFeature[], Map<string, LevelsById>>();

/**
 * Ld, Ln and Ldn in dB(A) of the stations of a layer: energy means over all valid days of the hourly series;
 * where a station has no series, its properties of those names. null: no valid level (HJ 906-2017).
 * The same map comes back while the layer's data and the split of the day are the same.
 */
export function stationLevels(
  { features, series }: Pick<ReadyData, 'features' | 'series'>,
  periodHours: PeriodHours,
): LevelsById {
  const bySplit = computed.get(features) ?? new Map<string, LevelsById>();
  computed.set(features, bySplit);
  const key = JSON.stringify(periodHours);
  const known = bySplit.get(key);
  if (known) return known;
  const seriesOf = new Map(series.map((one) => [one.stationId, one]));
  const levels = new Map<string, StationLevels>();
  for (const { id, properties } of features) {
    const own = seriesOf.get(id);
    const found = own ? levelsOfSeries(own, periodHours) : levelsOfProperties(properties);
    if (found) levels.set(id, found);
  }
  bySplit.set(key, levels);
  return levels;
}

function levelsOfSeries(series: StationSeries, periodHours: PeriodHours): StationLevels {
  const [Ld, Ln, Ldn] = asked.map((indicator) => {
    const level = stationLevel(series, { kind: 'indicator', indicator }, periodHours, null);
    return level.valid ? level.levelDb : null;
  });
  return { Ld, Ln, Ldn };
}

function levelsOfProperties(properties: Readonly<Record<string, Value>>): StationLevels | null {
  const [Ld, Ln, Ldn] = asked.map((name) => {
    const value = properties[name] ?? properties[name.toLowerCase()];
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  });
  return Ld === null && Ln === null && Ldn === null ? null : { Ld, Ln, Ldn };
}

/** The split of the day in use: that of the noise grid when there is one, else GB 3096-2008's own. */
export const periodHoursOf = (state: Pick<AppState, 'recipe'>): PeriodHours =>
  state.recipe?.periodHours ?? gbPeriodHours;

export const roundingOf = (state: Pick<AppState, 'roundForVerdict'>): VerdictRounding =>
  state.roundForVerdict ? 'integer' : 'none';

/** Properties that the engine reads beside the field of the layer's classes. */
const engineProperties = ['stationKind', 'zone', 'lengthM', 'population'] as const;
const slimmed = new WeakMap<readonly LayerFeature[], readonly LayerFeature[]>();

/** A layer with only what the engine reads, so that little crosses to the worker. */
export function slimLayer({ spec, features }: Layer): Layer {
  const known = slimmed.get(features);
  if (known) return { spec, features: known };
  const names = new Set<string>(engineProperties);
  if (spec.style.classes) names.add(spec.style.classes.field);
  const slim = features.map((feature) => ({
    ...feature,
    properties: Object.fromEntries(Object.entries(feature.properties).filter(([name]) => names.has(name))),
  }));
  slimmed.set(features, slim);
  return { spec, features: slim };
}

/** Layers with features whose levels can be judged or averaged. */
export const hasLevels = ({ kind }: LayerSpec): boolean => kind === 'noise-station' || kind === 'measurement';
