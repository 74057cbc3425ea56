import { notesOf } from '../../domain/note.ts';
import { applyScenario, type Change } from '../../domain/scenario.ts';
import type { Scene } from '../../domain/scene.ts';
import { announce } from '../../state/store.ts';
import { type LoadedScene, patchSound, type SoundState, soundState, type Version } from './sound-store.ts';

/** The scene with the chosen scenario and the edits, and the verbs that change them. */

/** The version made last. */
let made: { readonly from: Scene; readonly version: Version; readonly scene: Scene } | null = null;

/** Null without a scene. Features that no change touches stay the same objects. */
export function currentScene(): Scene | null {
  const { scene, version } = soundState();
  return scene.status === 'ready' ? sceneOf(scene, version) : null;
}

/** Null without a scene. */
export function sceneAsRead(): Scene | null {
  const { scene } = soundState();
  return scene.status === 'ready' ? scene.scene : null;
}

/** The scene with the chosen scenario, without edits; null without a scene. */
export function sceneAsChosen(): Scene | null {
  const { scene, version } = soundState();
  return scene.status === 'ready' ? inScenario(scene, version.scenarioId) : null;
}

function inScenario({ scene, scenarios }: LoadedScene, scenarioId: string | null): Scene {
  const scenario = scenarios.find(({ id }) => id === scenarioId);
  return scenario ? applyScenario(scene, scenario) : scene;
}

/** @throws DataError that names what a change cannot be made to */
function sceneOf(loaded: LoadedScene, version: Version): Scene {
  const { scene: base } = loaded;
  if (made?.from === base && made.version === version) return made.scene;
  const changed = inScenario(loaded, version.scenarioId);
  const edits = { id: 'edits', name: { zh: '', en: '' }, changes: [...version.edits] };
  const scene = version.edits.length > 0 ? applyScenario(changed, edits) : changed;
  made = { from: base, version, scene };
  return scene;
}

/** Puts a version on the map, or says why it cannot be: then all stays as it was. */
function goTo(version: Version, steps: Pick<SoundState, 'past' | 'future'>): void {
  const { scene } = soundState();
  if (scene.status !== 'ready') return;
  try {
    patchSound({ version, shown: sceneOf(scene, version), ...steps });
  } catch (error) {
    announce('error', notesOf(error));
  }
}

/** Goes to another version of the scene; the one before can be gone back to. */
export function changeVersion(version: Version): void {
  const { version: before, past } = soundState();
  goTo(version, { past: [...past, before], future: [] });
}

/** Sets properties of a feature over what is there. */
export function editFeature(id: string, set: Extract<Change, { set: unknown }>['set']): void {
  const { version } = soundState();
  changeVersion({ ...version, edits: [...version.edits, { ids: [id], set }] });
}

export function undoChange(): void {
  const { past, future, version } = soundState();
  const before = past.at(-1);
  if (before) goTo(before, { past: past.slice(0, -1), future: [version, ...future] });
}

export function redoChange(): void {
  const { past, future, version } = soundState();
  const [next, ...rest] = future;
  if (next) goTo(next, { past: [...past, version], future: rest });
}
