import type { Variogram } from '../domain/recipe.ts';
import type { GridFrame } from '../grid/frame.ts';
import { factorise, forward, solve } from './cholesky.ts';
import { covarianceOf, exactCovariance } from './covariance.ts';
import { nearestFinder } from './nearest.ts';
import type { Points } from './points.ts';

/**
 * Ordinary kriging (Matheron 1963; notation of Cressie 1993, section 3.2). With C the covariance matrix of the
 * points (nugget + psill on the diagonal), c the covariances of a place with them, 1 a vector of ones:
 *   m̂ = 1ᵀC⁻¹z / 1ᵀC⁻¹1,   z* = m̂ + cᵀb with b = C⁻¹(z − m̂·1)   (dual form: b once, then a dot product a place)
 *   σ² = C(0) − cᵀC⁻¹c + (1 − 1ᵀC⁻¹c)² / 1ᵀC⁻¹1
 * The variance includes the nugget; at a point the prediction is its value and the variance 0, as gstat.
 */
export interface Prediction {
  readonly value: number;
  /** dB² */
  readonly variance: number;
}

/** More points than this are kriged from the nearest ones: a factor of 1 000 points takes about a second. */
export const globalLimit = 1000;
export const usualNeighbours = 32;

/** How many neighbours a job uses: null (all) up to 1 000 points, the nearest 32 beyond unless told otherwise. */
export const neighboursFor = (n: number, wanted: number | null): number | null => {
  if (wanted !== null) return wanted >= n ? null : wanted;
  return n > globalLimit ? usualNeighbours : null;
};

export interface Kriging {
  readonly predict: (x: number, y: number) => Prediction;
  /** Fills rows [rowFrom, rowTo) of the grid's values. */
  readonly valueRows: (frame: GridFrame, rowFrom: number, rowTo: number, out: Float32Array) => void;
  /**
   * Fills the variances of every `step`-th cell of every `step`-th row in [rowFrom, rowTo). Cells outside the mask
   * are passed over: a variance costs n² operations.
   */
  readonly varianceRows: (frame: GridFrame, rows: RowRange, out: Float32Array, mask: Uint8Array | null) => void;
}

export interface RowRange {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/**
 * @param points merged points (no two at one place)
 * @param neighbours null: all points
 * @throws DataError `kriging-singular` when the system cannot be solved (a gaussian variogram without nugget)
 */
export function createKriging(points: Points, variogram: Variogram, neighbours: number | null): Kriging {
  if (variogram.nugget + variogram.psill === 0) return constant(points);
  return neighbours === null || neighbours >= points.x.length
    ? globalKriging(points, variogram)
    : nearestKriging(points, variogram, neighbours);
}

/** No variance at all: every place has the mean, without error. */
function constant(points: Points): Kriging {
  const mean = points.z.reduce((sum, z) => sum + z, 0) / points.z.length;
  return {
    predict: () => ({ value: mean, variance: 0 }),
    valueRows: (frame, from, to, out) => out.fill(mean, from * frame.width, to * frame.width),
    varianceRows: (frame, { from, to }, out) => out.fill(0, from * frame.width, to * frame.width),
  };
}

/** The factored system of all points, and what follows from the places alone. */
export interface System {
  readonly factor: Float64Array;
  /** L⁻¹·1 */
  readonly ones: Float64Array;
  /** 1ᵀC⁻¹1 */
  readonly total: number;
}

export function systemOf({ x, y }: Pick<Points, 'x' | 'y'>, variogram: Variogram): System {
  const n = x.length;
  const covariance = exactCovariance(variogram);
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) matrix[i * n + j] = covariance((x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2);
    matrix[i * n + i] = variogram.nugget + variogram.psill;
  }
  const factor = factorise(matrix, n);
  const ones = forward(factor, n, new Float64Array(n).fill(1));
  return { factor, ones, total: ones.reduce((sum, u) => sum + u * u, 0) };
}

/** Mean m̂ and dual weights b of a field on a factored system. */
export function dualOf(system: System, z: Float64Array): { readonly mean: number; readonly weights: Float64Array } {
  const n = z.length;
  const v = forward(system.factor, n, z.slice());
  let mean = 0;
  for (let i = 0; i < n; i++) mean += v[i] * system.ones[i];
  mean /= system.total;
  return { mean, weights: solve(system.factor, n, z.map((value) => value - mean)) };
}

