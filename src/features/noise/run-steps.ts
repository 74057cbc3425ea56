import { DataError } from '../../domain/note.ts';
import type { NoiseRecipe, Variogram } from '../../domain/recipe.ts';
import type { Grid } from '../../grid/grid.ts';
import type { Method } from '../../interpolation/cross-validation.ts';
import { globalLimit, neighboursFor } from '../../interpolation/kriging.ts';
import type { AreaOutput } from '../../workers/area-jobs.ts';
import type { areaJobs } from '../../workers/area-jobs.ts';
import type { FitOutput, InterpolatePartial, noiseJobs } from '../../workers/noise-jobs.ts';
import type { Job, Progress } from '../../workers/protocol.ts';
import { errorGrid, hourGrid, hourMeans, valueGrid } from './finish.ts';
import type { Gathered } from './gather.ts';
import { rangeOf } from './paint.ts';
import type { NoiseResult, Stage } from './result-store.ts';

/**
 * The steps of a run, in order: area, variogram, leave-one-out, values, standard error, the 24 hours. Knows
 * neither page nor worker, so that a grid of the catalogue is made in Node by the same steps.
 */

type Jobs = typeof noiseJobs & typeof areaJobs;
type InputOf<J> = J extends Job<infer I, unknown, unknown> ? I : never;
type OutputOf<J> = J extends (input: never) => AsyncGenerator<unknown, infer O, void> ? O : never;
type PartialOf<J> = J extends (input: never) => AsyncGenerator<Progress<infer P>, unknown, void> ? P : never;

export interface RunContext {
  readonly run: <K extends keyof Jobs>(
    job: K,
    input: InputOf<Jobs[K]>,
    onProgress?: (progress: Progress<PartialOf<Jobs[K]>>) => void,
  ) => Promise<OutputOf<Jobs[K]>>;
  readonly stage: (stage: Stage, share: number) => void;
  /** The values so far. */
  readonly preview: (grid: Grid) => void;
  /** A result that can stay, each time more complete: values, then error, then hours. */
  readonly commit: (result: NoiseResult) => void;
}

/** 24 grids of more cells than this need over 150 MB. */
const maxHourCells = 1_500_000;

/** @throws DataError when a job refuses its input; what was committed before stays */
export async function runSteps(recipe: NoiseRecipe, gathered: Gathered, context: RunContext): Promise<NoiseResult> {
  const { points, frame, hoursDb } = gathered;
  const { run, stage, commit } = context;
  const area = await run('area', { frame, places: points, ...gathered.area });
  if (area.cells === 0) throw DataError.of('noise-clip-empty');
  stage('fit', 0.5);
  const fit = recipe.method === 'kriging' ? await fitOf(recipe, points, [points.z], run) : null;
  const method = methodOf(recipe, points.x.length, fit?.variogram ?? null);
  stage('validate', 0);
  const crossValidation = await run('crossValidate', { points, method });

  let result: NoiseResult | null = null;
  let hours: Promise<readonly Grid[] | null> | null = null;
  const grow = (patch: Partial<NoiseResult>) => {
    if (!result) return;
    result = { ...result, ...patch };
    commit(result);
  };
  const begin = (values: Float32Array): NoiseResult => {
    const grid = valueGrid(recipe, gathered, values);
    result = {
      recipe,
      plane: gathered.plane,
      points,
      stationIds: gathered.stationIds,
      grid,
      rangeDb: rangeOf(grid),
      error: null,
      errorStep: 0,
      beyond: area.beyond,
      variogram: fit?.variogram ?? null,
      fitted: fit?.fitted ?? false,
      bins: fit?.bins ?? [],
      crossValidation,
      hours: null,
      hourMeansDb: hoursDb && hourMeans(hoursDb),
      illustrative: gathered.illustrative,
      notes: hoursDb && !hoursFit(recipe, gathered) ? [...gathered.notes, { code: 'noise-hours-large' }] : gathered.notes,
    };
    commit(result);
    // Beside the standard error: the hours are wanted sooner than its last digits.
    hours = hoursDb && hoursFit(recipe, gathered) ? hourGrids(recipe, gathered, hoursDb, area, run) : null;
    hours?.catch(() => undefined);
    return result;
  };

  stage('values', 0);
  const output = await run('interpolate', { points, method, frame, mask: area.mask }, ({ done, total, partial }) => {
    stage(done < 1 ? 'values' : 'error', done < 1 ? done : (done - 1) / Math.max(1, total - 1));
    if (partial) take(partial);
  });
  function take({ stage: part, values, errorStep, complete }: InterpolatePartial): void {
    if (part === 'variance') grow({ error: errorGrid(recipe, gathered, values), errorStep });
    else if (complete) begin(values);
    else context.preview(valueGrid(recipe, gathered, values));
  }

  if (!result) begin(output.values);
  if (output.variance) grow({ error: errorGrid(recipe, gathered, output.variance), errorStep: 1 });
  stage('hours', 0.5);
  const grids: readonly Grid[] | null = await (hours as Promise<readonly Grid[] | null> | null);
  if (grids) grow({ hours: grids, rangeDb: joined((result ?? begin(output.values)).rangeDb, grids) });
  return result ?? begin(output.values);
}

/** A single factorisation serves all hours, which is only bearable while the system is global. */
const hoursFit = (recipe: NoiseRecipe, { frame, points }: Gathered): boolean =>
  frame.width * frame.height <= maxHourCells && (recipe.method === 'idw' || points.x.length <= globalLimit);

function methodOf(recipe: NoiseRecipe, n: number, variogram: Variogram | null): Method {
  const { power, radiusM, neighbours } = recipe;
  return variogram
    ? { kind: 'kriging', variogram, neighbours: neighboursFor(n, neighbours) }
    : { kind: 'idw', options: { power, radiusM, neighbours } };
}

interface FitForRun extends Pick<FitOutput, 'bins'> {
  readonly variogram: Variogram;
  readonly fitted: boolean;
}

/** The given numbers, or the fit of the given model, or the best fit. */
async function fitOf(
  { variogram }: NoiseRecipe,
  places: Gathered['points'],
  fields: readonly Float64Array[],
  run: RunContext['run'],
): Promise<FitForRun> {
  const { bins, fits, best } = await run('fitVariogram', { places, fields });
  if (typeof variogram !== 'string') return { bins, variogram, fitted: false };
  return { bins, variogram: variogram === 'auto' ? best : fits[variogram].variogram, fitted: true };
}

/** Grids of the 24 hours by one variogram pooled over them, so that the weights are computed once. */
async function hourGrids(
  recipe: NoiseRecipe,
  gathered: Gathered,
  fields: readonly Float64Array[],
  { mask }: AreaOutput,
  run: RunContext['run'],
): Promise<readonly Grid[]> {
  const { points: places, frame } = gathered;
  const fit = recipe.method === 'kriging' ? await fitOf(recipe, places, fields, run) : null;
  const method = methodOf(recipe, places.x.length, fit?.variogram ?? null);
  const values = await run('interpolateHours', { places, fields, method, frame, mask });
  return values.map((array, hour) => hourGrid(recipe, gathered, hour, array));
}

function joined(range: NoiseResult['rangeDb'], grids: readonly Grid[]): NoiseResult['rangeDb'] {
  const ranges = [range, ...grids.map(rangeOf)].filter((each) => each !== null);
  return ranges.length === 0
    ? null
    : [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))];
}
