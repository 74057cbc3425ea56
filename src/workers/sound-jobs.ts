import { airAbsorption } from '../acoustics/atmosphere.ts';
import { bandCount } from '../acoustics/bands.ts';
import { emissionOf } from '../acoustics/emission/scene-emission.ts';
import { createFreeField } from '../acoustics/free-field.ts';
import type { IndicatorPart } from '../acoustics/indicators.ts';
import { aWeightedKernel, type PeriodEmission } from '../acoustics/levels-of-matrix.ts';
import { createPropagator } from '../acoustics/propagate.ts';
import { createSoundField, type SoundField } from '../acoustics/sound-field.ts';
import { samplePoints } from '../acoustics/sources/sample-points.ts';
import { sourcesOf } from '../acoustics/sources/scene-sources.ts';
import { type Tile, tileLevels, traceTile } from '../acoustics/tile-levels.ts';
import { type Why, whyAt } from '../acoustics/why.ts';
import { DataError, type Note } from '../domain/note.ts';
import type { Method, Scene } from '../domain/scene.ts';
import type { GridFrame } from '../grid/frame.ts';
import type { Job, Progress } from './protocol.ts';

/**
 * The jobs of a sound map. A worker keeps the model it was given and the tiles it has traced, so that a change of
 * emission is answered from what is there; all else is in the input, and results do not depend on which worker made them.
 */

/** Which model a job belongs to: what a worker keeps of another is dropped. */
interface OfModel {
  readonly model: number;
}

export interface OpenInput extends OfModel {
  readonly scene: Scene;
  readonly method: Method;
}

export interface OpenOutput {
  readonly notes: readonly Note[];
}

export interface TileInput extends OfModel {
  /** Tiles with an id are kept. */
  readonly id: number | null;
  /** Straight paths and those over the top alone: for a first look. */
  readonly quick: boolean;
  readonly frame: GridFrame;
  readonly cells: Int32Array;
  readonly receiverHeightM: number;
  readonly parts: readonly IndicatorPart[];
}

export interface Levels {
  readonly cells: Int32Array;
  /** dB; NaN without energy. Cells in buildings are not listed. */
  readonly levelsDb: Float32Array;
}

export interface EstimateInput extends OfModel {
  readonly frame: GridFrame;
  readonly receiverHeightM: number;
  readonly parts: readonly IndicatorPart[];
}

export interface EmitInput extends OfModel {
  /** The sources of the scene, in their order, with other emission; where they stand is the same. */
  readonly scene: Scene;
  readonly ids: readonly number[];
  readonly parts: readonly IndicatorPart[];
}

export interface WhyInput extends OfModel {
  readonly x: number;
  readonly y: number;
  readonly receiverHeightM: number;
  readonly parts: readonly IndicatorPart[];
}

interface Model {
  readonly id: number;
  readonly field: SoundField;
  readonly quick: SoundField;
  readonly maxDistanceM: number;
  /** Air absorption of the bands, dB/m. */
  readonly air: Float64Array;
  periods: readonly PeriodEmission[];
  /** What was traced, in slices, by tile. */
  readonly tiles: Map<number, readonly Tile[]>;
}

/** Receivers between two looks at the messages. */
const slice = 32;
/** Paths that an explanation lists. */
const mostPaths = 60;
/** Lengths that roads are cut to for an estimate, m. */
const estimateSpacingM = 20;

