import type { FeatureCollection, MultiLineString, Position } from 'geojson';
import { useMemo } from 'react';
import { withGapsClosed } from '../../grid/close-gaps.ts';
import { isolinesToGeoJson } from '../../grid/contours.ts';
import { planeOfCrs } from '../../grid/crs-plane.ts';
import type { Grid } from '../../grid/grid.ts';
import type { MapItem } from '../../map/map-props.ts';
import { useStore } from '../../state/store.ts';
import { noiseClient } from '../../workers/noise-client.ts';
import { useSound } from '../sound/sound-store.ts';
import { stepsOf, useOfGrid } from './bands.ts';
import { isDifferenceGrid } from './paint.ts';
import { useNoise } from './result-store.ts';
import { useShownGrid } from './shown-grid.ts';

type Lines = FeatureCollection<MultiLineString>;

const made = new WeakMap<Grid, Promise<Lines>>();

/**
 * Isolines of a grid at the edges of its isobands, in longitude and latitude, made once in the worker. Rejects with a
 * DataError when the job fails.
 */
export function isolinesOf(grid: Grid): Promise<Lines> {
  const known = made.get(grid);
  if (known) return known;
  const lines = noiseClient
    .run('isolines', { grid, steps: stepsOf(grid) })
    .then((shapes) => isolinesToGeoJson(shapes, planeOfCrs(grid.crs)?.toLngLat ?? null));
  made.set(grid, lines);
  lines.catch(() => made.delete(grid));
  return lines;
}

/** Levels as they stand on the lines: those of a difference with their sign. */
export const isolineLabel = (levelDb: number, difference: boolean): string =>
  `${difference && levelDb > 0 ? '+' : ''}${levelDb}`.replace('-', '−');

const itemId = 'noise-isolines';

/** Rings that fit in so many cells each way are the beads of a narrow road in a coarse grid: they are not drawn. */
const speckCells = 2.5;
const metresPerDegree = 111_320;

export function isSpeck(line: readonly Position[], { cellSizeM }: Pick<Grid, 'cellSizeM'>): boolean {
  const [first, last] = [line[0], line[line.length - 1]];
  if (first[0] !== last[0] || first[1] !== last[1]) return false;
  const span = (axis: 0 | 1): number => {
    const along = line.map((place) => place[axis]);
    return Math.max(...along) - Math.min(...along);
  };
  const most = speckCells * cellSizeM;
  const northM = metresPerDegree * span(1);
  const eastM = metresPerDegree * Math.cos((first[1] * Math.PI) / 180) * span(0);
  return northM < most && eastM < most;
}

/** Labelled isolines of the grid on the map, whatever it was made from; none while it grows. */
export function useIsolines(): readonly MapItem[] {
  const wanted = useStore((state) => state.noiseView.isolines);
  const shown = useShownGrid();
  const growing = useNoise((state) => state.preview !== null);
  const computing = useSound((state) => state.preview !== null);
  const still = shown?.kind === 'computed' ? !computing : shown?.kind === 'stored' || !growing;
  const grid = wanted && shown && still && planeOfCrs(shown.grid.crs) ? withGapsClosed(shown.grid) : null;
  const lines = useOfGrid(grid, isolinesOf);
  return useMemo(() => {
    if (!lines || !grid) return [];
    const difference = isDifferenceGrid(grid);
    const features = lines.features.map((line) => {
      const levelDb = Number(line.properties?.levelDb);
      const { coordinates } = line.geometry;
      return {
        ...line,
        geometry: { ...line.geometry, coordinates: coordinates.filter((each) => !isSpeck(each, grid)) },
        // Every tenth of a level is drawn stronger, as on maps of heights; of a difference none lies on one.
        properties: { label: isolineLabel(levelDb, difference), main: levelDb % 10 === 0 },
      };
    });
    return [{ type: 'isolines', id: itemId, features: { ...lines, features } }];
  }, [lines, grid]);
}
