import type { Position } from 'geojson';
import { createBoundaryPoints } from './boundary-points.ts';
import type { GridFrame } from './frame.ts';
import { type Grid, gridEdges } from './grid.ts';
import { classOf } from './palette.ts';

/**
 * Boundaries of the isobands of a grid, and the isolines between them, by marching triangles.
 *
 * Every cell with data is four triangles from its centre (the cell's value) to its corners (means of the cells
 * with data around them). The field is continuous, has the cells' own values at their centres and covers exactly
 * the cells with data; a triangle has no saddle, so nothing is ambiguous. A band's boundary is made of the
 * contours of its two levels and of pieces of the outline of the data; neighbouring bands share the same points.
 */

/** Band of a cell without data. */
const none = 255;

type Field = GridFrame & Pick<Grid, 'values'>;

/**
 * @param levels ascending, at most 254
 * @returns levels.length + 1 lists of closed rings in plane metres (outer ones counter-clockwise): below the first
 * level, between the levels, from the last level up
 */
export function traceBands(grid: Field, levels: readonly number[]): Position[][][] {
  const points = traceBoundaries(grid, levels);
  const bands: Position[][][] = Array.from({ length: levels.length + 1 }, () => []);
  points.eachRing((band, ring) => {
    const places = points.placesOf(ring, frameOf(grid));
    if (places) bands[band].push(places);
  });
  return bands;
}

/**
 * The lines along which bands meet: the same points as their boundaries, without the outline of the data.
 * @returns for each level a list of lines in plane metres, closed or from outline to outline, higher values on the left
 */
export function traceLines(grid: Field, levels: readonly number[]): Position[][][] {
  const points = traceBoundaries(grid, levels);
  const lines: Position[][][] = levels.map(() => []);
  points.eachLine((level, line) => {
    const places = points.placesOfLine(line, frameOf(grid));
    if (places) lines[level].push(places);
  });
  return lines;
}

const frameOf = (grid: Field) => {
  const [west, , , north] = gridEdges(grid);
  return [west, north, grid.cellSizeM] as const;
};

