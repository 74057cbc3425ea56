import { bandCount, wavelengths } from '../../bands.ts';
import type { VerticalCut } from '../../paths/vertical-cut.ts';
import {
  collectEdges,
  createBand,
  createDiffractedRay,
  createEdges,
  type DiffractedRay,
  type Edges,
} from '../edges.ts';
import type { ConditionTerms, LateralPath, PathTerms, PropagationMethod, Reflection } from '../method.ts';
import { arcRadius, arcRise, distance, divergenceSquare, edgeDifference, rayLength } from '../rays.ts';
import { groundOfSide, pureDiffraction } from './diffraction.ts';
import { createPlaneGeometry, groundFavourable, groundHomogeneous, placeOnPlane } from './ground-effect.ts';
import { createMeanPlane, fitMeanPlane, type MeanPlane } from './mean-plane.ts';

/** Bound of Δdif over horizontal edges, 25 dB (2.5.3, after eq. 2.5.21). */
const mostOverTheTop = 10 ** 2.5;
/** Divergence of a point source at 1 m, 11 dB (eq. 2.5.12). */
const divergenceAt1m = 10 ** -1.1;

/**
 * CNOSSOS-EU propagation: Directive (EU) 2015/996, Annex, 2.5.3–2.5.6, as amended by (EU) 2021/1226. Point sources,
 * homogeneous and favourable conditions.
 * @param airAbsorption α of the octave bands, dB/m
 */
export function createCnossos(airAbsorption: Float64Array): PropagationMethod {
  const nepers = airAbsorption.map((alpha) => (-Math.LN10 / 10) * alpha);
  const edges = createEdges();
  const band = createBand();
  const rays = { homogeneous: createDiffractedRay(), favourable: createDiffractedRay() };
  let ray = rays.homogeneous;
  const whole = createMeanPlane();
  const sourceSide = createMeanPlane();
  const receiverSide = createMeanPlane();
  const at = createPlaneGeometry();
  const nearSource = createPlaneGeometry();
  const nearReceiver = createPlaneGeometry();
  const direct = new Float64Array(bandCount);
  const fromImage = new Float64Array(bandCount);
  const toImage = new Float64Array(bandCount);
  const groundSource = new Float64Array(bandCount);
  const groundReceiver = new Float64Array(bandCount);

  /** Ground effect of the whole path on its own mean plane, no edge (2.5.3 a). */
  const wholeGround = (cut: VerticalCut, favourable: boolean, out: Float64Array): void => {
    fitMeanPlane(cut, 0, cut.length, whole);
    placeOnPlane(whole, 0, cut.sourceZ, cut.length, cut.receiverZ, cut.sourceGroundFactor, at);
    if (favourable) groundFavourable(at, at.path, at.corrected, out);
    else groundHomogeneous(at, at.corrected, at.corrected, out);
  };

  /** Path difference with the source or the receiver replaced by its image, over the same edges. */
  const imageDifference = (xs: number, zs: number, xr: number, zr: number): number => {
    const { x, z } = edges;
    const { first, last, spacing, radius } = ray;
    if (first === last) return edgeDifference(xs, zs, xr, zr, x[first], z[first], radius);
    return (
      rayLength(distance(xs, zs, x[first], z[first]), radius) +
      spacing +
      rayLength(distance(x[last], z[last], xr, zr), radius) -
      rayLength(distance(xs, zs, xr, zr), radius)
    );
  };

  /** Diffraction over the ray's edges (2.5.5), in the bands where it counts. */
  const overEdges = (cut: VerticalCut, favourable: boolean, out: ConditionTerms): void => {
    const { x, z } = edges;
    const { first, last, delta, spacing, blocked } = ray;
    fitMeanPlane(cut, 0, x[first], sourceSide);
    fitMeanPlane(cut, x[last], cut.length, receiverSide);
    const sourceImage = mirror(sourceSide, 0, cut.sourceZ);
    const [xs, zs] = [imageX(sourceSide, 0, sourceImage), cut.sourceZ - 2 * sourceImage];
    const receiverImage = mirror(receiverSide, cut.length, cut.receiverZ);
    const [xr, zr] = [imageX(receiverSide, cut.length, receiverImage), cut.receiverZ - 2 * receiverImage];
    const rayleigh = blocked ? 0 : imageDifference(xs, zs, xr, zr);
    placeOnPlane(sourceSide, 0, cut.sourceZ, x[first], z[first], cut.sourceGroundFactor, nearSource);
    // On the receiver's side no source lies on the ground: Gpath as it is (table 2.5.b).
    placeOnPlane(receiverSide, x[last], z[last], cut.length, cut.receiverZ, 0, nearReceiver);
    pureDiffraction(delta, spacing, direct);
    pureDiffraction(imageDifference(xs, zs, cut.length, cut.receiverZ), spacing, fromImage);
    pureDiffraction(imageDifference(0, cut.sourceZ, xr, zr), spacing, toImage);
    if (favourable) {
      groundFavourable(nearSource, nearSource.path, nearSource.corrected, groundSource);
      groundFavourable(nearReceiver, nearReceiver.path, nearReceiver.path, groundReceiver);
    } else {
      groundHomogeneous(nearSource, nearSource.corrected, nearSource.corrected, groundSource);
      groundHomogeneous(nearReceiver, nearReceiver.path, nearReceiver.path, groundReceiver);
    }
    for (let i = 0; i < bandCount; i++) {
      const lambda = wavelengths[i];
      if (!blocked && !(delta > -lambda / 20 && delta > lambda / 4 - rayleigh)) continue;
      let bend = direct[i];
      if (nearSource.sourceBelow) bend = fromImage[i];
      else if (nearReceiver.receiverBelow) bend = toImage[i];
      const onSource = nearSource.sourceBelow
        ? groundSource[i]
        : groundOfSide(groundSource[i], fromImage[i], bend);
      const onReceiver = nearReceiver.receiverBelow
        ? groundReceiver[i]
        : groundOfSide(groundReceiver[i], toImage[i], bend);
      out.diffraction[i] = 1 / Math.min(bend, mostOverTheTop);
      out.ground[i] = onSource * onReceiver;
    }
  };

  const inCondition = (cut: VerticalCut, favourable: boolean, out: ConditionTerms): void => {
    out.exists = true;
    ray = favourable ? rays.favourable : rays.homogeneous;
    band(edges, favourable, ray);
    if (!ray.blocked) {
      wholeGround(cut, favourable, out.ground);
      out.diffraction.fill(1);
      if (!worthTesting(ray)) return;
    }
    overEdges(cut, favourable, out);
  };

  const commonTerms = (slant: number, pathLength: number, terms: PathTerms): void => {
    terms.divergence = divergenceAt1m / divergenceSquare(slant);
    for (let i = 0; i < bandCount; i++) terms.air[i] = Math.exp(nepers[i] * pathLength);
  };

  return {
    conditions: 2,
    knowsStands: false,
    screenedNeverLouder: false,
    vertical(cut, terms) {
      const slant = distance(0, cut.sourceZ, cut.length, cut.receiverZ);
      commonTerms(slant, slant, terms);
      cut.makeGround();
      collectEdges(cut, edges);
      inCondition(cut, false, terms.homogeneous);
      inCondition(cut, true, terms.favourable);
    },
    lateral(cut: VerticalCut, path: LateralPath, terms: PathTerms) {
      commonTerms(path.directDistance, path.pathLength, terms);
      cut.makeGround();
      pureDiffraction(path.pathLength - path.directDistance, path.edgeSpacing, direct);
      wholeGround(cut, false, terms.homogeneous.ground);
      wholeGround(cut, true, terms.favourable.ground);
      for (let i = 0; i < bandCount; i++) {
        terms.homogeneous.diffraction[i] = 1 / direct[i];
        terms.favourable.diffraction[i] = 1 / direct[i];
      }
    },
    reflection(_, at, left) {
      retroDiffraction(edges, rays.homogeneous, at, left.homogeneous);
      retroDiffraction(edges, rays.favourable, at, left.favourable);
    },
    rise(cut, d) {
      const slant = distance(0, cut.sourceZ, cut.length, cut.receiverZ);
      return arcRise(0, cut.sourceZ, cut.length, cut.receiverZ, d, arcRadius(slant));
    },
  };
}

