import type { Note } from '../domain/note.ts';
import type { Variogram } from '../domain/recipe.ts';
import { type Band, type BandSteps, type Isoline, isobands, isolines } from '../grid/contours.ts';
import type { GridFrame } from '../grid/frame.ts';
import type { Grid } from '../grid/grid.ts';
import {
  type CrossValidation,
  crossValidate,
  crossValidateGaps,
  type Method,
} from '../interpolation/cross-validation.ts';
import { idwRows } from '../interpolation/idw.ts';
import { createKriging } from '../interpolation/kriging.ts';
import { createHoursKriging } from '../interpolation/kriging-hours.ts';
import type { Points } from '../interpolation/points.ts';
import {
  type BinOptions,
  type Fit,
  fitVariogram,
  pooledVariogram,
  type VariogramBin,
  type VariogramModel,
  variogramNotes,
} from '../interpolation/variogram.ts';
import type { Job, Progress } from './protocol.ts';

/**
 * The long jobs of a noise grid. Pure: the page runs them in a worker, the command line in Node. Each yields about
 * every 30 ms, so that a cancel is heard, and sends what is there at most four times a second.
 */

const sliceMs = 30;
const partialMs = 250;
/** The standard error comes first at every 8th cell of every 8th row. */
const coarseStep = 8;

/** What is there so far: whole arrays, cells not computed yet are NaN. */
export interface InterpolatePartial {
  readonly stage: 'values' | 'error';
  /** dB: levels, or standard errors. */
  readonly values: Float32Array;
  /** Cells between two exact errors; 0 in the stage of the values. */
  readonly errorStep: number;
  /** True on the last partial of the values: every cell of the mask is there. */
  readonly complete?: true;
}

interface InterpolateInput {
  /** Merged points, plane metres and dB. */
  readonly points: Points;
  readonly method: Method;
  readonly frame: GridFrame;
  /** 1 where values are wanted; null: everywhere. */
  readonly mask: Uint8Array | null;
}

interface InterpolateOutput {
  /** dB, NaN outside the mask. */
  readonly values: Float32Array;
  /** dB², NaN outside the mask; null for IDW. */
  readonly variance: Float32Array | null;
  /** Standard error, the root of the variance, dB; null for IDW. */
  readonly errorDb: Float32Array | null;
  /** What had to be changed to solve the system. */
  readonly notes: readonly Note[];
}

async function* interpolate(
  input: InterpolateInput,
): AsyncGenerator<Progress<InterpolatePartial>, InterpolateOutput, void> {
  const { points, method, frame, mask } = input;
  const cells = frame.width * frame.height;
  const values = new Float32Array(cells).fill(Number.NaN);
  const kriging =
    method.kind === 'kriging' ? createKriging(points, method.variogram, method.neighbours) : null;
  const total = kriging ? 2 : 1;

  for (const slice of slices(frame.height, 1)) {
    if (kriging) kriging.valueRows(frame, slice.from, slice.to, values, mask);
    else if (method.kind === 'idw')
      idwRows(points, frame, slice.from, slice.to, method.options, values, mask);
    const partial = slice.show && ({ stage: 'values', values: values.slice(), errorStep: 0 } as const);
    yield { done: slice.to / frame.height, total, ...(partial && { partial }) };
  }
  if (!kriging) return { values, variance: null, errorDb: null, notes: [] };
  yield {
    done: 1,
    total,
    partial: { stage: 'values', values: values.slice(), errorStep: 0, complete: true },
  };

  const variance = new Float32Array(cells).fill(Number.NaN);
  for (const { from, to } of slices(frame.height, coarseStep)) {
    // Without the mask, so that the blocks at its edge have their corner.
    kriging.varianceRows(frame, { from, to, step: coarseStep }, variance, null);
    yield { done: 1, total };
  }
  spread(variance, frame);
  blank(variance, mask);
  yield { done: 1, total, partial: { stage: 'error', values: rootOf(variance), errorStep: coarseStep } };
  for (const { from, to, show } of slices(frame.height, 1)) {
    kriging.varianceRows(frame, { from, to, step: 1 }, variance, mask);
    const partial = show && ({ stage: 'error', values: rootOf(variance), errorStep: coarseStep } as const);
    yield { done: 1 + to / frame.height, total, ...(partial && { partial }) };
  }
  return { values, variance, errorDb: rootOf(variance), notes: kriging.notes };
}

/** Here rather than on the page, which is sent several of them a second. NaN stays NaN. */
const rootOf = (variance: Float32Array): Float32Array =>
  variance.map((value) => Math.sqrt(Math.max(0, value)));

interface Slice {
  readonly from: number;
  readonly to: number;
  /** True when what is there should be sent: now and then, and never at the end, when all of it is. */
  readonly show: boolean;
}

/** Cuts rows into slices of whole steps that take about 30 ms each, judged by how long the last one took. */
function* slices(height: number, step: number): Generator<Slice, void, void> {
  let rows = step;
  let sent = performance.now();
  for (let from = 0; from < height; ) {
    const to = Math.min(height, from + rows);
    const start = performance.now();
    const show = start - sent > partialMs && to < height;
    if (show) sent = start;
    yield { from, to, show };
    const share = sliceMs / Math.max(performance.now() - start, 0.1);
    rows = step * Math.max(1, Math.min((4 * rows) / step, Math.floor((share * rows) / step)));
    from = to;
  }
}

