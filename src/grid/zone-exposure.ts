import { type JudgedPeriod, noiseLimit, type ZoneClass, zoneClasses } from '../domain/standards/gb3096.ts';
import { exceeds } from '../domain/standards/verdict.ts';
import {
  type BuildingLevels,
  countByClass,
  type ExposedBuilding,
  type Exposure,
  type ExposureCounts,
  exposureOf,
} from './exposure.ts';
import type { Grid } from './grid.ts';
import {
  cellClasses,
  middleOfFootprint,
  type ZoneCells,
  type ZonePolygon,
  zoneCells,
  zoneFinder,
} from './zones.ts';

/** Exposure in one class of functional zones. */
export interface ZoneExposure extends Exposure {
  /** null: outside all zones. */
  readonly zone: ZoneClass | null;
  /** null: outside all zones, or a level that has no limit. */
  readonly limitDb: number | null;
  /** Above the limit; null without one. */
  readonly above: ExposureCounts | null;
}

/**
 * Exposure per class of functional zones, in their order, what lies outside them last; classes without any building
 * or cell are left out, and the sums over the rest are those of the whole. A building lies in the zone of the middle
 * of its footprint, a cell in that of its centre. Residents are above the limit by the levels that they are spread
 * over, a building and its use by its loudest façade; a level equal to the limit is not above it.
 * @param limits of the bands, dB, ascending
 * @param polygons in the plane of the grid
 * @param period whose limits count (GB 3096-2008 cl. 5.1, table 1); null: none
 */
export function exposureByZone(
  grid: Grid,
  buildings: readonly ExposedBuilding[],
  limits: readonly number[],
  levels: readonly BuildingLevels[],
  polygons: readonly ZonePolygon[],
  period: JudgedPeriod | null,
): ZoneExposure[] {
  const zoneAt = zoneFinder(polygons);
  const zones = buildings.map(({ footprint }) => zoneAt(...middleOfFootprint(footprint)));
  const cells = zoneCells(grid, polygons);
  return [...zoneClasses, null].flatMap((zone): ZoneExposure[] => {
    const part = { ...grid, values: valuesIn(grid, cells, zone) };
    const here = <T>(all: readonly T[]): T[] => all.filter((_, k) => zones[k] === zone);
    const [own, ownLevels] = [here(buildings), here(levels)];
    if (own.length === 0 && part.values.length === 0) return [];
    const limitDb = zone && period ? noiseLimit(zone, period).limitDb : null;
    const side = (level: number): number => (limitDb !== null && exceeds(level, limitDb) ? 1 : 0);
    return [
      {
        zone,
        limitDb,
        ...exposureOf(part, own, limits, ownLevels),
        above: limitDb === null ? null : countByClass(part, own, ownLevels, 2, side).counts[1],
      },
    ];
  });
}

function valuesIn({ values }: Grid, cells: ZoneCells, zone: ZoneClass | null): Float32Array<ArrayBuffer> {
  const wanted = zone === null ? 0 : cellClasses.indexOf(zone) + 1;
  return Float32Array.from(values.filter((_, i) => cells[i] === wanted));
}
