import type { Variogram } from '../domain/recipe.ts';
import { invertFactor } from './cholesky.ts';
import { type IdwOptions, idwAt } from './idw.ts';
import { nearestPredictor } from './kriging-nearest.ts';
import { dualOf, type System, systemOf } from './kriging-system.ts';
import { meanOf, mergeCoincident, type Points } from './points.ts';

export type Method =
  | { readonly kind: 'idw'; readonly options: IdwOptions }
  | { readonly kind: 'kriging'; readonly variogram: Variogram; readonly neighbours: number | null };

export interface CrossValidation {
  /** Points that could be predicted. */
  readonly n: number;
  /** Mean of the residuals, dB. */
  readonly meanError: number;
  readonly meanAbsoluteError: number;
  readonly rmse: number;
  /** Predicted − observed, dB, in the order of the points. NaN where no other point is within the radius or nothing was measured. */
  readonly residuals: readonly number[];
  readonly predicted: readonly number[];
  /** dB; NaN where nothing was measured. */
  readonly observed: readonly number[];
}

/**
 * Leave-one-out: every point predicted from the others, the variogram kept.
 * @param points merged points (no two at one place)
 */
export function crossValidate(points: Points, method: Method): CrossValidation {
  const predicted =
    method.kind === 'idw' ? idwLeavingOut(points, method.options) : krigingLeavingOut(points, method);
  return summary(predicted, points.z);
}

/** Of predictions and observations in one order. */
export function summary(predicted: readonly number[], observed: Float64Array): CrossValidation {
  const residuals = predicted.map((value, i) => value - observed[i]);
  const known = residuals.filter((residual) => !Number.isNaN(residual));
  return {
    n: known.length,
    meanError: meanOf(known),
    meanAbsoluteError: meanOf(known.map(Math.abs)),
    rmse: Math.sqrt(meanOf(known.map((residual) => residual * residual))),
    residuals,
    predicted,
    observed: [...observed],
  };
}

function idwLeavingOut(points: Points, options: IdwOptions): number[] {
  return Array.from(points.x, (x, i) => {
    const others = (values: Float64Array) => values.filter((_, j) => j !== i);
    const rest = { x: others(points.x), y: others(points.y), z: others(points.z) };
    return idwAt(rest, [x], [points.y[i]], options)[0];
  });
}

/**
 * The diagonal of B = C⁻¹ − C⁻¹11ᵀC⁻¹ / 1ᵀC⁻¹1. With all points the residuals of leave-one-out follow from it without
 * solving n systems (Dubrule 1983): zᵢ − z*₋ᵢ = (Bz)ᵢ / Bᵢᵢ, and Bz is the dual weights. One diagonal serves every
 * field on the places.
 */
export function leavingOutDiagonal({ factor, ones, total }: System): Float64Array {
  const n = ones.length;
  const inverse = invertFactor(factor, n);
  return ones.map((_, i) => {
    // Columns of L⁻¹: C⁻¹ = L⁻ᵀL⁻¹.
    let diagonal = 0;
    let row = 0;
    for (let k = i; k < n; k++) {
      const entry = inverse[k * n + i];
      diagonal += entry * entry;
      row += entry * ones[k];
    }
    return diagonal - (row * row) / total;
  });
}

function krigingLeavingOut(
  points: Points,
  { variogram, neighbours }: Extract<Method, { kind: 'kriging' }>,
): number[] {
  const n = points.x.length;
  if (variogram.nugget + variogram.psill === 0) {
    return meansOfOthers(points.z);
  }
  if (neighbours !== null && neighbours < n - 1) {
    const predict = nearestPredictor(points, variogram, neighbours);
    return Array.from(points.x, (x, i) => predict(x, points.y[i], i).value);
  }
  const system = systemOf(points, variogram);
  const { weights } = dualOf(system, points.z);
  const diagonal = leavingOutDiagonal(system);
  return Array.from(points.z, (z, i) => z - weights[i] / diagonal[i]);
}

/** Leave-one-out by a variogram of nothing. */
export function meansOfOthers(z: Float64Array): number[] {
  const sum = z.reduce((total, value) => total + value, 0);
  return Array.from(z, (value) => (sum - value) / (z.length - 1));
}

/**
 * Leave-one-out by IDW of a field that has gaps, in the order of all places.
 * @param z dB, NaN where nothing was measured
 */
export function crossValidateGaps(
  { x, y }: Pick<Points, 'x' | 'y'>,
  z: Float64Array,
  options: IdwOptions,
): CrossValidation {
  const present = [...z.keys()].filter((i) => !Number.isNaN(z[i]));
  const take = (values: Float64Array) => Float64Array.from(present, (i) => values[i]);
  const predicted = new Array<number>(z.length).fill(Number.NaN);
  if (present.length < 2) return summary(predicted, z);
  const known = idwLeavingOut({ x: take(x), y: take(y), z: take(z) }, options);
  present.forEach((i, k) => {
    predicted[i] = known[k];
  });
  return summary(predicted, z);
}

/** Residuals of points of which some coincide: each is compared with the prediction at its merged place. */
export function crossValidateAll(points: Points, method: Method): CrossValidation {
  const { points: merged, groupOf } = mergeCoincident(points);
  if (merged.x.length === points.x.length) return crossValidate(points, method);
  const { predicted } = crossValidate(merged, method);
  return summary(
    Array.from(groupOf, (group) => predicted[group]),
    points.z,
  );
}
