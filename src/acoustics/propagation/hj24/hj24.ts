import { bandCount, wavelengths } from '../../bands.ts';
import type { VerticalCut } from '../../paths/vertical-cut.ts';
import { collectEdges, createBand, createDiffractedRay, createEdges } from '../edges.ts';
import { groundAlternative, meanGroundFactor, meanPathHeight } from '../iso9613/ground-effect.ts';
import { mostDouble, mostSingle, screeningAttenuation } from '../iso9613/screening.ts';
import type { PathTerms, PropagationMethod, PropagationSettings } from '../method.ts';
import { distance } from '../rays.ts';
import { reflectorLoss } from '../reflector.ts';

/** Ground with at least this G along the path counts as mostly porous, and has an Agr of its own (A.3.3). */
const mostlyPorous = 0.5;
/** Edges up to this Fresnel number below the line of sight are still computed (A.3.4.3: −0.2 < N < 0). */
const leastFresnel = -0.2;

const twoPerWavelength = Float64Array.from(wavelengths, (lambda) => 2 / lambda);

/** −10 lg[1/(3 + 20N)], dB, for one edge and one band; never negative (A.3.4.1). */
export const thinScreen = (fresnelNumber: number): number =>
  fresnelNumber > leastFresnel ? Math.max(0, 10 * Math.log10(3 + 20 * fresnelNumber)) : 0;

/**
 * HJ 2.4-2021 Annex A: point sources over half space. Ground: the A-level formula over mostly porous ground, applied
 * alike to every band; nothing over hard ground. Screens: over one edge 3 + 20N, over two by GB/T 17247.2 with C3; the
 * ways round a finite screen are paths of their own, added as energies. Behind a screen there is no ground effect.
 */
export function createHj24({ airAbsorption }: Pick<PropagationSettings, 'airAbsorption'>): PropagationMethod {
  const edges = createEdges();
  const band = createBand();
  const ray = createDiffractedRay();

  const common = (slant: number, pathLength: number, terms: PathTerms): void => {
    terms.divergence = 20 * Math.log10(slant) + 8;
    for (let i = 0; i < bandCount; i++) terms.air[i] = airAbsorption[i] * pathLength;
  };
  const ground = (cut: VerticalCut, d: number): number =>
    meanGroundFactor(cut, 0, cut.length) >= mostlyPorous ? groundAlternative(meanPathHeight(cut), d) : 0;

  return {
    conditions: 1,
    screenedNeverLouder: true,
    vertical(cut, terms) {
      const d = distance(0, cut.sourceZ, cut.length, cut.receiverZ);
      common(d, d, terms);
      const { ground: agr, diffraction: abar } = terms.homogeneous;
      terms.homogeneous.exists = true;
      agr.fill(ground(cut, d));
      abar.fill(0);
      collectEdges(cut, edges);
      band(edges, false, ray);
      if (ray.first === 0 || (!ray.blocked && cut.edgeCount === 0)) return;
      if (ray.spacing > 0) screeningAttenuation(ray.delta, ray.spacing, 1, abar);
      const most = ray.spacing > 0 ? mostDouble : mostSingle;
      for (let i = 0; i < bandCount; i++) {
        const screened = ray.spacing > 0 ? abar[i] : thinScreen(ray.delta * twoPerWavelength[i]);
        // Whichever takes more: a screen replaces the ground's effect, it never gives it back.
        if (screened <= agr[i]) {
          abar[i] = 0;
          continue;
        }
        abar[i] = Math.min(screened, most);
        agr[i] = 0;
      }
    },
    lateral(_, path, terms) {
      common(path.directDistance, path.directDistance, terms);
      terms.homogeneous.ground.fill(0);
      const delta = path.pathLength - path.directDistance;
      const out = terms.homogeneous.diffraction;
      if (path.edgeSpacing > 0) screeningAttenuation(delta, path.edgeSpacing, 1, out);
      else for (let i = 0; i < bandCount; i++) out[i] = thinScreen(delta * twoPerWavelength[i]);
    },
    reflection(cut, at, loss) {
      reflectorLoss(cut, at, loss.homogeneous);
    },
    rise: () => 0,
  };
}
