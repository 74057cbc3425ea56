/** Facades on both sides of a road: hard, mostly absorbing, or absorbing all. */
export type CanyonFacades = 'hard' | 'absorbing' | 'fully-absorbing';

/** ΔL = slope · Hb/w, at most so many dB. */
const byFacades = {
  hard: { slope: 4, most: 3.2 },
  absorbing: { slope: 2, most: 1.6 },
  'fully-absorbing': { slope: 0, most: 0 },
} as const;

/**
 * ΔL, dB, of sound thrown to and fro between the facades of a street (HJ 2.4-2021 B.2, ΔL3): 4Hb/w ≤ 3.2 between hard
 * facades, 2Hb/w ≤ 1.6 between absorbing ones. For closed rows on both sides; whether a street is one is for the caller
 * to judge.
 * @param height Hb, mean height of the lower row, m
 * @param width w, from facade to facade, m
 */
export function canyonCorrection(height: number, width: number, facades: CanyonFacades): number {
  const { slope, most } = byFacades[facades];
  return Math.min(most, (slope * height) / width);
}
