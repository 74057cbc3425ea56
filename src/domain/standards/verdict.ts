import { roundHalfEven } from '../rounding.ts';
import type { LocalizedText } from '../text.ts';
import { type JudgedPeriod, type NoiseLimit, noiseLimit, type ZoneClass } from './gb3096.ts';

/**
 * How a level is compared with a limit. none: as it is; integer: rounded by GB/T 8170 (half to even) first,
 * as some bureaus report.
 */
export type VerdictRounding = 'none' | 'integer';

/** The rule in words, printed beside every rate. */
export const verdictRules: Readonly<Record<VerdictRounding, LocalizedText>> = {
  none: {
    zh: '以未修约的声级与限值比较，等于限值为达标',
    en: 'Unrounded levels against the limit; a level equal to the limit passes',
  },
  integer: {
    zh: '声级按 GB/T 8170 修约到整数后与限值比较，等于限值为达标',
    en: 'Levels rounded to whole dB (GB/T 8170) against the limit; a level equal to the limit passes',
  },
};

export interface Verdict extends NoiseLimit {
  readonly pass: boolean;
  /** The level that was compared, dB. */
  readonly comparedDb: number;
  /** dB over the limit; 0 when it passes. */
  readonly excessDb: number;
}

/**
 * Whether a level lies above a limit, both dB. Levels come out of sums of powers, where 60 dB may read
 * 60.00000000000001: below 1e-9 dB no difference counts.
 */
export const exceeds = (levelDb: number, limitDb: number): boolean => levelDb - limitDb > 1e-9;

/** Judges a period level (LAeq, dB) against the limit of its zone. */
export function judge(
  levelDb: number,
  zone: ZoneClass,
  period: JudgedPeriod,
  rounding: VerdictRounding = 'none',
): Verdict {
  const limit = noiseLimit(zone, period);
  const comparedDb = rounding === 'integer' ? roundHalfEven(levelDb, 0) : levelDb;
  const excessDb = comparedDb - limit.limitDb;
  const pass = !exceeds(comparedDb, limit.limitDb);
  return { ...limit, pass, comparedDb, excessDb: pass ? 0 : excessDb };
}
