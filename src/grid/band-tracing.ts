import { classOf } from './palette.ts';
import type { Grid } from './grid.ts';

/**
 * Boundaries of the isobands of a grid, by marching triangles.
 *
 * Every cell with data is four triangles from its centre (the cell's value) to its corners (means of the cells
 * with data around them). The field is continuous, has the cells' own values at their centres and covers exactly
 * the cells with data; a triangle has no saddle, so nothing is ambiguous. A band's boundary is made of the
 * contours of its two levels and of pieces of the outline of the data; neighbouring bands share the same points.
 */

/** A closed ring in cell units, first point not repeated; (0, 0) is the north-west corner, rows run south. */
export type CellRing = readonly (readonly [column: number, row: number])[];

/**
 * @param levels ascending
 * @returns levels.length + 1 lists of rings: below the first level, between the levels, from the last level up
 */
export function traceBands(grid: Pick<Grid, 'values' | 'width' | 'height'>, levels: readonly number[]): CellRing[][] {
  const { values, width, height } = grid;
  const corners = cornerValues(grid);
  const points = new PointStore(width, height, corners, values, levels);
  const next = Array.from({ length: levels.length + 1 }, () => new Map<number, number>());
  const breaks = { breaks: levels };
  const valid = (row: number, column: number) =>
    row >= 0 && column >= 0 && row < height && column < width && !Number.isNaN(values[row * width + column]);

  /** One triangle: nodes a, b, c in the order that keeps its inside on the left (north up). */
  const triangle = (nodes: readonly [number, number, number], edges: readonly [number, number, number]) => {
    const v = nodes.map((node) => points.valueOf(node));
    const low = Math.min(v[0], v[1], v[2]);
    const high = Math.max(v[0], v[1], v[2]);
    for (let j = classOf(breaks, low); j < levels.length && levels[j] <= high; j++) {
      const level = levels[j];
      let leave = -1;
      let enter = -1;
      for (let k = 0; k < 3; k++) {
        const inside = v[k] >= level;
        if (inside === v[(k + 1) % 3] >= level) continue;
        if (inside) leave = points.onEdge(edges[k], j);
        else enter = points.onEdge(edges[k], j);
      }
      if (leave < 0) continue;
      // The higher side lies on the left of leave → enter.
      next[j + 1].set(leave, enter);
      next[j].set(enter, leave);
    }
  };

  /** Where two cells touch at a corner only, the southern one has the corner under a number of its own. */
  const named = (corner: number, cellRow: number): number => {
    const row = Math.floor(corner / (width + 1));
    const column = corner % (width + 1);
    if (row !== cellRow) return corner;
    const [nw, ne, sw, se] = [valid(row - 1, column - 1), valid(row - 1, column), valid(row, column - 1), valid(row, column)];
    return nw === se && ne === sw && nw !== ne ? -1 - corner : corner;
  };

  /** A piece of the outline of the data from corner p to corner q of a cell, data on the left. */
  const outline = (cellRow: number, p: number, q: number, edge: number) => {
    const [first, last] = [classOf(breaks, points.valueOf(p)), classOf(breaks, points.valueOf(q))];
    let at = named(p, cellRow);
    for (let k = first; k !== last; k += first < last ? 1 : -1) {
      const crossing = points.onEdge(edge, first < last ? k : k - 1);
      next[k].set(at, crossing);
      at = crossing;
    }
    next[last].set(at, named(q, cellRow));
  };

  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (!valid(row, column)) continue;
      const nw = row * (width + 1) + column;
      const [ne, sw] = [nw + 1, nw + width + 1];
      const se = sw + 1;
      const cell = row * width + column;
      const own = classOf(breaks, values[cell]);
      if ([nw, ne, sw, se].some((corner) => classOf(breaks, corners[corner]) !== own)) {
        const centre = points.centre(cell);
        const spoke = points.spokes(cell);
        const [top, bottom] = [points.horizontal(row, column), points.horizontal(row + 1, column)];
        const [left, right] = [points.vertical(row, column), points.vertical(row, column + 1)];
        triangle([centre, ne, nw], [spoke + 1, top, spoke]);
        triangle([centre, nw, sw], [spoke, left, spoke + 2]);
        triangle([centre, sw, se], [spoke + 2, bottom, spoke + 3]);
        triangle([centre, se, ne], [spoke + 3, right, spoke + 1]);
      }
      if (!valid(row - 1, column)) outline(row, ne, nw, points.horizontal(row, column));
      if (!valid(row + 1, column)) outline(row, sw, se, points.horizontal(row + 1, column));
      if (!valid(row, column - 1)) outline(row, nw, sw, points.vertical(row, column));
      if (!valid(row, column + 1)) outline(row, se, ne, points.vertical(row, column + 1));
    }
  }
  return next.map((links) => rings(links, points));
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
      for (const corner of [nw, nw + 1, nw + width + 1, nw + width + 2]) {
        sums[corner] += value;
        counts[corner]++;
      }
    }
  }
  return sums.map((sum, k) => sum / counts[k]);
}

