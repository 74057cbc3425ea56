import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GridFrame } from '../../src/grid/frame.ts';
import { type IdwOptions, idwAt, idwRows } from '../../src/interpolation/idw.ts';
import { nearestFinder } from '../../src/interpolation/nearest.ts';
import type { Points } from '../../src/interpolation/points.ts';

const places = (most: number) =>
  fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
    minLength: 1,
    maxLength: most,
    selector: ([x, y]) => `${x},${y}`,
  });

describe('nearest points', () => {
  it('are those of a search through all, ties by input order', () => {
    // Whole coordinates give many ties; places outside the points' extent and on a line are among the cases.
    const target = fc.tuple(fc.integer({ min: -30, max: 70 }), fc.integer({ min: -30, max: 70 }));
    const radius = fc.option(fc.integer({ min: 1, max: 30 }), { nil: null });
    fc.assert(
      fc.property(
        places(60),
        target,
        fc.integer({ min: 1, max: 12 }),
        radius,
        fc.boolean(),
        (all, [tx, ty], n, radiusM, flat) => {
          const x = Float64Array.from(all, ([each]) => each);
          const y = Float64Array.from(all, ([, each]) => (flat ? 5 : each));
          const expected = [...x.keys()]
            .map((i) => ({ i, d2: (x[i] - tx) ** 2 + (y[i] - ty) ** 2 }))
            .filter(({ d2 }) => radiusM === null || d2 <= radiusM * radiusM)
            .sort((a, b) => a.d2 - b.d2 || a.i - b.i)
            .slice(0, n);
          const finder = nearestFinder({ x, y }, n, radiusM);
          const found = finder.find(tx, ty);
          expect([...finder.index.subarray(0, found)]).toEqual(expected.map(({ i }) => i));
          expect([...finder.distance2.subarray(0, found)]).toEqual(expected.map(({ d2 }) => d2));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('leave out the one that is skipped', () => {
    const finder = nearestFinder({ x: Float64Array.of(0, 1, 5), y: Float64Array.of(0, 0, 0) }, 2, null);
    expect(finder.find(0, 0, 0)).toBe(2);
    expect([...finder.index]).toEqual([1, 2]);
  });
});

describe('IDW', () => {
  const points: Points = {
    x: Float64Array.of(5, 95, 40, 62),
    y: Float64Array.of(5, 15, 88, 41),
    z: Float64Array.of(50, 60, 55, 71),
  };
  const frame: GridFrame = { origin: [5, 95], cellSizeM: 10, width: 10, height: 10 };
  const options: readonly IdwOptions[] = [
    { power: 2, neighbours: null, radiusM: null },
    { power: 2, neighbours: 2, radiusM: null },
    { power: 3, neighbours: null, radiusM: 45 },
    { power: 1, neighbours: null, radiusM: null },
    { power: 4, neighbours: null, radiusM: null },
    { power: 2.7, neighbours: 3, radiusM: 60 },
  ];

  it.each(options)('rows are the values at their cell centres: %o', (each) => {
    for (const n of [1, 2, 3, 4]) {
      const part = { x: points.x.slice(0, n), y: points.y.slice(0, n), z: points.z.slice(0, n) };
      const out = new Float32Array(100).fill(-1);
      const mask = new Uint8Array(100).fill(1);
      mask[55] = 0;
      idwRows(part, frame, 1, 10, each, out, mask);
      const cells = [...out.keys()];
      const values = idwAt(
        part,
        cells.map((c) => 5 + 10 * (c % 10)),
        cells.map((c) => 95 - 10 * Math.floor(c / 10)),
        each,
      );
      cells.forEach((cell) => {
        if (cell < 10 || cell === 55) expect(out[cell]).toBe(-1);
        else if (Number.isNaN(values[cell])) expect(out[cell]).toBeNaN();
        else expect(Math.abs(out[cell] - values[cell])).toBeLessThan(1e-5);
      });
    }
  });

  it('is the datum at a point, and stays between the least and the greatest', () => {
    expect([...idwAt(points, points.x, points.y, options[0])]).toEqual([...points.z]);
    const out = new Float32Array(100);
    idwRows(points, frame, 0, 10, options[0], out);
    expect(out[90]).toBe(50);
    expect(Math.min(...out)).toBeGreaterThanOrEqual(50);
    expect(Math.max(...out)).toBeLessThanOrEqual(71);
  });

  it('is nothing where the radius holds no point; the radius itself counts', () => {
    const [at, beyond] = idwAt(points, [5, 5], [35, 35.001], { power: 2, neighbours: null, radiusM: 30 });
    expect(at).toBe(50);
    expect(beyond).toBeNaN();
  });
});
