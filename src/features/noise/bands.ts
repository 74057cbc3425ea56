import type { FeatureCollection, MultiPolygon } from 'geojson';
import { useEffect, useState } from 'react';
import { DataError } from '../../domain/note.ts';
import { bandsToGeoJson, usualSteps } from '../../grid/contours.ts';
import { planeOfCrs } from '../../grid/crs-plane.ts';
import type { Grid } from '../../grid/grid.ts';
import { announce } from '../../state/store.ts';
import { noiseClient } from '../../workers/noise-client.ts';

export type Bands = FeatureCollection<MultiPolygon>;

const made = new WeakMap<Grid, Promise<Bands>>();

/**
 * Disjoint 5 dB isobands of a grid in longitude and latitude, made once in the worker.
 * Rejects with a DataError when the job fails.
 */
export function bandsOf(grid: Grid): Promise<Bands> {
  const known = made.get(grid);
  if (known) return known;
  const bands = noiseClient.run('contours', { grid, steps: usualSteps }).then((shapes) => {
    return bandsToGeoJson(shapes, planeOfCrs(grid.crs)?.toLngLat ?? null);
  });
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
      (error: unknown) =>
        !gone && announce('error', error instanceof DataError ? error.notes : [{ code: 'job-crashed' }]),
    );
    return () => {
      gone = true;
    };
  }, [grid]);
  return shown && shown.grid === grid ? shown.bands : null;
}
