import { notesOf } from '../../../domain/note.ts';
import type { Method, Scene } from '../../../domain/scene.ts';
import { gridEdges } from '../../../grid/grid.ts';
import { getState } from '../../../state/store.ts';
import { type Levels, put } from '../../../workers/sound-messages.ts';
import { soundPool } from '../../../workers/sound-pool.ts';
import { viewBounds } from '../../frame/view-bounds.ts';
import { currentScene } from '../current-scene.ts';
import { differInEmissionOnly } from '../emission-only.ts';
import { courseNow, partsNow } from '../map-parts.ts';
import { type Edges, earthPlane, edgesOf, within } from '../sound-frame.ts';
import { type SoundResult, type SoundState, soundState, useSound } from '../sound-store.ts';
import { jobsOf, receiversOf } from './facade-jobs.ts';
import {
  type Density,
  densities,
  densityNames,
  type FacadeResult,
  facadeState,
  type PlannedFacades,
  patchFacades,
} from './facade-store.ts';

/** Plans and computes levels before façades, and keeps them in step with the map. */

/** The density is the finest that takes no longer, s. */
const budgetS = 60;
/** Levels that arrive are shown so often, ms. */
const showEveryMs = 400;

let planning: AbortController | null = null;
let computing: AbortController | null = null;
/** A receiver before a façade takes 1.5 to 2 times as long as one of the map, as measured in the demo town. */
const besideWalls = 1.75;
/** Of the façades that were computed last, s. */
let secondsPerReceiver: { readonly method: Method; readonly seconds: number } | null = null;

/** What the workers are asked about: the map on show, as long as the scene is as it was made from. */
function shownModel(): { result: SoundResult; scene: Scene; method: Method } | null {
  const { result, version, running } = soundState();
  const scene = currentScene();
  return result && scene && !running && result.version === version
    ? { result, scene, method: result.recipe.method }
    : null;
}

/** Which buildings: of the map, or those of them in view. null: none. */
function wantedEdges({ grid }: SoundResult, scene: Scene): Edges | null {
  const whole = gridEdges(grid);
  const view = facadeState().scope === 'view' ? viewBounds() : null;
  const edges = view ? within(whole, edgesOf(view, earthPlane(scene))) : whole;
  return edges[0] < edges[2] && edges[1] < edges[3] ? edges : null;
}

/** Finds where receivers would stand, and how long they would take. */
export async function planFacades(): Promise<void> {
  planning?.abort();
  const model = shownModel();
  const edges = model && wantedEdges(model.result, model.scene);
  if (!model || !edges || facadeState().running) {
    patchFacades({ planned: null });
    return;
  }
  const controller = new AbortController();
  planning = controller;
  const { signal } = controller;
  const { result, scene, method } = model;
  const { density } = facadeState();
  const each =
    secondsPerReceiver?.method === method
      ? secondsPerReceiver.seconds
      : result.receivers > 0
        ? (besideWalls * result.seconds) / result.receivers
        : null;
  try {
    if (!soundPool.holds(model)) await soundPool.open({ ...model, course: courseNow() }, signal);
    const planOf = async (name: Density): Promise<PlannedFacades> => {
      const plan = await soundPool.facadeReceivers({ edges, density: densities[name] }, signal);
      const seconds = each === null ? null : each * receiversOf(plan);
      return { scene, method, edges, density: name, plan, seconds };
    };
    if (density !== 'auto') {
      const planned = await planOf(density);
      if (!signal.aborted) patchFacades({ planned });
      return;
    }
    let best: PlannedFacades | null = null;
    for (const name of densityNames) {
      const next = await planOf(name);
      if (signal.aborted) return;
      if (best && (next.seconds === null || next.seconds > budgetS)) break;
      best = next;
    }
    patchFacades({ planned: best });
  } catch {
    // The map is being made anew, or a worker died: the next plan is asked for with the next result.
    if (!signal.aborted) patchFacades({ planned: null });
  }
}

