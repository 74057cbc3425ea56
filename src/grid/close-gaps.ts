import type { Grid } from './grid.ts';

/** So many of its eight neighbours a cell must have: a hole in a map has them, a place beyond its edge has not. */
const leastNeighbours = 6;

const closed = new WeakMap<Grid, Grid>();

/**
 * A grid to look at: single cells without a value get the mean of what surrounds them. In a map from sources those are
 * the cells whose middle lies in a building, wider than the building where cells are coarse. What is read, counted and
 * exported stays as it is. Made once for each grid.
 */
export function withGapsClosed(grid: Grid): Grid {
  const known = closed.get(grid);
  if (known) return known;
  const values = filled(grid);
  const made = values === grid.values ? grid : { ...grid, values };
  closed.set(grid, made);
  return made;
}

function filled({ values, width, height }: Grid): Float32Array {
  let made: Float32Array<ArrayBuffer> | null = null;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const cell = row * width + column;
      if (!Number.isNaN(values[cell])) continue;
      let [sum, count] = [0, 0];
      for (let r = Math.max(0, row - 1); r <= Math.min(height - 1, row + 1); r++)
        for (let c = Math.max(0, column - 1); c <= Math.min(width - 1, column + 1); c++) {
          const value = values[r * width + c];
          if (Number.isNaN(value)) continue;
          sum += value;
          count++;
        }
      if (count < leastNeighbours) continue;
      made ??= values.slice();
      made[cell] = sum / count;
    }
  }
  return made ?? values;
}
