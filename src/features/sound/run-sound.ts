import { partsOf } from '../../acoustics/indicators.ts';
import { planeOfScene } from '../../acoustics/scene/scene-plane.ts';
import { standardOf, usualReceiverHeight } from '../../acoustics/standard.ts';
import type { LngLat } from '../../domain/feature.ts';
import { DataError, notesOf } from '../../domain/note.ts';
import type { Scene } from '../../domain/scene.ts';
import { sameFrame } from '../../grid/frame.ts';
import type { Grid } from '../../grid/grid.ts';
import { getState, hideGridLayers } from '../../state/store.ts';
import type { Levels } from '../../workers/sound-jobs.ts';
import { soundPool, workerCount } from '../../workers/sound-pool.ts';
import { viewBounds } from '../frame/view-bounds.ts';
import { changedPlace } from './changed-place.ts';
import { currentScene, sceneAsRead } from './current-scene.ts';
import { differInEmissionOnly } from './emission-only.ts';
import { createKeptResults, type Origin, sameOrigin, sameRecipe } from './kept-results.ts';
import { earthPlane, hoursText, maskOf, middleOf, soundFrame } from './sound-frame.ts';
import {
  patchSound,
  type SoundRecipe,
  type SoundResult,
  shownHour,
  soundState,
  type Version,
} from './sound-store.ts';
import { coarseJobs, spreadCell, tileJobs } from './tiling.ts';

/** Makes a map from the scene, coarse first, and keeps it in step with changes of emission. */

/** A map that grows is shown so often, ms. */
const showEveryMs = 300;
const coarseJobsPerWorker = 4;

/** What a finished map was made from: changes of emission start here. */
interface Finished {
  readonly scene: Scene;
  readonly version: Version;
  readonly recipe: SoundRecipe;
  readonly tiles: number;
}

let current: AbortController | null = null;
let finished: Finished | null = null;
/** What the workers hold; another version than the one on show after the map went back to one that was kept. */
let opened: { readonly from: Origin | null; readonly method: SoundRecipe['method'] } | null = null;
const kept = createKeptResults();

/** A map of a scene that differs little: the new one begins with its levels. */
interface Before {
  readonly grid: Grid;
  /** Where it differs most, plane metres; null: not known. */
  readonly near: readonly [number, number] | null;
}

/** Makes the map of the draft; a run on its way is given up. Never rejects: faults are in the store. */
export async function runSound(before: Before | null = null): Promise<void> {
  current?.abort();
  const controller = new AbortController();
  current = controller;
  const { signal } = controller;
  const { draft: recipe, version } = soundState();
  hideGridLayers();
  patchSound({ way: 'sources', failure: null, cancelled: false, why: null });
  patchSound({ preview: before?.grid ?? null });
  patchSound({ running: { stage: 'open', done: 0, total: 1, secondsLeft: null } });
  performance.mark('sound-start');
  const start = performance.now();
  try {
    const scene = currentScene();
    if (!scene) throw DataError.of('sound-no-scene');
    if (recipe.extent === 'area' && !recipe.area) throw DataError.of('sound-no-area');
    const parts = partsOf(recipe.indicator, scene.settings);
    if (!parts)
      throw DataError.of('scene-indicator', {
        indicator: recipe.indicator,
        periods: scene.settings.periods.join(', '),
      });
    const plane = earthPlane(scene);
    const frame = soundFrame(scene, recipe, viewBounds(), sceneAsRead() ?? scene);
    const receiverHeightM = recipe.receiverHeightM ?? usualReceiverHeight[recipe.method];
    finished = null;
    opened = null;
    const notes = await soundPool.open({ scene, method: recipe.method }, signal);
    opened = { from: originOf(version), method: recipe.method };
    const gridOf = (values: Float32Array<ArrayBuffer>): Grid => ({
      ...frame,
      crs: planeOfScene(scene).crs,
      values,
      indicator: recipe.indicator,
      period: hoursText(parts, scene),
      meta: {
        unit: 'dB',
        method: standardOf[recipe.method],
        illustrative: illustrative(),
        notes: [],
      },
    });

    const job = { frame, receiverHeightM, parts };
    const same = before?.grid.indicator === recipe.indicator && sameFrame(before.grid, frame);
    const known = same ? before : null;
    const estimate = known ? known.grid.values : await soundPool.estimate(job, signal);
    const mask = maskOf(recipe, frame, plane);
    const values = Float32Array.from(estimate);
    if (mask)
      for (let cell = 0; cell < values.length; cell++) if (mask[cell] === 0) values[cell] = Number.NaN;
    let shownAt = 0;
    const show = (always = false) => {
      if (signal.aborted || (!always && performance.now() - shownAt < showEveryMs)) return;
      shownAt = performance.now();
      patchSound({ preview: gridOf(values.slice()) });
    };
    show(true);
    performance.mark('sound-estimate');
    const coarse = known ? [] : coarseJobs(frame, coarseJobsPerWorker * workerCount(), mask);
    const coarseCells = count(coarse);
    let done = 0;
    await soundPool.map({ ...job, tiles: coarse, keep: false }, signal, ({ cells, levelsDb }) => {
      cells.forEach((cell, i) => {
        spreadCell(values, estimate, frame, cell, levelsDb[i], mask);
      });
      done += cells.length;
      progress(signal, 'coarse', done, coarseCells, null);
      show();
    });
    show(true);
    performance.mark('sound-coarse');

    const { camera } = getState();
    const near = known?.near ?? middleOf(frame, plane, camera && [camera.lng, camera.lat]);
    const tiles = tileJobs(frame, near, mask);
    const began = performance.now();
    let left = tiles.length;
    let receivers = 0;
    await soundPool.map({ ...job, tiles, keep: true }, signal, (levels, tile) => {
      // What is not among the levels lies in a building.
      for (const cell of tile.cells) values[cell] = Number.NaN;
      put(values, levels);
      receivers += levels.cells.length;
      left--;
      const share = 1 - left / tiles.length;
      const seconds = (performance.now() - began) / 1000;
      progress(
        signal,
        'fine',
        tiles.length - left,
        tiles.length,
        share > 0 ? (seconds / share) * (1 - share) : null,
      );
      show();
    });
    if (signal.aborted) return;
    finished = { scene, version, recipe, tiles: tiles.length };
    const result: SoundResult = {
      recipe,
      version,
      scene,
      receiverHeightM,
      grid: gridOf(values),
      receivers,
      seconds: (performance.now() - start) / 1000,
      notes,
    };
    patchSound({ result, preview: null });
    keep(result);
    performance.mark('sound-done');
  } catch (error) {
    if (signal.aborted) return;
    patchSound({ failure: notesOf(error) });
  } finally {
    if (current === controller) {
      current = null;
      patchSound({ running: null, preview: null });
      // Changed while it was made: the map follows.
      if (!signal.aborted && soundState().version !== version) void followChanges();
    }
  }
}

