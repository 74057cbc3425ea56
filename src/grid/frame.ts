import { DataError } from '../domain/note.ts';
import type { Grid } from './grid.ts';

/** Where the cells of a grid lie, without values. */
export type GridFrame = Pick<Grid, 'origin' | 'cellSizeM' | 'width' | 'height'>;

/** Cells that a computation of a few seconds and a screen of usual size are good for. */
const usualCells = 40_000;
const leastCellM = 2;

/**
 * The frame of square cells over an extent. The north-west corner is kept; east and south are extended to whole
 * cells.
 * @param edges [west, south, east, north] of the cells, metres
 */
export function frameOfEdges(edges: readonly [number, number, number, number], cellSizeM: number): GridFrame {
  const [west, south, east, north] = edges;
  // A thousandth of a cell is rounding, not another row.
  const cells = (length: number) => Math.max(1, Math.ceil(length / cellSizeM - 1e-3));
  return {
    origin: [west + cellSizeM / 2, north - cellSizeM / 2],
    cellSizeM,
    width: cells(east - west),
    height: cells(north - south),
  };
}

/** A round cell size (1, 2 or 5 times a power of ten, at least 2 m) that gives about 40 000 cells. */
export function autoCellSizeM(edges: readonly [number, number, number, number]): number {
  const [west, south, east, north] = edges;
  const wanted = Math.sqrt(((east - west) * (north - south)) / usualCells);
  const power = 10 ** Math.floor(Math.log10(Math.max(wanted, 1)));
  const size = [1, 2, 5, 10].map((step) => step * power).find((step) => step >= wanted) ?? 10 * power;
  return Math.max(size, leastCellM);
}

/**
 * The frame over an extent with its edges on whole cells, so that grids of one size over one place lie on each other.
 * @throws DataError `noise-too-many-cells`, with the least cell size that would do
 */
export function frameOnCells(
  [west, south, east, north]: readonly [number, number, number, number],
  cellSizeM: number,
  maxCells: number,
): GridFrame {
  const cells = Math.ceil((east - west) / cellSizeM) * Math.ceil((north - south) / cellSizeM);
  if (cells > maxCells) {
    const least = Math.ceil(Math.sqrt(((east - west) * (north - south)) / maxCells)) + 1;
    throw DataError.of('noise-too-many-cells', {
      cells: Math.round(cells / 1e4),
      max: maxCells / 1e4,
      cellSizeM: least,
    });
  }
  const down = (value: number) => Math.floor(value / cellSizeM) * cellSizeM;
  const up = (value: number) => Math.ceil(value / cellSizeM) * cellSizeM;
  return frameOfEdges([down(west), down(south), up(east), up(north)], cellSizeM);
}

/** Where the cells of a grid lie, without its values: what goes to a worker. */
export const frameOf = ({ origin, cellSizeM, width, height }: GridFrame): GridFrame => ({
  origin,
  cellSizeM,
  width,
  height,
});

/** Whether two grids have the same cells at the same places of the same plane. */
export const sameFrame = (a: GridFrame, b: GridFrame): boolean =>
  a.width === b.width &&
  a.height === b.height &&
  a.cellSizeM === b.cellSizeM &&
  a.origin.every((value, i) => value === b.origin[i]);
