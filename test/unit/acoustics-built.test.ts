import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSoundField } from '../../src/acoustics/sound-field.ts';
import { feature, sceneOf } from './acoustics-field.ts';

/** Where a building stands: what no receiver of a grid lies in. */

const box = (id: string, [west, south, east, north]: readonly number[]) =>
  feature(
    id,
    'Polygon',
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
    { kind: 'building', heightM: 9 },
  );
const source = feature('fan', 'Point', [-50, -50], { kind: 'point-source', soundPowerLevelDbA: 90 });
const builtIn = (buildings: readonly ReturnType<typeof box>[]) =>
  createSoundField(sceneOf([source, ...buildings])).isBuilt;

describe('a place', () => {
  it('is built on in a building alone, whatever stands kilometres west of it', () => {
    const isBuilt = builtIn([box('a', [0, 0, 40, 20]), box('b', [5000, 0, 5040, 20])]);
    expect(isBuilt(20, 10, 1.2)).toBe(true);
    expect(isBuilt(5020, 10, 1.2)).toBe(true);
    // A house 2 km away and a place in its latitude: 50 cells of 40 m.
    for (const away of [100, 1000, 1990, 2000, 2010, 4000]) expect(isBuilt(20 + away, 10, 1.2)).toBe(false);
    expect(isBuilt(20, 10, 9.5)).toBe(false);
    expect(builtIn([])(0, 0, 1.2)).toBe(false);
  });

  it('is built on where the footprints say so, for any boxes and places', () => {
    // Edges at whole decimetres, places between them: on an edge a place is neither in nor out.
    const edge = fc.integer({ min: 0, max: 60_000 }).map((dm) => dm / 10);
    const size = fc.integer({ min: 50, max: 9_000 }).map((dm) => dm / 10);
    const metres = fc.integer({ min: 0, max: 60_000 }).map((dm) => (dm + 0.5) / 10);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(edge, edge, size, size), { minLength: 1, maxLength: 8 }),
        fc.array(fc.tuple(metres, metres), { minLength: 1, maxLength: 20 }),
        (sizes, places) => {
          const boxes = sizes.map(([x, y, w, h]) => [x, y, x + w, y + h] as const);
          const isBuilt = builtIn(boxes.map((edges, k) => box(`b${k}`, edges)));
          for (const [x, y] of places)
            expect(isBuilt(x, y, 1.2)).toBe(
              boxes.some(([west, south, east, north]) => x > west && x < east && y > south && y < north),
            );
        },
      ),
    );
  });
});
