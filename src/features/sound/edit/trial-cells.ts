import type { GridFrame } from '../../../grid/frame.ts';

/** Which cells of a map show what a shape under the pointer changes, and how the others follow. Pure. */

export interface TrialWindow {
  /** First column and row, and cells from one tried cell to the next. */
  readonly left: number;
  readonly top: number;
  readonly step: number;
  readonly columns: number;
  readonly rows: number;
  /** The tried cells, row by row. */
  readonly cells: Int32Array;
}

/** Ground about a shape in which its change is looked at, m. */
const marginM = 150;

/**
 * A lattice of at most `most` cells about places of the plane.
 * @returns null where none of them lies near the map
 */
export function trialWindow(
  { origin, cellSizeM, width, height }: GridFrame,
  places: readonly (readonly [number, number])[],
  most: number,
): TrialWindow | null {
  const xs = places.map(([x]) => x);
  const ys = places.map(([, y]) => y);
  const column = (x: number) => Math.round((x - origin[0]) / cellSizeM);
  const row = (y: number) => Math.round((origin[1] - y) / cellSizeM);
  const left = Math.max(0, column(Math.min(...xs) - marginM));
  const right = Math.min(width - 1, column(Math.max(...xs) + marginM));
  const top = Math.max(0, row(Math.max(...ys) + marginM));
  const bottom = Math.min(height - 1, row(Math.min(...ys) - marginM));
  if (left > right || top > bottom) return null;
  let step = 1;
  const across = (from: number, to: number) => Math.floor((to - from) / step) + 1;
  while (across(left, right) * across(top, bottom) > most) step++;
  const [columns, rows] = [across(left, right), across(top, bottom)];
  const cells = Int32Array.from(
    { length: columns * rows },
    (_, k) => (top + Math.floor(k / columns) * step) * width + left + (k % columns) * step,
  );
  return { left, top, step, columns, rows, cells };
}

/**
 * The levels of a map with what the shape changes, dB: every cell takes the change of the tried cell nearest to it; one
 * that was in a building and is not any more takes its level.
 */
export function withTrial(
  values: Float32Array,
  { width, height }: GridFrame,
  { left, top, step, columns, rows }: TrialWindow,
  beforeDb: Float32Array,
  afterDb: Float32Array,
): Float32Array<ArrayBuffer> {
  const out = Float32Array.from(values);
  const half = step >> 1;
  const right = Math.min(width - 1, left + columns * step - 1);
  const bottom = Math.min(height - 1, top + rows * step - 1);
  for (let row = top; row <= bottom; row++) {
    const r = Math.min(rows - 1, Math.floor((row - top + half) / step));
    for (let column = left; column <= right; column++) {
      const k = r * columns + Math.min(columns - 1, Math.floor((column - left + half) / step));
      const cell = row * width + column;
      const change = afterDb[k] - beforeDb[k];
      if (Number.isNaN(change)) {
        // A tried cell in a building says nothing of its neighbours.
        if (row === top + r * step && (column - left) % step === 0) out[cell] = afterDb[k];
      } else out[cell] += change;
    }
  }
  return out;
}
