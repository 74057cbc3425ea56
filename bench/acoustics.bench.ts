import { cnossosRoad } from '../src/acoustics/emission/cnossos-road.ts';
import { fieldRows } from '../src/acoustics/field-levels.ts';
import { aWeightedLevels } from '../src/acoustics/levels-of-matrix.ts';
import type { AttenuationMatrix } from '../src/acoustics/propagate.ts';
import { createSoundField, type SoundField } from '../src/acoustics/sound-field.ts';
import { type Method, methods, type Scene } from '../src/domain/scene.ts';
import type { Bench } from './run.ts';
import { createTown, seeded } from './town.ts';

/** The noise engine on a made-up town of about 5 000 houses and 500 stretches of road. One core. */

const seconds = (run: () => void): number => {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
};

const town = createTown(5000, 500);

/** Places in the town that no house covers. */
function placesOf(field: SoundField, count: number): { x: number; y: number; heightM: number }[] {
  const random = seeded(7);
  const places: { x: number; y: number; heightM: number }[] = [];
  while (places.length < count) {
    const [x, y] = [town.sizeM * (0.2 + 0.6 * random()), town.sizeM * (0.2 + 0.6 * random())];
    if (!field.isBuilt(x, y, 4)) places.push({ x, y, heightM: 4 });
  }
  return places;
}

/** The roads without the houses. */
const open = { ...town.scene, features: town.scene.features.filter(({ kind }) => kind !== 'building') };

/** Pairs of a point source and a receiver a second, all bands and conditions. */
function pairsPerSecond(
  method: Method,
  settings: Partial<Scene['settings']>,
  receivers: number,
  place: Scene = town.scene,
): number {
  const scene: Scene = { ...place, settings: { ...place.settings, ...settings } };
  const field = createSoundField(scene, { method });
  const { propagator, groups } = field;
  const row = new Float64Array(groups.length * propagator.stride);
  const places = placesOf(field, receivers);
  const before = propagator.traced();
  const time = seconds(() => {
    for (const place of places) {
      const receiver = propagator.receiverOf(place);
      for (const g of propagator.nearestFirst(receiver))
        propagator.addGroup(receiver, g, row, g * propagator.stride);
    }
  });
  return (propagator.traced() - before) / time;
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

export const benches: readonly Bench[] = [
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
      run: () => pairsPerSecond(method, {}, 300, open) / 1000,
    }),
  ),
  ...methods.map(
    (method): Bench => ({
      name: `${names[method]}, over the top only, sources within 500 m`,
      unit: 'thousand pairs/s',
      run: () => pairsPerSecond(method, {}, 100) / 1000,
    }),
  ),
  ...methods.map(
    (method): Bench => ({
      name: `${names[method]}, with ways round and one reflection`,
      unit: 'thousand pairs/s',
      run: () => pairsPerSecond(method, { lateralDiffraction: true, reflectionOrder: 1 }, 10) / 1000,
    }),
  ),
  { name: 'new levels of 40 000 receivers × 50 source groups', unit: 'ms', run: relevel },
  {
    name: 'grid of 40 × 40 receivers in the town, HJ 2.4, over the top only',
    unit: 's',
    run: () => {
      const field = createSoundField(town.scene);
      const frame = {
        origin: [town.sizeM / 2, town.sizeM / 2] as const,
        cellSizeM: 10,
        width: 40,
        height: 40,
      };
      const parts = [{ period: 'day', share: 1, penaltyDb: 0 }];
      return seconds(() => {
        for (const _ of fieldRows(field, frame, 0, 40, {
          indicators: [parts],
          receiverHeightM: 4,
          maxDistanceM: 500,
          budgetDb: 0,
        }));
      });
    },
  },
];
