import Flatbush from 'flatbush';
import { type FacadePlace, type Footprint, placesApart, receiverPlaces } from './facade-places.ts';
import { cellAt, type Grid } from './grid.ts';
import { holds } from './rings.ts';

type LevelGrid = Pick<Grid, 'origin' | 'cellSizeM' | 'width' | 'height' | 'values'>;

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
export function facadeLevels(grid: LevelGrid, footprints: readonly Footprint[]): Float64Array {
  const levelBefore = levelReader(grid, footprints);
  return Float64Array.from(footprints, (footprint) => {
    let loudest = Number.NaN;
    for (const place of placesApart(footprint, apartM)) {
      const value = levelBefore(place);
      // NaN, the level not yet found, is no number to be greater than.
      if (!(loudest >= value) && !Number.isNaN(value)) loudest = value;
    }
    return loudest;
  });
}

/**
 * Levels at the receivers of every building (`receiverPlaces`), highest first, read from the grid as those of
 * `facadeLevels`; receivers without one are left out.
 */
export function receiverLevels(grid: LevelGrid, footprints: readonly Footprint[]): Float64Array[] {
  const levelBefore = levelReader(grid, footprints);
  return footprints.map((footprint) =>
    Float64Array.from(receiverPlaces(footprint), levelBefore)
      .filter((level) => !Number.isNaN(level))
      .sort()
      .reverse(),
  );
}

function levelReader(grid: LevelGrid, footprints: readonly Footprint[]): (place: FacadePlace) => number {
  if (footprints.length === 0) return () => Number.NaN;
  const index = new Flatbush(footprints.length);
  for (const [outer] of footprints) {
    const xs = outer.map(([x]) => x);
    const ys = outer.map(([, y]) => y);
    index.add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
  }
  index.finish();
  const isBuilt = (x: number, y: number): boolean =>
    index.search(x, y, x, y, (k) => isIn(footprints[k], x, y)).length > 0;
  const far = Math.max(grid.cellSizeM, closeM);
  return ({ x, y, nx, ny }) => {
    for (let away = closeM; ; away = Math.min(away + stepM, far)) {
      const [px, py] = [x + away * nx, y + away * ny];
      if (isBuilt(px, py)) return Number.NaN;
      const cell = cellAt(grid, px, py);
      if (cell >= 0 && !Number.isNaN(grid.values[cell])) return grid.values[cell];
      if (away >= far) return Number.NaN;
    }
  };
}

const isIn = ([outer, ...courtyards]: Footprint, x: number, y: number): boolean =>
  holds(outer, x, y) && !courtyards.some((ring) => holds(ring, x, y));
