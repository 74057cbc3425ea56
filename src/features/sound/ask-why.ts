import type { LngLat } from '../../domain/feature.ts';
import { notesOf } from '../../domain/note.ts';
import { soundPool } from '../../workers/sound-pool.ts';
import { whileHeld } from './held-paths.ts';
import { partsNow } from './map-parts.ts';
import { earthPlane } from './sound-frame.ts';
import { patchSound, shownHour, soundState } from './sound-store.ts';

/** Explanations asked for: the last one counts. */
let asked = 0;

/**
 * Asks why a place is as loud as it is, in the map on show or in the hour of it that is looked at. An answer that is
 * there for the same place stays until the next one comes. Never rejects: faults are in the store.
 */
export async function askWhy(at: LngLat): Promise<void> {
  const state = soundState();
  const { result, running, scene: loaded } = state;
  if (!result || running) return;
  const { scene } = result;
  const parts = partsNow(result.recipe.indicator, scene.settings);
  if (!parts) return;
  const mine = ++asked;
  const hour = shownHour(state);
  const course = loaded.status === 'ready' ? loaded.course : null;
  if (state.why?.at !== at) patchSound({ why: { at, hour, answer: null, route: 0 } });
  try {
    const { signal } = new AbortController();
    const [x, y] = earthPlane(scene).toPlane(...at);
    const place = { x, y, receiverHeightM: result.receiverHeightM };
    const ofHour = hour !== null && course ? { scene, course, hour } : undefined;
    const answer = await whileHeld(result, signal, () => soundPool.why(place, parts, signal, ofHour));
    if (mine === asked && soundState().why?.at === at) patchSound({ why: { at, hour, answer, route: 0 } });
  } catch (error) {
    patchSound({ why: null, failure: notesOf(error) });
  }
}
