import type { HourSpan, PeriodHours } from '../../domain/indicator.ts';

const two = (hour: number): string => String(hour).padStart(2, '0');
const spanText = ([from, to]: HourSpan): string => `${two(from)}–${two(to)}`;

/** Hours of day and night as they stand beside every level: "06–22", "22–06". */
export const spanWords = ({ day, night }: PeriodHours): { readonly day: string; readonly night: string } => ({
  day: spanText(day),
  night: spanText(night),
});
