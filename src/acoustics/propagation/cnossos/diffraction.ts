import { bandCount, wavelengths } from '../../bands.ts';

const fortyPerWavelength = Float64Array.from(wavelengths, (lambda) => 40 / lambda);
const wavelengthsSquared = Float64Array.from(wavelengths, (lambda) => lambda * lambda);

/** Edges closer together than this are one, m. */
const oneEdge = 0.3;

/**
 * Δdif of all bands, dB (eqs. 2.5.21, 2.5.23; Ch = 1), never negative.
 * @param delta path difference, m
 * @param spacing e: length of the path between its first and last edge, m; 0 for one edge
 */
export function pureDiffraction(delta: number, spacing: number, out: Float64Array): void {
  const e2 = spacing > oneEdge ? spacing * spacing : 0;
  for (let i = 0; i < bandCount; i++) {
    let argument = fortyPerWavelength[i] * delta;
    if (e2 > 0) {
      const ratio = (25 * wavelengthsSquared[i]) / e2;
      argument *= (1 + ratio) / (1 / 3 + ratio);
    }
    const value = argument >= -2 ? 10 * Math.log10(3 + argument) : 0;
    out[i] = Math.max(value, 0);
  }
}

/**
 * Δground of one side, dB (eqs. 2.5.31, 2.5.32): the ground's effect, weakened by what the edge takes from the image.
 * @param ground Aground of the side
 * @param image Δdif with the source or receiver mirrored in the side's mean plane
 * @param direct Δdif of the path itself
 */
export function groundOfSide(ground: number, image: number, direct: number): number {
  return -20 * Math.log10(1 + (10 ** (-ground / 20) - 1) * 10 ** ((direct - image) / 20));
}
