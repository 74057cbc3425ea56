import type { Note } from '../domain/note.ts';
import type { PlaneDefinition } from '../domain/plane.ts';

/** How the plane coordinates of a grid relate to the earth; `local` metres have no place on it. */
export type GridCrs =
  | { readonly kind: 'local' }
  | { readonly kind: 'epsg'; readonly code: number }
  | { readonly kind: 'plane'; readonly plane: PlaneDefinition };

/**
 * A regular grid of values in a metre plane.
 * Registration: cell centres. Row 0 is the northernmost; index = row · width + column.
 */
export interface Grid {
  readonly crs: GridCrs;
  /** Centre of the north-west cell, metres [east, north]. */
  readonly origin: readonly [x: number, y: number];
  readonly cellSizeM: number;
  readonly width: number;
  readonly height: number;
  /** dB unless `meta.unit` says otherwise; NaN = no data. Length width · height. */
  readonly values: Float32Array;
  /** e.g. "Ld", "Leq08", "standard error". */
  readonly indicator: string;
  /** e.g. "06-22"; empty where the indicator has no period. */
  readonly period: string;
  readonly meta: GridMeta;
}

export interface GridMeta {
  readonly unit: 'dB' | 'dB²';
  /** How it was made, for legends, exports and prints. */
  readonly method: string;
  readonly illustrative: boolean;
  readonly notes: readonly Note[];
}

/** [west, south, east, north] edges of the cells, metres. */
export function gridEdges(grid: Pick<Grid, 'origin' | 'cellSizeM' | 'width' | 'height'>) {
  const [x, y] = grid.origin;
  const half = grid.cellSizeM / 2;
  return [
    x - half,
    y + half - grid.height * grid.cellSizeM,
    x - half + grid.width * grid.cellSizeM,
    y + half,
  ] as const;
}

/** Index of the cell that holds a plane position, or −1 outside. */
export function cellAt(
  grid: Pick<Grid, 'origin' | 'cellSizeM' | 'width' | 'height'>,
  x: number,
  y: number,
): number {
  const column = Math.floor((x - grid.origin[0]) / grid.cellSizeM + 0.5);
  const row = Math.floor((grid.origin[1] - y) / grid.cellSizeM + 0.5);
  if (column < 0 || row < 0 || column >= grid.width || row >= grid.height) return -1;
  return row * grid.width + column;
}

/** Centres of the cells that hold a value, with it: [east, north, value], row by row. */
export function spotHeights({ origin, cellSizeM, width, values }: Grid): [number, number, number][] {
  const spots: [number, number, number][] = [];
  values.forEach((z, k) => {
    if (Number.isNaN(z)) return;
    spots.push([origin[0] + (k % width) * cellSizeM, origin[1] - Math.floor(k / width) * cellSizeM, z]);
  });
  return spots;
}
