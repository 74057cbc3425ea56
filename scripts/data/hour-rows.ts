import type { StationKind } from '../../src/domain/station.ts';
import { round } from './metres.ts';
import type { Random } from './random.ts';

/** The form of the files of hourly levels: one row a station and day, a blank cell for a missing hour. */

export const hoursHeader = [
  'station_id',
  'date',
  ...Array.from({ length: 24 }, (_, h) => `h${String(h).padStart(2, '0')}`),
  'l10',
  'l50',
  'l90',
].join(',');

/** Percentile levels from the day's energy mean: offsets typical of the kind of point (docs/demo-model.md). */
const percentileOffsets: Readonly<Record<StationKind, readonly number[]>> = {
  functional: [2.2, -1.8, -6],
  regional: [2.4, -2, -6.2],
  road: [3, -2.6, -9.5],
};

/**
 * @param hours Leq of hours 00 … 23, dB(A), one decimal; null where missing
 * @param random draws what the percentiles have for themselves
 */
export function hoursRow(
  { id, kind }: { readonly id: string; readonly kind: StationKind },
  date: string,
  hours: readonly (number | null)[],
  random: Random,
): string {
  const valid = hours.filter((level) => level !== null);
  const mean = 10 * Math.log10(valid.reduce((sum, level) => sum + 10 ** (level / 10), 0) / valid.length);
  const percentiles = percentileOffsets[kind].map((o) => round(mean + o + random.normal(0, 0.3), 1));
  return [id, date, ...hours.map((level) => level ?? ''), ...percentiles].join(',');
}
