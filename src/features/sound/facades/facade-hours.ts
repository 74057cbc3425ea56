import { put } from '../../../workers/sound-messages.ts';
import { soundPool } from '../../../workers/sound-pool.ts';
import { spanText, valueCode } from '../../noise/words.ts';
import { shownHour, soundState } from '../sound-store.ts';
import { facadeState, patchFacades } from './facade-store.ts';

/** Levels before façades in the hour that is looked at, from the paths that the workers keep. */

let asked = 0;

/** Makes them where they are not there. Never rejects: where they cannot be made there are none. */
export async function makeFacadeHour(): Promise<void> {
  const mine = ++asked;
  const state = soundState();
  const hour = shownHour(state);
  const course = state.scene.status === 'ready' ? state.scene.course : null;
  const { result, ofHour } = facadeState();
  if (hour === null || !course || !result?.done || (ofHour?.of === result && ofHour.hour === hour)) return;
  const levelsDb = new Float32Array(result.levelsDb.length).fill(Number.NaN);
  let count = 0;
  try {
    const { signal } = new AbortController();
    await soundPool.facadeHour({ scene: result.scene, course, hour }, signal, (levels) => {
      put(levelsDb, levels);
      count += levels.cells.length;
    });
  } catch {
    // The workers have another scene by now, or one died.
    count = 0;
  }
  if (mine !== asked || facadeState().result !== result) return;
  const made = {
    ...result,
    indicator: valueCode({ kind: 'hour', hour }),
    period: spanText([hour, hour + 1]),
    levelsDb,
    illustrative: result.illustrative || course.illustrative,
  };
  patchFacades({ ofHour: count === levelsDb.length ? { of: result, hour, result: made } : null });
}
