import { z } from 'zod';
import { provenances } from './feature.ts';
import type { SceneSettings } from './scene.ts';
import { localizedTextSchema } from './text.ts';

/**
 * Courses of the day: how the traffic of a period is spread over its hours, by road and class of vehicle. The flow of
 * an hour is that of its period times the weight of the hour over the mean weight of the period's hours, so that the
 * period keeps its total whatever the weights add up to, and the course serves changed flows too.
 */

const dayCourseVersion = 1;
const hoursOfDay = 24;

/** 0 … 23 */
export const allHours: readonly number[] = Array.from({ length: hoursOfDay }, (_, hour) => hour);

const weights = z.array(z.number().min(0)).length(hoursOfDay);

export const courseSchema = z.strictObject({
  class: z.string().min(1),
  /** Roads of the scene that the course holds for. */
  ids: z.array(z.string().min(1)).min(1),
  /** Weights of hours 00 … 23; only their relation within a period counts. */
  factors: z.strictObject({
    light: weights,
    medium: weights.optional(),
    heavy: weights.optional(),
    mopeds: weights.optional(),
    motorcycles: weights.optional(),
  }),
});
export type Course = Readonly<z.output<typeof courseSchema>>;

export const dayCourseFileSchema = z.object({
  version: z.literal(dayCourseVersion),
  provenance: z.enum(provenances).optional(),
  note: localizedTextSchema.optional(),
  classes: z.array(z.unknown()).min(1),
});

export interface DayCourse {
  readonly courses: readonly Course[];
  readonly illustrative: boolean;
}

/**
 * The period that each hour 00 … 23 lies in, by the hour's middle; null where the periods of a scene do not split the
 * day, so that an hour would lie in none or in two.
 */
export function periodsOfHours({
  periods,
  periodHours,
}: Pick<SceneSettings, 'periods' | 'periodHours'>): readonly string[] | null {
  const of = Array.from({ length: hoursOfDay }, (_, hour) => {
    const middle = hour + 0.5;
    return periods.filter((period) => {
      // A period without hours of its own is the whole day only where it is the only one.
      const [from, to] = periodHours[period] ?? (periods.length === 1 ? [0, 24] : [0, 0]);
      return from < to ? middle >= from && middle < to : from > to && (middle >= from || middle < to);
    });
  });
  return of.every(({ length }) => length === 1) ? of.map(([period]) => period) : null;
}

/** What the flow of a period is multiplied with in one of its hours; 1 where the weights tell its hours not apart. */
export function hourFactor(
  weightsOfHours: readonly number[] | undefined,
  periods: readonly string[],
  hour: number,
): number {
  if (!weightsOfHours) return 1;
  const inPeriod = weightsOfHours.filter((_, other) => periods[other] === periods[hour]);
  const sum = inPeriod.reduce((total, weight) => total + weight, 0);
  return sum > 0 ? (weightsOfHours[hour] * inPeriod.length) / sum : 1;
}
