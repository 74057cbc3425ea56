/** Noise stations and their hourly series. */

/** HJ 640-2012: functional-zone (cl. 6), regional grid point (cl. 4), road traffic point (cl. 5). */
export const stationKinds = ['functional', 'regional', 'road'] as const;
export type StationKind = (typeof stationKinds)[number];

/** One measured day of one station. */
export interface StationDay {
  /** ISO date, local time. */
  readonly date: string;
  /** Leq of hours 00..23, dB(A); null where the hour is missing or invalid. Length 24. */
  readonly hours: readonly (number | null)[];
  readonly l10?: number | null;
  readonly l50?: number | null;
  readonly l90?: number | null;
}

export interface StationSeries {
  readonly stationId: string;
  readonly days: readonly StationDay[];
}
