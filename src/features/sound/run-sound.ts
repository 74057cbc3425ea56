import { planeOfScene } from '../../acoustics/scene/scene-plane.ts';
import { standardOf, usualReceiverHeight } from '../../acoustics/standard.ts';
import { DataError, notesOf } from '../../domain/note.ts';
import { frameOf, sameFrame } from '../../grid/frame.ts';
import type { Grid } from '../../grid/grid.ts';
import { getState, hideGridLayers } from '../../state/store.ts';
import { put } from '../../workers/sound-messages.ts';
import { soundPool } from '../../workers/sound-pool.ts';
import { workerCount } from '../../workers/sound-seats.ts';
import { viewBounds } from '../frame/view-bounds.ts';
import { carriedCorrection } from './carry-correction.ts';
import { changedPlace } from './changed-place.ts';
import { currentScene, followWith, sceneAsRead } from './current-scene.ts';
import { forgetPaths, holdPaths, holdScene, holdsPathsOf, levelsFromPaths } from './held-paths.ts';
import { sameRecipe } from './kept-results.ts';
import { partsNow } from './map-parts.ts';
import { forgetResults, keepResult, keptOfScenario } from './scenario-maps.ts';
import { earthPlane, hoursText, maskOf, middleOf, soundFrame } from './sound-frame.ts';
import { patchSound, type SoundResult, soundState } from './sound-store.ts';
import { coarseFrame, coarseJobs, refined, spreadCell, tileJobs } from './tiling.ts';

/** Makes a map from the scene, coarse first, and keeps it in step with changes of emission. */

/** A map that grows is shown so often, ms. */
const showEveryMs = 300;
const coarseJobsPerWorker = 4;
/** Of more cells than this the estimate itself takes a while: larger cells come first. */
const atOnceCells = 20_000;

let current: AbortController | null = null;

/** A map of a scene that differs little: the new one begins with its levels. */
interface Before {
  readonly grid: Grid;
  /** Where it differs most, plane metres; null: not known. */
  readonly near: readonly [number, number] | null;
  /** Whether the new one has the same cells: those of a view stay though the view has moved on. */
  readonly keepsCells: boolean;
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
    const parts = partsNow(recipe.indicator, scene.settings);
    if (!parts)
      throw DataError.of('scene-indicator', {
        indicator: recipe.indicator,
        periods: scene.settings.periods.join(', '),
      });
    const plane = earthPlane(scene);
    const frame = before?.keepsCells
      ? frameOf(before.grid)
      : soundFrame(scene, recipe, viewBounds(), sceneAsRead() ?? scene);
    const receiverHeightM = recipe.receiverHeightM ?? usualReceiverHeight[recipe.method];
    const notes = await holdScene(scene, version, recipe.method, signal);
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
    const mask = maskOf(recipe, frame, plane);
    if (!known && frame.width * frame.height > atOnceCells) {
      const coarse = await soundPool.estimate({ ...job, frame: coarseFrame(frame) }, signal);
      if (!signal.aborted) patchSound({ preview: gridOf(refined(coarse, frame, mask)) });
      performance.mark('sound-first');
    }
    const estimate = known ? known.grid.values : await soundPool.estimate(job, signal);
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
    holdPaths({ scene, recipe, tiles: tiles.length });
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
    const { fused, correct, result: last } = soundState();
    patchSound({
      result,
      preview: null,
      // Made anew by a way that does not correct, it is the map as computed.
      fused: before || correct ? carriedCorrection(fused, result) : null,
      // The hour on show stays where the same map is made again.
      ...(recipe.hour !== null && recipe !== last?.recipe && { hour: recipe.hour }),
    });
    keepResult(result);
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
  if (!current) return;
  current.abort();
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
  forgetPaths();
  forgetResults();
  patchSound({ result: null, why: null, cancelled: false, failure: null });
}

/**
 * Brings the map in step with the scene as it is now: from the paths that are there where emission alone has changed,
 * else by a new run.
 */
export async function followChanges(): Promise<void> {
  const { result, preview, version, running, draft } = soundState();
  if (!result || (result.version === version && !running && !preview)) return;
  if (goBackToKept()) return;
  const scene = currentScene();
  const again = () =>
    runSound({
      grid: preview ?? result.grid,
      near: scene && changedPlace(result.scene, scene),
      keepsCells: draft.extent === 'view' && sameRecipe(draft, result.recipe),
    });
  if (running || !scene || !holdsPathsOf({ recipe: result.recipe, scene })) {
    await again();
    return;
  }
  const controller = new AbortController();
  current?.abort();
  current = controller;
  const { signal } = controller;
  try {
    const parts = partsNow(result.recipe.indicator, scene.settings) ?? [];
    const values = await levelsFromPaths(result, { scene, version }, parts, signal);
    if (signal.aborted) return;
    if (!values) {
      await again();
      return;
    }
    const followed: SoundResult = { ...result, version, scene, grid: { ...result.grid, values } };
    patchSound({
      result: followed,
      why: null,
      fused: carriedCorrection(soundState().fused, followed),
    });
    keepResult(followed);
    performance.mark('sound-followed');
  } catch (error) {
    if (!signal.aborted) patchSound({ failure: notesOf(error) });
  } finally {
    if (current === controller) current = null;
  }
}

followWith(() => void followChanges());

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
  keepResult(found);
  patchSound({
    result: found,
    fused: carriedCorrection(soundState().fused, found),
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

function progress(
  signal: AbortSignal,
  stage: 'coarse' | 'fine',
  done: number,
  total: number,
  secondsLeft: number | null,
): void {
  if (!signal.aborted) patchSound({ running: { stage, done, total, secondsLeft } });
}

const count = (jobs: readonly { readonly cells: Int32Array }[]): number =>
  jobs.reduce((sum, { cells }) => sum + cells.length, 0);

const illustrative = (): boolean => {
  const { scene } = soundState();
  return scene.status === 'ready' && scene.illustrative;
};