function blank(values: Float32Array, mask: Uint8Array | null): void {
  if (mask) for (let cell = 0; cell < values.length; cell++) if (mask[cell] === 0) values[cell] = Number.NaN;
}

/** Every cell takes the nearest exact value, for a first look. */
function spread(values: Float32Array, { width, height }: GridFrame): void {
  const nearest = (at: number, size: number) =>
    Math.min(Math.round(at / coarseStep), Math.floor((size - 1) / coarseStep)) * coarseStep;
  for (let row = 0; row < height; row++) {
    const from = nearest(row, height) * width;
    for (let column = 0; column < width; column++)
      values[row * width + column] = values[from + nearest(column, width)];
  }
}

interface InterpolateHoursInput {
  readonly places: Pick<Points, 'x' | 'y'>;
  /** 24 arrays of one value a place, dB; NaN = missing in that hour. */
  readonly fields: readonly Float64Array[];
  /** Kriging takes all places: a factor for each pattern of missing stations serves every hour that has it. */
  readonly method: Method;
  readonly frame: GridFrame;
  readonly mask: Uint8Array | null;
}

interface InterpolateHoursOutput {
  /** One array an hour, dB; NaN outside the mask. */
  readonly values: readonly Float32Array[];
  /** Least and greatest value over all hours, dB; null when there is none. */
  readonly rangeDb: readonly [low: number, high: number] | null;
  /** Leave-one-out of each hour, in the order of the places. */
  readonly validations: readonly CrossValidation[];
}

/** All hours in one pass over the cells. */
async function* interpolateHours(
  input: InterpolateHoursInput,
): AsyncGenerator<Progress<never>, InterpolateHoursOutput, void> {
  const { places, fields, method, frame, mask } = input;
  const out = fields.map(() => new Float32Array(frame.width * frame.height).fill(Number.NaN));
  const kriging = method.kind === 'kriging' ? createHoursKriging(places, fields, method.variogram) : null;
  const present = fields.map((field) => pointsOf(places, field));
  for (const { from, to } of slices(frame.height, 1)) {
    if (kriging) kriging.valueRows(frame, from, to, out, mask);
    else if (method.kind === 'idw')
      present.forEach((points, hour) => {
        if (points.x.length > 0) idwRows(points, frame, from, to, method.options, out[hour], mask);
      });
    yield { done: to, total: frame.height };
  }
  const validations: CrossValidation[] = [...(kriging?.validations ?? [])];
  if (method.kind === 'idw')
    for (const field of fields) {
      validations.push(crossValidateGaps(places, field, method.options));
      yield { done: frame.height, total: frame.height };
    }
  return { values: out, rangeDb: joinedRange(out), validations };
}

/** Here rather than on the page: 24 large arrays take longer to look through than a frame lasts. */
function joinedRange(arrays: readonly Float32Array[]): InterpolateHoursOutput['rangeDb'] {
  let low = Infinity;
  let high = -Infinity;
  for (const values of arrays) {
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : null;
}

function pointsOf({ x, y }: Pick<Points, 'x' | 'y'>, z: Float64Array): Points {
  const keep = (values: Float64Array) => values.filter((_, i) => !Number.isNaN(z[i]));
  return { x: keep(x), y: keep(y), z: keep(z) };
}

interface FitInput {
  readonly places: Pick<Points, 'x' | 'y'>;
  /** One field, or several that are pooled (the 24 hours). */
  readonly fields: readonly Float64Array[];
  readonly options?: BinOptions;
}

export interface FitOutput {
  readonly bins: readonly VariogramBin[];
  readonly fits: Readonly<Record<VariogramModel, Fit>>;
  /** The model with the least weighted sum of squares. */
  readonly best: Variogram;
  /** What had to be changed to have enough classes. */
  readonly notes: readonly Note[];
}

// biome-ignore lint/correctness/useYield: short enough for one slice, a job all the same.
async function* fit({ places, fields, options }: FitInput): AsyncGenerator<Progress<never>, FitOutput, void> {
  const bins = pooledVariogram(places, fields, options);
  const fits = {
    spherical: fitVariogram(bins, 'spherical'),
    exponential: fitVariogram(bins, 'exponential'),
    gaussian: fitVariogram(bins, 'gaussian'),
  };
  const notes = options ? [] : variogramNotes(places, bins);
  return { bins, fits, best: fitVariogram(bins, 'auto').variogram, notes };
}

// biome-ignore lint/correctness/useYield: likewise.
async function* validate(input: {
  readonly points: Points;
  readonly method: Method;
}): AsyncGenerator<Progress<never>, CrossValidation, void> {
  return crossValidate(input.points, input.method);
}

// biome-ignore lint/correctness/useYield: likewise.
async function* contours(input: {
  readonly grid: Grid;
  readonly steps: BandSteps;
}): AsyncGenerator<Progress<never>, Band[], void> {
  return isobands(input.grid, input.steps);
}

// biome-ignore lint/correctness/useYield: likewise.
async function* lines(input: {
  readonly grid: Grid;
  readonly steps: BandSteps;
}): AsyncGenerator<Progress<never>, Isoline[], void> {
  return isolines(input.grid, input.steps);
}

export const noiseJobs = {
  interpolate,
  interpolateHours,
  fitVariogram: fit,
  crossValidate: validate,
  contours,
  isolines: lines,
} satisfies Record<string, Job<never, unknown, unknown>>;
