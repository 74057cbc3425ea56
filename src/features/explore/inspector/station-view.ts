import { type DaySpan, type StationLevel, stationLevel } from '../../../acoustics/period-levels.ts';
import type { LayerFeature } from '../../../domain/feature.ts';
import { hoursOf, isGbSplit, type PeriodHours } from '../../../domain/indicator.ts';
import type { Note } from '../../../domain/note.ts';
import {
  type JudgedPeriod,
  noiseLimit,
  type ZoneClass,
  zoneClassOf,
} from '../../../domain/standards/gb3096.ts';
import { judge, type Verdict, type VerdictRounding } from '../../../domain/standards/verdict.ts';
import type { StationDay, StationSeries } from '../../../domain/station.ts';

/** What the inspector says of a noise station, computed from its hours. */

export interface JudgedLevel extends StationLevel {
  readonly period: JudgedPeriod;
  /** null without a zone, or without enough hours to judge. */
  readonly verdict: Verdict | null;
}

/** [lowest, highest] of the days, dB(A): statistical levels have no mean over days. */
export type LevelRange = readonly [minDb: number, maxDb: number];

export interface StationView {
  readonly zone: ZoneClass | null;
  readonly day: JudgedLevel;
  readonly night: JudgedLevel;
  /** Leq of hours 00..23: of one day, or the energy mean of the days; null where missing. */
  readonly hoursDb: readonly (number | null)[];
  /** Limit that holds in each hour, dB(A); null without a zone, or in an evening, which GB 3096 does not know. */
  readonly limitsDb: readonly (number | null)[] | null;
  readonly l10: LevelRange | null;
  readonly l50: LevelRange | null;
  readonly l90: LevelRange | null;
  /** All days of the series, ISO. */
  readonly dates: readonly string[];
  /** Remarks on the verdicts; the same as those of an answer. */
  readonly notes: readonly Note[];
}

export interface StationSettings {
  readonly periodHours: PeriodHours;
  readonly rounding: VerdictRounding;
  /** ISO date; null: all days. */
  readonly date: string | null;
}

export function stationView(
  feature: LayerFeature,
  series: StationSeries,
  settings: StationSettings,
): StationView {
  const { periodHours, rounding, date } = settings;
  const zone = zoneClassOf(feature.properties.zone);
  const span: DaySpan | null = date === null ? null : { from: date, to: date };
  const days = series.days.filter((day) => date === null || day.date === date);
  const judged = (period: JudgedPeriod): JudgedLevel => {
    const indicator = period === 'day' ? 'Ld' : 'Ln';
    const level = stationLevel(series, { kind: 'indicator', indicator }, periodHours, span);
    const judgeable = zone !== null && level.valid && level.levelDb !== null;
    return { ...level, period, verdict: judgeable ? judge(level.levelDb, zone, period, rounding) : null };
  };
  const [day, night] = [judged('day'), judged('night')];
  const split = (day.verdict !== null || night.verdict !== null) && !isGbSplit(periodHours);
  return {
    zone,
    day,
    night,
    hoursDb: Array.from(
      { length: 24 },
      (_, hour) => stationLevel(series, { kind: 'hour', hour }, periodHours, span).levelDb,
    ),
    limitsDb: zone && limitsOf(zone, periodHours),
    l10: rangeOf(days, 'l10'),
    l50: rangeOf(days, 'l50'),
    l90: rangeOf(days, 'l90'),
    dates: series.days.map(({ date: iso }) => iso),
    notes: split ? [{ code: 'spatial-split-not-gb' }] : [],
  };
}

function limitsOf(zone: ZoneClass, { day, night }: PeriodHours): readonly (number | null)[] {
  const limits: (number | null)[] = Array.from({ length: 24 }, () => null);
  for (const hour of hoursOf(day)) limits[hour] = noiseLimit(zone, 'day').limitDb;
  for (const hour of hoursOf(night)) limits[hour] = noiseLimit(zone, 'night').limitDb;
  return limits;
}

function rangeOf(days: readonly StationDay[], name: 'l10' | 'l50' | 'l90'): LevelRange | null {
  const levels = days.flatMap((day) => day[name] ?? []);
  return levels.length === 0 ? null : [Math.min(...levels), Math.max(...levels)];
}
