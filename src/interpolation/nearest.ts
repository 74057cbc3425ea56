import type { Points } from './points.ts';

/** Points a square of the index holds on average. */
const perSquare = 2;

export interface NearestFinder {
  /**
   * Finds the nearest points of a place and fills `index` and `distance2` with them, nearest first; returns how many.
   * Ties go to the point that comes first. @param skip leaves one point out
   */
  readonly find: (x: number, y: number, skip?: number) => number;
  readonly index: Int32Array;
  /** m² */
  readonly distance2: Float64Array;
}

/**
 * Finder of the nearest n points, optionally within a radius (its edge counts as inside). The points lie in squares
 * of a grid; a search goes around the place in growing blocks of squares until no unseen one can hold a nearer point.
 */
export function nearestFinder(
  { x: px, y: py }: Pick<Points, 'x' | 'y'>,
  n: number,
  radiusM: number | null,
): NearestFinder {
  const size = Math.min(n, px.length);
  const index = new Int32Array(size);
  const distance2 = new Float64Array(size);
  const limit2 = radiusM === null ? Infinity : radiusM * radiusM;
  if (size === 0) return { find: () => 0, index, distance2 };
  const { west, south, side, columns, rows, starts, members } = squaresOf(px, py);
  let count = 0;
  let worst = limit2;

  const visit = (column: number, row: number, x: number, y: number, skip: number): void => {
    const square = row * columns + column;
    for (let s = starts[square]; s < starts[square + 1]; s++) {
      const i = members[s];
      const d2 = (px[i] - x) ** 2 + (py[i] - y) ** 2;
      if (d2 > worst || i === skip) continue;
      if (count === size && d2 === worst && i > index[size - 1]) continue;
      let k = count === size ? size - 1 : count++;
      while (k > 0 && (distance2[k - 1] > d2 || (distance2[k - 1] === d2 && index[k - 1] > i))) {
        distance2[k] = distance2[k - 1];
        index[k] = index[k - 1];
        k--;
      }
      distance2[k] = d2;
      index[k] = i;
      if (count === size) worst = distance2[size - 1];
    }
  };

  const find = (x: number, y: number, skip = -1): number => {
    count = 0;
    worst = limit2;
    const atColumn = Math.min(columns - 1, Math.max(0, Math.floor((x - west) / side)));
    const atRow = Math.min(rows - 1, Math.max(0, Math.floor((y - south) / side)));
    for (let ring = 0; ; ring++) {
      const [left, right, low, high] = [atColumn - ring, atColumn + ring, atRow - ring, atRow + ring];
      for (let row = Math.max(0, low); row <= Math.min(rows - 1, high); row++) {
        const whole = row === low || row === high;
        const step = whole || ring === 0 ? 1 : 2 * ring;
        for (let column = left; column <= right; column += step)
          if (column >= 0 && column < columns) visit(column, row, x, y, skip);
      }
      // How near an unseen square can be, on the sides that still have some.
      let unseen = Infinity;
      if (left > 0) unseen = Math.min(unseen, x - (west + left * side));
      if (right < columns - 1) unseen = Math.min(unseen, west + (right + 1) * side - x);
      if (low > 0) unseen = Math.min(unseen, y - (south + low * side));
      if (high < rows - 1) unseen = Math.min(unseen, south + (high + 1) * side - y);
      // A hair of rounding must not hide a point that lies on the edge of its square.
      if (unseen * (1 - 1e-9) > 0 && (unseen * (1 - 1e-9)) ** 2 > worst) return count;
      if (unseen === Infinity) return count;
    }
  };
  return { find, index, distance2 };
}

/** The points sorted into squares: members[starts[s] … starts[s + 1]) lie in square s = row · columns + column. */
function squaresOf(px: Float64Array, py: Float64Array) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < px.length; i++) {
    west = Math.min(west, px[i]);
    east = Math.max(east, px[i]);
    south = Math.min(south, py[i]);
    north = Math.max(north, py[i]);
  }
  const [width, height] = [east - west, north - south];
  const wanted = Math.max(1, px.length / perSquare);
  // Points on a line have no area: then the squares are cut along it.
  const side = Math.max(Math.sqrt((width * height) / wanted), Math.max(width, height) / wanted) || 1;
  const columns = Math.floor(width / side) + 1;
  const rows = Math.floor(height / side) + 1;
  const squareOf = (i: number) =>
    Math.min(rows - 1, Math.floor((py[i] - south) / side)) * columns +
    Math.min(columns - 1, Math.floor((px[i] - west) / side));
  const starts = new Int32Array(columns * rows + 1);
  for (let i = 0; i < px.length; i++) starts[squareOf(i) + 1]++;
  for (let s = 1; s < starts.length; s++) starts[s] += starts[s - 1];
  const filled = starts.slice();
  const members = new Int32Array(px.length);
  for (let i = 0; i < px.length; i++) members[filled[squareOf(i)]++] = i;
  return { west, south, side, columns, rows, starts, members };
}
