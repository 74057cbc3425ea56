import { bandCount, wavelengths } from '../bands.ts';
import type { VerticalCut } from '../paths/vertical-cut.ts';
import type { Reflection } from './method.ts';
import { distance } from './rays.ts';

/**
 * Whether a wall reflects, band by band: 1 where it does, 0 where it is too small for the wavelength or the
 * straight ray misses it (ISO 9613-2:1996, 7.5, eq. 19: 1/λ > [2/(lmin·cos β)²]·[ds,o·do,r/(ds,o + do,r)]).
 */
export function reflectorFactors(
  cut: VerticalCut,
  { d, top, foot, wallLength, cosine }: Reflection,
  out: Float64Array,
): void {
  const z = cut.sourceZ + ((cut.receiverZ - cut.sourceZ) * d) / cut.length;
  if (z >= top || z <= foot) {
    out.fill(0);
    return;
  }
  const before = distance(0, cut.sourceZ, d, z);
  const after = distance(d, z, cut.length, cut.receiverZ);
  const width = Math.min(wallLength, top - foot) * cosine;
  const least = (2 / (width * width)) * ((before * after) / (before + after));
  for (let i = 0; i < bandCount; i++) out[i] = 1 / wavelengths[i] > least ? 1 : 0;
}
