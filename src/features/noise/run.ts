import type { LayerFeature } from '../../domain/feature.ts';
import { DataError, type Note } from '../../domain/note.ts';
import type { NoiseRecipe } from '../../domain/recipe.ts';
import type { Grid } from '../../grid/grid.ts';
import { featureOf, getState, readyData, specOf, update } from '../../state/store.ts';
import { noiseClient } from '../../workers/noise-client.ts';
import { errorGrid, hourGrid, hourMeans, valueGrid } from './finish.ts';
import { type Gathered, gather } from './gather.ts';
import { type NoiseResult, patchNoise, type Stage, useNoise } from './result-store.ts';

/** Runs a recipe in the worker: variogram, leave-one-out, values, standard error, the 24 hours; each is shown as it comes. */

/** 24 grids of more cells than this would need over 150 MB. */
const maxHourCells = 1_500_000;

const current: AbortController | null = null;

export function cancelRun(): void {
  current?.abort();
}
