import type { SoundField } from '../src/acoustics/sound-field.ts';
import type { Scene } from '../src/domain/scene.ts';
import { parseScene } from '../src/formats/scene-file.ts';

/** A made-up town for timing: streets in a grid, blocks of houses between them. The same in every run. */

/** Park–Miller. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** Streets every so many metres, crossing the town from side to side. */
const block = 130;

export interface Town {
  readonly scene: Scene;
  readonly sizeM: number;
}

/** @param buildings about how many houses stand between the streets */
export function createTown(buildings: number, roadSegments: number): Town {
  const random = seeded(20260601);
  const streets = Math.round(Math.sqrt(roadSegments / 2));
  const sizeM = streets * block;
  const features: unknown[] = [];
  const feature = (id: string, type: string, coordinates: unknown, properties: unknown) =>
    features.push({ type: 'Feature', id, geometry: { type, coordinates }, properties });
  for (let i = 0; i < streets; i++) {
    for (let j = 0; j < streets; j++) {
      const traffic = {
        kind: 'road',
        flow: {
          day: { light: 100 + 700 * random(), medium: 20, heavy: 15 },
          night: { light: 60, medium: 6, heavy: 6 },
        },
        speedKmh: 50,
      };
      const [x, y] = [i * block, j * block];
      feature(
        `ew-${i}-${j}`,
        'LineString',
        [
          [x, y],
          [x + block, y],
        ],
        traffic,
      );
      feature(
        `ns-${i}-${j}`,
        'LineString',
        [
          [x, y],
          [x, y + block],
        ],
        traffic,
      );
    }
  }
  const perSide = Math.round(Math.sqrt(buildings / streets ** 2));
  const plot = (block - 20) / perSide;
  for (let i = 0; i < streets * perSide; i++) {
    for (let j = 0; j < streets * perSide; j++) {
      const [w, h] = [plot * (0.35 + 0.4 * random()), plot * (0.35 + 0.4 * random())];
      const x = Math.floor(i / perSide) * block + 10 + ((i % perSide) + 0.5) * plot;
      const y = Math.floor(j / perSide) * block + 10 + ((j % perSide) + 0.5) * plot;
      const turn = (random() - 0.5) * 0.3;
      const corners = [
        [-w, -h],
        [w, -h],
        [w, h],
        [-w, h],
        [-w, -h],
      ].map(([a, b]) => [
        x + (a * Math.cos(turn) - b * Math.sin(turn)) / 2,
        y + (a * Math.sin(turn) + b * Math.cos(turn)) / 2,
      ]);
      feature(`b-${i}-${j}`, 'Polygon', [corners], {
        kind: 'building',
        heightM: 3 * Math.ceil(1 + 6 * random()),
      });
    }
  }
  const { scene, faults } = parseScene({
    type: 'FeatureCollection',
    shengtu: 1,
    crs: { type: 'name', properties: { name: 'local' } },
    settings: { maxDistanceM: 500, lateralDiffraction: false, reflectionOrder: 0, groundFactor: 0.2 },
    features,
  });
  if (faults.length > 0) throw new Error(JSON.stringify(faults[0]));
  return { scene, sizeM };
}

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly width: number;
  readonly height: number;
}

/** Pairs of a point source and a receiver a second, all bands and conditions, at places that no house covers. */
export function pairsPerSecond(field: SoundField, within: Box, receivers: number): number {
  const random = seeded(7);
  const places: { x: number; y: number; heightM: number }[] = [];
  while (places.length < receivers) {
    const x = within.west + within.width * (0.2 + 0.6 * random());
    const y = within.south + within.height * (0.2 + 0.6 * random());
    if (!field.isBuilt(x, y, field.propagator.groundAt(x, y) + 4)) places.push({ x, y, heightM: 4 });
  }
  const { propagator, groups } = field;
  const row = new Float64Array(groups.length * propagator.stride);
  const before = propagator.traced();
  const start = performance.now();
  for (const place of places) {
    const receiver = propagator.receiverOf(place);
    for (const g of propagator.nearestFirst(receiver))
      propagator.addGroup(receiver, g, row, g * propagator.stride);
  }
  return (1000 * (propagator.traced() - before)) / (performance.now() - start);
}
