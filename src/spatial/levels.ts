import type { LayerFeature } from '../domain/feature.ts';
import {
  type JudgedPeriod,
  judgedPeriods,
  noiseLimit,
  type ZoneClass,
  zoneClasses,
  zoneClassOf,
} from '../domain/standards/gb3096.ts';
import { gradeOf, type MeanKind, regionalMean, roadMean } from '../domain/standards/hj640.ts';
import { judge, type VerdictRounding } from '../domain/standards/verdict.ts';
import { type StationKind, stationKinds } from '../domain/station.ts';
import type { LevelRange, LevelSummary, MeanLevel, PassCount, PassRate, StationLevels } from './types.ts';

/** What the levels of a set of stations say together. Energy means are over time only, never over stations. */

export interface StationAtHand {
  readonly kind: StationKind | null;
  readonly zone: ZoneClass | null;
  /** Length of the road section that the point stands for, m. */
  readonly lengthM: number | null;
  readonly levels: StationLevels | null;
}

export function stationOf({ properties }: LayerFeature, levels: StationLevels | null): StationAtHand {
  const { stationKind, zone, lengthM } = properties;
  return {
    kind: stationKinds.find((kind) => kind === stationKind) ?? null,
    zone: zoneClassOf(zone),
    lengthM: typeof lengthM === 'number' && lengthM > 0 ? lengthM : null,
    levels,
  };
}

export function summariseLevels(stations: readonly StationAtHand[], rounding: VerdictRounding): LevelSummary {
  return {
    ranges: (['Ld', 'Ln', 'Ldn'] as const).flatMap((indicator) => rangeOf(stations, indicator)),
    means: (['regional', 'road'] as const).flatMap((kind) =>
      judgedPeriods.flatMap((period) => meanOf(stations, kind, period)),
    ),
    overall: { day: countPasses(stations, 'day', rounding), night: countPasses(stations, 'night', rounding) },
    passRates: [...stationKinds, null].flatMap((kind) =>
      passRatesOf(
        stations.filter((station) => station.kind === kind),
        kind,
        rounding,
      ),
    ),
  };
}

function rangeOf(stations: readonly StationAtHand[], indicator: keyof StationLevels): readonly LevelRange[] {
  const levels = stations.flatMap((station) => station.levels?.[indicator] ?? []);
  if (levels.length === 0) return [];
  const minDb = levels.reduce((a, b) => Math.min(a, b));
  const maxDb = levels.reduce((a, b) => Math.max(a, b));
  return [{ indicator, minDb, maxDb, stations: levels.length }];
}

const levelIn = ({ levels }: StationAtHand, period: JudgedPeriod): number | null =>
  levels?.[period === 'day' ? 'Ld' : 'Ln'] ?? null;

/** The mean of one kind of stations by the rule that HJ 640 has for it; empty without a usable station. */
function meanOf(
  stations: readonly StationAtHand[],
  stationKind: MeanKind,
  period: JudgedPeriod,
): readonly MeanLevel[] {
  const ofKind = stations.filter(({ kind }) => kind === stationKind);
  const usable = ofKind.flatMap((station) => {
    const levelDb = levelIn(station, period);
    const lengthM = stationKind === 'road' ? station.lengthM : 1;
    return levelDb === null || lengthM === null ? [] : [{ levelDb, lengthM }];
  });
  const meanDb =
    stationKind === 'road' ? roadMean(usable) : regionalMean(usable.map(({ levelDb }) => levelDb));
  if (meanDb === null) return [];
  return [
    {
      stationKind,
      rule: stationKind === 'road' ? 'length-weighted' : 'arithmetic',
      period,
      meanDb,
      grade: gradeOf(meanDb, stationKind, period),
      stations: usable.length,
      leftOut: ofKind.length - usable.length,
    },
  ];
}

function countPasses(
  stations: readonly StationAtHand[],
  period: JudgedPeriod,
  rounding: VerdictRounding,
): PassCount {
  let pass = 0;
  let total = 0;
  let withoutLevel = 0;
  let withoutZone = 0;
  for (const station of stations) {
    const levelDb = levelIn(station, period);
    if (!station.zone) withoutZone++;
    else if (levelDb === null) withoutLevel++;
    else {
      total++;
      if (judge(levelDb, station.zone, period, rounding).pass) pass++;
    }
  }
  return { pass, total, withoutLevel, withoutZone };
}

/** Classes that occur, then all of them where there is more than one. */
function passRatesOf(
  stations: readonly StationAtHand[],
  stationKind: StationKind | null,
  rounding: VerdictRounding,
): readonly PassRate[] {
  const zones = zoneClasses.filter((zone) => stations.some((station) => station.zone === zone));
  const groups: (ZoneClass | 'all')[] = zones.length > 1 ? [...zones, 'all'] : zones;
  return groups.flatMap((zone) =>
    judgedPeriods.map((period) => {
      const members = zone === 'all' ? stations : stations.filter((station) => station.zone === zone);
      const { pass, total, withoutLevel } = countPasses(members, period, rounding);
      const limitDb = zone === 'all' ? null : noiseLimit(zone, period).limitDb;
      return {
        stationKind,
        zone,
        period,
        limitDb,
        pass,
        total,
        withoutLevel,
        rate: total > 0 ? pass / total : null,
      };
    }),
  );
}
