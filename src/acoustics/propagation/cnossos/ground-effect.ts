import { bandCount, nominalFrequencies, speedOfSound } from '../../bands.ts';
import type { MeanPlane } from './mean-plane.ts';

/** A source or receiver (or an edge in its place) above a mean plane. */
export interface PlaneGeometry {
  /** Equivalent heights, m; never below 0. */
  sourceHeight: number;
  receiverHeight: number;
  sourceBelow: boolean;
  receiverBelow: boolean;
  /** Distance between the feet on the plane, m. */
  distance: number;
  /** Gpath and G′path (eq. 2.5.14). */
  path: number;
  corrected: number;
}

export const createPlaneGeometry = (): PlaneGeometry => ({
  sourceHeight: 0,
  receiverHeight: 0,
  sourceBelow: false,
  receiverBelow: false,
  distance: 0,
  path: 0,
  corrected: 0,
});

/** Equivalent heights above, and distance along, the mean plane (2.5.3, fig. 2.5.c). */
export function placeOnPlane(
  plane: MeanPlane,
  sourceD: number,
  sourceZ: number,
  receiverD: number,
  receiverZ: number,
  sourceGroundFactor: number,
  out: PlaneGeometry,
): void {
  const { slope, intercept, groundFactor } = plane;
  const norm = Math.sqrt(1 + slope * slope);
  const zs = (sourceZ - slope * sourceD - intercept) / norm;
  const zr = (receiverZ - slope * receiverD - intercept) / norm;
  out.sourceBelow = zs < 0;
  out.receiverBelow = zr < 0;
  out.sourceHeight = Math.max(zs, 0);
  out.receiverHeight = Math.max(zr, 0);
  out.distance = Math.abs(receiverD - sourceD + slope * (receiverZ - sourceZ)) / norm;
  out.path = groundFactor;
  const share = out.distance / (30 * (out.sourceHeight + out.receiverHeight));
  out.corrected = share < 1 ? groundFactor * share + sourceGroundFactor * (1 - share) : groundFactor;
}

/** 10^(−A/10) of an attenuation in dB. */
const energyOf = (attenuationDb: number): number => Math.exp((-Math.LN10 / 10) * attenuationDb);

const f075 = Float64Array.from(nominalFrequencies, (f) => 1.3e3 * f ** 0.75);
const f150 = Float64Array.from(nominalFrequencies, (f) => f ** 1.5);
const f250 = Float64Array.from(nominalFrequencies, (f) => 0.0185 * f ** 2.5);
const wavenumbers = Float64Array.from(nominalFrequencies, (f) => (2 * Math.PI * f) / speedOfSound);

/**
 * The bracket of eq. 2.5.15, which is 10^(−Aground/10), for all bands; not above that of the bound `leastDb` (eqs.
 * 2.5.18, 2.5.20).
 */
function groundFormula(
  dp: number,
  zs: number,
  zr: number,
  gw: number,
  leastDb: number,
  out: Float64Array,
): void {
  const most = energyOf(leastDb);
  const g13 = gw ** 1.3;
  const g26 = g13 * g13;
  for (let i = 0; i < bandCount; i++) {
    // eq. 2.5.17, 2.5.16
    const w = (f250[i] * g26) / (f150[i] * g26 + f075[i] * g13 + 1.16e6);
    const wd = w * dp;
    const cf = (dp * (1 + 3 * wd * Math.exp(-Math.sqrt(wd)))) / (1 + wd);
    const c = cf / wavenumbers[i];
    const root = Math.sqrt(2 * c);
    const source = zs * zs - root * zs + c;
    const receiver = zr * zr - root * zr + c;
    const scale = (2 * wavenumbers[i]) / dp;
    out[i] = Math.min(scale * scale * source * receiver, most);
  }
}

/**
 * Aground in homogeneous conditions, as 10^(−A/10) (eqs. 2.5.15–2.5.18).
 * @param gw, gm Ḡw and Ḡm of table 2.5.b
 */
export function groundHomogeneous(at: PlaneGeometry, gw: number, gm: number, out: Float64Array): void {
  if (at.path === 0 || at.distance === 0) {
    out.fill(energyOf(-3));
    return;
  }
  groundFormula(at.distance, at.sourceHeight, at.receiverHeight, gw, -3 * (1 - gm), out);
}

/** Aground in favourable conditions, as 10^(−A/10): raised heights for the curved ray (eqs. 2.5.19, 2.5.20). */
export function groundFavourable(at: PlaneGeometry, gw: number, gm: number, out: Float64Array): void {
  const { distance: dp, sourceHeight: zs, receiverHeight: zr } = at;
  const sum = zs + zr;
  const near = dp <= 30 * sum;
  const least = near ? -3 * (1 - gm) : -3 * (1 - gm) * (1 + 2 * (1 - (30 * sum) / dp));
  if (at.path === 0 || dp === 0 || sum === 0) {
    out.fill(energyOf(least));
    return;
  }
  const bend = (1e-4 * dp * dp) / (sum * sum);
  const turbulence = (6e-3 * dp) / sum;
  groundFormula(dp, zs + bend * zs * zs + turbulence, zr + bend * zr * zr + turbulence, gw, least, out);
}
