import { cnossosRoad } from '../src/acoustics/emission/cnossos-road.ts';
import { createFreeField } from '../src/acoustics/free-field.ts';
import { aWeightedLevels } from '../src/acoustics/levels-of-matrix.ts';
import type { AttenuationMatrix } from '../src/acoustics/propagate.ts';
import { createSoundField } from '../src/acoustics/sound-field.ts';
import { computeRows } from '../src/cli/field-threads.ts';
import { type Method, methods, type Scene } from '../src/domain/scene.ts';
import type { Bench } from './run.ts';
import { createTown, pairsPerSecond } from './town.ts';

/** The noise engine on a made-up town of about 5 000 houses and 500 stretches of road. One core. */

const seconds = (run: () => void): number => {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
};

const town = createTown(5000, 500);

/** The roads without the houses. */
const open = { ...town.scene, features: town.scene.features.filter(({ kind }) => kind !== 'building') };

const inTown = { west: 0, south: 0, width: town.sizeM, height: town.sizeM };

function pairs(
  method: Method,
  settings: Partial<Scene['settings']>,
  receivers: number,
  place: Scene = town.scene,
): number {
  const field = createSoundField({ ...place, settings: { ...place.settings, ...settings } }, { method });
  return pairsPerSecond(field, inTown, receivers) / 1000;
}

const names: Readonly<Record<Method, string>> = {
  'hj2.4': 'HJ 2.4',
  iso9613: 'ISO 9613-2',
  cnossos: 'CNOSSOS-EU',
};

function relevel(): number {
  const [receivers, groups] = [40_000, 50];
  const matrix: AttenuationMatrix = {
    groups: Array.from({ length: groups }, (_, g) => String(g)),
    receivers,
    conditions: 1,
    shares: new Float32Array(receivers * groups * 8).fill(1e-6),
    roadDistances: new Float32Array(receivers * groups).fill(Number.NaN),
  };
  const emission = {
    period: 'day',
    favourableShare: 0.5,
    groups: matrix.groups.map(() => ({
      bandsDb: new Float64Array(8).fill(80),
      levelDbA: null,
      lowFlow: null,
    })),
  };
  const out = new Float32Array(receivers);
  return 1000 * seconds(() => aWeightedLevels(matrix, emission, out));
}

/** Point sources of 50 spectra all around; million pairs a second, eight bands each. */
function freePairs(): number {
  const [count, spectra, receivers] = [10_000, 50, 2000];
  const places = (seed: number) => Float64Array.from({ length: count }, (_, k) => ((k * seed) % 2003) - 1000);
  const sources = {
    x: places(739),
    y: places(1301),
    z: new Float64Array(count).fill(0.5),
    weight: new Float64Array(count).fill(10),
    start: Int32Array.from({ length: spectra + 1 }, (_, k) => (k * count) / spectra),
  };
  const powers = Array.from({ length: spectra }, (_, k) => new Float64Array(8).fill(1e6 * (k + 1)));
  const air = new Float64Array(8).fill(0.002);
  const energyAt = createFreeField(sources, powers, air, 2000);
  let sum = 0;
  const time = seconds(() => {
    for (let r = 0; r < receivers; r++)
      sum += energyAt((r % 45) * 20 - 450, Math.floor(r / 45) * 20 - 450, 4);
  });
  if (!(sum > 0)) throw new Error('no sound');
  return (count * receivers) / 1e6 / time;
}

export const benches: readonly Bench[] = [
  { name: 'open air, eight bands: divergence and air absorption', unit: 'million pairs/s', run: freePairs },
  {
    name: 'road emission by CNOSSOS-EU, five categories, eight bands',
    unit: 'thousand roads/s',
    run: () => {
      const traffic = {
        speedKmh: { '1': 50, '2': 50, '3': 50, '4a': 40, '4b': 50 },
        flowPerHour: { '1': 800, '2': 50, '3': 40, '4a': 10, '4b': 10 },
        temperatureC: 15,
        surface: 'NL08',
        gradientPct: 3,
        way: 3,
        studdedMonths: 0,
        studdedShare: 0,
        junctionDistanceM: 50,
        junctionType: 1,
      } as const;
      const count = 20_000;
      return (
        count /
        1000 /
        seconds(() => {
          for (let k = 0; k < count; k++) cnossosRoad(traffic, '2020');
        })
      );
    },
  },
  ...methods.map(
    (method): Bench => ({
      name: `${names[method]}, open ground, sources within 500 m`,
      unit: 'thousand pairs/s',
      run: () => pairs(method, {}, 300, open),
    }),
  ),
  ...methods.map(
    (method): Bench => ({
      name: `${names[method]}, over the top only, sources within 500 m`,
      unit: 'thousand pairs/s',
      run: () => pairs(method, {}, 100),
    }),
  ),
  ...methods.map(
    (method): Bench => ({
      name: `${names[method]}, with ways round and one reflection`,
      unit: 'thousand pairs/s',
      run: () => pairs(method, { lateralDiffraction: true, reflectionOrder: 1 }, 10),
    }),
  ),
  { name: 'new levels of 40 000 receivers × 50 source groups', unit: 'ms', run: relevel },
  ...[1, 2].map(
    (threads): Bench => ({
      name: `grid of 200 × 200 receivers in the town, HJ 2.4, over the top only, threads: ${threads}`,
      unit: 's',
      rounds: 1,
      run: async () => {
        const frame = {
          origin: [0.5 * town.sizeM - 500, 0.5 * town.sizeM + 500] as const,
          cellSizeM: 5,
          width: 200,
          height: 200,
        };
        const start = performance.now();
        await computeRows(
          {
            scene: town.scene,
            fieldOptions: undefined,
            frame,
            rows: {
              indicators: [[{ period: 'day', share: 1, penaltyDb: 0 }]],
              receiverHeightM: 4,
              maxDistanceM: 500,
              budgetDb: 0,
            },
          },
          threads,
          () => {},
        );
        return (performance.now() - start) / 1000;
      },
    }),
  ),
];