/** Computes what is planned; what was computed before is dropped. Never rejects: faults are in the store. */
export async function computeFacades(planned: PlannedFacades | null = facadeState().planned): Promise<void> {
  const model = shownModel();
  if (!planned || !model) return;
  follow();
  computing?.abort();
  const controller = new AbortController();
  computing = controller;
  const { signal } = controller;
  const { scene, result: map } = model;
  const { plan } = planned;
  const total = receiversOf(plan);
  const began = performance.now();
  const levelsDb = new Float32Array(total).fill(Number.NaN);
  const resultOf = (done: boolean): FacadeResult => ({
    ...planned,
    scene,
    indicator: map.grid.indicator,
    period: map.grid.period,
    levelsDb: levelsDb.slice(),
    done,
    illustrative: map.grid.meta.illustrative,
  });
  patchFacades({
    running: { done: 0, total, secondsLeft: planned.seconds },
    result: resultOf(false),
    failure: null,
    cancelled: false,
  });
  try {
    if (!soundPool.holds(model)) await soundPool.open({ ...model, course: courseNow() }, signal);
    const jobs = jobsOf(plan, middleOf(scene, planned.edges));
    let done = 0;
    let shownAt = began;
    await soundPool.facades(jobs, partsNow(map.recipe.indicator, scene.settings) ?? [], signal, (levels) => {
      put(levelsDb, levels);
      done += levels.cells.length;
      const now = performance.now();
      if (signal.aborted || now - shownAt < showEveryMs) return;
      shownAt = now;
      const secondsLeft = ((now - began) / 1000 / done) * (total - done);
      patchFacades({ running: { done, total, secondsLeft }, result: resultOf(false) });
    });
    if (signal.aborted) return;
    const seconds = (performance.now() - began) / 1000;
    if (total > 0) secondsPerReceiver = { method: planned.method, seconds: seconds / total };
    patchFacades({ result: resultOf(true) });
    performance.mark('facades-done');
  } catch (error) {
    if (!signal.aborted) patchFacades({ failure: notesOf(error), result: null });
  } finally {
    if (computing === controller) {
      computing = null;
      patchFacades({ running: null });
      // Changed while they were computed.
      if (!signal.aborted && soundState().result !== map) void catchUp();
    }
  }
}

export function cancelFacades(): void {
  if (!computing) return;
  computing.abort();
  computing = null;
  patchFacades({ running: null, result: null, cancelled: true });
}

let following = false;
/** From the first façades on: they go with the map. */
function follow(): void {
  if (following) return;
  following = true;
  useSound.subscribe((state: SoundState, before: SoundState) => {
    if (state.running && !before.running) stop();
    if (state.result !== before.result || (before.running && !state.running)) void catchUp();
  });
}

/** The workers get another scene: what is on its way is of no use. */
function stop(): void {
  computing?.abort();
  computing = null;
  if (facadeState().running) patchFacades({ running: null });
}

/** Levels of the scene as it is now: from the paths where emission alone has changed, else anew. */
async function catchUp(): Promise<void> {
  const { result, on } = facadeState();
  if (!result || computing) return;
  const model = shownModel();
  if (!model) {
    if (!soundState().result) patchFacades({ result: null, selectedId: null });
    return;
  }
  const { scene, method, result: map } = model;
  const same = result.done && method === result.method && map.grid.indicator === result.indicator;
  if (same && result.scene === scene) return;
  if (same && soundPool.holds(model) && differInEmissionOnly(result.scene, scene)) {
    const controller = new AbortController();
    computing = controller;
    const levelsDb = new Float32Array(result.levelsDb.length).fill(Number.NaN);
    let count = 0;
    try {
      const take = (levels: Levels) => {
        put(levelsDb, levels);
        count += levels.cells.length;
      };
      const parts = partsNow(map.recipe.indicator, scene.settings) ?? [];
      await soundPool.emit(scene, parts, controller.signal, take, 'facades');
    } catch {
      count = 0;
    }
    if (computing !== controller) return;
    computing = null;
    if (count === levelsDb.length) {
      patchFacades({ result: { ...result, scene, levelsDb } });
      performance.mark('facades-followed');
      if (soundState().result !== map) void catchUp();
      return;
    }
  }
  if (on) await again(result, model);
  else patchFacades({ result: null, selectedId: null });
}

/** The same buildings at the same density in another scene. */
async function again(
  { edges, density }: FacadeResult,
  model: { scene: Scene; method: Method },
): Promise<void> {
  const { signal } = new AbortController();
  try {
    if (!soundPool.holds(model)) await soundPool.open({ ...model, course: courseNow() }, signal);
    const plan = await soundPool.facadeReceivers({ edges, density: densities[density] }, signal);
    await computeFacades({ ...model, edges, density, plan, seconds: null });
  } catch {
    // The map is being made anew meanwhile: the façades follow the next one.
  }
}

/** The middle of the view in the plane; of the edges where there is no view. */
function middleOf(scene: Scene, [west, south, east, north]: Edges): readonly [number, number] {
  const { camera } = getState();
  return camera
    ? earthPlane(scene).toPlane(camera.lng, camera.lat)
    : [(west + east) / 2, (south + north) / 2];
}