function globalKriging(points: Points, variogram: Variogram): Kriging {
  const { x: px, y: py, z: pz } = points;
  const n = px.length;
  const system = systemOf(points, variogram);
  const { mean, weights } = dualOf(system, pz);
  const sill = variogram.nugget + variogram.psill;
  const c = new Float64Array(n);

  /** Variance at a place whose covariances stand in `c`; overwrites it. */
  const varianceFromC = (): number => {
    forward(system.factor, n, c);
    let own = 0;
    let crossed = 0;
    for (let i = 0; i < n; i++) {
      own += c[i] * c[i];
      crossed += c[i] * system.ones[i];
    }
    return Math.max(0, sill - own + (1 - crossed) ** 2 / system.total);
  };

  const fill = (covariance: (d2: number) => number, x: number, y: number): number => {
    for (let i = 0; i < n; i++) {
      const dx = px[i] - x;
      const dy = py[i] - y;
      const d2 = dx * dx + dy * dy;
      if (d2 === 0) return i;
      c[i] = covariance(d2);
    }
    return -1;
  };

  const exact = exactCovariance(variogram);
  const fast = covarianceOf(variogram);
  return {
    predict(x, y) {
      const on = fill(exact, x, y);
      if (on >= 0) return { value: pz[on], variance: 0 };
      let value = mean;
      for (let i = 0; i < n; i++) value += c[i] * weights[i];
      return { value, variance: varianceFromC() };
    },
    valueRows(frame, rowFrom, rowTo, out) {
      const dy2 = new Float64Array(n);
      for (let row = rowFrom; row < rowTo; row++) {
        const y = frame.origin[1] - row * frame.cellSizeM;
        for (let i = 0; i < n; i++) dy2[i] = (py[i] - y) ** 2;
        for (let column = 0; column < frame.width; column++) {
          const x = frame.origin[0] + column * frame.cellSizeM;
          let value = mean;
          let on = -1;
          for (let i = 0; i < n; i++) {
            const dx = px[i] - x;
            const d2 = dx * dx + dy2[i];
            if (d2 === 0) on = i;
            value += fast(d2) * weights[i];
          }
          // Exactly on a point the nugget would show; the datum itself is the prediction there.
          out[row * frame.width + column] = on < 0 ? value : pz[on];
        }
      }
    },
    varianceRows: (frame, range, out, mask) =>
      eachCell(frame, range, mask, (cell, x, y) => {
        out[cell] = fill(fast, x, y) >= 0 ? 0 : varianceFromC();
      }),
  };
}

/** Visits the cells of some rows, those outside the mask passed over. */
function eachCell(
  frame: GridFrame,
  { from, to, step }: RowRange,
  mask: Uint8Array | null,
  visit: (cell: number, x: number, y: number) => void,
): void {
  for (let row = Math.ceil(from / step) * step; row < to; row += step) {
    const y = frame.origin[1] - row * frame.cellSizeM;
    for (let column = 0; column < frame.width; column += step) {
      const cell = row * frame.width + column;
      if (mask === null || mask[cell] === 1) visit(cell, frame.origin[0] + column * frame.cellSizeM, y);
    }
  }
}

/** Kriging from the nearest points only: a small system of its own at every place. */
function nearestKriging(points: Points, variogram: Variogram, neighbours: number): Kriging {
  const predict = nearestPredictor(points, variogram, neighbours);
  return {
    predict: (x, y) => predict(x, y),
    valueRows: (frame, from, to, out) =>
      eachCell(frame, { from, to, step: 1 }, null, (cell, x, y) => {
        out[cell] = predict(x, y).value;
      }),
    varianceRows: (frame, range, out, mask) =>
      eachCell(frame, range, mask, (cell, x, y) => {
        out[cell] = predict(x, y).variance;
      }),
  };
}

/** @returns a predictor; its `skip` leaves one point out, for cross-validation */
export function nearestPredictor(
  points: Points,
  variogram: Variogram,
  neighbours: number,
): (x: number, y: number, skip?: number) => Prediction {
  const { x: px, y: py, z: pz } = points;
  const covariance = exactCovariance(variogram);
  const sill = variogram.nugget + variogram.psill;
  const nearest = nearestFinder(points, neighbours, null);
  const size = Math.min(neighbours, px.length);
  const matrix = new Float64Array(size * size);
  const c = new Float64Array(size);
  const u = new Float64Array(size);
  const v = new Float64Array(size);
  return (x, y, skip = -1) => {
    const n = nearest.find(x, y, skip);
    const { index, distance2 } = nearest;
    if (distance2[0] === 0) return { value: pz[index[0]], variance: 0 };
    for (let i = 0; i < n; i++) {
      const a = index[i];
      for (let j = 0; j < i; j++) {
        const b = index[j];
        matrix[i * n + j] = covariance((px[a] - px[b]) ** 2 + (py[a] - py[b]) ** 2);
      }
      matrix[i * n + i] = sill;
      c[i] = covariance(distance2[i]);
      u[i] = 1;
      v[i] = pz[a];
    }
    factorise(matrix, n);
    forward(matrix, n, c);
    forward(matrix, n, u);
    forward(matrix, n, v);
    let [cc, cu, uu, vu, cv] = [0, 0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      cc += c[i] * c[i];
      cu += c[i] * u[i];
      uu += u[i] * u[i];
      vu += v[i] * u[i];
      cv += c[i] * v[i];
    }
    const mean = vu / uu;
    return { value: mean + cv - mean * cu, variance: Math.max(0, sill - cc + (1 - cu) ** 2 / uu) };
  };
}
