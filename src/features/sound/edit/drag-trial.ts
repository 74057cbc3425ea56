import { partsOf } from '../../../acoustics/indicators.ts';
import type { Scene, SceneFeature } from '../../../domain/scene.ts';
import { frameOf } from '../../../grid/frame.ts';
import { soundPool } from '../../../workers/sound-pool.ts';
import { cancelRun } from '../run-sound.ts';
import { featureOfScene, patchSound, type SoundResult, soundState } from '../sound-store.ts';
import { type SceneGeometry, verticesOf } from './shape-edits.ts';
import { shapePlaneOf } from './shape-plane.ts';
import { trialWindow, withTrial } from './trial-cells.ts';

/**
 * The map while a shape is dragged: a few cells about it are computed with and without it, and the map takes the
 * difference. One look at a time; of the places that the pointer passed meanwhile, the last is looked at next.
 */

/** Cells of a look: as many as this machine computes in the time. */
let cells = 48;
const [fewestCells, mostCells] = [12, 160];
const lookMs = 100;

/** The scenes that shapes are tried in, and the number they go by. */
let trial: { readonly before: Scene; readonly scene: Scene; readonly id: Promise<number> } | null = null;
let waiting: (() => Promise<void>) | null = null;
let looking = false;
/** Another number: looks that are under way are of a drag that is over. */
let drag = 0;

/** Lets the workers open the scenes that a drag of what is held would be tried in: its first look need not wait. */
export function prepareTrial(scene: Scene): void {
  const { result, running } = soundState();
  // A fault is that of the first look, which says so by not being there.
  if (result && !running) trialIn(result, scene).catch(() => {});
}

function trialIn({ scene: before, recipe: { method } }: SoundResult, scene: Scene): Promise<number> {
  if (trial?.before !== before || trial.scene !== scene)
    trial = { before, scene, id: soundPool.openTrial(before, { scene, method }) };
  return trial.id;
}

/** Shows the map with a feature's geometry as it is under the pointer. */
export function tryShape(scene: Scene, feature: SceneFeature, geometry: SceneGeometry): void {
  const { result } = soundState();
  if (!result) return;
  const now = drag;
  waiting = () => look(now, scene, result, feature, geometry);
  if (!looking) void lookOn();
}

/** The drag is over: looks that are on their way change the map no more. */
export function endTrial(): void {
  drag++;
  waiting = null;
}

async function lookOn(): Promise<void> {
  looking = true;
  try {
    for (let next = waiting; next; next = waiting) {
      waiting = null;
      await next();
    }
  } catch {
    // What a look cannot show, the run after the drop tells. A worker that died has lost the scenes.
    trial = null;
  } finally {
    looking = false;
  }
}

async function look(
  now: number,
  scene: Scene,
  result: SoundResult,
  feature: SceneFeature,
  geometry: SceneGeometry,
): Promise<void> {
  const { recipe, grid, receiverHeightM } = result;
  const plane = shapePlaneOf(scene);
  // A look needs no hours: what a shape takes from Lden it takes about as much from Ldn.
  const parts = partsOf(recipe.indicator, scene.settings) ?? partsOf('Ldn', scene.settings);
  if (!plane || !parts) return;
  cancelRun();
  const id = await trialIn(result, scene);
  // Where it stands in the map on show may be elsewhere than where the drag began.
  const shown = featureOfScene(result.scene, feature.id);
  const places = [shown, feature]
    .flatMap((known) => (known ? verticesOf(known.geometry) : []))
    .concat(verticesOf(geometry))
    .map(plane.toMetres);
  const window = trialWindow(grid, places, cells);
  if (!window || now !== drag) return;
  performance.mark('sound-drag');
  const start = performance.now();
  const { beforeDb, afterDb } = await soundPool.tryFeature({
    trial: id,
    feature: { ...feature, geometry } as SceneFeature,
    frame: frameOf(grid),
    cells: window.cells,
    receiverHeightM,
    parts,
  });
  const share = lookMs / Math.max(1, performance.now() - start);
  cells = Math.max(fewestCells, Math.min(mostCells, Math.round(window.cells.length * share)));
  if (now !== drag) return;
  const values = withTrial(grid.values, grid, window, beforeDb, afterDb);
  patchSound({ preview: { ...grid, values } });
  performance.mark('sound-dragged');
}
