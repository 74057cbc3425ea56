import type { Variogram } from '../domain/recipe.ts';
import type { GridFrame } from '../grid/frame.ts';
import { batchSize, cellsOnPoints, createPanel } from './covariance-panel.ts';
import { createDecayRows } from './decay-rows.ts';
import type { Dual } from './kriging-system.ts';
import type { Points } from './points.ts';

/** A field in dual form over all places (weight 0 where a place is missing) and its data, NaN where missing. */
export interface Field extends Dual {
  readonly z: Float64Array;
}

type FillRows = (
  frame: GridFrame,
  rowFrom: number,
  rowTo: number,
  mask: Uint8Array | null,
  out: readonly Float32Array[],
) => void;

/**
 * Rows of the values of several fields at the same places: the covariances of a cell are computed once for all.
 * @returns fills rows [rowFrom, rowTo) of one array a field; cells outside the mask are left as they are
 */
export function createFieldRows(
  places: Pick<Points, 'x' | 'y'>,
  variogram: Variogram,
  fields: readonly Field[],
): FillRows {
  const fill =
    fields.length === 1 && variogram.model !== 'spherical'
      ? singleRows(places, variogram, fields[0])
      : panelRows(places, variogram, fields);
  return (frame, rowFrom, rowTo, mask, out) => {
    fill(frame, rowFrom, rowTo, mask, out);
    // Exactly on a point the nugget would show between the datum and its surroundings.
    for (const [cell, point] of cellsOnPoints(places, frame)) {
      if (cell < rowFrom * frame.width || cell >= rowTo * frame.width || mask?.[cell] === 0) continue;
      fields.forEach(({ z }, f) => {
        if (!Number.isNaN(z[point])) out[f][cell] = z[point];
      });
    }
  };
}

function singleRows(places: Pick<Points, 'x' | 'y'>, variogram: Variogram, field: Field): FillRows {
  const rows = createDecayRows(places, variogram, field);
  return (frame, rowFrom, rowTo, mask, [out]) => rows(frame, rowFrom, rowTo, mask, out);
}

/** Fields two by two, so that a covariance is loaded once for both. */
function panelRows(
  places: Pick<Points, 'x' | 'y'>,
  variogram: Variogram,
  fields: readonly Field[],
): FillRows {
  const panel = createPanel(places, variogram);
  const a = new Float64Array(batchSize);
  const b = new Float64Array(batchSize);
  return (frame, rowFrom, rowTo, mask, out) => {
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
  };
}
