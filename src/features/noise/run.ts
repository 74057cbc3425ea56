import { DataError, type Note, notesOf } from '../../domain/note.ts';
import type { NoiseRecipe } from '../../domain/recipe.ts';
import { neighboursFor } from '../../interpolation/kriging.ts';
import { featureOf, getState, hideGridLayers, readyData, specOf, update } from '../../state/store.ts';
import { noiseClient } from '../../workers/noise-client.ts';
import { type Gathered, gather } from './gather.ts';
import { patchNoise, type Stage } from './result-store.ts';
import { runSteps } from './run-steps.ts';

/** Starts and stops the run of a recipe and puts what comes into the stores. */

let current: AbortController | null = null;

export interface RunSettings {
  /** The recipe came with a link: the hour shown and the layers are the link's as well. */
  readonly fromLink?: boolean;
}

/** Runs a recipe; a run on its way is cancelled. Never rejects: faults are in the noise store. */
export async function startRun(recipe: NoiseRecipe, { fromLink = false }: RunSettings = {}): Promise<void> {
  current?.abort();
  const controller = new AbortController();
  current = controller;
  const isCurrent = () => current === controller;
  const stage = (name: Stage, share: number) =>
    isCurrent() && patchNoise({ running: { stage: name, share } });
  patchNoise({ started: recipe, draft: recipe, failure: null, cancelled: false, preview: null });
  stage('fit', 0);
  // The press is answered before the stations are gathered.
  await new Promise((resolve) => setTimeout(resolve));
  if (!isCurrent()) return;
  try {
    await runSteps(recipe, gatherFromState(recipe), {
      run: (job, input, onProgress) =>
        noiseClient.run(job, input, { signal: controller.signal, ...(onProgress && { onProgress }) }),
      stage,
      preview: (preview) => isCurrent() && patchNoise({ preview }),
      commit: (result) => {
        if (!isCurrent()) return;
        if (getState().recipe !== recipe) show(recipe, fromLink);
        patchNoise({ result, preview: null });
      },
    });
  } catch (error) {
    if (!isCurrent()) return;
    if (error instanceof DOMException && error.name === 'AbortError') patchNoise({ cancelled: true });
    // A crashed worker is started anew by the next run; the person is told that nothing is lost.
    else patchNoise({ failure: notesOf(error) });
    // The hours are made beside the standard error: when one fails, the other is wanted no more.
    controller.abort();
  } finally {
    if (isCurrent()) {
      current = null;
      patchNoise({ running: null, preview: null });
    }
  }
}

/** What has been computed stays; the worker stops at its next slice. */
export function cancelRun(): void {
  if (!current) return;
  current.abort();
  current = null;
  patchNoise({ running: null, preview: null, cancelled: true });
}

/** Takes the grid off the map and out of the link; settings stay. */
export function removeGrid(): void {
  cancelRun();
  patchNoise({ result: null, started: null, failure: null, cancelled: false });
  update({ recipe: null });
}

/** The recipe goes into the link with its first result; stored grids under it are switched off. */
function show(recipe: NoiseRecipe, fromLink: boolean): void {
  update(({ noiseView }) => ({
    recipe,
    ...(!fromLink && { noiseView: { ...noiseView, hour: null, show: 'value' as const } }),
  }));
  if (!fromLink) hideGridLayers();
}

function gatherFromState(recipe: NoiseRecipe): Gathered {
  const state = getState();
  const spec = specOf(state, recipe.layerId);
  const data = readyData(state, recipe.layerId);
  if (!spec || !data) throw DataError.of('noise-layer-missing', { layer: recipe.layerId });
  const clip = recipe.clip.kind === 'feature' ? featureOf(state, recipe.clip) : null;
  const gathered = gather(recipe, { spec, features: data.features, series: data.series }, clip);
  const n = gathered.points.x.length;
  const neighbours = neighboursFor(n, recipe.neighbours);
  if (recipe.method === 'idw' || neighbours === null || recipe.neighbours !== null) return gathered;
  const note: Note = { code: 'noise-nearest', params: { count: n, nearest: neighbours } };
  return { ...gathered, notes: [...gathered.notes, note] };
}
