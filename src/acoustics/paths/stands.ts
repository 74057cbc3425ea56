import { bandCount } from '../bands.ts';
import { foliageAttenuation } from '../propagation/foliage.ts';
import { housingAttenuation } from '../propagation/housing.ts';
import { createCrossings } from '../scene/crossings.ts';
import type { Stands } from '../scene/plane-scene.ts';

/**
 * What stands of foliage and of houses take from a straight path (Amisc of HJ 2.4-2021 and ISO 9613-2), from the
 * lengths it runs through them in plan. A path above a stand of given height is not touched by it.
 */
export function createStandAttenuation(stands: Stands) {
  const found = createCrossings();
  /** Distance at which each stand was entered on the path; NaN while outside. */
  const entered = new Float64Array(stands.kinds.length);
  const lengths = new Float64Array(stands.kinds.length);
  const loss = new Float64Array(bandCount);

  /**
   * @param rayHeight height of the path above the ground at its two ends, m
   * @param out 10^(−A/10) of the foliage
   * @returns Ahous, dB; 0 without houses
   */
  return (
    ax: number,
    ay: number,
    bx: number,
    by: number,
    rayHeight: readonly [number, number],
    out: Float64Array,
  ): number => {
    const length = Math.hypot(bx - ax, by - ay);
    lengths.fill(0);
    entered.fill(Number.NaN);
    stands.index.crossings(ax, ay, bx, by, found);
    const pass = (stand: number, from: number, to: number): void => {
      const middle = (from + to) / 2 / length;
      const height = rayHeight[0] + middle * (rayHeight[1] - rayHeight[0]);
      if (height < stands.kinds[stand].heightM) lengths[stand] += to - from;
    };
    for (let k = 0; k < found.count; k++) {
      const stand = stands.stand[found.segment[k]];
      const d = found.t[k] * length;
      if (found.leftward[k] > 0) entered[stand] = d;
      else {
        // One that is left without having been entered holds the source.
        pass(stand, Number.isNaN(entered[stand]) ? 0 : entered[stand], d);
        entered[stand] = Number.NaN;
      }
    }
    let foliage = 0;
    let housing = 0;
    for (let stand = 0; stand < lengths.length; stand++) {
      if (!Number.isNaN(entered[stand])) pass(stand, entered[stand], length);
      const through = lengths[stand];
      if (through === 0) continue;
      const { builtShare, rowShare } = stands.kinds[stand];
      if (builtShare === null) foliage += through;
      else housing += housingAttenuation({ builtShare, rowShare, pathLength: through });
    }
    foliageAttenuation(foliage, loss);
    for (let i = 0; i < bandCount; i++) out[i] = 10 ** (-loss[i] / 10);
    return Math.min(housing, mostHousing);
  };
}

/** Ahous of several stands together, dB (HJ 2.4-2021 A.3.5.2). */
const mostHousing = 10;
