import type { LayerSpec } from '../../src/domain/catalog.ts';
import { roundHalfEven } from '../../src/domain/rounding.ts';
import { gather } from '../../src/features/noise/gather.ts';
import { defaultRecipe } from '../../src/features/noise/recipe-choices.ts';
import { type RunContext, runSteps } from '../../src/features/noise/run-steps.ts';
import { readLayerGeoJson } from '../../src/formats/layer-geojson.ts';
import { readSeriesCsv } from '../../src/formats/series-csv.ts';
import { writeStoredGrid } from '../../src/grid/stored-grid.ts';
import { areaJobs } from '../../src/workers/area-jobs.ts';
import { noiseJobs } from '../../src/workers/noise-jobs.ts';

/** The grid of the first view, made ahead from the demonstration stations by the very steps of the page. */

/** Coarse enough for a small file, fine enough for a first look. */
const cellSizeM = 50;
const reachM = 900;

const jobs = { ...noiseJobs, ...areaJobs };

/** Runs a job to its end in this thread. */
const run: RunContext['run'] = async (job, input, onProgress) => {
  const steps = (jobs[job] as (input: unknown) => AsyncGenerator<never, never, void>)(input);
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
    onProgress?.(step.value);
  }
};

/** @param files path → text of the catalogue as generated */
export async function buildDemoGrid(files: ReadonlyMap<string, string>): Promise<string> {
  const text = (path: string): string => {
    const found = files.get(path);
    if (found === undefined) throw new Error(`no ${path} in the catalogue`);
    return found;
  };
  const catalog = JSON.parse(text('catalog.json')) as { layers: LayerSpec[] };
  const spec = catalog.layers.find((layer) => layer.id === 'noise-stations');
  if (!spec?.source.series) throw new Error('no noise stations in the catalogue');
  const layer = {
    spec,
    features: readLayerGeoJson(text(spec.source.url), spec, spec.source.url).features,
    series: readSeriesCsv(text(spec.source.series), spec.source.series).series,
  };
  const recipe = { ...defaultRecipe(layer, reachM), cellSizeM };
  const gathered = gather(recipe, layer, null);
  const ignore = () => undefined;
  const { grid, crossValidation, stationIds } = await runSteps(
    recipe,
    { ...gathered, hoursDb: null },
    {
      run,
      stage: ignore,
      preview: ignore,
      commit: ignore,
    },
  );
  const note = {
    code: 'demo-grid',
    params: { count: stationIds.length, rmse: roundHalfEven(crossValidation?.rmse ?? Number.NaN, 1) },
  };
  return `${writeStoredGrid({ ...grid, meta: { ...grid.meta, notes: [note] } })}\n`;
}
