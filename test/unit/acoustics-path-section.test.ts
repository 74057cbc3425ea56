import { describe, expect, it } from 'vitest';
import { partsOf } from '../../src/acoustics/indicators.ts';
import { createSoundField } from '../../src/acoustics/sound-field.ts';
import { whyAt } from '../../src/acoustics/why.ts';
import { methods } from '../../src/domain/scene.ts';
import { parseScene } from '../../src/formats/scene-file.ts';

const feature = (id: string, type: string, coordinates: unknown, properties: object) => ({
  type: 'Feature',
  id,
  geometry: { type, coordinates },
  properties,
});

const box = (west: number, south: number, east: number, north: number) => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];

const fan = feature('fan', 'Point', [0, 0], { kind: 'point-source', heightM: 1, soundPowerLevelDbA: 100 });
const barrier = feature(
  'screen',
  'LineString',
  [
    [20, -300],
    [20, 300],
  ],
  { kind: 'barrier', heightM: 4 },
);
const meadow = feature('meadow', 'Polygon', box(30, -50, 70, 50), { kind: 'ground', groundFactor: 1 });
const house = feature('house', 'Polygon', box(40, -8, 52, 8), { kind: 'building', heightM: 9 });
const facade = feature('facade', 'Polygon', box(10, 30, 90, 40), { kind: 'building', heightM: 20 });

function why(method: (typeof methods)[number], features: readonly unknown[], [x, y]: readonly number[]) {
  const { scene, faults } = parseScene({
    type: 'FeatureCollection',
    shengtu: 1,
    crs: { type: 'name', properties: { name: 'EPSG:4549' } },
    settings: { maxDistanceM: 600, maxReflectionDistanceM: 100, reflectionOrder: 1, groundFactor: 0 },
    features,
  });
  expect(faults).toEqual([]);
  const field = createSoundField(scene, { method });
  const parts = partsOf('Ld', scene.settings) ?? [];
  return whyAt(field, { x, y, heightM: 2 }, field.periods, parts, 60);
}

describe.each(methods)('the section of a path by %s', (method) => {
  it('bends over the barrier that stands in it, at its place and height', () => {
    const { routes } = why(method, [fan, barrier, meadow], [100, 0]);
    const section = routes.find(({ kind }) => kind === 'over-top')?.section;
    if (!section) throw new Error('no section');
    expect(section.lengthM).toBeCloseTo(100, 9);
    expect([section.sourceZ, section.receiverZ]).toEqual([1, 2]);
    expect(section.ray).toEqual([
      [0, 1],
      [20, 4],
      [100, 2],
    ]);
    expect(section.obstacles).toEqual([{ id: 'screen', from: 20, to: 20, top: 4, foot: 0 }]);
    expect(section.terrain).toEqual([
      [0, 0],
      [100, 0],
    ]);
    expect(section.ground).toEqual([
      [0, 30, 0],
      [30, 70, 1],
      [70, 100, 0],
    ]);
    const [up, down, straight] = [Math.hypot(20, 3), Math.hypot(80, 2), Math.hypot(100, 1)];
    expect(section.differenceM).toBeCloseTo(up + down - straight, 9);
    expect(section.corners).toEqual([]);
  });

  it('holds a house from face to face, and turns at the edges of ways round it', () => {
    const { routes } = why(method, [fan, house], [100, 0]);
    const over = routes.find(({ kind }) => kind === 'over-top')?.section;
    expect(over?.obstacles).toEqual([{ id: 'house', from: 40, to: 52, top: 9, foot: 0 }]);
    expect(over?.ray.slice(1, -1)).toEqual([
      [40, 9],
      [52, 9],
    ]);
    const round = routes.find(({ kind }) => kind === 'left')?.section;
    if (!round) throw new Error('no way round');
    // Edges are taken 15 mm outside the house.
    const leg = Math.hypot(40, 8);
    expect(round.corners.map(({ d }) => Math.round(d))).toEqual([leg, leg + 12].map(Math.round));
    expect(round.lengthM).toBeCloseTo(leg + 12 + Math.hypot(48, 8), 1);
    expect(round.ray).toEqual([
      [0, 1],
      [round.lengthM, 2],
    ]);
    expect(round.differenceM ?? 0).toBeCloseTo(round.lengthM - 100, 1);
  });

  it('is unfolded at the wall that reflects, with its height', () => {
    const { routes } = why(method, [fan, facade], [100, 0]);
    const section = routes.find(({ kind }) => kind === 'reflection')?.section;
    if (!section) throw new Error('no reflection');
    const half = Math.hypot(50, 30);
    expect(section.lengthM).toBeCloseTo(2 * half, 6);
    expect(section.corners).toHaveLength(1);
    expect(section.corners[0].d).toBeCloseTo(half, 6);
    expect(section.corners[0].wall).toEqual({ id: 'facade', top: 20, foot: 0 });
    expect(section.differenceM).toBeNull();
  });
});
