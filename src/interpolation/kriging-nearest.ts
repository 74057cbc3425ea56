import { DataError } from '../domain/note.ts';
import type { Variogram } from '../domain/recipe.ts';
import type { GridFrame } from '../grid/frame.ts';
import { backward, factorise, forward } from './cholesky.ts';
import { exactCovariance } from './covariance.ts';
import type { RowRange } from './covariance-panel.ts';
import type { Kriging, Prediction } from './kriging.ts';
import { helpingNuggets } from './kriging-system.ts';
import { nearestFinder } from './nearest.ts';
import type { Points } from './points.ts';

/**
 * Kriging from the nearest points only: a small system of its own at every place.
 * @throws DataError `kriging-singular` from its functions, where some neighbourhood has no solution
 */
export function nearestKriging(points: Points, variogram: Variogram, neighbours: number): Kriging {
  const local = nearestPredictor(points, variogram, neighbours);
  return {
    predict: (x, y) => local(x, y),
    valueRows: (frame, from, to, out, mask = null) =>
      eachCell(frame, { from, to, step: 1 }, mask, (cell, x, y) => {
        out[cell] = local(x, y).value;
      }),
    varianceRows: (frame, range, out, mask) =>
      eachCell(frame, range, mask, (cell, x, y) => {
        out[cell] = local(x, y).variance;
      }),
    notes: [],
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

/**
 * The predictor behind it. Neighbouring cells mostly have the same neighbours: their system is kept until it
 * differs.
 * @returns a predictor; its `skip` leaves one point out, for cross-validation
 */
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
  const factor = new Float64Array(size * size);
  const ones = new Float64Array(size);
  const weights = new Float64Array(size);
  const c = new Float64Array(size);
  const chosen = new Int32Array(size);
  let [n, mean, total] = [0, 0, 0];

  const fillMatrix = (nugget: number) => {
    for (let i = 0; i < n; i++) {
      const a = chosen[i];
      for (let j = 0; j < i; j++)
        factor[i * n + j] = covariance((px[a] - px[chosen[j]]) ** 2 + (py[a] - py[chosen[j]]) ** 2);
      factor[i * n + i] = variogram.psill + nugget;
    }
  };

  const solveFor = (wanted: Int32Array) => {
    n = wanted.length;
    chosen.set(wanted);
    const solved = helpingNuggets.some((share) => {
      fillMatrix(variogram.nugget + share * sill);
      return factorise(factor, n);
    });
    if (!solved) {
      n = 0;
      throw DataError.of('kriging-singular');
    }
    for (let i = 0; i < n; i++) {
      ones[i] = 1;
      weights[i] = pz[chosen[i]];
    }
    forward(factor, n, ones);
    forward(factor, n, weights);
    total = 0;
    mean = 0;
    for (let i = 0; i < n; i++) {
      total += ones[i] * ones[i];
      mean += ones[i] * weights[i];
    }
    mean /= total;
    for (let i = 0; i < n; i++) weights[i] -= mean * ones[i];
    backward(factor, n, weights.subarray(0, n));
  };

  return (x, y, skip = -1) => {
    const found = nearest.find(x, y, skip);
    if (nearest.distance2[0] === 0) return { value: pz[nearest.index[0]], variance: 0 };
    const wanted = nearest.index.slice(0, found).sort();
    let same = found === n;
    for (let i = 0; same && i < found; i++) same = wanted[i] === chosen[i];
    if (!same) solveFor(wanted);
    let value = mean;
    for (let i = 0; i < n; i++) {
      c[i] = covariance((px[wanted[i]] - x) ** 2 + (py[wanted[i]] - y) ** 2);
      value += c[i] * weights[i];
    }
    forward(factor, n, c);
    let explained = 0;
    let crossed = 0;
    for (let i = 0; i < n; i++) {
      explained += c[i] * c[i];
      crossed += c[i] * ones[i];
    }
    return { value, variance: Math.max(0, sill - explained + (1 - crossed) ** 2 / total) };
  };
}
