import type { FeatureCollection, MultiPolygon } from 'geojson';
import { useEffect, useState } from 'react';
import { notesOf } from '../../domain/note.ts';
import { type BandSteps, bandsToGeoJson, usualSteps } from '../../grid/contours.ts';
import { planeOfCrs } from '../../grid/crs-plane.ts';
import { isExceedance } from '../../grid/exceedance.ts';
import type { Grid } from '../../grid/grid.ts';
import { announce } from '../../state/store.ts';
import { noiseClient } from '../../workers/noise-client.ts';
import { isDifferenceGrid } from './paint.ts';

export type Bands = FeatureCollection<MultiPolygon>;

const made = new WeakMap<Grid, Promise<Bands>>();

/** The classes of the difference palette, dB. */
const differenceSteps: BandSteps = { from: -9, to: 9, step: 2 };
/** The classes of the exceedance palette, dB. */
const exceedanceSteps: BandSteps = { from: -5, to: 10, step: 5 };

const stepsOf = (grid: Grid): BandSteps =>
  isExceedance(grid) ? exceedanceSteps : isDifferenceGrid(grid) ? differenceSteps : usualSteps;

/**
 * Disjoint isobands of a grid, 5 dB wide, or 2 dB of a difference, in longitude and latitude, made once in the worker.
 * Rejects with a DataError when the job fails.
 */
export function bandsOf(grid: Grid): Promise<Bands> {
  const known = made.get(grid);
  if (known) return known;
  const steps = stepsOf(grid);
  const bands = noiseClient
    .run('contours', { grid, steps })
    .then((shapes) => bandsToGeoJson(shapes, planeOfCrs(grid.crs)?.toLngLat ?? null));
  made.set(grid, bands);
  bands.catch(() => made.delete(grid));
  return bands;
}

/** Isobands of a grid once they are there; null before, and while they are not wanted. */
export function useBands(grid: Grid | null): Bands | null {
  const [shown, setShown] = useState<{ readonly grid: Grid; readonly bands: Bands } | null>(null);
  useEffect(() => {
    if (!grid) return;
    let gone = false;
    bandsOf(grid).then(
      (bands) => !gone && setShown({ grid, bands }),
      (error: unknown) => !gone && announce('error', notesOf(error)),
    );
    return () => {
      gone = true;
    };
  }, [grid]);
  return shown && shown.grid === grid ? shown.bands : null;
}
