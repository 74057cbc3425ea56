import { contours } from 'd3-contour';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../src/domain/note.ts';
import { bandsToGeoJson, isobands } from '../../src/grid/contours.ts';
import type { Grid } from '../../src/grid/grid.ts';
import { gridOf } from './contour-grid.ts';

const ringArea = (ring: number[][]) => {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return sum / 2;
};
const areaOf = (coordinates: number[][][][]) =>
  coordinates.flat().reduce((sum, ring) => sum + ringArea(ring), 0);
const total = (grid: Grid) =>
  isobands(grid).reduce((sum, { geometry }) => sum + areaOf(geometry.coordinates), 0);

const hills = (column: number, row: number) => 57 + 18 * Math.sin(column / 9) * Math.cos(row / 7);

describe('isobands', () => {
  it('cover the cells exactly once', () => {
    expect(total(gridOf(60, 40, hills))).toBeCloseTo(60 * 40 * 100, 4);
  });

  it('cover the cells exactly once whatever the field, levels hit exactly and gaps included', () => {
    // Multiples of 5 put levels on cell centres; NaN makes islands, holes and corners that only touch.
    const cell = fc.constantFrom(Number.NaN, 33, 35, 40, 45, 47, 60, 80, 90);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(cell, { minLength: 9, maxLength: 81 }),
        (width, cells) => {
          const height = Math.floor(cells.length / width);
          const grid = gridOf(width, height, (column, row) => cells[row * width + column]);
          const valid = grid.values.filter((value) => !Number.isNaN(value)).length;
          const bands = isobands(grid);
          expect(bands.reduce((sum, { geometry }) => sum + areaOf(geometry.coordinates), 0)).toBeCloseTo(
            valid * 100,
            5,
          );
          for (const { geometry } of bands)
            for (const [outer, ...holes] of geometry.coordinates) {
              expect(ringArea(outer)).toBeGreaterThan(0);
              for (const hole of holes) expect(ringArea(hole)).toBeLessThan(0);
            }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('lie where the contours of d3-contour lie', () => {
    const size = 120;
    const grid = gridOf(
      size,
      size,
      (column, row) => 85 - Math.hypot(column - 62, 1.4 * (row - 55)) + 4 * Math.sin(column / 8),
    );
    const bands = isobands(grid);
    for (const level of [45, 60, 75]) {
      const [theirs] = contours().size([size, size]).thresholds([level])(Array.from(grid.values));
      const ours = bands
        .filter(({ from }) => from !== null && from >= level)
        .reduce((sum, { geometry }) => sum + areaOf(geometry.coordinates), 0);
      const area = Math.abs(areaOf(theirs.coordinates)) * 100;
      expect(Math.abs(ours / area - 1)).toBeLessThan(0.002);
    }
  });

  it.each([
    { from: 35, to: 80, step: 0 },
    { from: 80, to: 35, step: 5 },
    { from: 0, to: 140, step: 0.01 },
  ])('refuse steps that make no bands: %o', (steps) => {
    expect(() =>
      isobands(
        gridOf(3, 3, () => 55),
        steps,
      ),
    ).toThrow(DataError);
  });

  it('leave cells without data out, at their edges', () => {
    const isHole = (column: number, row: number) =>
      (column - 20) ** 2 + (row - 15) ** 2 < 60 || column + row < 6;
    const grid = gridOf(60, 40, (column, row) => (isHole(column, row) ? Number.NaN : hills(column, row)));
    const cells = grid.values.filter((value) => !Number.isNaN(value)).length;
    expect(total(grid)).toBeCloseTo(cells * 100, 4);
  });

  it('cells that touch at a corner only', () => {
    const grid = gridOf(4, 4, (column, row) => ((column + row) % 2 === 0 ? 52 : Number.NaN));
    expect(total(grid)).toBeCloseTo(8 * 100, 6);
  });

  it('cut a slope where it passes the level', () => {
    // 50 dB at column 0, 1 dB a cell: 55 dB at the centre of column 5, x = 105 + 50.
    const [lower, upper] = isobands(gridOf(10, 3, (column) => 50 + column));
    expect([lower.from, lower.to, upper.from, upper.to]).toEqual([50, 55, 55, 60]);
    const east = Math.max(...lower.geometry.coordinates.flat(2).map(([x]) => x));
    expect(east).toBeCloseTo(155, 9);
    expect(areaOf(lower.geometry.coordinates)).toBeCloseTo(55 * 30, 6);
  });

  it('a hill is a disc within a ring with a hole', () => {
    const grid = gridOf(41, 41, (column, row) => 62 - Math.hypot(column - 20, row - 20) / 2);
    const bands = isobands(grid);
    const ring = bands.find((band) => band.from === 55);
    expect(ring?.geometry.coordinates).toHaveLength(1);
    expect(ring?.geometry.coordinates[0]).toHaveLength(2);
    // 60 dB lies 4 cells from the top, 55 dB 14: π(140² − 40²).
    expect(areaOf(ring?.geometry.coordinates ?? [])).toBeCloseTo(Math.PI * (140 ** 2 - 40 ** 2), -3);
    expect(ringArea(ring?.geometry.coordinates[0][0] ?? [])).toBeGreaterThan(0);
    expect(ringArea(ring?.geometry.coordinates[0][1] ?? [])).toBeLessThan(0);
  });

  it('open classes below the first and above the last level', () => {
    const bands = isobands(gridOf(2, 1, (column) => (column === 0 ? 20 : 95)));
    expect(bands[0]).toMatchObject({ from: null, to: 35 });
    expect(bands[bands.length - 1]).toMatchObject({ from: 80, to: null });
  });

  it('no data at all gives no band; a flat field on a level belongs to the class above', () => {
    expect(isobands(gridOf(3, 3, () => Number.NaN))).toEqual([]);
    const flat = isobands(gridOf(3, 3, () => 55));
    expect(flat).toHaveLength(1);
    expect(flat[0].from).toBe(55);
  });

  it('say when they stay in plane metres', () => {
    const bands = isobands(gridOf(3, 3, () => 55));
    expect(bandsToGeoJson(bands, null)).toMatchObject({ crs: { properties: { name: 'local' } } });
    expect(bandsToGeoJson(bands, (x, y) => [x / 1e5, y / 1e5])).not.toHaveProperty('crs');
  });
});