/** Gives up the run on its way; what it has shown so far stays on the map. */
export function cancelRun(): void {
  current?.abort();
  current = null;
  patchSound({ running: null });
}

export function cancelSound(): void {
  if (!current) return;
  current.abort();
  current = null;
  patchSound({ running: null, preview: null, cancelled: true });
}

/** Takes the map away; scene and settings stay. */
export function removeSound(): void {
  cancelSound();
  finished = null;
  kept.clear();
  patchSound({ result: null, why: null, cancelled: false, failure: null });
}

/**
 * Brings the map in step with the scene as it is now: from the paths that are there where emission alone has changed,
 * else by a new run.
 */
export async function followChanges(): Promise<void> {
  const { result, preview, version, running } = soundState();
  if (!result || (result.version === version && !running && !preview)) return;
  if (goBackToKept()) return;
  const scene = currentScene();
  const before = finished;
  if (running || !scene || before?.recipe !== result.recipe || !differInEmissionOnly(before.scene, scene)) {
    const near = scene && changedPlace(result.scene, scene);
    await runSound({ grid: preview ?? result.grid, near });
    return;
  }
  const controller = new AbortController();
  current?.abort();
  current = controller;
  const { signal } = controller;
  try {
    const parts = partsOf(before.recipe.indicator, scene.settings) ?? [];
    const values = new Float32Array(result.grid.values.length).fill(Number.NaN);
    const there = await soundPool.emit(scene, parts, signal, (levels) => put(values, levels));
    if (signal.aborted) return;
    if (there.size < before.tiles) {
      await runSound();
      return;
    }
    finished = { ...before, scene, version };
    opened = opened && { ...opened, from: originOf(version) };
    const followed: SoundResult = { ...result, version, scene, grid: { ...result.grid, values } };
    patchSound({ result: followed, why: null });
    keep(followed);
    performance.mark('sound-followed');
  } catch (error) {
    if (!signal.aborted) patchSound({ failure: notesOf(error) });
  } finally {
    if (current === controller) current = null;
  }
}

/** Where a version comes from; null without a scene. */
function originOf(version: Version): Origin | null {
  const { scene } = soundState();
  if (scene.status !== 'ready') return null;
  const scenario = scene.scenarios.find(({ id }) => id === version.scenarioId);
  return { scene: scene.scene, scenario, edits: version.edits };
}

function keep(result: SoundResult): void {
  const from = originOf(result.version);
  if (from) kept.keep(from, result);
}

