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
/** Whether the workers hold the scene that is on show. */
let opened: { readonly scene: Scene; readonly method: SoundRecipe['method'] } | null = null;

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
    opened = { scene, method: recipe.method };
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
  patchSound({ result: null, why: null, cancelled: false, failure: null });
}

/**
 * Brings the map in step with the scene as it is now: from the paths that are there where emission alone has changed,
 * else by a new run.
 */
export async function followChanges(): Promise<void> {
  const { result, preview, version, running } = soundState();
  if (!result || (result.version === version && !running && !preview)) return;
  const scene = currentScene();
  const before = finished;
  if (running || !before || !scene || !differInEmissionOnly(before.scene, scene)) {
    const last = before ?? opened;
    const near = last && scene ? changedPlace(last.scene, scene) : null;
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
    opened = opened && { ...opened, scene };
    patchSound({ result: { ...result, version, scene, grid: { ...result.grid, values } }, why: null });
    performance.mark('sound-followed');
  } catch (error) {
    if (!signal.aborted) patchSound({ failure: notesOf(error) });
  } finally {
    if (current === controller) current = null;
  }
}

/**
 * The map on show in another indicator, from the paths that the workers keep: nothing is traced.
 * @returns null where they keep them no more, while a map is made, or for an indicator that the scene lacks
 */
export async function inIndicator(result: SoundResult, indicator: string): Promise<Grid | null> {
  const before = finished;
  if (current || !before || soundState().result !== result || before.version !== result.version) return null;
  const parts = partsOf(indicator, before.scene.settings);
  if (!parts) return null;
  const values = new Float32Array(result.grid.values.length).fill(Number.NaN);
  try {
    const { signal } = new AbortController();
    const there = await soundPool.emit(before.scene, parts, signal, (levels) => put(values, levels));
    if (there.size < before.tiles) return null;
    return { ...result.grid, values, indicator, period: hoursText(parts, before.scene) };
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
    if (opened?.method !== result.recipe.method)
      await soundPool.open({ scene, method: result.recipe.method }, signal);
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
