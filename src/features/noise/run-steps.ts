import { DataError, type Note } from '../../domain/note.ts';
import type { NoiseRecipe, Variogram } from '../../domain/recipe.ts';
import type { Grid } from '../../grid/grid.ts';
import type { Method } from '../../interpolation/cross-validation.ts';
import { neighboursFor } from '../../interpolation/kriging.ts';
import type { AreaOutput, areaJobs } from '../../workers/area-jobs.ts';
import type { FitOutput, noiseJobs } from '../../workers/noise-jobs.ts';
import type { Job, Progress } from '../../workers/protocol.ts';
import { errorGrid, hourGrid, hourMeans, valueGrid } from './finish.ts';
import type { Gathered } from './gather.ts';
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
export async function runSteps(
  recipe: NoiseRecipe,
  gathered: Gathered,
  context: RunContext,
): Promise<NoiseResult> {
  const { points, frame, hoursDb } = gathered;
  const { run, stage, commit } = context;
  const area = await run('area', { frame, places: points, ...gathered.area });
  if (area.cells === 0) throw DataError.of('noise-clip-empty');
  stage('fit', 0.5);
  // An hour of the recipe is the same hour of the strip: both take the variogram of all hours.
  const fields = recipe.value.kind === 'hour' && hoursDb ? hoursDb : [points.z];
  const fit = recipe.method === 'kriging' ? await fitOf(recipe, points, fields, run) : null;
  const method = methodOf(recipe, points.x.length, fit?.variogram ?? null);
  stage('validate', 0);
  const crossValidation = await run('crossValidate', { points, method });

  // Filled by the callback of the job as its parts come.
  const made: { result: NoiseResult | null; hours: Promise<MadeHours> | null } = {
    result: null,
    hours: null,
  };
  const noHours = hoursDb ? hoursRefused(recipe, gathered) : null;
  const withHours = hoursDb !== null && noHours === null;
  const put = (result: NoiseResult): NoiseResult => {
    made.result = result;
    commit(result);
    return result;
  };
  const begin = (values: Float32Array): NoiseResult => {
    // Beside the standard error: the hours are wanted sooner than its last digits.
    if (withHours)
      made.hours = hourGrids(recipe, gathered, hoursDb, fields === hoursDb ? fit : null, area, run);
    made.hours?.catch(() => undefined);
    const grid = valueGrid(recipe, gathered, values);
    return put({
      recipe,
      points,
      stationIds: gathered.stationIds,
      grid,
      error: null,
      errorStep: 0,
      beyond: area.beyond,
      variogram: fit?.variogram ?? null,
      fitted: fit?.fitted ?? false,
      bins: fit?.bins ?? [],
      crossValidation,
      hours: null,
      hoursRangeDb: null,
      hoursValidation: null,
      hoursVariogram: null,
      hourMeansDb: withHours ? hourMeans(hoursDb) : null,
      illustrative: gathered.illustrative,
      notes: [...gathered.notes, ...(fit?.notes ?? []), ...(noHours ? [noHours] : [])],
    });
  };

  stage('values', 0);
  const output = await run(
    'interpolate',
    { points, method, frame, mask: area.mask },
    ({ done, total, partial }) => {
      stage(done < 1 ? 'values' : 'error', done < 1 ? done : (done - 1) / Math.max(1, total - 1));
      if (!partial) return;
      if (partial.complete) begin(partial.values);
      else if (partial.stage === 'values') context.preview(valueGrid(recipe, gathered, partial.values));
      else if (made.result)
        put({
          ...made.result,
          error: errorGrid(recipe, gathered, partial.values),
          errorStep: partial.errorStep,
        });
    },
  );
  let result = made.result ?? begin(output.values);
  if (output.notes.length > 0) result = put({ ...result, notes: [...result.notes, ...output.notes] });
  if (output.errorDb)
    result = put({ ...result, error: errorGrid(recipe, gathered, output.errorDb), errorStep: 1 });
  if (made.hours) {
    stage('hours', 0.5);
    result = put({ ...result, ...(await made.hours) });
  }
  return result;
}

/**
 * Why the 24 hours are not made; null when they are. One factorisation serves all hours only while every cell takes
 * all stations: from the nearest ones alone they would not be the recipe's maps.
 */
function hoursRefused({ method, neighbours }: NoiseRecipe, { frame, points }: Gathered): Note | null {
  if (frame.width * frame.height > maxHourCells) return { code: 'noise-hours-large' };
  const nearest = method === 'kriging' ? neighboursFor(points.x.length, neighbours) : null;
  return nearest === null ? null : { code: 'noise-hours-nearest', params: { nearest } };
}

function methodOf(recipe: NoiseRecipe, n: number, variogram: Variogram | null): Method {
  const { power, radiusM, neighbours } = recipe;
  return variogram
    ? { kind: 'kriging', variogram, neighbours: neighboursFor(n, neighbours) }
    : { kind: 'idw', options: { power, radiusM, neighbours } };
}

interface FitForRun extends Pick<FitOutput, 'bins' | 'notes'> {
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
  const { bins, fits, best, notes } = await run('fitVariogram', { places, fields });
  if (typeof variogram !== 'string') return { bins, variogram, fitted: false, notes: [] };
  return { bins, variogram: variogram === 'auto' ? best : fits[variogram].variogram, fitted: true, notes };
}

interface MadeHours extends Pick<NoiseResult, 'hoursRangeDb' | 'hoursValidation' | 'hoursVariogram'> {
  readonly hours: readonly Grid[];
}

/**
 * Grids of the 24 hours by one variogram pooled over them, so that the weights are computed once.
 * @param known the pooled fit where it has been made
 */
async function hourGrids(
  recipe: NoiseRecipe,
  gathered: Gathered,
  fields: readonly Float64Array[],
  known: FitForRun | null,
  { mask }: AreaOutput,
  run: RunContext['run'],
): Promise<MadeHours> {
  const { points: places, frame } = gathered;
  const fit = known ?? (recipe.method === 'kriging' ? await fitOf(recipe, places, fields, run) : null);
  const method = methodOf(recipe, places.x.length, fit?.variogram ?? null);
  const { values, rangeDb, validations } = await run('interpolateHours', {
    places,
    fields,
    method,
    frame,
    mask,
  });
  return {
    hours: values.map((array, hour) => hourGrid(recipe, gathered, hour, array)),
    hoursRangeDb: rangeDb,
    hoursValidation: validations,
    hoursVariogram: fit?.variogram ?? null,
  };
}
