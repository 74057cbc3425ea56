import { type Footprint, facadeLevels } from './facade-levels.ts';
import type { Grid } from './grid.ts';

/** Who lives, learns and is cared for at which level: buildings and people per band of a noise map. */

/** Uses of buildings that need quiet. */
export type SensitiveUse = 'medical' | 'education' | 'welfare';

export interface ExposedBuilding {
  /** In the plane of the grid. */
  readonly footprint: Footprint;
  readonly people?: number | undefined;
  readonly dwellings?: number | undefined;
  readonly use?: string | undefined;
}

/** Sums over buildings, and the part of the map. */
export interface ExposureCounts {
  readonly people: number;
  readonly dwellings: number;
  readonly buildings: number;
  /** Buildings by use. */
  readonly sensitive: Readonly<Record<SensitiveUse, number>>;
  /** Of the cells of the map, not of footprints. */
  readonly areaM2: number;
}

export interface ExposureBand extends ExposureCounts {
  /** dB, included; null: everything below `to`. */
  readonly from: number | null;
  /** dB, not included; null: everything from `from` on. */
  readonly to: number | null;
}

export interface Exposure {
  readonly bands: readonly ExposureBand[];
  /** With and without a level. */
  readonly totals: ExposureCounts;
  /** Buildings before whose façades the map has no value, and cells without one. */
  readonly withoutLevel: ExposureCounts;
}

/**
 * Exposure per band. All people of a building count at the level of its loudest façade.
 * @param limits of the bands, dB, ascending
 */
export function exposureOf(
  grid: Grid,
  buildings: readonly ExposedBuilding[],
  limits: readonly number[],
): Exposure {
  const levels = facadeLevels(
    grid,
    buildings.map(({ footprint }) => footprint),
  );
  const bandOf = (level: number): number => {
    if (Number.isNaN(level)) return -1;
    const next = limits.findIndex((limit) => level < limit);
    return next < 0 ? limits.length : next;
  };
  const members: ExposedBuilding[][] = Array.from({ length: limits.length + 1 }, () => []);
  const without: ExposedBuilding[] = [];
  buildings.forEach((building, k) => {
    (members[bandOf(levels[k])] ?? without).push(building);
  });
  const cells = new Float64Array(limits.length + 1);
  let cellsWithout = 0;
  for (const value of grid.values) {
    const band = bandOf(value);
    if (band < 0) cellsWithout += 1;
    else cells[band] += 1;
  }
  const cellM2 = grid.cellSizeM ** 2;
  return {
    bands: members.map((list, k) => ({
      from: limits[k - 1] ?? null,
      to: limits[k] ?? null,
      ...countsOf(list, cells[k] * cellM2),
    })),
    totals: countsOf(buildings, grid.values.length * cellM2),
    withoutLevel: countsOf(without, cellsWithout * cellM2),
  };
}

function countsOf(buildings: readonly ExposedBuilding[], areaM2: number): ExposureCounts {
  const sum = (of: (building: ExposedBuilding) => number | undefined) =>
    buildings.reduce((total, building) => total + (of(building) ?? 0), 0);
  const uses = (wanted: SensitiveUse) => buildings.filter(({ use }) => use === wanted).length;
  return {
    people: sum(({ people }) => people),
    dwellings: sum(({ dwellings }) => dwellings),
    buildings: buildings.length,
    sensitive: { medical: uses('medical'), education: uses('education'), welfare: uses('welfare') },
    areaM2,
  };
}
