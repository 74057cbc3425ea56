/**
 * Sums and means of levels as energies. Missing levels (null, NaN) are left out; with nothing left the result
 * is null, never −∞.
 */

export type Levels = Iterable<number | null>;

const energyOf = (levelDb: number): number => 10 ** (levelDb / 10);
const levelOf = (energy: number): number => 10 * Math.log10(energy);
const isLevel = (level: number | null): level is number => level !== null && !Number.isNaN(level);

/** L = 10 lg Σ 10^(Li/10), dB: level of several sources together. */
export function energySum(levelsDb: Levels): number | null {
  let sum = 0;
  let count = 0;
  for (const level of levelsDb) {
    if (!isLevel(level)) continue;
    sum += energyOf(level);
    count += 1;
  }
  return count === 0 ? null : levelOf(sum);
}

/** Leq = 10 lg [(1/n) Σ 10^(Li/10)], dB: equivalent level of n equal stretches of time (GB 3096-2008 cl. 3.2). */
export function energyMean(levelsDb: Levels): number | null {
  let sum = 0;
  let count = 0;
  for (const level of levelsDb) {
    if (!isLevel(level)) continue;
    sum += energyOf(level);
    count += 1;
  }
  return count === 0 ? null : levelOf(sum / count);
}

/**
 * Leq = 10 lg [Σ wi·10^(Li/10) / Σ wi], dB, over stretches of unequal length wi ≥ 0 (hours, minutes …).
 * A stretch without a level takes no part, and neither does its weight.
 */
export function weightedEnergyMean(
  levelsDb: readonly (number | null)[],
  weights: readonly number[],
): number | null {
  let sum = 0;
  let total = 0;
  levelsDb.forEach((level, i) => {
    if (!isLevel(level) || !(weights[i] > 0)) return;
    sum += weights[i] * energyOf(level);
    total += weights[i];
  });
  return total === 0 ? null : levelOf(sum / total);
}