function traceBoundaries(grid: Field, levels: readonly number[]) {
  const { values, width, height } = grid;
  const across = width + 1;
  const corners = cornerValues(grid);
  const bandOfCell = bandsOf(values, levels);
  const bandOfCorner = bandsOf(corners, levels);
  const points = createBoundaryPoints(levels);
  const { link } = points;

  const valid = (row: number, column: number): boolean =>
    row >= 0 && column >= 0 && row < height && column < width && bandOfCell[row * width + column] !== none;

  /** Number base of the crossings of each edge between corners (see `crossings`); 0: not there yet. */
  const horizontals = new Int32Array(width * (height + 1));
  const verticals = new Int32Array(across * height);
  const between = (known: Int32Array, edge: number, a: number, b: number): number => {
    if (known[edge] === 0 && bandOfCorner[a] !== bandOfCorner[b])
      known[edge] = points.crossings(
        a % across,
        Math.floor(a / across),
        corners[a],
        bandOfCorner[a],
        b % across,
        Math.floor(b / across),
        corners[b],
        bandOfCorner[b],
      );
    return known[edge];
  };

  /** Corners of the outline; where two cells touch at a corner only, the southern one has a point of its own. */
  const cornerPoints = new Int32Array(corners.length);
  const southernPoints = new Map<number, number>();
  const cornerPoint = (corner: number, cellRow: number): number => {
    const [row, column] = [Math.floor(corner / across), corner % across];
    const make = () => points.corner(column, row, bandOfCorner[corner]);
    if (row === cellRow) {
      const [nw, se] = [valid(row - 1, column - 1), valid(row, column)];
      const [ne, sw] = [valid(row - 1, column), valid(row, column - 1)];
      if (nw === se && ne === sw && nw !== ne) {
        const known = southernPoints.get(corner) ?? make();
        southernPoints.set(corner, known);
        return known;
      }
    }
    if (cornerPoints[corner] === 0) cornerPoints[corner] = make();
    return cornerPoints[corner];
  };

  /** A piece of the outline of the data from corner p to corner q of a cell, data on the left. */
  const outline = (cellRow: number, p: number, q: number, base: number): void => {
    const last = bandOfCorner[q];
    let band = bandOfCorner[p];
    let at = cornerPoint(p, cellRow);
    while (band !== last) {
      const crossing = base + (band < last ? band : band - 1);
      link(band, at, crossing);
      at = crossing;
      band += band < last ? 1 : -1;
    }
    link(last, at, cornerPoint(q, cellRow));
  };

  /**
   * Contours of one triangle with corners in the bands a, b, c, in the order that keeps its inside on the left
   * (north up), and the number bases of its edges.
   */
  const triangle = (a: number, b: number, c: number, ab: number, bc: number, ca: number): void => {
    const highest = Math.max(a, b, c);
    for (let j = Math.min(a, b, c); j < highest; j++) {
      // Each contour leaves the higher side on one edge and enters it on another.
      const leave = a > j && b <= j ? ab : b > j && c <= j ? bc : ca;
      const enter = a <= j && b > j ? ab : b <= j && c > j ? bc : ca;
      link(j + 1, leave + j, enter + j);
      link(j, enter + j, leave + j);
    }
  };

  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const cell = row * width + column;
      const own = bandOfCell[cell];
      if (own === none) continue;
      const nw = row * across + column;
      const [ne, sw, se] = [nw + 1, nw + across, nw + across + 1];
      const [bandNw, bandNe, bandSw, bandSe] = [
        bandOfCorner[nw],
        bandOfCorner[ne],
        bandOfCorner[sw],
        bandOfCorner[se],
      ];
      const top = between(horizontals, row * width + column, nw, ne);
      const bottom = between(horizontals, (row + 1) * width + column, sw, se);
      const left = between(verticals, row * across + column, nw, sw);
      const right = between(verticals, row * across + column + 1, ne, se);
      if (bandNw !== own || bandNe !== own || bandSw !== own || bandSe !== own) {
        const [x, y, v] = [column + 0.5, row + 0.5, values[cell]];
        const toNw = points.crossings(x, y, v, own, column, row, corners[nw], bandNw);
        const toNe = points.crossings(x, y, v, own, column + 1, row, corners[ne], bandNe);
        const toSw = points.crossings(x, y, v, own, column, row + 1, corners[sw], bandSw);
        const toSe = points.crossings(x, y, v, own, column + 1, row + 1, corners[se], bandSe);
        triangle(own, bandNe, bandNw, toNe, top, toNw);
        triangle(own, bandNw, bandSw, toNw, left, toSw);
        triangle(own, bandSw, bandSe, toSw, bottom, toSe);
        triangle(own, bandSe, bandNe, toSe, right, toNe);
      }
      if (!valid(row - 1, column)) outline(row, ne, nw, top);
      if (!valid(row + 1, column)) outline(row, sw, se, bottom);
      if (!valid(row, column - 1)) outline(row, nw, sw, left);
      if (!valid(row, column + 1)) outline(row, se, ne, right);
    }
  }

  return points;
}

function bandsOf(values: Float32Array | Float64Array, levels: readonly number[]): Uint8Array {
  const breaks = { breaks: levels };
  const bands = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++)
    bands[i] = Number.isNaN(values[i]) ? none : classOf(breaks, values[i]);
  return bands;
}

/** Mean of the cells with data around each of the (width + 1) · (height + 1) corners; NaN where there are none. */
function cornerValues({ values, width, height }: Pick<Grid, 'values' | 'width' | 'height'>): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  const counts = new Uint8Array(sums.length);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const value = values[row * width + column];
      if (Number.isNaN(value)) continue;
      const nw = row * (width + 1) + column;
      for (let south = 0; south < 2; south++) {
        const corner = nw + south * (width + 1);
        sums[corner] += value;
        counts[corner]++;
        sums[corner + 1] += value;
        counts[corner + 1]++;
      }
    }
  }
  for (let k = 0; k < sums.length; k++) sums[k] /= counts[k];
  return sums;
}
