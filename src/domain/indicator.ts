import { z } from 'zod';

/** Whole hours of the day; `[22, 6]` runs over midnight. End excluded. */
const hourSpanSchema = z.tuple([z.number().int().min(0).max(24), z.number().int().min(0).max(24)]);
export type HourSpan = readonly [from: number, to: number];

/**
 * The split of the day. GB 3096-2008 cl. 3: day 06–22, night 22–06; other splits are allowed and are named
 * on every product. Without `evening`, Lden is not available.
 */
export const periodHoursSchema = z.object({
  day: hourSpanSchema,
  evening: hourSpanSchema.optional(),
  night: hourSpanSchema,
});
export type PeriodHours = Readonly<z.infer<typeof periodHoursSchema>>;

export const gbPeriodHours: PeriodHours = { day: [6, 22], night: [22, 6] };

/** The hours of a span in running order, e.g. [22, 6] → 22, 23, 0, …, 5. */
export function hoursOf([from, to]: HourSpan): readonly number[] {
  const count = to > from ? to - from : 24 - from + to;
  return Array.from({ length: count }, (_, i) => (from + i) % 24);
}

/** True when the periods cover each of the 24 hours exactly once. */
export function isFullSplit(periods: PeriodHours): boolean {
  const all = [periods.day, periods.evening, periods.night].flatMap((span) => (span ? hoursOf(span) : []));
  return all.length === 24 && new Set(all).size === 24;
}

/** True for GB 3096's own hours, the only split on which a GB verdict may be given without a remark. */
export const isGbSplit = (p: PeriodHours): boolean =>
  !p.evening && p.day[0] === 6 && p.day[1] === 22 && p.night[0] === 22 && p.night[1] === 6;

export const levelIndicators = ['Ld', 'Le', 'Ln', 'Ldn', 'Lden', 'L24'] as const;
export type LevelIndicator = (typeof levelIndicators)[number];

/** What is mapped: the Leq of one hour of the day (0–23), a period level, or a plain property. */
export const stationValueSchema = z.union([
  z.object({ kind: z.literal('hour'), hour: z.number().int().min(0).max(23) }),
  z.object({ kind: z.literal('indicator'), indicator: z.enum(levelIndicators) }),
  z.object({ kind: z.literal('property'), property: z.string().min(1).max(60) }),
]);
export type StationValue = Readonly<z.infer<typeof stationValueSchema>>;
