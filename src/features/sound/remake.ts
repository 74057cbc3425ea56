import type { MadeMap } from '../../state/state.ts';
import { update } from '../../state/store.ts';
import { runCorrected } from './correct-map.ts';
import { adoptScene } from './load-scene.ts';
import { cancelSound, runSound } from './run-sound.ts';
import { completeRecipe, patchSound } from './sound-store.ts';

/**
 * Makes a map from sources by a recipe that was kept, from the scene that was kept with it.
 * @param take says which layer the map goes into, once the scene before it is gone
 */
export async function remake(
  { recipe, version, source, correction = null }: Extract<MadeMap, { kind: 'sources' }>,
  take: () => void,
): Promise<void> {
  cancelSound();
  adoptScene({ ...source, faults: [], notes: [] }, version);
  patchSound({
    draft: completeRecipe(recipe),
    correct: correction !== null,
    ...(correction && { correction }),
  });
  take();
  update({ tab: 'noise', panelOpen: true });
  await (correction ? runCorrected() : runSound());
}
