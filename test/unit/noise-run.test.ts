import { describe, expect, it } from 'vitest';
import { DataError } from '../../src/domain/note.ts';
import { type NoiseRecipe, recipeSchema } from '../../src/domain/recipe.ts';
import { gather } from '../../src/features/noise/gather.ts';
import type { NoiseResult, Stage } from '../../src/features/noise/result-store.ts';
import { type RunContext, runSteps } from '../../src/features/noise/run-steps.ts';
import { areaJobs } from '../../src/workers/area-jobs.ts';
import { noiseJobs } from '../../src/workers/noise-jobs.ts';
import type { Job } from '../../src/workers/protocol.ts';
import { station, stationLayer } from './noise-stations.ts';

/** A plane that rises 1 dB every 500 m eastwards; hour h is h/10 dB louder. */
const layer = stationLayer(
  Array.from({ length: 36 }, (_, i) => {
    const [column, row] = [i % 6, Math.floor(i / 6)];
    const hours = Array.from({ length: 24 }, (_, hour) => 50 + column + 0.3 * Math.sin(i) + hour / 10);
    return station(`s${i}`, 118.5 + column * 0.005, 28.9 + row * 0.005, { stationKind: 'regional' }, hours);
  }),
);

const recipeOf = (patch: object): NoiseRecipe =>
  recipeSchema.parse({
    layerId: 'stations',
    value: { kind: 'hour', hour: 8 },
    days: null,
    stationKinds: ['regional'],
    method: 'kriging',
    cellSizeM: 100,
    clip: { kind: 'distance', distanceM: 600 },
    ...patch,
  });

/** Runs the jobs in this thread, as a worker would. */
function inThread() {
  const commits: NoiseResult[] = [];
  const stages: Stage[] = [];
  const jobs: Readonly<Record<string, Job<never, unknown, unknown>>> = { ...noiseJobs, ...areaJobs };
  const run = async (
    name: string,
    input: unknown,
    onProgress?: (progress: never) => void,
  ): Promise<unknown> => {
    const steps = jobs[name](input as never);
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value;
      onProgress?.(step.value as never);
    }
  };
  const context: RunContext = {
    run: run as RunContext['run'],
    stage: (stage) => stages.at(-1) !== stage && stages.push(stage),
    preview: () => undefined,
    commit: (result) => commits.push(result),
  };
  return { context, commits, stages };
}

describe('run of a recipe', () => {
  it('commits values first, then a coarse and an exact error, then 24 hours', async () => {
    const { context, commits } = inThread();
    const recipe = recipeOf({});
    const result = await runSteps(recipe, gather(recipe, layer, null), context);
    expect(commits[0].error).toBeNull();
    expect(commits[0].crossValidation?.n).toBe(36);
    expect(commits.map((commit) => commit.errorStep)).toContain(8);
    expect(result.errorStep).toBe(1);
    expect(result.hours).toHaveLength(24);
    expect(commits.at(-1)).toBe(result);
  });

  it('gives the grid of its own hour again among the 24, and the louder hours lie above it', async () => {
    const { context } = inThread();
    const recipe = recipeOf({ variogram: { model: 'spherical', nugget: 0.1, psill: 3, range: 2000 } });
    const { grid, hours } = await runSteps(recipe, gather(recipe, layer, null), context);
    let compared = 0;
    grid.values.forEach((value, cell) => {
      expect(Number.isNaN(value)).toBe(Number.isNaN(hours?.[8].values[cell] ?? Number.NaN));
      if (Number.isNaN(value)) return;
      compared++;
      expect(Math.abs((hours?.[8].values[cell] ?? 0) - value)).toBeLessThan(1e-4);
      expect((hours?.[18].values[cell] ?? 0) - value).toBeCloseTo(1, 4);
    });
    expect(compared).toBeGreaterThan(100);
  });

  it('leaves everything beyond the reach empty and never draws a hatch for a distance', async () => {
    const { context } = inThread();
    const recipe = recipeOf({ method: 'idw', clip: { kind: 'distance', distanceM: 200 } });
    const gathered = gather(recipe, layer, null);
    const { grid, beyond, error, variogram } = await runSteps(recipe, gathered, context);
    const { x, y } = gathered.points;
    grid.values.forEach((value, cell) => {
      const cx = grid.origin[0] + (cell % grid.width) * grid.cellSizeM;
      const cy = grid.origin[1] - Math.floor(cell / grid.width) * grid.cellSizeM;
      const nearest = Math.min(...Array.from(x, (sx, i) => Math.hypot(sx - cx, y[i] - cy)));
      expect(Number.isNaN(value)).toBe(nearest > 200);
    });
    expect([beyond, error, variogram]).toEqual([null, null, null]);
  });

  it('hatches the part of a chosen polygon that no station reaches', async () => {
    const { context } = inThread();
    const ring = [
      [118.5, 28.9],
      [118.6, 28.9],
      [118.6, 28.92],
      [118.5, 28.92],
      [118.5, 28.9],
    ];
    const area = {
      id: 'park',
      geometry: { type: 'Polygon' as const, coordinates: [ring] },
      properties: {},
      provenance: 'measured' as const,
    };
    const recipe = recipeOf({ clip: { kind: 'feature', layerId: 'parks', featureId: 'park' } });
    const { grid, beyond } = await runSteps(recipe, gather(recipe, layer, area), context);
    expect(beyond).not.toBeNull();
    beyond?.forEach((hatched, cell) => {
      if (hatched) expect(grid.values[cell]).toBeNaN();
    });
  });

  it('says when no cell lies in the chosen area', async () => {
    const { context } = inThread();
    const recipe = recipeOf({ cellSizeM: 5000, clip: { kind: 'distance', distanceM: 1 } });
    await expect(runSteps(recipe, gather(recipe, layer, null), context)).rejects.toThrow(DataError);
  });

  it('fits unless numbers are given', async () => {
    const { context } = inThread();
    const given = { model: 'gaussian', nugget: 1, psill: 2, range: 700 } as const;
    const recipe = recipeOf({ variogram: given });
    const manual = await runSteps(recipe, gather(recipe, layer, null), context);
    expect(manual.variogram).toEqual(given);
    expect(manual.fitted).toBe(false);
    const fitted = recipeOf({ variogram: 'exponential' });
    const automatic = await runSteps(fitted, gather(fitted, layer, null), inThread().context);
    expect(automatic.variogram?.model).toBe('exponential');
    expect(automatic.fitted).toBe(true);
  });
});
