import { bandCount } from '../../bands.ts';
import type { VerticalCut } from '../../paths/vertical-cut.ts';
import { collectEdges, createBand, createDiffractedRay, createEdges } from '../edges.ts';
import type { PathTerms, PropagationMethod, PropagationSettings } from '../method.ts';
import { distance } from '../rays.ts';
import { reflectorLoss } from '../reflector.ts';
import { groundAlternative, groundGeneral, meanPathHeight, solidAngleCorrection } from './ground-effect.ts';
import { meteorologicalFactor, mostDouble, mostSingle, screeningAttenuation } from './screening.ts';

/**
 * ISO 9613-2:1996 = GB/T 17247.2-1998: downwind level from point sources. Path differences are taken in the vertical
 * plane of source and receiver, as in the published cases.
 */
export function createIso9613({ airAbsorption, groundMethod }: PropagationSettings): PropagationMethod {
  const edges = createEdges();
  const band = createBand();
  const ray = createDiffractedRay();
  const dz = new Float64Array(bandCount);

  const ground = (cut: VerticalCut, out: Float64Array): void => {
    if (groundMethod === 'general') {
      groundGeneral(cut, out);
      return;
    }
    const d = distance(0, cut.sourceZ, cut.length, cut.receiverZ);
    const hs = Math.max(0, cut.sourceZ - cut.groundZ[0]);
    const hr = Math.max(0, cut.receiverZ - cut.groundZ[cut.groundCount - 1]);
    out.fill(groundAlternative(meanPathHeight(cut), d) - solidAngleCorrection(hs, hr, cut.length));
  };

  const common = (slant: number, pathLength: number, terms: PathTerms): void => {
    terms.divergence = 20 * Math.log10(slant) + 11;
    for (let i = 0; i < bandCount; i++) terms.air[i] = airAbsorption[i] * pathLength;
  };

  return {
    conditions: 1,
    screenedNeverLouder: true,
    vertical(cut, terms) {
      const d = distance(0, cut.sourceZ, cut.length, cut.receiverZ);
      common(d, d, terms);
      const { ground: agr, diffraction: abar } = terms.homogeneous;
      terms.homogeneous.exists = true;
      ground(cut, agr);
      collectEdges(cut, edges);
      band(edges, false, ray);
      // A clear line of sight is screened by walls that nearly reach it, not by the ground's own crests.
      if (ray.first === 0 || (!ray.blocked && cut.edgeCount === 0)) {
        abar.fill(0);
        return;
      }
      const { x, z } = edges;
      const dss = distance(0, cut.sourceZ, x[ray.first], z[ray.first]);
      const dsr = distance(x[ray.last], z[ray.last], cut.length, cut.receiverZ);
      screeningAttenuation(ray.delta, ray.spacing, meteorologicalFactor(dss, dsr, d, ray.delta), dz);
      const most = ray.spacing > 0 ? mostDouble : mostSingle;
      // Abar = Dz − Agr, and not less than 0, over the top edge (eq. 12).
      for (let i = 0; i < bandCount; i++) abar[i] = Math.max(0, Math.min(dz[i], most) - Math.max(0, agr[i]));
    },
    lateral(cut, path, terms) {
      common(path.directDistance, path.directDistance, terms);
      ground(cut, terms.homogeneous.ground);
      screeningAttenuation(
        path.pathLength - path.directDistance,
        path.edgeSpacing,
        1,
        terms.homogeneous.diffraction,
      );
    },
    reflection(cut, at, loss) {
      reflectorLoss(cut, at, loss.homogeneous);
    },
    rise: () => 0,
  };
}
