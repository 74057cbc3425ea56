import type { LngLat } from '../../domain/feature.ts';
import { noiseLimit, type ZoneClass } from '../../domain/standards/gb3096.ts';
import { planeOfCrs } from '../../grid/crs-plane.ts';
import { exceedingIndicator, isExceedance } from '../../grid/exceedance.ts';
import { cellAt } from '../../grid/grid.ts';
import { limitPeriod } from '../../grid/limit-period.ts';
import { getState } from '../../state/store.ts';
import type { PointerLevel } from './shown-grid.ts';
import { zoneLayerOf } from './zone-layer.ts';

/** The functional zone at a place of a map, and how its level stands to the limit. */
export interface PointerZone {
  readonly zone: ZoneClass;
  /** null where the map's indicator has no limit. */
  readonly limit: { readonly limitDb: number; readonly marginDb: number } | null;
}

/**
 * The zone under the pointer; of a map of exceedance that of the middle of the cell, whose limit its value holds.
 * null outside all zones. Takes microseconds: the zones are indexed.
 */
export function zoneUnderPointer(at: LngLat, { grid, valueDb }: PointerLevel): PointerZone | null {
  const layer = zoneLayerOf(getState());
  const exceeding = isExceedance(grid);
  const zone = layer?.zoneAt(...(exceeding ? middleOfCell(at, grid) : at));
  if (!zone) return null;
  const { period } = grid;
  const judged = limitPeriod({
    indicator: exceeding ? exceedingIndicator(grid) : grid.indicator,
    period,
  });
  if (!judged) return { zone, limit: null };
  const { limitDb } = noiseLimit(zone, judged);
  return { zone, limit: { limitDb, marginDb: exceeding ? -valueDb : limitDb - valueDb } };
}

function middleOfCell([lng, lat]: LngLat, grid: PointerLevel['grid']): LngLat {
  const plane = planeOfCrs(grid.crs);
  const cell = plane ? cellAt(grid, ...plane.toPlane(lng, lat)) : -1;
  if (!plane || cell < 0) return [lng, lat];
  const { origin, cellSizeM, width } = grid;
  return plane.toLngLat(
    origin[0] + (cell % width) * cellSizeM,
    origin[1] - Math.floor(cell / width) * cellSizeM,
  );
}
