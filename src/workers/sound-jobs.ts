import { airAbsorption } from '../acoustics/atmosphere.ts';
import { bandCount } from '../acoustics/bands.ts';
import { type FacadePlan, facadePlan, facadePoints } from '../acoustics/facade-receivers.ts';
import { createFreeField } from '../acoustics/free-field.ts';
import type { IndicatorPart } from '../acoustics/indicators.ts';
import { aWeightedKernel, type PeriodEmission } from '../acoustics/levels-of-matrix.ts';
import { createSoundField, type SoundField } from '../acoustics/sound-field.ts';
import { samplePoints } from '../acoustics/sources/sample-points.ts';
import { type Tile, tileLevels, tracePoints, traceTile } from '../acoustics/tile-levels.ts';
import { type Why, whyAt } from '../acoustics/why.ts';
import { allHours, type DayCourse } from '../domain/day-course.ts';
import { DataError } from '../domain/note.ts';
import type { Scene } from '../domain/scene.ts';
import { type HourLevels, hourLevels, partsOfHour, periodsIn, periodsOfDay } from './hour-levels.ts';
import type { Job, Progress } from './protocol.ts';
import type {
  EmitInput,
  EstimateInput,
  FacadeHourInput,
  FacadePlanInput,
  FacadesInput,
  HoursInput,
  Kept,
  Levels,
  OfModel,
  OpenInput,
  OpenOutput,
  PlacesInput,
  TileInput,
  WhyInput,
} from './sound-messages.ts';
import { createTrialJobs, quickField } from './trial-jobs.ts';

/**
 * The jobs of a sound map. A worker keeps the model it was given and the tiles it has traced, so that a change of
 * emission is answered from what is there; all else is in the input, and results do not depend on which worker made them.
 */

interface Model {
  readonly id: number;
  readonly scene: Scene;
  readonly field: SoundField;
  readonly quick: SoundField;
  readonly maxDistanceM: number;
  /** Air absorption of the bands, dB/m. */
  readonly air: Float64Array;
  readonly course: DayCourse | null;
  /** The scene with the emission that it has now. */
  emitted: Scene;
  periods: readonly PeriodEmission[];
  /** Hours of that emission, once they were asked for. */
  hours: readonly PeriodEmission[] | null;
  /** What was traced, in slices, by tile; and by job of façades. */
  readonly kept: Readonly<Record<Kept, Map<number, readonly Tile[]>>>;
}

/** Receivers between two looks at the messages. */
const slice = 16;
/** Slices of tiles between two looks at the messages, where nothing is traced. */
const hourSlices = 16;
/** Paths that an explanation lists. */
const mostPaths = 60;
/** Lengths that roads are cut to for an estimate, m. */
const estimateSpacingM = 20;

/** What the sources emit in the periods that are asked for: those of the scene, else hours of its day. */
function emissionFor(model: Model, parts: readonly IndicatorPart[]): readonly PeriodEmission[] {
  const { periods, course, field, emitted } = model;
  const known = parts.every(({ period }) => periods.some((emission) => emission.period === period));
  if (known || !course) return periods;
  model.hours ??= periodsOfDay(field, { scene: emitted, course }, allHours);
  return model.hours;
}