export function createSoundJobs() {
  let model: Model | null = null;
  const modelOf = ({ model: id }: OfModel): Model => {
    // Of a run that was given up, or of a worker that began anew: the page opens the model again.
    if (model?.id !== id) throw DataError.of('sound-model-gone');
    return model;
  };

  // biome-ignore lint/correctness/useYield: likewise.
  async function* open({ model: id, scene, method }: OpenInput): AsyncGenerator<Progress<never>, OpenOutput> {
    const field = createSoundField(scene, { method });
    const { maxDistanceM } = scene.settings;
    const propagator = createPropagator(field.planeScene, field.groups, field.propagation, {
      lateralDiffraction: false,
      reflectionOrder: 0,
      maxDistanceM,
      maxReflectionDistanceM: 0,
    });
    model = {
      id,
      field,
      quick: { ...field, propagator },
      maxDistanceM,
      air: airAbsorption(scene.settings),
      periods: field.periods,
      tiles: new Map(),
    };
    return { notes: field.notes };
  }

  /** Every cell as if nothing stood between it and the sources, dB: in a moment, and too loud behind houses. */
  async function* estimate(input: EstimateInput): AsyncGenerator<Progress<never>, Float32Array> {
    const { field, periods, air, maxDistanceM } = modelOf(input);
    const { frame, receiverHeightM, parts } = input;
    const { propagator, groups } = field;
    const sources = samplePoints(groups, propagator.groundAt, estimateSpacingM);
    const energyAt = createFreeField(sources, spectraOf(groups.length, periods, parts), air, maxDistanceM);
    const levels = new Float32Array(frame.width * frame.height);
    for (let row = 0; row < frame.height; row++) {
      for (let column = 0; column < frame.width; column++) {
        const x = frame.origin[0] + column * frame.cellSizeM;
        const y = frame.origin[1] - row * frame.cellSizeM;
        const energy = energyAt(x, y, propagator.groundAt(x, y) + receiverHeightM);
        levels[row * frame.width + column] = energy > 0 ? 10 * Math.log10(energy) : Number.NaN;
      }
      yield { done: row, total: frame.height };
    }
    return levels;
  }

  async function* tile(input: TileInput): AsyncGenerator<Progress<never>, Levels> {
    const current = modelOf(input);
    const { frame, cells, receiverHeightM, parts } = input;
    const kept: Tile[] = [];
    for (let from = 0; from < cells.length; from += slice) {
      const places = Array.from(cells.subarray(from, from + slice), (cell) => ({
        cell,
        x: frame.origin[0] + (cell % frame.width) * frame.cellSizeM,
        y: frame.origin[1] - Math.floor(cell / frame.width) * frame.cellSizeM,
      }));
      kept.push(
        traceTile(input.quick ? current.quick : current.field, places, receiverHeightM, current.maxDistanceM),
      );
      yield { done: from, total: cells.length };
    }
    if (input.id !== null) current.tiles.set(input.id, kept);
    return levelsOf(kept, current.periods, parts);
  }

  async function* emit(input: EmitInput): AsyncGenerator<Progress<never>, Levels> {
    const current = modelOf(input);
    const { field } = current;
    const { features } = sourcesOf(input.scene, field.plane, field.planeScene, field.method);
    current.periods = emissionOf(input.scene, features, field.method).periods;
    const tiles = input.ids.flatMap((id) => current.tiles.get(id) ?? []);
    return levelsOf(tiles, current.periods, input.parts);
  }

  // biome-ignore lint/correctness/useYield: short enough for one slice, a job all the same.
  async function* why(input: WhyInput): AsyncGenerator<Progress<never>, Why> {
    const { field, periods } = modelOf(input);
    const { x, y, receiverHeightM, parts } = input;
    const z = field.propagator.groundAt(x, y) + receiverHeightM;
    return whyAt(field, { x, y, z }, periods, parts, mostPaths);
  }

  return { open, estimate, tile, emit, why } satisfies Record<string, Job<never, unknown, unknown>>;
}

/** A-weighted energies of the eight bands of each group in an indicator. */
function spectraOf(
  groups: number,
  periods: readonly PeriodEmission[],
  parts: readonly IndicatorPart[],
): readonly Float64Array[] {
  const spectra = Array.from({ length: groups }, () => new Float64Array(bandCount));
  for (const { period, share, penaltyDb } of parts) {
    const emission = periods.find((candidate) => candidate.period === period);
    if (!emission) continue;
    const kernel = aWeightedKernel(1, emission);
    const factor = share * 10 ** (penaltyDb / 10);
    spectra.forEach((spectrum, g) => {
      for (let i = 0; i < bandCount; i++) spectrum[i] += factor * kernel[g * bandCount + i];
    });
  }
  return spectra;
}

function levelsOf(
  tiles: readonly Tile[],
  periods: readonly PeriodEmission[],
  parts: readonly IndicatorPart[],
): Levels {
  const count = tiles.reduce((sum, { cells }) => sum + cells.length, 0);
  const cells = new Int32Array(count);
  const levelsDb = new Float32Array(count);
  let at = 0;
  for (const tile of tiles) {
    cells.set(tile.cells, at);
    levelsDb.set(tileLevels(tile, periods, parts), at);
    at += tile.cells.length;
  }
  return { cells, levelsDb };
}
