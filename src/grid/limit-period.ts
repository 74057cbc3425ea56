import { gbPeriodHours, type HourSpan, hoursOf } from '../domain/indicator.ts';
import type { JudgedPeriod } from '../domain/standards/gb3096.ts';
import type { Grid } from './grid.ts';

const two = (hour: number): string => String(hour).padStart(2, '0');
const spans = ([from, to]: HourSpan, period: string): boolean =>
  // A source that sounds alike all day has one period.
  period === 'all' || period.replace('-', '–') === `${two(from)}–${two(to)}`;

/**
 * Which limit of GB 3096 a grid is read against: the day's or the night's. null where the standard has none: Ldn,
 * Lden, 24 h means, evenings, plain properties, and periods that are not GB 3096's own.
 */
export function limitPeriod({ indicator, period }: Pick<Grid, 'indicator' | 'period'>): JudgedPeriod | null {
  const hour = /^Leq([01]\d|2[0-3])$/.exec(indicator);
  if (hour) return hoursOf(gbPeriodHours.day).includes(Number(hour[1])) ? 'day' : 'night';
  if (indicator === 'Ld' && spans(gbPeriodHours.day, period)) return 'day';
  return indicator === 'Ln' && spans(gbPeriodHours.night, period) ? 'night' : null;
}
