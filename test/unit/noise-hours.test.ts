import type { Feature } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type NoiseRecipe, recipeSchema } from '../../src/domain/recipe.ts';
import { contoursFile, gridFile } from '../../src/features/noise/export.ts';
import { gather } from '../../src/features/noise/gather.ts';
import { honestNoteOf } from '../../src/features/noise/honest-note.ts';
import { numbersText } from '../../src/features/noise/numbers-text.ts';
import type { NoiseResult } from '../../src/features/noise/result-store.ts';
import { type RunContext, runSteps } from '../../src/features/noise/run-steps.ts';
import { setLanguage, translate } from '../../src/i18n/i18n.ts';
import { fitVariogram, pooledVariogram } from '../../src/interpolation/variogram.ts';
import { areaJobs } from '../../src/workers/area-jobs.ts';
import { noiseJobs } from '../../src/workers/noise-jobs.ts';
import type { Job } from '../../src/workers/protocol.ts';
import { station, stationLayer } from './noise-stations.ts';

/** A slope of 1 dB every 500 m; hour 8 alone is a field of its own, so that its own variogram would be another one. */
const layer = stationLayer(
  Array.from({ length: 36 }, (_, i) => {
    const [column, row] = [i % 6, Math.floor(i / 6)];
    const hours = Array.from({ length: 24 }, (_, hour) =>
      hour === 8 ? 50 + 6 * Math.sin(i * i) : 50 + column + 0.3 * Math.sin(i) + hour / 10,
    );
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
    cellSizeM: 200,
    clip: { kind: 'distance', distanceM: 400 },
    ...patch,
  });

const jobs: Readonly<Record<string, Job<never, unknown, unknown>>> = { ...noiseJobs, ...areaJobs };
const ignore = () => undefined;
const context: RunContext = {
  run: (async (name: string, input: never, onProgress: (progress: unknown) => void = ignore) => {
    const steps = jobs[name](input);
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value;
      onProgress(step.value);
    }
  }) as RunContext['run'],
  stage: ignore,
  preview: ignore,
  commit: ignore,
};
const made = (recipe: NoiseRecipe): Promise<NoiseResult> =>
  runSteps(recipe, gather(recipe, layer, null), context);

const dayRecipe = recipeOf({ variogram: 'exponential', value: { kind: 'indicator', indicator: 'Ld' } });
const hourRecipe = recipeOf({ variogram: 'exponential' });

describe('the 24 hours of a result', () => {
  it('have the variogram of all of them, and so has the map of an hour', async () => {
    const { points, hoursDb } = gather(hourRecipe, layer, null);
    const bins = pooledVariogram(points, hoursDb ?? []);
    const { variogram } = fitVariogram(bins, 'exponential');
    const hour = await made(hourRecipe);
    expect([hour.variogram, hour.hoursVariogram, hour.bins]).toEqual([variogram, variogram, bins]);
    let compared = 0;
    hour.hours?.[8].values.forEach((value, cell) => {
      if (Number.isNaN(value)) return;
      compared++;
      expect(Math.abs(value - hour.grid.values[cell])).toBeLessThan(1e-4);
    });
    expect(compared).toBeGreaterThan(50);
    const day = await made(dayRecipe);
    expect(day.hoursVariogram).toEqual(variogram);
    expect(day.variogram).not.toEqual(variogram);
  });

  it('come with their least and greatest value', async () => {
    const { hours, hoursRangeDb } = await made(dayRecipe);
    const levels = (hours ?? []).flatMap(({ values }) => [...values].filter((value) => !Number.isNaN(value)));
    expect(hoursRangeDb).toEqual([Math.min(...levels), Math.max(...levels)]);
  });

  it('are not made from the nearest stations alone, which is said', async () => {
    const near = await made(recipeOf({ neighbours: 8 }));
    expect([near.hours, near.hourMeansDb]).toEqual([null, null]);
    expect(near.notes).toContainEqual({ code: 'noise-hours-nearest', params: { nearest: 8 } });
    // As many as there are is all of them; IDW takes the nearest ones in every hour.
    for (const patch of [{ neighbours: 36 }, { method: 'idw', neighbours: 8 }]) {
      const { hours, notes } = await made(recipeOf(patch));
      expect(hours).toHaveLength(24);
      expect(notes.map(({ code }) => code)).not.toContain('noise-hours-nearest');
    }
  });
});

describe('what stands beside an hour', () => {
  beforeAll(() => setLanguage('en'));
  afterAll(() => setLanguage('zh-CN'));
  const beside = async (recipe: NoiseRecipe, hour: number | null) => {
    const result = await made(recipe);
    const grid = hour === null ? result.grid : (result.hours?.[hour] ?? result.grid);
    const note = honestNoteOf(result, grid, translate);
    const record = { result, grid, note, spec: layer.spec, language: 'en' as const };
    const { product } = JSON.parse(await gridFile('json', record).text());
    return { result, record, product, note, numbers: numbersText(record, translate, ({ code }) => code) };
  };

  it('is the error of the hour, its name, and the variogram of the 24 hours', async () => {
    const { result, record, product, note, numbers } = await beside(dayRecipe, 8);
    // By the recipe of the hour alone, which has the same variogram.
    const { crossValidation } = await made(hourRecipe);
    const rmse = crossValidation?.rmse ?? Number.NaN;
    expect(Math.abs(rmse - (result.crossValidation?.rmse ?? 0))).toBeGreaterThan(1);
    expect(note).toContain(`leave-one-out error ±${rmse.toFixed(1)} dB`);
    expect(product).toMatchObject({ hour: 8, stations: 36, leaveOneOutDb: { of: 'Leq08' } });
    expect(product.leaveOneOutDb.rmse).toBeCloseTo(rmse, 3);
    expect(product.variogram).toEqual({
      ...result.hoursVariogram,
      fitted: true,
      fittedTo: '24 hours, pooled',
    });
    expect(numbers).toContain('Leq of 08:00');
    expect(numbers).toContain(`\nRMSE\t${rmse.toFixed(2)} dB`);
    const band: Feature = {
      type: 'Feature',
      properties: {},
      geometry: { type: 'Point', coordinates: [0, 0] },
    };
    const file = JSON.parse(
      await contoursFile({ type: 'FeatureCollection', features: [band] }, record).text(),
    );
    expect(file.features[0].properties).toMatchObject({ indicator: 'Leq08', rmseOf: 'Leq08' });
  });

  it('is nothing of the kind beside the value of the recipe, be it an hour', async () => {
    const day = await beside(dayRecipe, null);
    expect(day.note).toContain(`±${day.result.crossValidation?.rmse.toFixed(1)} dB`);
    expect(day.product).not.toHaveProperty('hour');
    expect(day.product.variogram).toEqual({ ...day.result.variogram, fitted: true });
    expect(day.numbers).toContain('\nRMSE\t');
    const own = await beside(hourRecipe, 8);
    expect(own.note).toContain(`±${own.result.crossValidation?.rmse.toFixed(1)} dB`);
    expect(own.product.variogram.fittedTo).toBe('24 hours, pooled');
  });

  it('calls no variogram fitted whose numbers were given', async () => {
    const given = { model: 'spherical', nugget: 1, psill: 4, range: 900 } as const;
    const { product } = await beside({ ...dayRecipe, variogram: given }, 8);
    expect(product.variogram).toEqual({ ...given, fitted: false });
  });
});
