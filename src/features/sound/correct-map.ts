import { DataError } from '../../domain/note.ts';
import { changeLayer } from '../../state/store.ts';
import { correctingLayerNow } from './correcting-layers.ts';
import { fuseStations } from './fuse-stations.ts';
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
  const layer = correctingLayerNow(correction.layerId);
  // Beside the map that they correct they are seen.
  if (layer) changeLayer(layer.spec.id, { visible: true });
  const notes = layer ? await fuseStations(layer, correction) : DataError.of('fusion-no-stations').notes;
  if (notes.length > 0) patchSound({ failure: notes });
}
