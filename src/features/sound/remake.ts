import type { MadeMap } from '../../state/state.ts';
import { update } from '../../state/store.ts';
import { adoptScene } from './load-scene.ts';
import { cancelSound, runSound } from './run-sound.ts';
import { completeRecipe, patchSound } from './sound-store.ts';

/** Makes a map from sources by a recipe that was kept, from the scene that was kept with it. */
export async function remake({
  recipe,
  version,
  source,
}: Extract<MadeMap, { kind: 'sources' }>): Promise<void> {
  cancelSound();
  adoptScene({ ...source, faults: [], notes: [] }, version);
  patchSound({ draft: completeRecipe(recipe) });
  update({ tab: 'noise', panelOpen: true });
  await runSound();
}
