import type { IndicatorPart } from '../../acoustics/indicators.ts';
import { DataError } from '../../domain/note.ts';
import type { Scene } from '../../domain/scene.ts';
import type { Grid } from '../../grid/grid.ts';
import { type Levels, put } from '../../workers/sound-messages.ts';
import { soundPool } from '../../workers/sound-pool.ts';
import { differInEmissionOnly } from './emission-only.ts';
import { type Origin, sameOrigin } from './kept-results.ts';
import { courseNow, partsNow } from './map-parts.ts';
import { originOf } from './scenario-maps.ts';
import { hoursText } from './sound-frame.ts';
import { type SoundRecipe, type SoundResult, soundState, type Version } from './sound-store.ts';

/**
 * What the workers hold: a scene with the emission they were told last, and the paths of the map traced last. Levels of
 * any emission come from those paths; another geometry needs a run.
 */

interface Traced {
  readonly scene: Scene;
  readonly recipe: SoundRecipe;
  readonly tiles: number;
}

let traced: Traced | null = null;
/** Another version than the one on show after the map went back to one that was kept. */
let held: { readonly from: Origin | null; readonly method: SoundRecipe['method'] } | null = null;
/** Scenes and emissions that the workers were told, so that the last one counts as held. */
let told = 0;

/** The workers are opened with a scene: the paths they had are gone. */
export async function holdScene(
  scene: Scene,
  version: Version,
  method: SoundRecipe['method'],
  signal: AbortSignal,
) {
  traced = null;
  held = null;
  // What is still on its way to the workers is older, and counts no more.
  const mine = ++told;
  const notes = await soundPool.open({ scene, method, course: courseNow() }, signal);
  if (mine === told) held = { from: originOf(version), method };
  return notes;
}

/** The run is done: its paths are there. */
export function holdPaths(of: Traced): void {
  traced = of;
}

export function forgetPaths(): void {
  traced = null;
}

/** Whether the paths that are there are those of a recipe, and of a scene that differs in emission alone. */
export const holdsPathsOf = ({ recipe, scene }: Pick<SoundResult, 'recipe' | 'scene'>): boolean =>
  traced?.recipe === recipe && differInEmissionOnly(traced.scene, scene);

/**
 * Levels of a map's cells under the emission of a version of its scene, dB; NaN where there is none.
 * @returns null where the paths are not those of the scene, or a worker has lost some
 */
export async function levelsFromPaths(
  { recipe, grid }: Pick<SoundResult, 'recipe' | 'grid'>,
  { scene, version }: Pick<SoundResult, 'scene' | 'version'>,
  parts: readonly IndicatorPart[],
  signal: AbortSignal,
): Promise<Float32Array<ArrayBuffer> | null> {
  if (!traced || !holdsPathsOf({ recipe, scene })) return null;
  const { tiles } = traced;
  const values = new Float32Array(grid.values.length).fill(Number.NaN);
  const there = await tell(scene, version, recipe, signal, parts, (levels) => put(values, levels));
  return there.size < tiles ? null : values;
}

async function tell(
  scene: Scene,
  version: Version,
  { method }: SoundRecipe,
  signal: AbortSignal,
  parts: readonly IndicatorPart[],
  onLevels: (levels: Levels) => void,
): Promise<ReadonlySet<number>> {
  const mine = ++told;
  const there = await soundPool.emit(scene, parts, signal, onLevels);
  if (mine === told) held = { from: originOf(version), method };
  return there;
}

/** Lets the workers hold the scene of a map: by its emission where that is all that differs, else by opening it. */
async function holdResult({ scene, version, recipe }: SoundResult, signal: AbortSignal): Promise<void> {
  const from = originOf(version);
  if (held?.method === recipe.method && held.from && from && sameOrigin(held.from, from)) return;
  if (holdsPathsOf({ recipe, scene })) await tell(scene, version, recipe, signal, [], () => {});
  else await holdScene(scene, version, recipe.method, signal);
}

/** Tries before workers that are told one scene after another are left to themselves. */
const mostTries = 4;

/**
 * What the workers answer while they hold the scene of a map. Told another one meanwhile they may have answered for
 * that one: then they are asked again.
 * @throws DataError `sound-busy` while a map is made, which must not be disturbed, and where they never stay with it
 */
export async function whileHeld<T>(
  result: SoundResult,
  signal: AbortSignal,
  ask: () => Promise<T>,
): Promise<T> {
  for (let tries = 0; tries < mostTries && !soundState().running; tries++) {
    await holdResult(result, signal);
    const mine = told;
    const answer = await ask();
    if (told === mine) return answer;
  }
  throw DataError.of('sound-busy');
}

/**
 * The map on show in another indicator, from the paths that the workers keep: nothing is traced.
 * @returns null where they keep them no more, or for an indicator that the scene lacks
 */
export async function inIndicator(result: SoundResult, indicator: string): Promise<Grid | null> {
  const { scene } = result;
  const parts = partsNow(indicator, scene.settings);
  if (!parts || soundState().running || soundState().result !== result) return null;
  try {
    const values = await levelsFromPaths(result, result, parts, new AbortController().signal);
    return values && { ...result.grid, values, indicator, period: hoursText(parts, scene) };
  } catch {
    // The workers have another scene by now, or one has died: the next run begins anew.
    return null;
  }
}
