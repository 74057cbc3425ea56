import { create } from 'zustand';
import { notesOf } from '../../domain/note.ts';
import { forgetParts, loadPart, savePart } from '../../state/scene-storage.ts';
import { announce, getState } from '../../state/store.ts';
import { later } from '../../ui/later.ts';
import { currentScene, recordKept } from './current-scene.ts';
import { removeSound } from './run-sound.ts';
import { beginSwap, endSwap } from './scene-swap.ts';
import {
  completeRecipe,
  type LoadedScene,
  patchSound,
  type SoundState,
  soundState,
  useSound,
} from './sound-store.ts';

/**
 * Keeps the scene with its edits and settings in this browser as they are made, and brings them back: closing the page
 * loses the map that was computed, nothing else.
 */

interface KeptScene extends LoadedScene {
  /** Tells which scene the changes belong to. */
  readonly stamp: string;
}

/** What changes with every edit. */
interface KeptChanges
  extends Pick<SoundState, 'version' | 'past' | 'future' | 'draft' | 'way' | 'correct' | 'correction'> {
  readonly stamp: string;
  readonly savedAt: string;
}

export interface Keeping {
  /** `denied`: the browser keeps nothing, or has no room. */
  readonly state: 'idle' | 'saving' | 'saved' | 'denied';
  /** Of a scene that was brought back: when it was kept, ISO 8601. */
  readonly restoredFrom: string | null;
}

export const useKeeping = create<Keeping>(() => ({ state: 'idle', restoredFrom: null }));

/** More steps back are not kept. */
const mostSteps = 50;

const initial = useSound.getInitialState();
let stopped = false;
let stamp = '';

let restored: Promise<void> | null = null;

/** Brings back what is kept, and keeps what is made from now on. The first call counts. @returns done when it is back */
export function startKeeping(): Promise<void> {
  restored ??= start();
  return restored;
}

function start(): Promise<void> {
  // Denied, or left by a page of another version: the visit begins without it.
  const back = restore().catch(() => undefined);
  useSound.subscribe((state, before) => {
    if (stopped) return;
    if (state.scene !== before.scene) keepScene(state.scene);
    else if (
      state.version !== before.version ||
      state.past !== before.past ||
      state.future !== before.future ||
      state.draft !== before.draft ||
      state.way !== before.way ||
      state.correct !== before.correct ||
      state.correction !== before.correction
    )
      void keepChanges();
  });
  return back;
}

/** While it stops, what is on the page is not the visitor's own: what was kept stays. */
export function keepingStops(on: boolean): void {
  stopped = on;
}

/**
 * Throws the scene away, in the browser's storage first: what is gone from the page must not come back, but by undo.
 */
export async function startAfresh(): Promise<void> {
  await forgetParts().catch(() => undefined);
  beginSwap();
  removeSound();
  patchSound({ ...initial, way: 'sources' });
  endSwap();
  useKeeping.setState({ state: 'idle', restoredFrom: null });
}

async function restore(): Promise<void> {
  const scene = (await loadPart('scene')) as KeptScene | null;
  const changes = (await loadPart('changes')) as KeptChanges | null;
  // The visitor was faster.
  if (!scene || soundState().scene.status !== 'none') return;
  const { stamp: kept, ...loaded } = scene;
  const fits = changes?.stamp === kept ? changes : null;
  // A link to a map from stations shows that map.
  const way = getState().tab === 'noise' && !getState().recipe ? (fits?.way ?? 'sources') : 'stations';
  stopped = true;
  const unedited = { scenarioId: loaded.scenarios[0]?.id ?? null, edits: [] };
  stamp = kept;
  patchSound({
    scene: { status: 'ready', ...loaded },
    version: fits?.version ?? unedited,
    past: fits?.past ?? [],
    future: fits?.future ?? [],
    draft: fits ? completeRecipe(fits.draft) : { ...initial.draft, method: loaded.scene.settings.method },
    way,
    correct: fits?.correct ?? false,
    correction: fits?.correction ?? initial.correction,
  });
  try {
    patchSound({ shown: currentScene() });
  } catch (error) {
    // Changes that no longer fit are named and left out; the scene stands.
    patchSound({ version: unedited, past: [], future: [], shown: loaded.scene });
    announce('error', notesOf(error));
  }
  stopped = false;
  recordKept();
  useKeeping.setState({ state: 'saved', restoredFrom: fits?.savedAt ?? '' });
}

function keepScene(scene: SoundState['scene']): void {
  if (scene.status === 'none') {
    forgetParts().catch(() => undefined);
    return;
  }
  if (scene.status !== 'ready') return;
  const { status: _, ...loaded } = scene;
  stamp = new Date().toISOString() + Math.random().toString(36).slice(2);
  useKeeping.setState({ state: 'saving', restoredFrom: null });
  const kept: KeptScene = { ...loaded, stamp };
  // A large scene takes a moment to be copied.
  later(() => void keep('scene', kept).then(keepChanges));
}

function keepChanges(): Promise<void> {
  const { scene, version, past, future, draft, way, correct, correction } = soundState();
  if (scene.status !== 'ready' || stopped) return Promise.resolve();
  const changes: KeptChanges = {
    stamp,
    savedAt: new Date().toISOString(),
    version,
    past: past.slice(-mostSteps),
    future: future.slice(0, mostSteps),
    draft,
    way,
    correct,
    correction,
  };
  return keep('changes', changes);
}

let writes = 0;

async function keep(name: 'scene' | 'changes', part: KeptScene | KeptChanges): Promise<void> {
  const mine = ++writes;
  useKeeping.setState({ state: 'saving' });
  try {
    await savePart(name, part);
    if (mine === writes) useKeeping.setState({ state: 'saved' });
  } catch {
    useKeeping.setState({ state: 'denied' });
  }
}
