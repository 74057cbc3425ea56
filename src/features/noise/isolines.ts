import type { FeatureCollection, MultiLineString } from 'geojson';
import { useMemo } from 'react';
import { type Isoline, isolinesToGeoJson, withoutSpecks } from '../../grid/contours.ts';
import { planeOfCrs } from '../../grid/crs-plane.ts';
import type { Grid } from '../../grid/grid.ts';
import type { MapItem } from '../../map/map-props.ts';
import { useStore } from '../../state/store.ts';
import { noiseClient } from '../../workers/noise-client.ts';
import { useSound } from '../sound/sound-store.ts';
import { stepsOf, useOfGrid } from './bands.ts';
import { drawnGrid, isFromSources } from './drawn-grid.ts';
import { isDifferenceGrid } from './paint.ts';
import { useNoise } from './result-store.ts';
import { useShownGrid } from './shown-grid.ts';

type Lines = FeatureCollection<MultiLineString>;

const made = new WeakMap<Grid, Promise<readonly Isoline[]>>();

/** Isolines of a grid at the edges of its isobands, plane metres; made once in the worker. */
function linesOf(grid: Grid): Promise<readonly Isoline[]> {
  const known = made.get(grid);
  if (known) return known;
  const lines = noiseClient.run('isolines', { grid, steps: stepsOf(grid) });
  made.set(grid, lines);
  lines.catch(() => made.delete(grid));
  return lines;
}

const onEarth = (lines: readonly Isoline[], grid: Grid): Lines =>
  isolinesToGeoJson(lines, planeOfCrs(grid.crs)?.toLngLat ?? null);

/** All isolines of a grid in longitude and latitude, for files. Rejects with a DataError when the job fails. */
export const isolinesOf = async (grid: Grid): Promise<Lines> => onEarth(await linesOf(grid), grid);

/**
 * Those that are drawn: of a map from sources without specks, which are beads of narrow roads; a ring around a station
 * is what the station says. Rejects likewise.
 */
async function drawnLinesOf(grid: Grid): Promise<Lines> {
  const lines = await linesOf(grid);
  return onEarth(isFromSources(grid) ? withoutSpecks(lines, grid.cellSizeM) : lines, grid);
}

/** Levels as they stand on the lines: those of a difference with their sign. */
export const isolineLabel = (levelDb: number, difference: boolean): string =>
  `${difference && levelDb > 0 ? '+' : ''}${levelDb}`.replace('-', '−');

const itemId = 'noise-isolines';

/** Labelled isolines of the grid on the map, whatever it was made from; none while it grows. */
export function useIsolines(): readonly MapItem[] {
  const wanted = useStore((state) => state.noiseView.isolines);
  const shown = useShownGrid();
  const growing = useNoise((state) => state.preview !== null);
  const computing = useSound((state) => state.preview !== null);
  const still = shown?.kind === 'computed' ? !computing : shown?.kind === 'stored' || !growing;
  const grid = wanted && shown && still && planeOfCrs(shown.grid.crs) ? drawnGrid(shown.grid) : null;
  const lines = useOfGrid(grid, drawnLinesOf);
  return useMemo(() => {
    if (!lines || !grid) return [];
    const difference = isDifferenceGrid(grid);
    const features = lines.features.map((line) => {
      const levelDb = Number(line.properties?.levelDb);
      return {
        ...line,
        // Every tenth of a level is drawn stronger, as on maps of heights; of a difference none lies on one.
        properties: { label: isolineLabel(levelDb, difference), main: levelDb % 10 === 0 },
      };
    });
    return [{ type: 'isolines', id: itemId, features: { ...lines, features } }];
  }, [lines, grid]);
}
