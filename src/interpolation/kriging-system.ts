import { DataError, type Note } from '../domain/note.ts';
import type { Variogram } from '../domain/recipe.ts';
import { backward, factorise, forward } from './cholesky.ts';
import { exactCovariance } from './covariance.ts';
import { type Points, samePlaces } from './points.ts';

/** The factored covariance matrix C of a set of places, and what follows from the places alone. */
export interface System {
  /** L with C = L·Lᵀ */
  readonly factor: Float64Array;
  /** L⁻¹·1 */
  readonly ones: Float64Array;
  /** 1ᵀC⁻¹1 */
  readonly total: number;
  /** As used: with the nugget raised where the given one leaves the system without a solution. */
  readonly variogram: Variogram;
  readonly notes: readonly Note[];
}

/** Shares of the sill that are tried as a nugget when the system has no solution without one. */
export const helpingNuggets = [0, 1e-9, 1e-7];

/**
 * Factors the system. A smooth model without nugget (gaussian above all) is solvable in theory only; a nugget of a
 * thousand-millionth of the sill then makes it solvable, without any effect that could be measured, and is noted.
 * @throws DataError `kriging-singular` when two places coincide or nothing helps
 */
export function systemOf(places: Pick<Points, 'x' | 'y'>, given: Variogram): System {
  const n = places.x.length;
  const sill = given.nugget + given.psill;
  for (const share of helpingNuggets) {
    const variogram = share === 0 ? given : { ...given, nugget: given.nugget + share * sill };
    const factor = covarianceMatrix(places, variogram);
    if (!factorise(factor, n)) {
      const same = samePlaces(places);
      if (same) throw DataError.of('kriging-coincident', { first: same[0] + 1, second: same[1] + 1 });
      continue;
    }
    const ones = forward(factor, n, new Float64Array(n).fill(1));
    return {
      factor,
      ones,
      total: ones.reduce((sum, u) => sum + u * u, 0),
      variogram,
      notes:
        share === 0
          ? []
          : [{ code: 'kriging-nugget-raised', params: { nugget: Number(variogram.nugget.toPrecision(2)) } }],
    };
  }
  throw DataError.of('kriging-singular');
}

function covarianceMatrix({ x, y }: Pick<Points, 'x' | 'y'>, variogram: Variogram): Float64Array {
  const n = x.length;
  const covariance = exactCovariance(variogram);
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) matrix[i * n + j] = covariance((x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2);
    matrix[i * n + i] = variogram.nugget + variogram.psill;
  }
  return matrix;
}

/** What a field on a factored system comes to: z* = mean + Σ weights · covariances. */
export interface Dual {
  readonly mean: number;
  readonly weights: Float64Array;
}

/** Mean m̂ = 1ᵀC⁻¹z / 1ᵀC⁻¹1 and dual weights C⁻¹(z − m̂·1). */
export function dualOf({ factor, ones, total }: System, z: Float64Array): Dual {
  const n = z.length;
  const v = forward(factor, n, z.slice());
  let mean = 0;
  for (let i = 0; i < n; i++) mean += v[i] * ones[i];
  mean /= total;
  for (let i = 0; i < n; i++) v[i] -= mean * ones[i];
  return { mean, weights: backward(factor, n, v) };
}
