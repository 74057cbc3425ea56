import { notesOf } from '../../domain/note.ts';
import { applyScenario, type Change } from '../../domain/scenario.ts';
import type { Scene } from '../../domain/scene.ts';
import { record, recordEarlier } from '../../state/history.ts';
import type { HistoryEntry } from '../../state/state.ts';
import { announce, getState } from '../../state/store.ts';
import { type LoadedScene, patchSound, type SoundState, soundState, type Version } from './sound-store.ts';
import { stepLabel } from './step-label.ts';

/**
 * The scene with the chosen scenario and the edits, and the verbs that change them. Each change is a step of the app's
 * history; which versions the steps lead to is kept here, with the scene.
 */

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
function goTo(version: Version, steps: Pick<SoundState, 'past' | 'future'>): boolean {
  const { scene } = soundState();
  if (scene.status !== 'ready') return false;
  try {
    patchSound({ version, shown: sceneOf(scene, version), ...steps });
    return true;
  } catch (error) {
    announce('error', notesOf(error));
    return false;
  }
}

/** Puts the first version of a scene on the map: no way leads back from it. */
export function beginWith(version: Version): void {
  goTo(version, { past: [], future: [] });
}

/** Goes to another version of the scene; the one before can be gone back to. */
export function changeVersion(version: Version): void {
  const { version: before, past } = soundState();
  if (goTo(version, { past: [...past, before], future: [] })) record(stepBetween(before, version));
}

/** Sets properties of a feature over what is there. */
export function editFeature(id: string, set: Extract<Change, { set: unknown }>['set']): void {
  const { version } = soundState();
  changeVersion({ ...version, edits: [...version.edits, { ids: [id], set }] });
}

/** What brings the map in step once the history has gone to another version; runs stand above this, and say it. */
let follow: () => void = () => {};
export const followWith = (run: () => void): void => {
  follow = run;
};

const stepBetween = (before: Version, after: Version): HistoryEntry => ({
  label: labelOf(before, after),
  about: 'scene',
  undo: goBack,
  redo: goForth,
  forget: () => {
    if (soundState().future.length > 0) patchSound({ future: [] });
  },
});

function labelOf(before: Version, after: Version): HistoryEntry['label'] {
  const { scene } = soundState();
  if (scene.status !== 'ready') return { code: 'step-scene-edited' };
  return stepLabel(scene, before, after, getState().language);
}

/** Makes the steps that were kept with a scene steps of the history again. */
export function recordKept(): void {
  const { past, version, future } = soundState();
  const line = [...past, version, ...future];
  const steps = line.slice(1).map((after, i) => stepBetween(line[i], after));
  recordEarlier(steps.slice(0, past.length), steps.slice(past.length));
}

/** Without a version to go to the step is spent, and must not stand in the way of those before it. */
function goBack(): boolean {
  const { past, future, version } = soundState();
  const before = past.at(-1);
  return !before || follows(goTo(before, { past: past.slice(0, -1), future: [version, ...future] }));
}

function goForth(): boolean {
  const { past, future, version } = soundState();
  const [next, ...rest] = future;
  return !next || follows(goTo(next, { past: [...past, version], future: rest }));
}

function follows(gone: boolean): boolean {
  if (gone) follow();
  return gone;
}
