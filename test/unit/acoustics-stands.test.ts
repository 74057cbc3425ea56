import { describe, expect, it } from 'vitest';
import { feature, levelsOf, sceneOf } from './acoustics-field.ts';

const square = (west: number, east: number) => [
  [
    [west, -50],
    [east, -50],
    [east, 50],
    [west, 50],
    [west, -50],
  ],
];
const source = feature('s', 'Point', [0, 0], {
  kind: 'point-source',
  heightM: 2,
  soundPowerLevelDb: [0, 0, 0, 0, 100, 0, 0, 0],
});
const receiver = feature('r', 'Point', [200, 0], { kind: 'receiver', heightM: 2 });
const level = (method: string, ...stands: unknown[]) =>
  levelsOf(sceneOf([source, receiver, ...stands], { method, groundFactor: 0, reflectionOrder: 0 }))[0];

describe('foliage and houses', () => {
  it.each(['hj2.4', 'iso9613'])(
    '%s: 50 m of foliage take 0.06 dB/m at 1 kHz, from either side of its outline',
    (method) => {
      const free = level(method);
      const wood = feature('f', 'Polygon', square(40, 90), { kind: 'foliage' });
      expect(free - level(method, wood)).toBeCloseTo(3, 3);
      // Around the source: what lies beyond it counts.
      expect(free - level(method, feature('f', 'Polygon', square(-30, 50), { kind: 'foliage' }))).toBeCloseTo(
        3,
        3,
      );
      expect(
        free - level(method, feature('f', 'Polygon', square(40, 90), { kind: 'foliage', heightM: 1 })),
      ).toBeCloseTo(0, 6);
    },
  );

  it('HJ 2.4: houses take 0.1·B·db and rows −10 lg(1 − p), together at most 10 dB', () => {
    const free = level('hj2.4');
    const houses = (B: number, p: number) =>
      free - level('hj2.4', feature('h', 'Polygon', square(60, 110), { kind: 'housing', B, p }));
    expect(houses(0.4, 0)).toBeCloseTo(2, 3);
    expect(houses(0.4, 0.5)).toBeCloseTo(2 + 3.01, 2);
    expect(houses(1, 0.9)).toBeCloseTo(10, 3);
  });

  it('CNOSSOS-EU knows neither', () => {
    expect(level('cnossos', feature('f', 'Polygon', square(40, 90), { kind: 'foliage' }))).toBe(
      level('cnossos'),
    );
  });
});
