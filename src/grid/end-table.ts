import { type ExposureBand, type ExposureCounts, sumOfCounts } from './exposure.ts';

/**
 * The tables of strategic noise maps: Directive 2002/49/EC, Annex VI, 1.5–1.6 and 2.5–2.7. Classes of Lden from 55 dB, of
 * Lnight from 50 dB, 5 dB each, the highest open; areas above Lden 55, 65 and 75 dB.
 */

const classesDb = { Lden: [55, 60, 65, 70, 75], Ln: [50, 55, 60, 65, 70] } as const;
const areasDb = [55, 65, 75] as const;

export type EndIndicator = keyof typeof classesDb;

export interface EndClass {
  readonly from: number;
  /** null: the highest, everything from `from` on. */
  readonly to: number | null;
  readonly counts: ExposureCounts;
}

/** @param bands of 5 dB that have limits at the edges of the classes */
export function endClasses(indicator: EndIndicator, bands: readonly ExposureBand[]): EndClass[] {
  const limits = classesDb[indicator];
  return limits.map((from, k) => {
    const to = limits[k + 1] ?? null;
    return { from, to, counts: sumBetween(bands, from, to) };
  });
}

/** What lies from each level on, for areas. */
export const endAreas = (bands: readonly ExposureBand[]): EndClass[] =>
  areasDb.map((from) => ({ from, to: null, counts: sumBetween(bands, from, null) }));

const sumBetween = (bands: readonly ExposureBand[], low: number, high: number | null): ExposureCounts =>
  sumOfCounts(
    bands.filter(
      ({ from, to }) => from !== null && from >= low && (high === null || (to !== null && to <= high)),
    ),
  );
