import type { IndicatorPart } from '../acoustics/indicators.ts';
import { createPropagator } from '../acoustics/propagate.ts';
import { createSoundField, type SoundField } from '../acoustics/sound-field.ts';
import { tileLevels, traceTile } from '../acoustics/tile-levels.ts';
import { DataError } from '../domain/note.ts';
import type { Method, Scene, SceneFeature } from '../domain/scene.ts';
import type { GridFrame } from '../grid/frame.ts';
import type { Job, Progress } from './protocol.ts';

/**
 * What a shape under the pointer would change: levels of a few cells with it and without, by straight paths and those
 * over the top alone. A worker keeps the scene that it is tried in, and what it found there without the shape.
 */

export interface TrialSceneInput {
  /** Names the scenes in the inputs that follow. */
  readonly trial: number;
  /** That of the map whose levels the changes are added to. */
  readonly before: Scene;
  /** That which the shape is tried in; another one while the map has not followed the last change yet. */
  readonly scene: Scene;
  readonly method: Method;
}

export interface TrialInput {
  readonly trial: number;
  /** In place of the feature of the same id in the scene that it is tried in. */
  readonly feature: SceneFeature;
  readonly frame: GridFrame;
  readonly cells: Int32Array;
  readonly receiverHeightM: number;
  readonly parts: readonly IndicatorPart[];
}

export interface TrialLevels {
  /** In the order of the cells, in the map's scene and in the other with the shape, dB; NaN in buildings and without energy. */
  readonly beforeDb: Float32Array;
  readonly afterDb: Float32Array;
}

/** A field of straight paths and those over the top, without reflections: for first looks. */
export function quickField(field: SoundField, maxDistanceM: number): SoundField {
  const propagator = createPropagator(field.planeScene, field.groups, field.propagation, {
    lateralDiffraction: false,
    reflectionOrder: 0,
    maxDistanceM,
    maxReflectionDistanceM: 0,
  });
  return { ...field, propagator };
}

interface Trial {
  readonly id: number;
  readonly scene: Scene;
  readonly method: Method;
  /** Of the map's scene. */
  readonly field: SoundField;
  /** Level there of each cell asked for so far. */
  readonly before: Map<number, number>;
}

export function createTrialJobs() {
  let current: Trial | null = null;

  // biome-ignore lint/correctness/useYield: short enough for one slice, a job all the same.
  async function* trialScene({
    trial: id,
    before,
    scene,
    method,
  }: TrialSceneInput): AsyncGenerator<Progress<never>, null> {
    const field = quickField(createSoundField(before, { method }), before.settings.maxDistanceM);
    current = { id, scene, method, field, before: new Map() };
    return null;
  }

  async function* trial(input: TrialInput): AsyncGenerator<Progress<never>, TrialLevels> {
    if (current?.id !== input.trial) throw DataError.of('sound-model-gone');
    const { scene, method, field, before } = current;
    const { feature, cells } = input;
    const { maxDistanceM } = scene.settings;
    const features = scene.features.map((known) => (known.id === feature.id ? feature : known));
    const changed = quickField(createSoundField({ ...scene, features }, { method }), maxDistanceM);
    const unknown = cells.filter((cell) => !before.has(cell));
    levelsAt(field, unknown, input, maxDistanceM).forEach((levelDb, k) => {
      before.set(unknown[k], levelDb);
    });
    return {
      beforeDb: Float32Array.from(cells, (cell) => before.get(cell) ?? Number.NaN),
      afterDb: levelsAt(changed, cells, input, maxDistanceM),
    };
  }

  return { trialScene, trial } satisfies Record<string, Job<never, unknown, unknown>>;
}

/** Levels in the order of the cells, dB; NaN in buildings. */
function levelsAt(
  field: SoundField,
  cells: Int32Array,
  { frame, receiverHeightM, parts }: TrialInput,
  maxDistanceM: number,
): Float32Array {
  const places = Array.from(cells, (cell, k) => ({
    cell: k,
    x: frame.origin[0] + (cell % frame.width) * frame.cellSizeM,
    y: frame.origin[1] - Math.floor(cell / frame.width) * frame.cellSizeM,
  }));
  const tile = traceTile(field, places, receiverHeightM, maxDistanceM);
  const levels = tileLevels(tile, field.periods, parts);
  const out = new Float32Array(cells.length).fill(Number.NaN);
  tile.cells.forEach((k, i) => {
    out[k] = levels[i];
  });
  return out;
}
