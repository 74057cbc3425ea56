import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methods } from '../../src/domain/scene.ts';
import { parseScene } from '../../src/formats/scene-file.ts';
import { feature, levelsOf } from './acoustics-field.ts';

/** Small whole coordinates: things lie on, in and through one another all the time. */
const at = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
const height = fc.constantFrom(0, 0.05, 1, 3, 8);
const power = { soundPowerLevelDb: [90, 90, 90, 90, 90, 90, 90, 90] };

const anything = fc.oneof(
  fc
    .tuple(at, height)
    .map(([p, heightM]) => ['Point', p, { kind: 'point-source', heightM, ...power }] as const),
  fc
    .tuple(at, at, height)
    .map(
      ([p, q, heightM]) =>
        ['LineString', [p, q], { kind: 'line-source', heightM, soundPowerLevelPerMetreDbA: 60 }] as const,
    ),
  fc
    .tuple(at, at)
    .map(
      ([p, q]) =>
        ['LineString', [p, q], { kind: 'road', flow: { light: 500, heavy: 10 }, speedKmh: 50 }] as const,
    ),
  fc
    .tuple(at, at, height)
    .map(([p, q, heightM]) => ['LineString', [p, q], { kind: 'barrier', heightM, absorption: 1 }] as const),
  fc
    .tuple(at, at, at, height)
    .map(([p, q, r, heightM]) => ['Polygon', [[p, q, r, p]], { kind: 'building', heightM }] as const),
  fc
    .tuple(at, at, at)
    .map(([p, q, r]) => ['Polygon', [[p, q, r, p]], { kind: 'ground', groundFactor: 0.7 }] as const),
  fc
    .tuple(at, at, at)
    .map(
      ([p, q, r]) =>
        [
          'Polygon',
          [[p, q, r, p]],
          { kind: 'area-source', heightM: 0.5, soundPowerLevelPerSquareMetreDbA: 50 },
        ] as const,
    ),
  fc.tuple(at, at, at).map(([p, q, r]) => ['Polygon', [[p, q, r, p]], { kind: 'foliage' }] as const),
  fc
    .tuple(at, fc.integer({ min: 0, max: 3 }))
    .map(([p, z]) => ['Point', [...p, z], { kind: 'terrain' }] as const),
  fc.tuple(at, at).map(
    ([p, q]) =>
      [
        'LineString',
        [
          [...p, 1],
          [...q, 2],
        ],
        { kind: 'terrain' },
      ] as const,
  ),
  fc.tuple(at, height).map(([p, heightM]) => ['Point', p, { kind: 'receiver', heightM }] as const),
);

describe('whatever a scene holds', () => {
  it.each(methods)('%s gives levels or nothing, and ends', (method) => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 2, maxLength: 9 }), (things) => {
        const features = things.map(([type, coordinates, properties], k) =>
          feature(`f${k}`, type, coordinates, properties),
        );
        const { scene } = parseScene({
          type: 'FeatureCollection',
          shengtu: 1,
          crs: { type: 'name', properties: { name: 'local' } },
          settings: { method, reflectionOrder: 2 },
          features,
        });
        for (const level of levelsOf(scene))
          if (!Number.isNaN(level)) expect(Math.abs(level)).toBeLessThan(200);
      }),
      { numRuns: 300 },
    );
  });

  it('any file is read to a scene and its faults', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 4 }),
        fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 3 }),
        (root, features) => {
          for (const json of [root, { type: 'FeatureCollection', shengtu: 1, features }]) {
            const { scene, faults } = parseScene(json, 'x.scene.json');
            expect(scene.features.length === 0 || faults.length >= 0).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
