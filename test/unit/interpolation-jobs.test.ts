import { describe, expect, it } from 'vitest';
import type { GridFrame } from '../../src/grid/frame.ts';
import { createKriging } from '../../src/interpolation/kriging.ts';
import { type InterpolatePartial, noiseJobs } from '../../src/workers/noise-jobs.ts';
import type { Progress } from '../../src/workers/protocol.ts';

const n = 40;
const points = {
  x: Float64Array.from({ length: n }, (_, i) => (i * 379.3) % 1000),
  y: Float64Array.from({ length: n }, (_, i) => (i * 617.7) % 800),
  z: Float64Array.from({ length: n }, (_, i) => 50 + ((i * 7.31) % 20)),
};
const variogram = { model: 'exponential', nugget: 1, psill: 20, range: 250 } as const;
const frame: GridFrame = { origin: [5, 795], cellSizeM: 10, width: 101, height: 83 };
const mask = new Uint8Array(frame.width * frame.height).map((_, cell) => (cell % frame.width < 70 ? 1 : 0));

async function finish<P, O>(
  job: AsyncGenerator<Progress<P>, O, void>,
): Promise<{ output: O; progress: Progress<P>[] }> {
  const progress: Progress<P>[] = [];
  for (;;) {
    const step = await job.next();
    if (step.done) return { output: step.value, progress };
    progress.push(step.value);
  }
}

describe('the job interpolate', () => {
  it('brings values, a coarse error in blocks, then the exact error, and keeps none of what it sends', async () => {
    const { output, progress } = await finish(
      noiseJobs.interpolate({
        points,
        method: { kind: 'kriging', variogram, neighbours: null },
        frame,
        mask,
      }),
    );
    const done = progress.map((step) => step.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done[done.length - 1]).toBe(2);
    const partials = progress.flatMap(({ partial }): InterpolatePartial[] => (partial ? [partial] : []));
    const complete = partials.find((partial) => partial.complete);
    expect(complete?.values).toEqual(output.values);
    const sent = new Set([...partials.map(({ values }) => values.buffer), output.values.buffer]);
    expect(sent.size).toBe(partials.length + 1);

    const kriging = createKriging(points, variogram, null);
    const coarse = partials.find(({ stage }) => stage === 'error');
    expect(coarse?.errorStep).toBe(8);
    const at = (column: number, row: number) => row * frame.width + column;
    // (19, 12) takes the error of (16, 16): the nearest multiple of 8, halves upwards.
    const exact = kriging.predict(5 + 160, 795 - 160).variance;
    expect(coarse?.values[at(19, 12)]).toBeCloseTo(Math.sqrt(exact), 4);
    const there = kriging.predict(5 + 190, 795 - 120).variance;
    expect(output.variance?.[at(19, 12)]).toBeCloseTo(there, 4);
    expect(output.errorDb?.[at(19, 12)]).toBeCloseTo(Math.sqrt(there), 4);
    for (const array of [output.values, coarse?.values, output.variance, output.errorDb])
      array?.forEach((value, cell) => {
        expect(Number.isNaN(value)).toBe(mask[cell] === 0);
      });
  });

  it('ends when it is told to, wherever it is', async () => {
    const job = noiseJobs.interpolate({
      points,
      method: { kind: 'kriging', variogram, neighbours: 8 },
      frame,
      mask,
    });
    await job.next();
    await job.return(undefined as never);
    expect((await job.next()).done).toBe(true);
  });

  it('IDW leaves the mask and the radius empty', async () => {
    const options = { power: 2, neighbours: null, radiusM: 60 };
    const { output } = await finish(
      noiseJobs.interpolate({ points, method: { kind: 'idw', options }, frame, mask }),
    );
    expect(output.variance).toBeNull();
    output.values.forEach((value, cell) => {
      const [x, y] = [5 + 10 * (cell % frame.width), 795 - 10 * Math.floor(cell / frame.width)];
      const near = points.x.some((px, i) => (px - x) ** 2 + (points.y[i] - y) ** 2 <= 3600);
      expect(Number.isNaN(value)).toBe(!near || mask[cell] === 0);
    });
  });
});

describe('the job fitVariogram', () => {
  it('gives every model and names the one with the least sum of squares', async () => {
    const { output } = await finish(noiseJobs.fitVariogram({ places: points, fields: [points.z] }));
    const sums = Object.values(output.fits).map(({ weightedSumOfSquares }) => weightedSumOfSquares);
    expect(output.fits[output.best.model].weightedSumOfSquares).toBe(Math.min(...sums));
    expect(output.bins.length).toBeGreaterThan(5);
  });
});
