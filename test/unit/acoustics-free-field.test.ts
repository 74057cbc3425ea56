import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFreeField, type FreeSources } from '../../src/acoustics/free-field.ts';
import { samplePoints } from '../../src/acoustics/sources/sample-points.ts';

const air = Float64Array.from([0.0001, 0.0004, 0.001, 0.0019, 0.0037, 0.0097, 0.0328, 0.117]);
const spectrum = Float64Array.from([1e6, 3e6, 1e7, 2e7, 3e7, 2e7, 1e7, 5e6]);

const at = (...places: (readonly [number, number, number, number])[]): FreeSources => ({
  x: Float64Array.from(places, ([x]) => x),
  y: Float64Array.from(places, ([, y]) => y),
  z: Float64Array.from(places, ([, , z]) => z),
  weight: Float64Array.from(places, ([, , , weight]) => weight),
  start: Int32Array.from([0, places.length]),
});

/** Lp = Lw − 20 lg d − 8 − α d, band by band (HJ 2.4-2021 A.5, A.13). */
const direct = (d: number): number =>
  spectrum.reduce(
    (sum, power, i) => sum + 10 ** ((10 * Math.log10(power) - 20 * Math.log10(d) - 8 - air[i] * d) / 10),
    0,
  );

describe('the open air', () => {
  it('is the sum of the bands by the formula', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1900, noNaN: true }), (d) => {
        const energy = createFreeField(at([0, 0, 1, 1]), [spectrum], air, 2000)(d, 0, 1);
        expect(Math.abs(10 * Math.log10(energy / direct(d)))).toBeLessThan(0.001);
      }),
    );
  });

  it('adds sources up, and leaves out those beyond reach', () => {
    const one = createFreeField(at([0, 0, 1, 2]), [spectrum], air, 500);
    const two = createFreeField(at([0, 0, 1, 1], [0, 0, 1, 1], [0, 900, 1, 5]), [spectrum], air, 500);
    expect(two(100, 0, 1)).toBeCloseTo(one(100, 0, 1), 6);
    expect(one(501, 0, 1)).toBe(0);
  });

  it('has sources as points that keep length and area', () => {
    const sources = samplePoints(
      [
        {
          id: 'road',
          road: true,
          shape: {
            kind: 'line',
            line: [
              [0, 0],
              [95, 0],
              [95, 40],
            ],
            height: { aboveGround: 0.5 },
          },
        },
        {
          id: 'yard',
          road: false,
          shape: { kind: 'area', triangles: [0, 0, 10, 0, 0, 10], height: { altitude: [7] } },
        },
        { id: 'fan', road: false, shape: { kind: 'point', at: [3, 4], height: { aboveGround: 2 } } },
      ],
      () => 10,
      20,
    );
    const sum = (k: number) =>
      sources.weight.slice(sources.start[k], sources.start[k + 1]).reduce((a, b) => a + b, 0);
    expect([sum(0), sum(1), sum(2)]).toEqual([135, 50, 1]);
    expect([sources.z[0], sources.z[sources.start[1]], sources.z[sources.start[2]]]).toEqual([10.5, 7, 12]);
  });
});
