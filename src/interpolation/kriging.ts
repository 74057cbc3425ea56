import type { Note } from '../domain/note.ts';
import type { Variogram } from '../domain/recipe.ts';
import type { GridFrame } from '../grid/frame.ts';
import type { RowRange } from './covariance-panel.ts';
import { createFieldRows } from './field-rows.ts';
import { globalKriging } from './kriging-global.ts';
import { nearestKriging } from './kriging-nearest.ts';
import { meanOf, type Points } from './points.ts';

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

/** More points than this are kriged from the nearest ones: the variance of a cell costs n² operations. */
export const globalLimit = 1000;
const usualNeighbours = 32;

/** How many neighbours a job uses: null (all) up to 1 000 points, the nearest 32 beyond unless told otherwise. */
export const neighboursFor = (n: number, wanted: number | null): number | null => {
  if (wanted !== null) return wanted >= n ? null : wanted;
  return n > globalLimit ? usualNeighbours : null;
};

export interface Kriging {
  readonly predict: (x: number, y: number) => Prediction;
  /** Fills rows [rowFrom, rowTo) of the grid's values. Cells outside the mask are left as they are. */
  readonly valueRows: (
    frame: GridFrame,
    rowFrom: number,
    rowTo: number,
    out: Float32Array,
    mask?: Uint8Array | null,
  ) => void;
  /** Fills the variances (dB²) of every `step`-th cell of every `step`-th row in [from, to), inside the mask. */
  readonly varianceRows: (
    frame: GridFrame,
    rows: RowRange,
    out: Float32Array,
    mask: Uint8Array | null,
  ) => void;
  /** What had to be changed to solve the system. */
  readonly notes: readonly Note[];
}

/**
 * @param points merged points (no two at one place)
 * @param neighbours null: all points
 * @throws DataError `kriging-coincident`, `kriging-singular` when the system cannot be solved
 */
export function createKriging(points: Points, variogram: Variogram, neighbours: number | null): Kriging {
  if (variogram.nugget + variogram.psill === 0) return withoutVariance(points, variogram);
  return neighbours === null || neighbours >= points.x.length
    ? globalKriging(points, variogram)
    : nearestKriging(points, variogram, neighbours);
}

/** A variogram of nothing: every place has the mean, without error; a point its value. */
function withoutVariance(points: Points, variogram: Variogram): Kriging {
  const { x: px, y: py, z } = points;
  const mean = meanOf(z);
  const rows = createFieldRows(points, variogram, [{ mean, weights: new Float64Array(z.length), z }]);
  return {
    predict(x, y) {
      const on = px.findIndex((each, i) => each === x && py[i] === y);
      return { value: on < 0 ? mean : z[on], variance: 0 };
    },
    valueRows: (frame, rowFrom, rowTo, out, mask = null) => rows(frame, rowFrom, rowTo, mask, [out]),
    varianceRows(frame, { from, to }, out, mask) {
      for (let cell = from * frame.width; cell < to * frame.width; cell++)
        if (mask?.[cell] !== 0) out[cell] = 0;
    },
    notes: [],
  };
}
