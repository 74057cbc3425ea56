import { describe, expect, it } from 'vitest';
import { buildingLevels, exposureOf, peoplePerDb } from '../../src/grid/exposure.ts';
import { facadeLevels, receiverLevels } from '../../src/grid/facade-levels.ts';
import { receiverPlaces } from '../../src/grid/facade-places.ts';
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

describe('receivers of a building', () => {
  const round = (sides: number, radius: number) =>
    Array.from({ length: sides + 1 }, (_, k) => [
      50 + radius * Math.cos((2 * Math.PI * (k % sides)) / sides),
      50 + radius * Math.sin((2 * Math.PI * (k % sides)) / sides),
    ]);

  it('stand in intervals of at most 5 m; a side of 2.5 to 5 m has one', () => {
    const places = receiverPlaces([box([20, 20, 31, 24])]);
    expect(
      places.map(({ x, y, nx, ny }) => [x, y, nx, ny].map((v) => Math.round(1000 * v) / 1000 + 0)),
    ).toEqual([
      [21.833, 20, 0, -1],
      [25.5, 20, 0, -1],
      [29.167, 20, 0, -1],
      [31, 22, 1, 0],
      [29.167, 24, 0, 1],
      [25.5, 24, 0, 1],
      [21.833, 24, 0, 1],
      [20, 22, -1, 0],
    ]);
  });

  it('do not depend on how finely a round wall is drawn, nor on where its ring begins', () => {
    // 31.4 m: seven intervals.
    for (const sides of [24, 60, 200]) {
      const ring = round(sides, 5);
      const places = receiverPlaces([ring]);
      expect(places).toHaveLength(7);
      for (const { x, y, nx, ny } of places) expect((x - 50) * nx + (y - 50) * ny).toBeGreaterThan(4.9);
    }
    // A half circle on a straight wall of 10 m: two and four receivers.
    const half = [...round(40, 5).slice(0, 21), [55, 50]];
    const turned = [...half.slice(7, -1), ...half.slice(0, 8)];
    const sorted = (ring: number[][]) =>
      receiverPlaces([ring])
        .map(({ x, y }) => [x.toFixed(6), y.toFixed(6)].join())
        .sort();
    expect(sorted(half)).toHaveLength(6);
    expect(sorted(turned)).toEqual(sorted(half));
  });

  it('one stands on each side of a hut', () => {
    expect(receiverPlaces([box([20, 20, 21, 21])])).toHaveLength(4);
  });

  it('have the level outside, highest first, and none at a shared wall', () => {
    const grid = gridOf(falling);
    const [levels] = receiverLevels(grid, [[box([20, 20, 30, 30])]]);
    expect([...levels]).toEqual([67, 67, 66, 66, 65, 65, 64, 64]);
    const [left] = receiverLevels(grid, [[box([20, 20, 30, 30])], [box([10, 20, 20, 30])]]);
    expect([...left]).toEqual([66, 66, 65, 65, 64, 64]);
  });
});

describe('distribution of people over façades', () => {
  const grid = gridOf(falling);
  const counts = (dwellings: number | undefined, footprint = [box([20, 20, 40, 40])]) => {
    const buildings = [{ footprint, people: 16, dwellings, use: 'education' }];
    const levels = buildingLevels(grid, buildings, 'median-half');
    const { bands, totals } = exposureOf(grid, buildings, [66, 67], levels);
    expect(totals).toMatchObject({ people: 16, buildings: 1 });
    return {
      people: bands.map(({ people }) => people),
      buildings: bands.map((band) => band.buildings),
      perDb: peoplePerDb(buildings, levels),
    };
  };

  it('is equal over the upper half of the receivers; the building itself counts once', () => {
    // 16 receivers: 4 at 67, 2 each at 66, 65, 64 and 63, 4 at 62 dB.
    const { people, buildings, perDb } = counts(undefined);
    expect(people).toEqual([4, 4, 8]);
    expect(buildings).toEqual([0, 0, 1]);
    expect(perDb).toEqual([
      { from: 65, to: 66, people: 4 },
      { from: 66, to: 67, people: 4 },
      { from: 67, to: 68, people: 8 },
    ]);
    expect(counts(8).people).toEqual([4, 4, 8]);
  });

  it('of an odd number the lowest is left out; a single dwelling is at its loudest façade', () => {
    const wedge = [
      [20, 20],
      [24, 20],
      [20, 23],
      [20, 20],
    ];
    expect(counts(undefined, [wedge]).people).toEqual([0, 0, 16]);
    expect(counts(1).people).toEqual([0, 0, 16]);
  });

  it('is nowhere louder than all at the loudest façade, the usual rule', () => {
    const buildings = [{ footprint: [box([20, 20, 40, 40])], people: 16 }];
    expect(peoplePerDb(buildings, buildingLevels(grid, buildings, 'most-exposed'))).toEqual([
      { from: 67, to: 68, people: 16 },
    ]);
    const beyond = [{ footprint: [box([500, 20, 510, 40])], people: 7 }];
    const levels = buildingLevels(grid, beyond, 'median-half');
    expect(peoplePerDb(beyond, levels)).toEqual([]);
    expect(exposureOf(grid, beyond, [60], levels).withoutLevel.people).toBe(7);
  });
});