/** A map like the one on show that is kept of a scenario with the edits there are now; null where none is. */
export function keptOfScenario(scenarioId: string | null): SoundResult | null {
  const { result, version } = soundState();
  const from = originOf({ ...version, scenarioId });
  return from && result && kept.find(from, result);
}

/**
 * Shows the version's map where it is kept. The workers go on holding the version that they traced last, and take up
 * this one when they are asked about it.
 */
function goBackToKept(): boolean {
  const { result, version, draft } = soundState();
  const found = result && sameRecipe(draft, result.recipe) ? keptOfScenario(version.scenarioId) : null;
  if (!found) return false;
  current?.abort();
  current = null;
  keep(found);
  patchSound({
    result: found,
    version: found.version,
    draft: found.recipe,
    preview: null,
    running: null,
    failure: null,
    why: null,
  });
  performance.mark('sound-followed');
  return true;
}

/** Whether the paths that the workers keep are those of a map: of its recipe and of a scene that differs in emission alone. */
export const holdsPathsOf = ({ recipe, scene }: SoundResult): boolean =>
  finished?.recipe === recipe && differInEmissionOnly(finished.scene, scene);

/** Lets the workers hold the scene on show: by its emission where that is all that differs, else by opening it. */
async function holdShown(scene: Scene, { recipe, version }: SoundResult, signal: AbortSignal): Promise<void> {
  const { method } = recipe;
  const from = originOf(version);
  if (opened?.method === method && opened.from && from && sameOrigin(opened.from, from)) return;
  const traced = finished?.recipe === recipe && differInEmissionOnly(finished.scene, scene) ? finished : null;
  if (traced) {
    await soundPool.emit(scene, [], signal, () => {});
    finished = { ...traced, scene, version };
  } else {
    finished = null;
    await soundPool.open({ scene, method }, signal);
  }
  opened = { from, method };
}

/**
 * The map on show in another indicator, from the paths that the workers keep: nothing is traced.
 * @returns null where they keep them no more, while a map is made, or for an indicator that the scene lacks
 */
export async function inIndicator(result: SoundResult, indicator: string): Promise<Grid | null> {
  const { scene, recipe, version } = result;
  const parts = partsOf(indicator, scene.settings);
  if (current || soundState().result !== result || !parts || !holdsPathsOf(result)) return null;
  const before = finished;
  const values = new Float32Array(result.grid.values.length).fill(Number.NaN);
  try {
    const { signal } = new AbortController();
    const there = await soundPool.emit(scene, parts, signal, (levels) => put(values, levels));
    if (!before || there.size < before.tiles) return null;
    finished = { ...before, scene, version };
    opened = { from: originOf(version), method: recipe.method };
    return { ...result.grid, values, indicator, period: hoursText(parts, scene) };
  } catch {
    // The workers have another scene by now, or one has died: the next run begins anew.
    return null;
  }
}

/** Explanations asked for: the last one counts. */
let asked = 0;

/**
 * Asks why a place is as loud as it is, in the map on show or in the hour of it that is looked at. An answer that is
 * there for the same place stays until the next one comes.
 */
export async function askWhy(at: LngLat): Promise<void> {
  const state = soundState();
  const { result, running, scene: loaded } = state;
  const scene = currentScene();
  if (!result || running || !scene) return;
  const parts = partsOf(result.recipe.indicator, scene.settings);
  if (!parts) return;
  const mine = ++asked;
  const hour = shownHour(state);
  const course = loaded.status === 'ready' ? loaded.course : null;
  if (state.why?.at !== at) patchSound({ why: { at, hour, answer: null, path: 0 } });
  try {
    const { signal } = new AbortController();
    await holdShown(scene, result, signal);
    const [x, y] = earthPlane(scene).toPlane(...at);
    const answer = await soundPool.why(
      { x, y, receiverHeightM: result.receiverHeightM },
      parts,
      signal,
      hour !== null && course ? { scene, course, hour } : undefined,
    );
    if (mine === asked && soundState().why?.at === at) patchSound({ why: { at, hour, answer, path: 0 } });
  } catch (error) {
    patchSound({ why: null, failure: notesOf(error) });
  }
}

function progress(
  signal: AbortSignal,
  stage: 'coarse' | 'fine',
  done: number,
  total: number,
  secondsLeft: number | null,
): void {
  if (!signal.aborted) patchSound({ running: { stage, done, total, secondsLeft } });
}

function put(values: Float32Array, { cells, levelsDb }: Levels): void {
  for (let i = 0; i < cells.length; i++) values[cells[i]] = levelsDb[i];
}

const count = (jobs: readonly { readonly cells: Int32Array }[]): number =>
  jobs.reduce((sum, { cells }) => sum + cells.length, 0);

const illustrative = (): boolean => {
  const { scene } = soundState();
  return scene.status === 'ready' && scene.illustrative;
};