/**
 * Δretro over the top edge of the reflecting wall (2.5.6, eqs. 2.5.37, 2.5.38), between the edges before and after it
 * if the path bends over some, as 10^(−Δ/10); 0 if the ray passes over the wall, or under it.
 */
function retroDiffraction(
  { x, z }: Edges,
  { hull, hullCount, radius }: DiffractedRay,
  { d, top, foot }: Reflection,
  out: Float64Array,
): void {
  let k = 0;
  while (k + 2 < hullCount && x[hull[k + 1]] <= d) k++;
  const [a, b] = [hull[k], hull[k + 1]];
  const chord = z[a] + ((z[b] - z[a]) * (d - x[a])) / (x[b] - x[a]);
  const height = chord + arcRise(x[a], z[a], x[b], z[b], d, radius);
  if (height >= top || height <= foot) {
    out.fill(0);
    return;
  }
  pureDiffraction(-edgeDifference(x[a], z[a], x[b], z[b], d, top, radius), 0, out);
  for (let i = 0; i < bandCount; i++) out[i] = 1 / out[i];
}

/** The lowest band's −λ/20: a ray that clears its nearest edge by more is not diffracted in any band. */
const leastDelta = -wavelengths[0] / 20;
const worthTesting = ({ first, delta }: DiffractedRay): boolean => first > 0 && delta > leastDelta;

/** Vertical half of the way from a point to its image in a plane; the image lies twice that lower, and aside. */
function mirror({ slope, intercept }: MeanPlane, x: number, z: number): number {
  return (z - slope * x - intercept) / (1 + slope * slope);
}
const imageX = ({ slope }: MeanPlane, x: number, half: number): number => x + 2 * slope * half;
