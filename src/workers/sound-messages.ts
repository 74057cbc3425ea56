import type { FacadeDensity } from '../acoustics/facade-receivers.ts';
import type { IndicatorPart } from '../acoustics/indicators.ts';
import type { DayCourse } from '../domain/day-course.ts';
import type { Note } from '../domain/note.ts';
import type { Method, Scene } from '../domain/scene.ts';
import type { GridFrame } from '../grid/frame.ts';
import type { DayScene, HourOfDay } from './hour-levels.ts';

/** What goes to the workers of sound maps, and comes back. */

/** Which model a job belongs to: what a worker keeps of another is dropped. */
export interface OfModel {
  readonly model: number;
}

export interface OpenInput extends OfModel {
  readonly scene: Scene;
  readonly method: Method;
  /** How traffic is spread over the hours, where it is known. */
  readonly course?: DayCourse | null | undefined;
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

/** Puts the levels of some cells, or receivers, into the values of all. */
export function put(values: Float32Array, { cells, levelsDb }: Levels): void {
  for (let i = 0; i < cells.length; i++) values[cells[i]] = levelsDb[i];
}

export interface FacadePlanInput extends OfModel {
  /** Of the plane: buildings whose middle lies within. */
  readonly edges: readonly [west: number, south: number, east: number, north: number];
  readonly density: FacadeDensity;
}

export interface FacadesInput extends OfModel {
  /** Under which the receivers are kept. */
  readonly id: number;
  /** Numbers of the receivers in their plan. */
  readonly receivers: Int32Array;
  /** x, y, altitude of each, plane metres. */
  readonly positions: Float64Array;
  readonly parts: readonly IndicatorPart[];
}

export interface EstimateInput extends OfModel {
  readonly frame: GridFrame;
  readonly receiverHeightM: number;
  readonly parts: readonly IndicatorPart[];
}

/** What a worker keeps: tiles of the map, and receivers at façades. */
export type Kept = 'map' | 'facades';

export interface EmitInput extends OfModel {
  /** The sources of the scene, in their order, with other emission; where they stand is the same. */
  readonly scene: Scene;
  /** Tiles of the map where it is not said. */
  readonly of?: Kept;
  readonly ids: readonly number[];
  readonly parts: readonly IndicatorPart[];
}

export interface HoursInput extends OfModel {
  readonly day: DayScene;
  readonly ids: readonly number[];
  /** 0 … 23, in the order in which they are wanted. */
  readonly hours: readonly number[];
}

export interface FacadeHourInput extends OfModel {
  readonly ofHour: HourOfDay;
  /** Jobs of façades. */
  readonly ids: readonly number[];
}

/** Places that are asked for once: nothing of them is kept. */
export interface PlacesInput extends OfModel {
  /** Numbers that the levels come back under. */
  readonly numbers: Int32Array;
  /** x, y and height above the ground of each, plane metres. */
  readonly positions: Float64Array;
  readonly parts: readonly IndicatorPart[];
}

export interface WhyInput extends OfModel {
  readonly x: number;
  readonly y: number;
  readonly receiverHeightM: number;
  readonly parts: readonly IndicatorPart[];
  /** Instead of the parts: an hour of a day. */
  readonly ofHour?: HourOfDay | undefined;
}
