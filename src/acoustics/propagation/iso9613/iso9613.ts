import { bandCount } from '../../bands.ts';
import type { VerticalCut } from '../../paths/vertical-cut.ts';
import { collectEdges, createBand, createDiffractedRay, createEdges, isScreened } from '../edges.ts';
import type { PathTerms, PropagationMethod, PropagationSettings } from '../method.ts';
import { distance, divergenceSquare } from '../rays.ts';
import { reflectorFactors } from '../reflector.ts';
import {
  createGroundGeneral,
  groundAlternative,
  meanPathHeight,
  solidAngleCorrection,
} from './ground-effect.ts';
import { meteorologicalFactor, mostDouble, mostSingle, screeningAttenuation } from './screening.ts';

/** Divergence of a point source at 1 m, 11 dB (eq. 7). */
const divergenceAt1m = 10 ** -1.1;
const energyOf = (attenuationDb: number): number => Math.exp((-Math.LN10 / 10) * attenuationDb);

/**
 * ISO 9613-2:1996 = GB/T 17247.2-1998: downwind level from point sources. Path differences are taken in the vertical
 * plane of source and receiver, as in the published cases.
 */
export function createIso9613({ airAbsorption, groundMethod }: PropagationSettings): PropagationMethod {
  const nepers = airAbsorption.map((alpha) => (-Math.LN10 / 10) * alpha);
  const edges = createEdges();
  const band = createBand();
  const ray = createDiffractedRay();
  const groundGeneral = createGroundGeneral();
  const dz = new Float64Array(bandCount);
  /** 10^(DΩ/10) of the last ground by 7.3.2: part of `ground`, but of Dc and not of Agr (eq. 11). */
  let solidAngle = 1;

  const ground = (cut: VerticalCut, out: Float64Array): void => {
    if (groundMethod === 'general') {
      cut.makeGroundFactors();
      groundGeneral(cut, out);
      for (let i = 0; i <= 5; i++) out[i] = energyOf(out[i]);
      // From 2000 Hz on all octaves are alike.
      out[6] = out[5];
      out[7] = out[5];
      return;
    }
    cut.makeGround();
    const d = distance(0, cut.sourceZ, cut.length, cut.receiverZ);
    const hs = Math.max(0, cut.sourceZ - cut.groundZ[0]);
    const hr = Math.max(0, cut.receiverZ - cut.groundZ[cut.groundCount - 1]);
    solidAngle = energyOf(-solidAngleCorrection(hs, hr, cut.length));
    out.fill(energyOf(groundAlternative(meanPathHeight(cut), d)) * solidAngle);
  };

  const common = (slant: number, pathLength: number, terms: PathTerms): void => {
    terms.divergence = divergenceAt1m / divergenceSquare(slant);
    for (let i = 0; i < bandCount; i++) terms.air[i] = Math.exp(nepers[i] * pathLength);
  };

  return {
    conditions: 1,
    knowsStands: true,
    screenedNeverLouder: true,
    vertical(cut, terms) {
      const d = distance(0, cut.sourceZ, cut.length, cut.receiverZ);
      common(d, d, terms);
      const { ground: agr, diffraction: abar } = terms.homogeneous;
      terms.homogeneous.exists = true;
      ground(cut, agr);
      collectEdges(cut, edges);
      band(edges, false, ray);
      if (!isScreened(edges, ray)) {
        for (let i = 0; i < bandCount; i++) abar[i] = 1;
        return;
      }
      const { x, z } = edges;
      const dss = distance(0, cut.sourceZ, x[ray.first], z[ray.first]);
      const dsr = distance(x[ray.last], z[ray.last], cut.length, cut.receiverZ);
      screeningAttenuation(ray.delta, ray.spacing, meteorologicalFactor(dss, dsr, d, ray.delta), dz);
      const most = ray.spacing > 0 ? mostDouble : mostSingle;
      const ofGround = 1 / solidAngle;
      // Abar = Dz − max(Agr, 0), and not less than 0, over the top edge (eq. 12).
      for (let i = 0; i < bandCount; i++)
        abar[i] = Math.min(1, 1 / (Math.min(dz[i], most) * Math.min(1, agr[i] * ofGround)));
    },
    lateral(cut, path, terms) {
      common(path.directDistance, path.directDistance, terms);
      ground(cut, terms.homogeneous.ground);
      screeningAttenuation(path.pathLength - path.directDistance, path.edgeSpacing, 1, dz);
      for (let i = 0; i < bandCount; i++) terms.homogeneous.diffraction[i] = 1 / dz[i];
    },
    reflection(cut, at, left) {
      reflectorFactors(cut, at, left.homogeneous);
    },
    rise: () => 0,
  };
}
