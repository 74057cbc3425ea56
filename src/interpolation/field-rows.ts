import type { Variogram } from '../domain/recipe.ts';
import type { GridFrame } from '../grid/frame.ts';
import { batchSize, cellsOnPoints, createPanel } from './covariance-panel.ts';
import type { Dual } from './kriging-system.ts';
import type { Points } from './points.ts';

/** A field in dual form over all places (weight 0 where a place is missing) and its data, NaN where missing. */
export interface Field extends Dual {
  readonly z: Float64Array;
}

/**
 * Rows of the values of several fields at the same places: the covariances of a cell are computed once for all.
 * @returns fills rows [rowFrom, rowTo) of one array a field; cells outside the mask are left as they are
 */
export function createFieldRows(
  places: Pick<Points, 'x' | 'y'>,
  variogram: Variogram,
  fields: readonly Field[],
) {
  const panel = createPanel(places, variogram);
  const a = new Float64Array(batchSize);
  const b = new Float64Array(batchSize);
  return (
    frame: GridFrame,
    rowFrom: number,
    rowTo: number,
    mask: Uint8Array | null,
    out: readonly Float32Array[],
  ): void => {
    panel.eachBatch(frame, { from: rowFrom, to: rowTo, step: 1 }, mask, (cells, count) => {
      const m = panel.load(count);
      for (let f = 0; f < fields.length; f += 2) {
        const g = Math.min(f + 1, fields.length - 1);
        panel.products(m, fields[f].weights, 0, fields[g].weights, 0, a, b);
        for (let c = 0; c < count; c++) {
          out[f][cells[c]] = fields[f].mean + a[c];
          out[g][cells[c]] = fields[g].mean + b[c];
        }
      }
    });
    // Exactly on a point the nugget would show between the datum and its surroundings.
    for (const [cell, point] of cellsOnPoints(places, frame)) {
      if (cell < rowFrom * frame.width || cell >= rowTo * frame.width || mask?.[cell] === 0) continue;
      fields.forEach(({ z }, f) => {
        if (!Number.isNaN(z[point])) out[f][cell] = z[point];
      });
    }
  };
}
