import { bandCount, wavelengths } from '../../bands.ts';
import type { VerticalCut } from '../../paths/vertical-cut.ts';
import { collectEdges, createBand, createDiffractedRay, createEdges, isScreened } from '../edges.ts';
import { groundAlternative, meanGroundFactor, meanPathHeight } from '../iso9613/ground-effect.ts';
import { meteorologicalFactor, mostDouble, mostSingle, screeningAttenuation } from '../iso9613/screening.ts';
import type { PathTerms, PropagationMethod, PropagationSettings } from '../method.ts';
import { distance, divergenceSquare } from '../rays.ts';
import { reflectorFactors } from '../reflector.ts';

/**
 * Ground with at least this G along the path, a half but for rounding, counts as mostly porous, and has an Agr of its
 * own (A.3.3).
 */
const mostlyPorous = 0.5 - 1e-9;
/** Edges up to this Fresnel number below the line of sight are still computed (A.3.4.3: −0.2 < N < 0). */
const leastFresnel = -0.2;

/** Agr is never more than its first term, 4.8 dB. */
const mostGround = 10 ** -0.48;
/** Divergence of a point source over half space at 1 m, 8 dB (A.5). */
const divergenceAt1m = 10 ** -0.8;

const twoPerWavelength = Float64Array.from(wavelengths, (lambda) => 2 / lambda);

/** 3 + 20N, which is 10^(Abar/10), for one edge and one band; never below 1 (A.3.4.1). */
const thinScreen = (fresnelNumber: number): number =>
  fresnelNumber > leastFresnel ? Math.max(1, 3 + 20 * fresnelNumber) : 1;

/**
 * HJ 2.4-2021 Annex A: point sources over half space. Ground: the A-level formula over mostly porous ground, applied
 * alike to every band; nothing over hard ground. Screens: over one edge 3 + 20N, over two the Dz of GB/T 17247.2 with
 * its C3 and Kmet; the ways round a finite screen are paths of their own, added as energies. Behind a screen there is
 * no ground effect.
 */
export function createHj24({ airAbsorption }: Pick<PropagationSettings, 'airAbsorption'>): PropagationMethod {
  const nepers = airAbsorption.map((alpha) => (-Math.LN10 / 10) * alpha);
  const edges = createEdges();
  const band = createBand();
  const ray = createDiffractedRay();
  const screen = new Float64Array(bandCount);

  const common = (slant: number, pathLength: number, terms: PathTerms): void => {
    terms.divergence = divergenceAt1m / divergenceSquare(slant);
    for (let i = 0; i < bandCount; i++) terms.air[i] = Math.exp(nepers[i] * pathLength);
  };
  const ground = (cut: VerticalCut, d: number): number => {
    cut.makeGroundFactors();
    if (meanGroundFactor(cut, 0, cut.length) < mostlyPorous) return 0;
    cut.makeGround();
    return groundAlternative(meanPathHeight(cut), d);
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
      for (let i = 0; i < bandCount; i++) agr[i] = abar[i] = 1;
      collectEdges(cut, edges);
      band(edges, false, ray);
      if (isScreened(edges, ray)) {
        if (ray.spacing > 0) {
          const { x, z } = edges;
          const dss = distance(0, cut.sourceZ, x[ray.first], z[ray.first]);
          const dsr = distance(x[ray.last], z[ray.last], cut.length, cut.receiverZ);
          screeningAttenuation(ray.delta, ray.spacing, meteorologicalFactor(dss, dsr, d, ray.delta), screen);
        } else for (let i = 0; i < bandCount; i++) screen[i] = thinScreen(ray.delta * twoPerWavelength[i]);
        const most = ray.spacing > 0 ? mostDouble : mostSingle;
        for (let i = 0; i < bandCount; i++) abar[i] = 1 / Math.min(screen[i], most);
      }
      // Screens take more from higher bands: if the lowest loses more than the ground can take, all do.
      if (abar[0] <= mostGround) return;
      // Whichever takes more: a screen replaces the ground's effect, it never gives it back.
      const porous = Math.exp((-Math.LN10 / 10) * ground(cut, d));
      for (let i = 0; i < bandCount; i++) {
        if (abar[i] < porous) continue;
        abar[i] = 1;
        agr[i] = porous;
      }
    },
    lateral(_, path, terms) {
      common(path.directDistance, path.directDistance, terms);
      terms.homogeneous.ground.fill(1);
      const delta = path.pathLength - path.directDistance;
      if (path.edgeSpacing > 0) screeningAttenuation(delta, path.edgeSpacing, 1, screen);
      else for (let i = 0; i < bandCount; i++) screen[i] = thinScreen(delta * twoPerWavelength[i]);
      for (let i = 0; i < bandCount; i++) terms.homogeneous.diffraction[i] = 1 / screen[i];
    },
    reflection(cut, at, left) {
      reflectorFactors(cut, at, left.homogeneous);
    },
    rise: () => 0,
  };
}
