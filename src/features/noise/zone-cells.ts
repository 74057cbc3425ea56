import { useEffect } from 'react';
import { exceedanceGrid } from '../../grid/exceedance.ts';
import type { Grid } from '../../grid/grid.ts';
import { limitPeriod } from '../../grid/limit-period.ts';
import type { ZoneCells } from '../../grid/zones.ts';
import { sceneClient } from '../../workers/scene-client.ts';
import { useZoneLayer, type ZoneLayer } from './zone-layer.ts';

/** The functional zone of each cell of a map, made in the worker once for each frame, and the limits' exceedance. */
export interface MapZones {
  /** Of the frame that the cells are of. */
  readonly frame: string;
  readonly cells: ZoneCells;
  /** False where no cell lies in any zone. */
  readonly covered: boolean;
  readonly illustrative: boolean;
}

const frameOf = ({ crs, origin, cellSizeM, width, height }: Grid): string =>
  JSON.stringify([crs, origin, cellSizeM, width, height]);

/** Frames that are remembered: a map, its reference, a few tries. */
const mostKept = 4;
const made = new WeakMap<ZoneLayer, Map<string, Promise<MapZones>>>();

function mapZonesOf(grid: Grid, layer: ZoneLayer): Promise<MapZones> {
  const frames = made.get(layer) ?? new Map<string, Promise<MapZones>>();
  made.set(layer, frames);
  const frame = frameOf(grid);
  const known = frames.get(frame);
  if (known) return known;
  const { polygons, illustrative } = layer;
  const { values: _, ...place } = grid;
  const asked = sceneClient
    .run('zones', { frame: place, polygons })
    .then(({ cells, covered }) => ({ frame, cells, covered, illustrative }));
  frames.set(frame, asked);
  asked.catch(() => frames.delete(frame));
  const [oldest] = frames.keys();
  if (frames.size > mostKept) frames.delete(oldest);
  return asked;
}

/** Has the zones of a map made, and hands them over when they are there. @param put the same function at every call */
export function useMapZones(grid: Grid | null, put: (zones: MapZones) => void): void {
  const layer = useZoneLayer();
  useEffect(() => {
    if (!grid || !layer) return;
    let gone = false;
    mapZonesOf(grid, layer).then(
      (zones) => !gone && put(zones),
      // A crashed worker is started anew with the next map; the level is there all the same.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [grid, layer, put]);
}

const exceedances = new WeakMap<Grid, { readonly zones: MapZones; readonly grid: Grid }>();

/** Level minus limit; null where the zones of the map are not there, or its indicator has no limit. */
export function exceedanceOf(grid: Grid, zones: MapZones | null): Grid | null {
  const period = limitPeriod(grid);
  if (!zones?.covered || !period || zones.frame !== frameOf(grid)) return null;
  const known = exceedances.get(grid);
  if (known?.zones === zones) return known.grid;
  const plain = exceedanceGrid(grid, zones.cells, period);
  const illustrative = grid.meta.illustrative || zones.illustrative;
  const exceedance = { ...plain, meta: { ...plain.meta, illustrative } };
  exceedances.set(grid, { zones, grid: exceedance });
  return exceedance;
}
