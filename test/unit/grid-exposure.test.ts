import { describe, expect, it } from 'vitest';
import { exposureOf } from '../../src/grid/exposure.ts';
import { facadeLevels } from '../../src/grid/facade-levels.ts';
import { frameOfEdges } from '../../src/grid/frame.ts';
import type { Grid } from '../../src/grid/grid.ts';

/** 100 m × 100 m in cells of 5 m; the level falls from west to east, 70 dB in the first column, 1 dB a column. */
const frame = frameOfEdges([0, 0, 100, 100], 5);
const gridOf = (level: (x: number, y: number) => number): Grid => ({
  ...frame,
  crs: { kind: 'local' },
  values: Float32Array.from({ length: frame.width * frame.height }, (_, k) =>
    level(2.5 + 5 * (k % frame.width), 97.5 - 5 * Math.floor(k / frame.width)),
  ),
  indicator: 'Lden',
  period: '',
  meta: { unit: 'dB', method: '', illustrative: false, notes: [] },
});
const falling = (x: number) => 70 - Math.floor(x / 5);
type Box = readonly [west: number, south: number, east: number, north: number];
const box = ([w, s, e, n]: Box) => [
  [w, s],
  [e, s],
  [e, n],
  [w, n],
  [w, s],
];
const inside =
  ([w, s, e, n]: Box) =>
  (x: number, y: number) =>
    x > w && x < e && y > s && y < n;

describe('level of a building', () => {
  const house: Box = [20, 20, 40, 40];

  it('is the highest before its façades, whichever way its ring runs', () => {
    // The façade in the west stands before the column 15–20 m.
    expect([...facadeLevels(gridOf(falling), [[box(house)]])]).toEqual([67]);
    expect([...facadeLevels(gridOf(falling), [[box(house).reverse()]])]).toEqual([67]);
  });

  it('is that of the nearest cell outside where cells at the wall have none', () => {
    // The centre of the column 15–20 m lies in the house: before its façade in the west counts 10–15 m.
    const wide: Box = [16, 18, 42, 42];
    const grid = gridOf((x, y) => (inside(wide)(x, y) ? Number.NaN : falling(x)));
    expect([...facadeLevels(grid, [[box(wide)]])]).toEqual([68]);
  });

  it('comes from the courtyard too', () => {
    const court: Box = [26, 26, 34, 34];
    const grid = gridOf((x, y) => (inside(court)(x, y) ? 80 : 50));
    expect([...facadeLevels(grid, [[box(house), box(court)]])]).toEqual([80]);
  });

  it('does not look through a wall that it shares with its neighbour', () => {
    const neighbour: Box = [10, 20, 20, 40];
    const grid = gridOf((x) => (x < 20 ? 75 : 50));
    const [level] = facadeLevels(grid, [[box(house)], [box(neighbour)]]);
    expect(level).toBe(50);
  });

  it('reaches no further than one cell', () => {
    const grid = gridOf((x, y) => (inside([10, 10, 50, 50])(x, y) ? Number.NaN : 60));
    expect([...facadeLevels(grid, [[box(house)]])]).toEqual([Number.NaN]);
  });

  it('beyond the grid there is none', () => {
    expect([...facadeLevels(gridOf(falling), [[box([200, 200, 220, 220])]])]).toEqual([Number.NaN]);
    expect(facadeLevels(gridOf(falling), [])).toHaveLength(0);
  });
});

describe('exposure', () => {
  const grid = gridOf((x) => (x < 5 ? Number.NaN : falling(x)));
  const { bands, totals, withoutLevel } = exposureOf(
    grid,
    [
      { footprint: [box([20, 20, 40, 40])], people: 30, dwellings: 10, use: 'residential' },
      { footprint: [box([20, 60, 40, 80])], people: 5, use: 'education' },
      { footprint: [box([70, 20, 80, 40])], dwellings: 2, use: 'medical' },
      { footprint: [box([500, 20, 510, 40])], people: 7, use: 'welfare' },
    ],
    [55, 60, 65],
  );

  it('counts a building in the band of its level; the limit belongs to the band above', () => {
    expect(
      bands.map(({ from, to, people, dwellings, buildings }) => [from, to, people, dwellings, buildings]),
    ).toEqual([
      [null, 55, 0, 0, 0],
      [55, 60, 0, 2, 1],
      [60, 65, 0, 0, 0],
      [65, null, 35, 10, 2],
    ]);
    expect(bands[1].sensitive).toEqual({ medical: 1, education: 0, welfare: 0 });
    expect(bands[3].sensitive).toEqual({ medical: 0, education: 1, welfare: 0 });
  });

  it('the area is that of the cells, and all adds up', () => {
    // Columns of 69 … 51 dB, 20 cells of 25 m² each.
    expect(bands.map(({ areaM2 }) => areaM2 / 500)).toEqual([4, 5, 5, 5]);
    expect(withoutLevel).toEqual({
      people: 7,
      dwellings: 0,
      buildings: 1,
      sensitive: { medical: 0, education: 0, welfare: 1 },
      areaM2: 500,
    });
    for (const key of ['people', 'dwellings', 'buildings', 'areaM2'] as const)
      expect(bands.reduce((sum, band) => sum + band[key], withoutLevel[key])).toBe(totals[key]);
    expect(totals.areaM2).toBe(10_000);
  });
});
