import type { NoiseRecipe } from '../../domain/recipe.ts';
import { type Method, methods } from '../../domain/scene.ts';
import { changeDraft } from '../noise/result-store.ts';
import { changeSoundDraft, patchSound, type SoundState } from '../sound/sound-store.ts';

/** The ways of making a noise map, as one list: from stations, from sources, from both. */

export const stationWays = ['kriging', 'idw'] as const satisfies readonly NoiseRecipe['method'][];
export const sourceWays = methods;
type Way = (typeof stationWays)[number] | Method | 'corrected';

const isStationWay = (way: Way): way is (typeof stationWays)[number] =>
  stationWays.some((known) => known === way);

export const chosenWay = (
  { way, correct, draft }: Pick<SoundState, 'way' | 'correct' | 'draft'>,
  ofStations: NoiseRecipe['method'] | undefined,
): Way | null => (way === 'stations' ? (ofStations ?? null) : correct ? 'corrected' : draft.method);

export function chooseWay(way: Way): void {
  if (isStationWay(way)) {
    changeDraft({ method: way });
    patchSound({ way: 'stations' });
    return;
  }
  // Stations correct the map of a period: what they say of one hour is not known to it.
  changeSoundDraft(way === 'corrected' ? { hour: null } : { method: way });
  patchSound({ way: 'sources', correct: way === 'corrected' });
}
