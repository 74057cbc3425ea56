import type { Variogram } from '../domain/recipe.ts';
import type { GridFrame } from '../grid/frame.ts';
import { decays, negligible, perUnit, reachOf } from './covariance.ts';
import type { Dual } from './kriging-system.ts';
import type { Points } from './points.ts';

/** Cells of a row that share one list of the points within reach. */
const segment = 64;

/**
 * Rows of one field under an exponential or gaussian variogram: every point reaches nearly every cell, so the time
 * goes into e^(−s). The covariances are not stored: four cells of a row at a time, one pass over the points, the sums
 * in registers, and dy² once a row. About three times as fast as covariances first and products after.
 * @returns fills rows [rowFrom, rowTo); cells outside the mask are left as they are
 */
export function createDecayRows(
  { x: px, y: py }: Pick<Points, 'x' | 'y'>,
  variogram: Variogram,
  { mean, weights }: Dual,
) {
  const n = px.length;
  const gaussian = variogram.model === 'gaussian';
  // Coordinates in steps of the table: s is the scaled distance, or for the gaussian model its square.
  const scale = (gaussian ? Math.sqrt(perUnit) : perUnit) / variogram.range;
  const reach = reachOf(variogram) * scale;
  const packed = { weights: new Float64Array(n), x: new Float64Array(n), dy2: new Float64Array(n) };
  const cells = new Int32Array(segment);
  const cellX = new Float64Array(segment);
  const sums = new Float64Array(segment);

  /** Packs the points within reach of a stretch of a row, in steps of the table; returns how many. */
  const pack = (west: number, east: number, y: number): number => {
    let m = 0;
    for (let i = 0; i < n; i++) {
      const x = px[i] * scale;
      const dx = Math.max(west - x, x - east, 0);
      const dy2 = (py[i] * scale - y) ** 2;
      if (weights[i] === 0 || dx * dx + dy2 >= reach * reach) continue;
      packed.weights[m] = weights[i] * variogram.psill;
      packed.x[m] = x;
      packed.dy2[m++] = dy2;
    }
    return m;
  };

  return (
    frame: GridFrame,
    rowFrom: number,
    rowTo: number,
    mask: Uint8Array | null,
    out: Float32Array,
  ): void => {
    for (let row = rowFrom; row < rowTo; row++) {
      const y = (frame.origin[1] - row * frame.cellSizeM) * scale;
      let count = 0;
      for (let column = 0; column <= frame.width; column++) {
        if (column < frame.width) {
          const cell = row * frame.width + column;
          if (mask !== null && mask[cell] === 0) continue;
          cells[count] = cell;
          cellX[count++] = (frame.origin[0] + column * frame.cellSizeM) * scale;
          if (count < segment) continue;
        } else if (count === 0) break;
        const m = pack(cellX[0], cellX[count - 1], y);
        cellX.fill(cellX[count - 1], count);
        decaySums(gaussian, packed, m, cellX, sums);
        for (let c = 0; c < count; c++) out[cells[c]] = mean + sums[c];
        count = 0;
      }
    }
  };
}

/** sums[c] = Σ weight · e^(−s): the table's entry at or before s, and three terms of Taylor's series from there. */
function decaySums(
  squared: boolean,
  points: { readonly weights: Float64Array; readonly x: Float64Array; readonly dy2: Float64Array },
  m: number,
  x: Float64Array,
  sums: Float64Array,
): void {
  // Local constants stay in registers; those of a module are loaded at every turn.
  const { weights, x: px, dy2 } = points;
  const table = decays;
  const last = perUnit * negligible;
  const [t1, t2, t3] = [-1 / perUnit, 1 / (2 * perUnit ** 2), -1 / (6 * perUnit ** 3)];
  for (let c = 0; c < x.length; c += 4) {
    const x0 = x[c];
    const x1 = x[c + 1];
    const x2 = x[c + 2];
    const x3 = x[c + 3];
    let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
    for (let i = 0; i < m; i++) {
      const q = px[i];
      const e = dy2[i];
      const w = weights[i];
      const d0 = (x0 - q) * (x0 - q) + e;
      const d1 = (x1 - q) * (x1 - q) + e;
      const d2 = (x2 - q) * (x2 - q) + e;
      const d3 = (x3 - q) * (x3 - q) + e;
      const s0 = Math.min(squared ? d0 : Math.sqrt(d0), last);
      const s1 = Math.min(squared ? d1 : Math.sqrt(d1), last);
      const s2 = Math.min(squared ? d2 : Math.sqrt(d2), last);
      const s3 = Math.min(squared ? d3 : Math.sqrt(d3), last);
      const k0 = s0 | 0;
      const k1 = s1 | 0;
      const k2 = s2 | 0;
      const k3 = s3 | 0;
      const r0 = s0 - k0;
      const r1 = s1 - k1;
      const r2 = s2 - k2;
      const r3 = s3 - k3;
      sum0 += w * table[k0] * (1 + r0 * (t1 + r0 * (t2 + r0 * t3)));
      sum1 += w * table[k1] * (1 + r1 * (t1 + r1 * (t2 + r1 * t3)));
      sum2 += w * table[k2] * (1 + r2 * (t1 + r2 * (t2 + r2 * t3)));
      sum3 += w * table[k3] * (1 + r3 * (t1 + r3 * (t2 + r3 * t3)));
    }
    sums[c] = sum0;
    sums[c + 1] = sum1;
    sums[c + 2] = sum2;
    sums[c + 3] = sum3;
  }
}
