import type { NoiseRecipe } from '../../domain/recipe.ts';
import { update } from '../../state/store.ts';
import { patchSound } from '../sound/sound-store.ts';
import { setDraft } from './result-store.ts';
import { startRun } from './run.ts';

/** Makes a map from stations by a recipe that was kept. */
export async function remake(recipe: NoiseRecipe): Promise<void> {
  patchSound({ way: 'stations' });
  update({ tab: 'noise', panelOpen: true });
  setDraft(recipe);
  await startRun(recipe);
}
