import type { VerticalCut } from '../../paths/vertical-cut.ts';

/**
 * Mean ground plane of a stretch of a cut, z = slope · d + intercept, and the mean ground factor of the stretch
 * (2015/996 Annex 2.5.3 "Calculation of the mean plane", VI-3; eqs. 2.5.14 for Gpath, horizontal lengths).
 */
export interface MeanPlane {
  slope: number;
  /** Height of the plane at d = 0 of the cut, m. */
  intercept: number;
  groundFactor: number;
}

export const createMeanPlane = (): MeanPlane => ({ slope: 0, intercept: 0, groundFactor: 0 });

/** Below this length a stretch has no slope of its own, m. */
const shortestM = 1e-3;

/** Fits the plane to the ground between d = from and d = to (least squares over the polyline, in closed form). */
export function fitMeanPlane(cut: VerticalCut, from: number, to: number, plane: MeanPlane): void {
  const { groundCount, groundD, groundZ, groundFactor } = cut;
  const x = to - from;
  let a3 = 0;
  let b = 0;
  let a2 = 0;
  let weighted = 0;
  let covered = 0;
  // Heights are taken from the first one on: the sums then keep their digits on high ground.
  let base = Number.NaN;
  for (let k = 0; k + 1 < groundCount; k++) {
    const start = groundD[k];
    const end = groundD[k + 1];
    if (end <= from || end <= start) continue;
    if (start >= to) break;
    const slope = (groundZ[k + 1] - groundZ[k]) / (end - start);
    const u = Math.max(start, from) - from;
    const v = Math.min(end, to) - from;
    if (Number.isNaN(base)) base = groundZ[k] + slope * (u + from - start);
    const offset = groundZ[k] + slope * (from - start) - base;
    const squares = v * v - u * u;
    a3 += slope * (v * v * v - u * u * u);
    a2 += offset * squares;
    b += slope * squares + 2 * offset * (v - u);
    weighted += groundFactor[k] * (v - u);
    covered += v - u;
  }
  if (x < shortestM || covered === 0) {
    plane.slope = 0;
    plane.intercept = Number.isNaN(base) ? groundHeight(cut, from) : base;
    plane.groundFactor = covered > 0 ? weighted / covered : groundFactorAt(cut, from);
    return;
  }
  const a = (2 / 3) * a3 + a2;
  plane.slope = (3 * (2 * a - b * x)) / (x * x * x);
  plane.intercept = (2 * b) / x - (3 * a) / (x * x) + base - plane.slope * from;
  plane.groundFactor = weighted / covered;
}

function groundHeight({ groundCount, groundD, groundZ }: VerticalCut, d: number): number {
  let k = 0;
  while (k + 2 < groundCount && groundD[k + 1] < d) k++;
  const length = groundD[k + 1] - groundD[k];
  return length > 0 ? groundZ[k] + ((groundZ[k + 1] - groundZ[k]) * (d - groundD[k])) / length : groundZ[k];
}

function groundFactorAt({ groundCount, groundD, groundFactor }: VerticalCut, d: number): number {
  let k = 0;
  while (k + 2 < groundCount && groundD[k + 1] < d) k++;
  return groundFactor[k];
}
