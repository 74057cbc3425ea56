import type { FeatureCollection, MultiPolygon } from 'geojson';
import { useEffect, useState } from 'react';
import { notesOf } from '../../domain/note.ts';
import { type BandSteps, bandsToGeoJson, usualSteps } from '../../grid/contours.ts';
import { planeOfCrs } from '../../grid/crs-plane.ts';
import { isExceedance } from '../../grid/exceedance.ts';
import type { Grid } from '../../grid/grid.ts';
import { announce } from '../../state/store.ts';
import { noiseClient } from '../../workers/noise-client.ts';
import { isDifferenceGrid, isErrorGrid } from './paint.ts';

export type Bands = FeatureCollection<MultiPolygon>;

const made = new WeakMap<Grid, Promise<Bands>>();

/** The classes of the difference palette, dB. */
const differenceSteps: BandSteps = { from: -9, to: 9, step: 2 };
/** Those of the palette of standard errors, dB. */
const errorSteps: BandSteps = { from: 1, to: 5, step: 1 };
/** The classes of the exceedance palette, dB. */
const exceedanceSteps: BandSteps = { from: -5, to: 10, step: 5 };

/** The levels at which a grid is contoured: edges of the classes it is coloured in, 5 dB apart where it is of levels. */
export function stepsOf(grid: Grid): BandSteps {
  if (isErrorGrid(grid)) return errorSteps;
  if (isExceedance(grid)) return exceedanceSteps;
  return isDifferenceGrid(grid) ? differenceSteps : usualSteps;
}

/**
 * Disjoint isobands of a grid, 5 dB wide, or 2 dB of a difference, in longitude and latitude, made once in the worker.
 * Rejects with a DataError when the job fails.
 */
export function bandsOf(grid: Grid): Promise<Bands> {
  const known = made.get(grid);
  if (known) return known;
  const bands = noiseClient
    .run('contours', { grid, steps: stepsOf(grid) })
    .then((shapes) => bandsToGeoJson(shapes, planeOfCrs(grid.crs)?.toLngLat ?? null));
  made.set(grid, bands);
  bands.catch(() => made.delete(grid));
  return bands;
}

/** Isobands of a grid once they are there; null before, and while they are not wanted. */
export const useBands = (grid: Grid | null): Bands | null => useOfGrid(grid, bandsOf);

/** What a worker makes of a grid once it is there. @param make always the same function */
export function useOfGrid<T>(grid: Grid | null, make: (grid: Grid) => Promise<T>): T | null {
  const [shown, setShown] = useState<{ readonly grid: Grid; readonly made: T } | null>(null);
  useEffect(() => {
    if (!grid) return;
    let gone = false;
    make(grid).then(
      (made) => !gone && setShown({ grid, made }),
      (error: unknown) => !gone && announce('error', notesOf(error)),
    );
    return () => {
      gone = true;
    };
  }, [grid, make]);
  return shown && shown.grid === grid ? shown.made : null;
}
