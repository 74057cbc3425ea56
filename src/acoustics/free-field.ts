import { bandCount } from './bands.ts';

/** Sound in the open air over flat ground: divergence into a half space and air absorption, nothing else. */

/** Point sources in runs of one spectrum each, plane metres. */
export interface FreeSources {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** What the power of the source's spectrum is multiplied by (metres or square metres it stands for). */
  readonly weight: Float64Array;
  /** Sources start[k] to start[k + 1] have spectrum k. */
  readonly start: Int32Array;
}

/** Divergence of a point source over half space at 1 m, 8 dB (HJ 2.4-2021 A.5). */
const divergenceAt1m = 10 ** -0.8;
/** A receiver nearer to a source than this is taken to be so far off, m². */
const leastSquare = 1;

/**
 * Energies of many point sources at a place. What air leaves of a spectrum depends on the distance alone, so that its
 * eight bands are summed once for each distance and a pair costs one look into a table.
 * @param spectra A-weighted powers of eight octave bands, as energies re 1 pW; one a run of sources
 * @param airAbsorption α of the bands, dB/m
 * @param maxDistanceM sources further off are not heard
 * @returns the A-weighted energy at x, y, z
 */
export function createFreeField(
  sources: FreeSources,
  spectra: readonly Float64Array[],
  airAbsorption: Float64Array,
  maxDistanceM: number,
): (x: number, y: number, z: number) => number {
  // One entry a metre; straight lines between them are off by less than 0.001 dB.
  const entries = Math.ceil(maxDistanceM) + 2;
  const tables = new Float64Array(entries * spectra.length);
  spectra.forEach((spectrum, k) => {
    for (let entry = 0; entry < entries; entry++) {
      let sum = 0;
      for (let i = 0; i < bandCount; i++)
        sum += spectrum[i] * Math.exp((-Math.LN10 / 10) * airAbsorption[i] * entry);
      tables[k * entries + entry] = divergenceAt1m * sum;
    }
  });
  const count = sources.x.length;
  /** x, y, z and weight of one source after the other. */
  const points = new Float64Array(4 * count);
  for (let s = 0; s < count; s++)
    points.set([sources.x[s], sources.y[s], sources.z[s], sources.weight[s]], 4 * s);
  const starts = sources.start.map((start) => 4 * start);
  const furthest = maxDistanceM * maxDistanceM;
  return (x, y, z) => {
    let energy = 0;
    for (let k = 0; k < spectra.length; k++) {
      const base = k * entries;
      const stop = starts[k + 1];
      for (let s = starts[k]; s < stop; s += 4) {
        const dx = points[s] - x;
        const dy = points[s + 1] - y;
        const dz = points[s + 2] - z;
        const square = dx * dx + dy * dy + dz * dz;
        if (square > furthest) continue;
        const away = Math.sqrt(square);
        const entry = away | 0;
        const from = tables[base + entry];
        const there = from + (away - entry) * (tables[base + entry + 1] - from);
        energy += (points[s + 3] * there) / Math.max(square, leastSquare);
      }
    }
    return energy;
  };
}
