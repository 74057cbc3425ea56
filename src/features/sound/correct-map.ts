import { DataError } from '../../domain/note.ts';
import { allSpecs, changeLayer, getState, readyData } from '../../state/store.ts';
import { canInterpolate } from '../noise/recipe-choices.ts';
import { correctingLayer, fuseStations } from './fuse-stations.ts';
import { sameRecipe } from './kept-results.ts';
import { runSound } from './run-sound.ts';
import { patchSound, soundState } from './sound-store.ts';

/**
 * Makes the map of the draft and corrects it by stations. A map that is there is not made again; a correction that was
 * taken from the scene before it was changed stays, for measurements know nothing of the change.
 */
export async function runCorrected(): Promise<void> {
  const before = soundState();
  const there =
    before.result &&
    before.result.version === before.version &&
    sameRecipe(before.result.recipe, before.draft);
  if (!there || before.running) await runSound();
  const { result, fused, correction, version, running, failure } = soundState();
  if (!result || running || failure || result.version !== version) return;
  const carried = fused?.of === result && fused.from !== result && fused.by === correction;
  if (carried) {
    patchSound({ show: 'fused' });
    return;
  }
  const state = getState();
  const layers = allSpecs(state).flatMap((spec) => {
    const data = readyData(state, spec.id);
    return data ? [{ spec, features: data.features, series: data.series }] : [];
  });
  const layer = correctingLayer(layers.filter(canInterpolate), correction.layerId);
  // Beside the map that they correct they are seen.
  if (layer) changeLayer(layer.spec.id, { visible: true });
  const notes = layer ? await fuseStations(layer, correction) : DataError.of('fusion-no-stations').notes;
  if (notes.length > 0) patchSound({ failure: notes });
}