/**
 * Numbers for every point a boundary can pass: corners, centres, and the crossing of each level with each edge.
 * Triangles that share an edge share its crossings, so rings close by number, never by comparing coordinates.
 */
class PointStore {
  readonly #corners: number;
  readonly #horizontals: number;
  readonly #verticals: number;
  readonly #crossings: number;

  constructor(
    readonly width: number,
    height: number,
    readonly cornerValue: Float64Array,
    readonly cellValue: Float32Array,
    readonly levels: readonly number[],
  ) {
    this.#corners = (width + 1) * (height + 1);
    this.#horizontals = width * (height + 1);
    this.#verticals = (width + 1) * height;
    this.#crossings = this.#corners + width * height;
  }

  centre = (cell: number): number => this.#corners + cell;
  valueOf = (node: number): number =>
    node < this.#corners ? this.cornerValue[node] : this.cellValue[node - this.#corners];

  horizontal = (row: number, column: number): number => row * this.width + column;
  vertical = (row: number, column: number): number => this.#horizontals + row * (this.width + 1) + column;
  /** Edges from a cell's centre to its corners: + 0 north-west, + 1 north-east, + 2 south-west, + 3 south-east. */
  spokes = (cell: number): number => this.#horizontals + this.#verticals + 4 * cell;

  onEdge = (edge: number, level: number): number => this.#crossings + edge * this.levels.length + level;

  /** Position of a point in cell units. */
  place(point: number): readonly [number, number] {
    if (point < this.#crossings) return this.#placeOfNode(point < 0 ? -1 - point : point);
    const edge = Math.floor((point - this.#crossings) / this.levels.length);
    const level = this.levels[(point - this.#crossings) % this.levels.length];
    const [a, b] = this.#endsOf(edge);
    const [va, vb] = [this.valueOf(a), this.valueOf(b)];
    const share = (level - va) / (vb - va);
    const [[ax, ay], [bx, by]] = [this.#placeOfNode(a), this.#placeOfNode(b)];
    return [ax + share * (bx - ax), ay + share * (by - ay)];
  }

  #placeOfNode(node: number): readonly [number, number] {
    if (node < this.#corners) return [node % (this.width + 1), Math.floor(node / (this.width + 1))];
    const cell = node - this.#corners;
    return [(cell % this.width) + 0.5, Math.floor(cell / this.width) + 0.5];
  }

  #endsOf(edge: number): readonly [number, number] {
    if (edge < this.#horizontals) {
      const corner = Math.floor(edge / this.width) * (this.width + 1) + (edge % this.width);
      return [corner, corner + 1];
    }
    if (edge < this.#horizontals + this.#verticals) {
      const corner = edge - this.#horizontals;
      return [corner, corner + this.width + 1];
    }
    const spoke = edge - this.#horizontals - this.#verticals;
    const cell = spoke >> 2;
    const nw = Math.floor(cell / this.width) * (this.width + 1) + (cell % this.width);
    return [this.centre(cell), nw + [0, 1, this.width + 1, this.width + 2][spoke & 3]];
  }
}

/** Follows the links into closed rings; points on a straight line between their neighbours are dropped. */
function rings(links: Map<number, number>, points: PointStore): CellRing[] {
  const found: CellRing[] = [];
  for (const start of links.keys()) {
    if (!links.has(start)) continue;
    const ring: (readonly [number, number])[] = [];
    for (let at: number | undefined = start; at !== undefined && links.has(at); ) {
      ring.push(points.place(at));
      const to: number | undefined = links.get(at);
      links.delete(at);
      at = to;
    }
    const kept = ring.filter((point, k) => !straight(ring[(k + ring.length - 1) % ring.length], point, ring[(k + 1) % ring.length]));
    if (kept.length >= 3) found.push(kept);
  }
  return found;
}

function straight([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number], [cx, cy]: readonly [number, number]): boolean {
  return Math.abs((bx - ax) * (cy - by) - (by - ay) * (cx - bx)) < 1e-12 && (bx - ax) * (cx - bx) + (by - ay) * (cy - by) >= 0;
}
