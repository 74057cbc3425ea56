import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import { cellAt, type Grid } from './grid.ts';
import { area2, holds } from './rings.ts';

/** Rings of a footprint in the plane of the grid, closed; the first is the outer one, the others are courtyards. */
export type Footprint = readonly (readonly Position[])[];

/** Places along a façade are at most this far apart, m. */
const apartM = 3;
/** The first place before a façade, m. */
const closeM = 0.1;
/** Steps away from the façade, m. */
const stepM = 1;

/**
 * Level of every building: the highest value of the grid just outside its façades. Before each façade, at places at
 * most 3 m apart, a line runs outwards from 0.1 m to one cell; the first cell with a value on it counts. Cells whose
 * centres lie inside the building have none, so the value is that of the cell nearest outside. A line that runs into
 * a building ends there: walls that two buildings share are no façades.
 * @returns NaN for a building before whose façades the grid has no value
 */
export function facadeLevels(
  grid: Pick<Grid, 'origin' | 'cellSizeM' | 'width' | 'height' | 'values'>,
  footprints: readonly Footprint[],
): Float64Array {
  const levels = new Float64Array(footprints.length).fill(Number.NaN);
  if (footprints.length === 0) return levels;
  const index = new Flatbush(footprints.length);
  for (const [outer] of footprints) {
    const xs = outer.map(([x]) => x);
    const ys = outer.map(([, y]) => y);
    index.add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
  }
  index.finish();
  const isBuilt = (x: number, y: number): boolean =>
    index.search(x, y, x, y, (k) => isIn(footprints[k], x, y)).length > 0;
  footprints.forEach((footprint, k) => {
    footprint.forEach((ring, r) => {
      // Outwards is to the right of a counter-clockwise outer ring; of a courtyard, into it.
      const outwards = area2(ring) > 0 === (r === 0) ? 1 : -1;
      for (let i = 1; i < ring.length; i++) {
        const [[ax, ay], [bx, by]] = [ring[i - 1], ring[i]];
        const length = Math.hypot(bx - ax, by - ay);
        if (length === 0) continue;
        const [nx, ny] = [(outwards * (by - ay)) / length, (-outwards * (bx - ax)) / length];
        const places = Math.ceil(length / apartM);
        for (let p = 0; p < places; p++) {
          const t = (p + 0.5) / places;
          const value = firstValue(grid, isBuilt, ax + t * (bx - ax), ay + t * (by - ay), nx, ny);
          // NaN, the level not yet found, is no number to be greater than.
          if (!(levels[k] >= value) && !Number.isNaN(value)) levels[k] = value;
        }
      }
    });
  });
  return levels;
}

const isIn = ([outer, ...courtyards]: Footprint, x: number, y: number): boolean =>
  holds(outer, x, y) && !courtyards.some((ring) => holds(ring, x, y));

function firstValue(
  grid: Parameters<typeof facadeLevels>[0],
  isBuilt: (x: number, y: number) => boolean,
  x: number,
  y: number,
  nx: number,
  ny: number,
): number {
  const far = Math.max(grid.cellSizeM, closeM);
  for (let away = closeM; ; away = Math.min(away + stepM, far)) {
    const [px, py] = [x + away * nx, y + away * ny];
    if (isBuilt(px, py)) return Number.NaN;
    const cell = cellAt(grid, px, py);
    if (cell >= 0 && !Number.isNaN(grid.values[cell])) return grid.values[cell];
    if (away >= far) return Number.NaN;
  }
}
