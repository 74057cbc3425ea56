import type { Variogram } from '../domain/recipe.ts';
import type { GridFrame } from '../grid/frame.ts';
import { fillAnyCovariances, fillCovariances, reachOf } from './covariance.ts';
import type { Points } from './points.ts';

/** Places are taken in batches that keep their covariances with some hundred points in the cache. */
export const batchSize = 64;

export interface RowRange {
  readonly from: number;
  readonly to: number;
  /** Every step-th cell of every step-th row (rows and columns that are multiples of it). */
  readonly step: number;
}

/**
 * Covariances of all points with a batch of places. Points beyond the reach of the model are left out, which makes
 * maps far wider than the range cheap.
 */
export function createPanel({ x: px, y: py }: Pick<Points, 'x' | 'y'>, variogram: Variogram) {
  const n = px.length;
  const fillNear = fillCovariances(variogram);
  const fillAny = fillAnyCovariances(variogram);
  const reach2 = reachOf(variogram) ** 2;
  const x = new Float64Array(batchSize);
  const y = new Float64Array(batchSize);
  /** Entry of the k-th active point and place c: k · batchSize + c. */
  const values = new Float64Array(n * batchSize);
  /** Indexes of the points that have a covariance with the batch, ascending. */
  const active = new Int32Array(n);
  const packedA = new Float64Array(n);
  const packedB = new Float64Array(n);

  /** Computes the covariances with the first `count` places of x, y; returns how many points are active. */
  const load = (count: number): number => {
    let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let c = 0; c < count; c++) {
      west = Math.min(west, x[c]);
      east = Math.max(east, x[c]);
      south = Math.min(south, y[c]);
      north = Math.max(north, y[c]);
    }
    let m = 0;
    for (let i = 0; i < n; i++) {
      const dx = Math.max(west - px[i], px[i] - east, 0);
      const dy = Math.max(south - py[i], py[i] - north, 0);
      if (dx * dx + dy * dy >= reach2) continue;
      const farX = Math.max(east - px[i], px[i] - west);
      const farY = Math.max(north - py[i], py[i] - south);
      const fill = farX * farX + farY * farY < reach2 ? fillNear : fillAny;
      fill(px[i], py[i], x, y, count, values, m * batchSize);
      active[m++] = i;
    }
    return m;
  };

  /**
   * Two dot products a place with the first m active points: outA[c] = Σ a[aAt + active] · values, outB likewise.
   * Eight sums at a time stay in registers; three loads serve four multiplications.
   */
  const products = (
    m: number,
    a: Float64Array,
    aAt: number,
    b: Float64Array,
    bAt: number,
    outA: Float64Array,
    outB: Float64Array,
  ): void => {
    for (let k = 0; k < m; k++) {
      packedA[k] = a[aAt + active[k]];
      packedB[k] = b[bAt + active[k]];
    }
    for (let c = 0; c < batchSize; c += 4) {
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      for (let k = 0, p = c; k < m; k++, p += batchSize) {
        const wa = packedA[k];
        const wb = packedB[k];
        const p0 = values[p];
        const p1 = values[p + 1];
        const p2 = values[p + 2];
        const p3 = values[p + 3];
        a0 += wa * p0;
        a1 += wa * p1;
        a2 += wa * p2;
        a3 += wa * p3;
        b0 += wb * p0;
        b1 += wb * p1;
        b2 += wb * p2;
        b3 += wb * p3;
      }
      outA[c] = a0;
      outA[c + 1] = a1;
      outA[c + 2] = a2;
      outA[c + 3] = a3;
      outB[c] = b0;
      outB[c + 1] = b1;
      outB[c + 2] = b2;
      outB[c + 3] = b3;
    }
  };

  /** Takes the cells of some rows, those outside the mask passed over, batch by batch through x and y. */
  const eachBatch = (
    frame: GridFrame,
    { from, to, step }: RowRange,
    mask: Uint8Array | null,
    work: (cells: Int32Array, count: number) => void,
  ): void => {
    const cells = new Int32Array(batchSize);
    let count = 0;
    for (let row = Math.ceil(from / step) * step; row < to; row += step) {
      for (let column = 0; column < frame.width; column += step) {
        const cell = row * frame.width + column;
        if (mask !== null && mask[cell] === 0) continue;
        x[count] = frame.origin[0] + column * frame.cellSizeM;
        y[count] = frame.origin[1] - row * frame.cellSizeM;
        cells[count++] = cell;
        if (count < batchSize) continue;
        work(cells, count);
        count = 0;
      }
    }
    if (count > 0) work(cells, count);
  };

  return { active, load, products, eachBatch };
}

/** Cells whose centre is exactly a point's place, and that point's index: there the datum itself is the prediction. */
export function cellsOnPoints(
  { x, y }: Pick<Points, 'x' | 'y'>,
  frame: GridFrame,
): readonly (readonly [cell: number, point: number])[] {
  const found: [number, number][] = [];
  const { origin, cellSizeM, width, height } = frame;
  for (let i = 0; i < x.length; i++) {
    const column = Math.round((x[i] - origin[0]) / cellSizeM);
    const row = Math.round((origin[1] - y[i]) / cellSizeM);
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    if (origin[0] + column * cellSizeM === x[i] && origin[1] - row * cellSizeM === y[i])
      found.push([row * width + column, i]);
  }
  return found;
}
