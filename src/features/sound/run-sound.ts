import { partsOf } from '../../acoustics/indicators.ts';
import { planeOfScene } from '../../acoustics/scene/scene-plane.ts';
import { standardOf, usualReceiverHeight } from '../../acoustics/standard.ts';
import type { LngLat } from '../../domain/feature.ts';
import { DataError, notesOf } from '../../domain/note.ts';
import type { Scene } from '../../domain/scene.ts';
import type { Grid } from '../../grid/grid.ts';
import { getState, hideGridLayers } from '../../state/store.ts';
import type { Levels } from '../../workers/sound-jobs.ts';
import { soundPool, workerCount } from '../../workers/sound-pool.ts';
import { viewBounds } from '../frame/view-bounds.ts';
import { currentScene } from './current-scene.ts';
import { differInEmissionOnly } from './emission-only.ts';
import { createKeptResults, type Origin, sameOrigin, sameRecipe } from './kept-results.ts';
import { earthPlane, hoursText, middleOf, soundFrame } from './sound-frame.ts';
import { patchSound, type SoundRecipe, type SoundResult, soundState, type Version } from './sound-store.ts';
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

/** Makes the map of the draft; a run on its way is given up. Never rejects: faults are in the store. */
export async function runSound(): Promise<void> {
  current?.abort();
  const controller = new AbortController();
  current = controller;
  const { signal } = controller;
  const { draft: recipe, version } = soundState();
  hideGridLayers();
  patchSound({ way: 'sources', failure: null, cancelled: false, preview: null, why: null });
  patchSound({ running: { stage: 'open', done: 0, total: 1, secondsLeft: null } });
  performance.mark('sound-start');
  const start = performance.now();
  try {
    const scene = currentScene();
    if (!scene) throw DataError.of('sound-no-scene');
    const parts = partsOf(recipe.indicator, scene.settings);
    if (!parts)
      throw DataError.of('scene-indicator', {
        indicator: recipe.indicator,
        periods: scene.settings.periods.join(', '),
      });
    const plane = earthPlane(scene);
    const frame = soundFrame(scene, recipe, viewBounds());
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
    const estimate = await soundPool.estimate(job, signal);
    const values = Float32Array.from(estimate);
    let shownAt = 0;
    const show = (always = false) => {
      if (signal.aborted || (!always && performance.now() - shownAt < showEveryMs)) return;
      shownAt = performance.now();
      patchSound({ preview: gridOf(values.slice()) });
    };
    show(true);
    performance.mark('sound-estimate');
    const coarse = coarseJobs(frame, coarseJobsPerWorker * workerCount());
    const coarseCells = count(coarse);
    let done = 0;
    await soundPool.map({ ...job, tiles: coarse, keep: false }, signal, ({ cells, levelsDb }) => {
      cells.forEach((cell, i) => {
        spreadCell(values, estimate, frame, cell, levelsDb[i]);
      });
      done += cells.length;
      progress(signal, 'coarse', done, coarseCells, null);
      show();
    });
    show(true);
    performance.mark('sound-coarse');

    const { camera } = getState();
    const tiles = tileJobs(frame, middleOf(frame, plane, camera && [camera.lng, camera.lat]));
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
  const { result, version, running } = soundState();
  if (!result || (result.version === version && !running)) return;
  if (goBackToKept()) return;
  const scene = currentScene();
  const before = finished;
  if (running || !scene || before?.recipe !== result.recipe || !differInEmissionOnly(before.scene, scene)) {
    await runSound();
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
    const followed: SoundResult = { ...result, version, grid: { ...result.grid, values } };
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

/** Asks why a place is as loud as it is, in the map on show. */
export async function askWhy(at: LngLat): Promise<void> {
  const { result, running } = soundState();
  const scene = currentScene();
  if (!result || running || !scene) return;
  const parts = partsOf(result.recipe.indicator, scene.settings);
  if (!parts) return;
  patchSound({ why: { at, answer: null } });
  try {
    const { signal } = new AbortController();
    await holdShown(scene, result, signal);
    const [x, y] = earthPlane(scene).toPlane(...at);
    const answer = await soundPool.why({ x, y, receiverHeightM: result.receiverHeightM }, parts, signal);
    if (soundState().why?.at === at) patchSound({ why: { at, answer } });
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
