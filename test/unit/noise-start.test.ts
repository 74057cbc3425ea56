import { expect, it, vi } from 'vitest';
import { DataError } from '../../src/domain/note.ts';
import { recipeSchema } from '../../src/domain/recipe.ts';
import { useNoise } from '../../src/features/noise/result-store.ts';
import { startRun } from '../../src/features/noise/run.ts';
import type { ReadyData } from '../../src/state/state.ts';
import { update } from '../../src/state/store.ts';
import { areaJobs } from '../../src/workers/area-jobs.ts';
import type { RunOptions } from '../../src/workers/client.ts';
import { noiseJobs } from '../../src/workers/noise-jobs.ts';
import type { Job } from '../../src/workers/protocol.ts';
import { station, stationLayer } from './noise-stations.ts';

const signals = vi.hoisted(() => new Map<string, AbortSignal | undefined>());

/** A worker whose hours never end and whose standard error fails. */
vi.mock('../../src/workers/noise-client.ts', () => ({
  noiseClient: {
    run: async (name: string, input: never, { signal, onProgress }: RunOptions<unknown>) => {
      signals.set(name, signal);
      if (name === 'interpolateHours') return new Promise(() => undefined);
      const jobs: Readonly<Record<string, Job<never, unknown, unknown>>> = { ...noiseJobs, ...areaJobs };
      const steps = jobs[name](input);
      for (;;) {
        const step = await steps.next();
        if (step.done) return step.value;
        onProgress?.(step.value);
        await new Promise((resolve) => setTimeout(resolve));
        if (signals.has('interpolateHours')) throw DataError.of('kriging-singular');
      }
    },
  },
}));

it('a run that fails stops the hours that were made beside it, and keeps what is there', async () => {
  const { spec, features, series } = stationLayer(
    Array.from({ length: 12 }, (_, i) =>
      station(`s${i}`, 118.5 + (i % 4) * 0.005, 28.9 + i * 0.003, { stationKind: 'regional' }, 50 + (i % 5)),
    ),
  );
  const data: ReadyData = { status: 'ready', features, series, grid: null, notes: [], rejected: [] };
  update({
    imported: [{ spec, data, fileName: 'stations.csv', importedAt: '2026-01-01' }],
    data: { [spec.id]: data },
  });
  await startRun(
    recipeSchema.parse({
      layerId: 'stations',
      value: { kind: 'indicator', indicator: 'Ld' },
      days: null,
      stationKinds: ['regional'],
      method: 'kriging',
      cellSizeM: 200,
      clip: { kind: 'distance', distanceM: 400 },
    }),
  );
  await vi.waitFor(() => expect(signals.has('interpolateHours')).toBe(true));
  const { failure, result, running } = useNoise.getState();
  expect(failure?.map(({ code }) => code)).toEqual(['kriging-singular']);
  expect(result?.grid.values.some((value) => !Number.isNaN(value))).toBe(true);
  expect(running).toBeNull();
  expect(signals.get('interpolateHours')?.aborted).toBe(true);
});
