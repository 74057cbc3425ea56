import type { Note } from '../../domain/note.ts';
import { inLanguage } from '../../domain/text.ts';
import { record } from '../../state/history.ts';
import { getState } from '../../state/store.ts';
import { cancelSound, followChanges } from './run-sound.ts';
import { patchSound, type SceneState, type SoundState, soundState } from './sound-store.ts';

/**
 * Another scene in place of the one on the page is one step of the history. What was there is held whole, with its
 * versions, settings and map, and changes places with what came.
 */

/** What the scene that is being opened takes the place of. */
let before: SoundState | null = null;

/** Call it before anything of the scene is taken away; again, while the other one is read, it does nothing. */
export function beginSwap(): void {
  if (soundState().scene.status !== 'loading') before = whole();
}

/** Another scene has come, or none. Where there was none before either, nothing can be brought back. */
export function endSwap(): void {
  const { scene } = soundState();
  const came = scene.status === 'ready';
  if (!before || (before.scene.status !== 'ready' && !came)) return;
  // Recording takes the way forth from there.
  let other: SoundState = { ...before, future: [] };
  before = null;
  const swap = (): boolean => {
    // Half read, there is nothing to change places with.
    if (soundState().scene.status === 'loading') return false;
    cancelSound();
    const here = whole();
    patchSound(other);
    other = here;
    // A run that was given up is taken up again.
    void followChanges();
    return true;
  };
  record({ label: labelOf(scene), about: 'scene', undo: swap, redo: swap, heavy: true });
}

function labelOf(scene: SceneState): Note {
  if (scene.status === 'ready')
    return { code: 'step-scene-opened', params: { name: inLanguage(scene.name, getState().language) } };
  return { code: scene.status === 'failed' ? 'step-scene-failed' : 'step-scene-closed' };
}

/** The state but for what is under way in it. */
const whole = (): SoundState => ({
  ...soundState(),
  running: null,
  preview: null,
  cancelled: false,
  why: null,
  selectedId: null,
  editing: null,
  drawingArea: false,
});