export function createSoundJobs() {
  let model: Model | null = null;
  const modelOf = ({ model: id }: OfModel): Model => {
    // Of a run that was given up, or of a worker that began anew: the page opens the model again.
    if (model?.id !== id) throw DataError.of('sound-model-gone');
    return model;
  };

  // biome-ignore lint/correctness/useYield: likewise.
  async function* open(input: OpenInput): AsyncGenerator<Progress<never>, OpenOutput> {
    const { model: id, scene, method, course = null } = input;
    const field = createSoundField(scene, { method });
    const { maxDistanceM } = scene.settings;
    model = {
      id,
      scene,
      field,
      quick: quickField(field, maxDistanceM),
      maxDistanceM,
      air: airAbsorption(scene.settings),
      course,
      emitted: scene,
      periods: field.periods,
      hours: null,
      kept: { map: new Map(), facades: new Map() },
    };
    return { notes: field.notes };
  }

  /** Every cell as if nothing stood between it and the sources, dB: in a moment, and too loud behind houses. */
  async function* estimate(input: EstimateInput): AsyncGenerator<Progress<never>, Float32Array> {
    const { field, air, maxDistanceM } = modelOf(input);
    const { frame, receiverHeightM, parts } = input;
    const periods = emissionFor(modelOf(input), parts);
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
    if (input.id !== null) current.kept.map.set(input.id, kept);
    return levelsOf(kept, emissionFor(current, parts), parts);
  }

  /** Levels at some places, each at a height of its own; those inside buildings are not listed. */
  async function* places(input: PlacesInput): AsyncGenerator<Progress<never>, Levels> {
    const current = modelOf(input);
    const { field, maxDistanceM } = current;
    const { numbers, positions, parts } = input;
    const traced: Tile[] = [];
    for (const [k, cell] of numbers.entries()) {
      const [x, y, heightM] = positions.subarray(3 * k, 3 * k + 3);
      traced.push(traceTile(field, [{ cell, x, y }], heightM, maxDistanceM));
      yield { done: k + 1, total: numbers.length };
    }
    return levelsOf(traced, emissionFor(current, parts), parts);
  }

  /** Where the receivers at façades stand. */
  // biome-ignore lint/correctness/useYield: short enough for one slice, a job all the same.
  async function* facadeReceivers(input: FacadePlanInput): AsyncGenerator<Progress<never>, FacadePlan> {
    const { scene, field } = modelOf(input);
    return facadePlan(scene, field, input.edges, input.density);
  }

  /** Levels before façades; what was traced is kept. */
  async function* facades(input: FacadesInput): AsyncGenerator<Progress<never>, Levels> {
    const current = modelOf(input);
    const { field, maxDistanceM } = current;
    const points = facadePoints(input.receivers, input.positions, field.method);
    const kept: Tile[] = [];
    for (let from = 0; from < points.length; from += slice) {
      kept.push(tracePoints(field, points.slice(from, from + slice), maxDistanceM));
      yield { done: from, total: points.length };
    }
    current.kept.facades.set(input.id, kept);
    return levelsOf(kept, emissionFor(current, input.parts), input.parts);
  }

  // biome-ignore lint/correctness/useYield: short enough for one slice, a job all the same.
  async function* emit(input: EmitInput): AsyncGenerator<Progress<never>, Levels> {
    const current = modelOf(input);
    current.emitted = input.scene;
    current.periods = periodsIn(current.field, input.scene);
    current.hours = null;
    const { ids, of, parts } = input;
    return levelsOf(tilesOf(current, ids, of), emissionFor(current, parts), parts);
  }

  /** Hour after hour from the paths that are there; what the map was made with stays as it is. */
  async function* hours(input: HoursInput): AsyncGenerator<Progress<HourLevels>, null> {
    const current = modelOf(input);
    const periods = periodsOfDay(current.field, input.day, input.hours);
    const tiles = tilesOf(current, input.ids);
    const total = input.hours.length;
    for (const [done, hour] of input.hours.entries()) {
      const parts = partsOfHour(hour);
      const slices: Levels[] = [];
      for (let from = 0; from < tiles.length; from += hourSlices) {
        slices.push(levelsOf(tiles.slice(from, from + hourSlices), periods, parts));
        yield { done, total };
      }
      yield { done: done + 1, total, partial: hourLevels(hour, slices) };
    }
    return null;
  }

  /** Levels before façades in an hour; the emission that the map was made with stays. */
  // biome-ignore lint/correctness/useYield: short enough for one slice, a job all the same.
  async function* facadeHour(input: FacadeHourInput): AsyncGenerator<Progress<never>, Levels> {
    const current = modelOf(input);
    const { hour } = input.ofHour;
    const periods = periodsOfDay(current.field, input.ofHour, [hour]);
    return levelsOf(tilesOf(current, input.ids, 'facades'), periods, partsOfHour(hour));
  }

  // biome-ignore lint/correctness/useYield: short enough for one slice, a job all the same.
  async function* why(input: WhyInput): AsyncGenerator<Progress<never>, Why> {
    const current = modelOf(input);
    const { field } = current;
    const { x, y, receiverHeightM, ofHour } = input;
    const z = field.propagator.groundAt(x, y) + receiverHeightM;
    const parts = ofHour ? partsOfHour(ofHour.hour) : input.parts;
    const periods = ofHour ? periodsOfDay(field, ofHour, [ofHour.hour]) : emissionFor(current, parts);
    return whyAt(field, { x, y, z }, periods, parts, mostPaths);
  }

  return {
    open,
    estimate,
    tile,
    places,
    facadeReceivers,
    facades,
    emit,
    hours,
    facadeHour,
    why,
    ...createTrialJobs(),
  } satisfies Record<string, Job<never, unknown, unknown>>;
}

const tilesOf = ({ kept }: Model, ids: readonly number[], of: Kept = 'map'): readonly Tile[] =>
  ids.flatMap((id) => kept[of].get(id) ?? []);

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
