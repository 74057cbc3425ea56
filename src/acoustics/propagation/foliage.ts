import { bandCount } from '../bands.ts';

/** Total of the eight octaves through 10 m to 20 m of dense foliage, dB. */
const shortPath = [0, 0, 1, 1, 1, 1, 2, 3] as const;
/** Through 20 m to 200 m, dB/m. */
const perMetre = [0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.09, 0.12] as const;

const shortest = 10;
const long = 20;
/** Longer paths lose no more than this one, m. */
const longest = 200;

/**
 * Afol of the eight octaves, dB: dense foliage that blocks the view (HJ 2.4-2021 A.3.5.1 and its table; ISO 9613-2:1996
 * annex A.1, table A.1).
 * @param length of the path through foliage, near the source and near the receiver together, m
 */
export function foliageAttenuation(length: number, out: Float64Array): void {
  const counted = Math.min(length, longest);
  for (let i = 0; i < bandCount; i++) {
    if (counted < shortest) out[i] = 0;
    else out[i] = counted < long ? shortPath[i] : perMetre[i] * counted;
  }
}
