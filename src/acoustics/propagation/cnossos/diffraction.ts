import { bandCount, wavelengths } from '../../bands.ts';

const fortyPerWavelength = Float64Array.from(wavelengths, (lambda) => 40 / lambda);
const twentyFiveSquares = Float64Array.from(wavelengths, (lambda) => 25 * lambda * lambda);

/** Edges closer together than this are one, m. */
const oneEdge = 0.3;

/**
 * 10^(Δdif/10) of all bands (eqs. 2.5.21, 2.5.23; Ch = 1); never below 1.
 * @param delta path difference, m
 * @param spacing e: length of the path between its first and last edge, m; 0 for one edge
 */
export function pureDiffraction(delta: number, spacing: number, out: Float64Array): void {
  const e2 = spacing > oneEdge ? spacing * spacing : 0;
  for (let i = 0; i < bandCount; i++) {
    let argument = fortyPerWavelength[i] * delta;
    if (e2 > 0) argument *= (e2 + twentyFiveSquares[i]) / (e2 / 3 + twentyFiveSquares[i]);
    out[i] = argument > -2 ? 3 + argument : 1;
  }
}

/**
 * Δground of one side as 10^(−Δ/10) (eqs. 2.5.31, 2.5.32): the ground's effect, weakened by what the edge takes from
 * the image.
 * @param ground 10^(−Aground/10) of the side
 * @param image 10^(Δdif/10) with the source or receiver mirrored in the side's mean plane
 * @param direct 10^(Δdif/10) of the path itself
 */
export function groundOfSide(ground: number, image: number, direct: number): number {
  const pressure = 1 + (Math.sqrt(ground) - 1) * Math.sqrt(direct / image);
  return pressure * pressure;
}
