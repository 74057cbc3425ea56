import { type Crossings, insertCrossing, makeRoomForCrossings, onOneSide } from './crossings.ts';

/** Segments in plan, as arrays of their ends. */
export interface Segments {
  readonly x0: Float64Array;
  readonly y0: Float64Array;
  readonly x1: Float64Array;
  readonly y1: Float64Array;
}

export interface SegmentIndex {
  /** Finds all segments that the line from (ax, ay) to (bx, by) crosses. */
  readonly crossings: (ax: number, ay: number, bx: number, by: number, out: Crossings) => void;
  /** Ends of segments, x and y of the first and of the second, four numbers a slot: what lies together stands together. */
  readonly ends: Float64Array;
  /** Calls back with every segment whose cell a box touches, once each, and its slot; some may lie outside the box. */
  readonly near: (
    west: number,
    south: number,
    east: number,
    north: number,
    each: (segment: number, slot: number) => void,
  ) => void;
}

/** Cells per segment aimed at; sides of the grid are bounded to keep its memory small. */
const perCell = 2;
const mostCells = 1 << 21;

/**
 * A regular grid over segments, walked cell by cell along a line: for the short lines and even spread of a town it
 * looks at far fewer segments than a search by bounding box.
 */
export function createSegmentIndex(segments: Segments): SegmentIndex {
  const { x0, y0, x1, y1 } = segments;
  const n = x0.length;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  let lengths = 0;
  for (let i = 0; i < n; i++) {
    west = Math.min(west, x0[i], x1[i]);
    east = Math.max(east, x0[i], x1[i]);
    south = Math.min(south, y0[i], y1[i]);
    north = Math.max(north, y0[i], y1[i]);
    lengths += Math.abs(x1[i] - x0[i]) + Math.abs(y1[i] - y0[i]);
  }
  if (n === 0) [west, south, east, north] = [0, 0, 1, 1];
  const width = Math.max(east - west, 1e-3);
  const height = Math.max(north - south, 1e-3);
  const even = Math.sqrt((width * height * perCell) / Math.max(n, 1));
  const size = Math.max(
    even,
    lengths / Math.max(n, 1) / 2,
    Math.sqrt((width * height) / mostCells),
    width / 4096,
    height / 4096,
  );
  const columns = Math.floor(width / size) + 1;
  const rows = Math.floor(height / size) + 1;

  const columnOf = (x: number) => Math.min(columns - 1, Math.max(0, Math.floor((x - west) / size)));
  const rowOf = (y: number) => Math.min(rows - 1, Math.max(0, Math.floor((y - south) / size)));

  /** Visits the cells that segment i may touch: those of its box that its line passes through. */
  const eachCell = (i: number, visit: (cell: number) => void): void => {
    const hair = 1e-6 * size;
    const [c0, c1] = [columnOf(Math.min(x0[i], x1[i]) - hair), columnOf(Math.max(x0[i], x1[i]) + hair)];
    const [r0, r1] = [rowOf(Math.min(y0[i], y1[i]) - hair), rowOf(Math.max(y0[i], y1[i]) + hair)];
    const dx = x1[i] - x0[i];
    const dy = y1[i] - y0[i];
    // Half the extent of a cell across the segment, a little more for rounding.
    const reach = (0.5 + 1e-6) * size * (Math.abs(dx) + Math.abs(dy));
    for (let r = r0; r <= r1; r++) {
      for (let c = c0; c <= c1; c++) {
        const cx = west + (c + 0.5) * size - x0[i];
        const cy = south + (r + 0.5) * size - y0[i];
        if (Math.abs(cx * dy - cy * dx) <= reach) visit(r * columns + c);
      }
    }
  };

  const start = new Int32Array(columns * rows + 1);
  for (let i = 0; i < n; i++) eachCell(i, (cell) => start[cell + 1]++);
  for (let cell = 0; cell < columns * rows; cell++) start[cell + 1] += start[cell];
  const items = new Int32Array(start[columns * rows]);
  const next = start.slice();
  for (let i = 0; i < n; i++)
    eachCell(i, (cell) => {
      items[next[cell]++] = i;
    });

  /** Ends of the segments in the order of the cells: what a line looks at lies together. */
  const ends = new Float64Array(4 * items.length);
  items.forEach((i, k) => {
    ends[4 * k] = x0[i];
    ends[4 * k + 1] = y0[i];
    ends[4 * k + 2] = x1[i];
    ends[4 * k + 3] = y1[i];
  });
  /** The turn in which a segment was last looked at. */
  const seen = new Int32Array(n);
  let turn = 0;

  const crossings = (ax: number, ay: number, bx: number, by: number, out: Crossings): void => {
    out.count = 0;
    const dx = bx - ax;
    const dy = by - ay;
    if (n === 0 || (dx === 0 && dy === 0)) return;
    // The part of the line inside the grid.
    let t0 = 0;
    let t1 = 1;
    if (dx !== 0) {
      const u = (west - ax) / dx;
      const v = (west + columns * size - ax) / dx;
      t0 = Math.max(t0, Math.min(u, v));
      t1 = Math.min(t1, Math.max(u, v));
    } else if (ax < west || ax > west + columns * size) return;
    if (dy !== 0) {
      const u = (south - ay) / dy;
      const v = (south + rows * size - ay) / dy;
      t0 = Math.max(t0, Math.min(u, v));
      t1 = Math.min(t1, Math.max(u, v));
    } else if (ay < south || ay > south + rows * size) return;
    if (t0 > t1) return;

    let column = columnOf(ax + t0 * dx);
    let row = rowOf(ay + t0 * dy);
    const lastColumn = columnOf(ax + t1 * dx);
    const lastRow = rowOf(ay + t1 * dy);
    const stepColumn = dx > 0 ? 1 : -1;
    const stepRow = dy > 0 ? 1 : -1;
    const perColumn = dx === 0 ? Infinity : size / Math.abs(dx);
    const perRow = dy === 0 ? Infinity : size / Math.abs(dy);
    let toColumn = dx === 0 ? Infinity : (west + (column + (dx > 0 ? 1 : 0)) * size - ax) / dx;
    let toRow = dy === 0 ? Infinity : (south + (row + (dy > 0 ? 1 : 0)) * size - ay) / dy;
    const wide = Math.abs(dx) > Math.abs(dy);
    const along = wide ? 1 / dx : 1 / dy;
    // A line never visits more cells than this, whatever rounding does to its last cell.
    let left = Math.abs(lastColumn - column) + Math.abs(lastRow - row) + 1;
    let from = Number.NEGATIVE_INFINITY;
    for (;;) {
      const cell = row * columns + column;
      const last = left === 0 || (column === lastColumn && row === lastRow);
      // A crossing is counted in the cell whose stretch of the line it lies in: once, and nearly in order.
      const until = last ? Number.POSITIVE_INFINITY : Math.min(toColumn, toRow);
      const stop = 4 * start[cell + 1];
      makeRoomForCrossings(out, start[cell + 1] - start[cell]);
      for (let k = 4 * start[cell]; k < stop; k += 4) {
        const s0 = dx * (ends[k + 1] - ay) - dy * (ends[k] - ax);
        const s1 = dx * (ends[k + 3] - ay) - dy * (ends[k + 2] - ax);
        if (onOneSide(s0, s1)) continue;
        const u = s0 / (s0 - s1);
        const t = wide
          ? (ends[k] - ax + u * (ends[k + 2] - ends[k])) * along
          : (ends[k + 1] - ay + u * (ends[k + 3] - ends[k + 1])) * along;
        if (t < 0 || t > 1 || t < from || t >= until) continue;
        insertCrossing(out, t, u, items[k >> 2], s0);
      }
      if (last) break;
      left--;
      from = until;
      if (toColumn < toRow) {
        column += stepColumn;
        toColumn += perColumn;
        if (column < 0 || column >= columns) break;
      } else {
        row += stepRow;
        toRow += perRow;
        if (row < 0 || row >= rows) break;
      }
    }
  };

  const near: SegmentIndex['near'] = (boxWest, boxSouth, boxEast, boxNorth, each) => {
    if (n === 0 || boxEast < west || boxWest > east || boxNorth < south || boxSouth > north) return;
    turn++;
    const [c0, c1] = [columnOf(boxWest), columnOf(boxEast)];
    const lastRow = rowOf(boxNorth);
    for (let r = rowOf(boxSouth); r <= lastRow; r++) {
      for (let c = c0; c <= c1; c++) {
        const cell = r * columns + c;
        const stop = start[cell + 1];
        for (let k = start[cell]; k < stop; k++) {
          if (seen[items[k]] === turn) continue;
          seen[items[k]] = turn;
          each(items[k], k);
        }
      }
    }
  };

  return { ends, crossings, near };
}
