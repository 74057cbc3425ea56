import { applyScenario, type Change } from '../../domain/scenario.ts';
import type { Scene } from '../../domain/scene.ts';
import { patchSound, soundState, type Version } from './sound-store.ts';

/** The scene with the chosen scenario and the edits, and the verbs that change them. */

let made: { readonly from: Scene; readonly version: Version; readonly scene: Scene } | null = null;

/** Null without a scene. Features that no change touches stay the same objects. */
export function currentScene(): Scene | null {
  const { scene: state, version } = soundState();
  if (state.status !== 'ready') return null;
  if (made?.from === state.scene && made.version === version) return made.scene;
  const scene = withVersion(state.scene, version);
  made = { from: state.scene, version, scene };
  return scene;
}

/** @throws DataError that names what a change cannot be made to */
function withVersion(base: Scene, { scenarioId, edits }: Version): Scene {
  const { scene: state } = soundState();
  const scenario = state.status === 'ready' ? state.scenarios.find(({ id }) => id === scenarioId) : undefined;
  const changed = scenario ? applyScenario(base, scenario) : base;
  const name = { zh: '', en: '' };
  return edits.length > 0 ? applyScenario(changed, { id: 'edits', name, changes: [...edits] }) : changed;
}

/** Goes to another version of the scene; the one before can be gone back to. */
export function changeVersion(version: Version): void {
  const { version: before, past } = soundState();
  patchSound({ version, past: [...past, before], future: [] });
  patchSound({ shown: currentScene() });
}

/** Sets properties of a feature over what is there. */
export function editFeature(id: string, set: Extract<Change, { set: unknown }>['set']): void {
  const { version } = soundState();
  changeVersion({ ...version, edits: [...version.edits, { ids: [id], set }] });
}

export function undoChange(): void {
  const { past, future, version } = soundState();
  const before = past.at(-1);
  if (!before) return;
  patchSound({ version: before, past: past.slice(0, -1), future: [version, ...future] });
  patchSound({ shown: currentScene() });
}

export function redoChange(): void {
  const { past, future, version } = soundState();
  const [next, ...rest] = future;
  if (!next) return;
  patchSound({ version: next, past: [...past, version], future: rest });
  patchSound({ shown: currentScene() });
}
