import { isobands } from '../src/grid/contours.ts';
import type { GridFrame } from '../src/grid/frame.ts';
import { idwRows } from '../src/interpolation/idw.ts';
import { createKriging } from '../src/interpolation/kriging.ts';
import type { Points } from '../src/interpolation/points.ts';
import type { Bench } from './run.ts';

/** 500 stations in 10 km × 10 km, 1024² cells, one core. */
const size = 1024;
const frame: GridFrame = { origin: [5, 10_235], cellSizeM: 10, width: size, height: size };
const stations = makeStations(500);
const out = new Float32Array(size * size);
const all = { power: 2, neighbours: null, radiusM: null } as const;
const models = [
  { model: 'spherical', nugget: 1, psill: 9, range: 3000 },
  { model: 'exponential', nugget: 1, psill: 9, range: 1000 },
  { model: 'gaussian', nugget: 1, psill: 9, range: 1500 },
] as const;

/** The same stations in every run: a linear congruential generator (Numerical Recipes). */
function makeStations(count: number): Points {
  let seed = 20_240_601;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const values = (from: number, to: number) =>
    Float64Array.from({ length: count }, () => from + random() * (to - from));
  return { x: values(0, 10_240), y: values(0, 10_240), z: values(45, 70) };
}

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

const kriging = models.flatMap((variogram): Bench[] => {
  const label = `kriging 500 × 1024², ${variogram.model}`;
  const rows = size / 16;
  return [
    {
      name: `${label}: values with factorisation`,
      unit: 's',
      run: () => seconds(() => createKriging(stations, variogram, null).valueRows(frame, 0, size, out)),
    },
    {
      name: `${label}: variance at every 8th cell of every 8th row`,
      unit: 's',
      run: () =>
        seconds(() =>
          createKriging(stations, variogram, null).varianceRows(
            frame,
            { from: 0, to: size, step: 8 },
            out,
            null,
          ),
        ),
    },
    {
      name: `${label}: variance at every cell (64 of 1024 rows measured, × 16)`,
      unit: 's',
      run() {
        const made = createKriging(stations, variogram, null);
        let sum = 0;
        // Four strips, so that the edges and the middle count alike.
        for (const from of [0, 340, 680, 1008])
          sum += seconds(() => made.varianceRows(frame, { from, to: from + rows / 4, step: 1 }, out, null));
        return 16 * sum;
      },
    },
  ];
});

export const benches: readonly Bench[] = [
  {
    name: 'IDW, power 2, all of 500 stations on 1024²',
    unit: 'million pairs/s',
    run: () =>
      (stations.x.length * size * size) / seconds(() => idwRows(stations, frame, 0, size, all, out)) / 1e6,
  },
  {
    name: 'IDW, power 2, the 12 nearest of 500 stations on 1024²',
    unit: 's',
    run: () => seconds(() => idwRows(stations, frame, 0, size, { ...all, neighbours: 12 }, out)),
  },
  ...kriging,
  {
    name: 'isobands of a kriged 1024² grid, 5 dB',
    unit: 's',
    run() {
      const values = new Float32Array(size * size);
      createKriging(stations, models[0], null).valueRows(frame, 0, size, values);
      const grid = {
        ...frame,
        values,
        crs: { kind: 'local' },
        indicator: 'Ld',
        period: '',
        meta: { unit: 'dB', method: 'kriging', illustrative: true, notes: [] },
      } as const;
      return seconds(() => isobands(grid));
    },
  },
];
