import {
  type HourSpan,
  hoursOf,
  type LevelIndicator,
  type PeriodHours,
  type StationValue,
} from '../domain/indicator.ts';
import { validityThresholds } from '../domain/standards/hj906.ts';
import type { StationDay, StationSeries } from '../domain/station.ts';
import { energyMean, weightedEnergyMean } from './levels.ts';

/** Share of a period's hours that must be there for its level to count. */
export interface Completeness {
  readonly day: number;
  readonly night: number;
}

/** HJ 906-2017 cl. 6 (待核): 12 of 16 hours by day, 6 of 8 by night, as shares so that they hold for any split. */
const hj906Completeness: Completeness = {
  day: validityThresholds.dayHours / 16,
  night: validityThresholds.nightHours / 8,
};

/** Penalties of Ldn and Lden in dB (GB 3096-2008 for Ldn; Directive 2002/49/EC Annex I for Lden). */
const eveningPenaltyDb = 5;
const nightPenaltyDb = 10;

export interface PeriodLevel {
  readonly levelDb: number | null;
  readonly hoursPresent: number;
  readonly hoursDue: number;
  /** Enough hours in every period that the level is made of. */
  readonly valid: boolean;
}

type Hours = StationDay['hours'];

/**
 * Energy mean of the hours of a span, dB(A). A span over midnight takes the hours of the same calendar date
 * (22, 23 and 0 … 5 of one day), as hourly tables by date give them.
 * @param hours Leq of hours 00 … 23, null where missing.
 * @param minShare of the hours, for `valid`.
 */
export function periodLevel(hours: Hours, span: HourSpan, minShare = hj906Completeness.day): PeriodLevel {
  const due = hoursOf(span);
  const levels = due.map((hour) => hours[hour] ?? null);
  const hoursPresent = levels.filter((level) => level !== null).length;
  return {
    levelDb: energyMean(levels),
    hoursPresent,
    hoursDue: due.length,
    valid: hoursPresent > 0 && hoursPresent >= minShare * due.length,
  };
}

interface Part {
  readonly span: HourSpan;
  readonly penaltyDb: number;
  readonly minShare: number;
}

/** The periods of an indicator with their penalties; null where the split of the day has no evening. */
function partsOf(indicator: LevelIndicator, split: PeriodHours, rule: Completeness): readonly Part[] | null {
  const byDay = (span: HourSpan, penaltyDb = 0): Part => ({ span, penaltyDb, minShare: rule.day });
  const byNight = (penaltyDb: number): Part => ({ span: split.night, penaltyDb, minShare: rule.night });
  switch (indicator) {
    case 'Ld':
      return [byDay(split.day)];
    case 'Le':
      return split.evening ? [byDay(split.evening)] : null;
    case 'Ln':
      return [byNight(0)];
    case 'L24':
      return [byDay([0, 24])];
    case 'Ldn':
      return [byDay(split.day), ...(split.evening ? [byDay(split.evening)] : []), byNight(nightPenaltyDb)];
    case 'Lden':
      return split.evening
        ? [byDay(split.day), byDay(split.evening, eveningPenaltyDb), byNight(nightPenaltyDb)]
        : null;
  }
}

/**
 * An indicator of one day from its hours, dB(A):
 * L = 10 lg [Σ h_p·10^((L_p + K_p)/10) / Σ h_p] over the periods p with h_p hours and penalty K_p, so that
 * Ldn = 10 lg {[h_d·10^(Ld/10) + h_n·10^((Ln+10)/10)] / 24} (GB 3096-2008).
 * null without a level in one of the periods, and for Le and Lden where the split has no evening.
 */
export function indicatorLevel(
  hours: Hours,
  indicator: LevelIndicator,
  split: PeriodHours,
  rule: Completeness = hj906Completeness,
): PeriodLevel {
  const parts = partsOf(indicator, split, rule);
  if (!parts) return { levelDb: null, hoursPresent: 0, hoursDue: 0, valid: false };
  const periods = parts.map(({ span, minShare }) => periodLevel(hours, span, minShare));
  const penalised = periods.map(({ levelDb }, i) => (levelDb === null ? null : levelDb + parts[i].penaltyDb));
  return {
    levelDb: penalised.includes(null)
      ? null
      : weightedEnergyMean(
          penalised,
          periods.map((period) => period.hoursDue),
        ),
    hoursPresent: periods.reduce((sum, period) => sum + period.hoursPresent, 0),
    hoursDue: periods.reduce((sum, period) => sum + period.hoursDue, 0),
    valid: periods.every((period) => period.valid),
  };
}

export interface StationLevel {
  /** dB(A), unrounded; null without any level. */
  readonly levelDb: number | null;
  /** Over all days of the chosen span. */
  readonly hoursPresent: number;
  readonly hoursDue: number;
  /** Dates whose levels went into the mean, in the series' order. */
  readonly daysUsed: readonly string[];
  /** At least one day with enough hours (HJ 906, 待核). */
  readonly valid: boolean;
}

/** ISO dates, both included. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

function dayLevel(day: StationDay, value: StationValue, split: PeriodHours, rule: Completeness): PeriodLevel {
  if (value.kind === 'indicator') return indicatorLevel(day.hours, value.indicator, split, rule);
  const level = value.kind === 'hour' ? (day.hours[value.hour] ?? null) : null;
  const due = value.kind === 'hour' ? 1 : 0;
  return { levelDb: level, hoursPresent: level === null ? 0 : 1, hoursDue: due, valid: level !== null };
}

/**
 * Level of a station over many days: the energy mean of the daily levels. Days with too few hours take no part
 * as long as one day has enough; where none has, the mean of what there is comes back with `valid: false`.
 * A plain property has no series: null.
 * @param days null: all days of the series.
 */
export function stationLevel(
  series: StationSeries,
  value: StationValue,
  split: PeriodHours,
  days: DaySpan | null,
  rule: Completeness = hj906Completeness,
): StationLevel {
  const chosen = series.days
    .filter(({ date }) => !days || (date >= days.from && date <= days.to))
    .map((day) => ({ date: day.date, ...dayLevel(day, value, split, rule) }));
  const withLevel = chosen.filter((day) => day.levelDb !== null);
  const enough = withLevel.filter((day) => day.valid);
  const used = enough.length > 0 ? enough : withLevel;
  return {
    levelDb: energyMean(used.map((day) => day.levelDb)),
    hoursPresent: chosen.reduce((sum, day) => sum + day.hoursPresent, 0),
    hoursDue: chosen.reduce((sum, day) => sum + day.hoursDue, 0),
    daysUsed: used.map((day) => day.date),
    valid: enough.length > 0,
  };
}
