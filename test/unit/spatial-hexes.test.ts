import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPlane } from '../../src/domain/plane.ts';
import {
  complaintCounts,
  countedComplaints,
  manyBelow,
  monthsOf,
  noneAbove,
} from '../../src/features/complaints/complaint-lists.ts';
import type { Grid } from '../../src/grid/grid.ts';
import { complaintHexes } from '../../src/spatial/complaint-hexes.ts';
import { hexAt, hexCentre, hexCounts, hexesIn, hexRing } from '../../src/spatial/hex-bins.ts';
import { feature, layer, polygon } from './spatial-world.ts';

const metres = fc.double({ min: -50_000, max: 50_000, noNaN: true });

describe('hexagons', () => {
  it('hold each place once: the middle of its hexagon is the nearest of all middles', () => {
    fc.assert(
      fc.property(metres, metres, fc.double({ min: 20, max: 1000, noNaN: true }), (x, y, side) => {
        const own = hexAt([x, y], side);
        const away = (q: number, r: number) => {
          const [cx, cy] = hexCentre({ q, r }, side);
          return Math.hypot(cx - x, cy - y);
        };
        expect(away(own.q, own.r)).toBeLessThanOrEqual(side * (1 + 1e-9));
        for (const [dq, dr] of [
          [1, 0],
          [0, 1],
          [-1, 1],
          [-1, 0],
          [0, -1],
          [1, -1],
        ])
          expect(away(own.q, own.r)).toBeLessThanOrEqual(away(own.q + dq, own.r + dr) + 1e-6);
      }),
    );
  });

  it('have the area of six triangles, and a corner to the north', () => {
    const ring = hexRing({ q: 2, r: -1 }, 100);
    let area = 0;
    for (let i = 1; i < ring.length; i++)
      area += (ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1]) / 2;
    expect(area).toBeCloseTo(1.5 * Math.sqrt(3) * 100 ** 2, 6);
    const [x, y] = hexCentre({ q: 2, r: -1 }, 100);
    expect(ring.some(([cx, cy]) => Math.abs(cx - x) < 1e-9 && Math.abs(cy - y - 100) < 1e-9)).toBe(true);
  });

  it('fill a box without gaps: their number is that of the areas', () => {
    const hexes = hexesIn([-3000, -2000, 3000, 2000], 100);
    const ratio = hexes.length / ((6000 * 4000) / (1.5 * Math.sqrt(3) * 100 ** 2));
    expect(Math.abs(ratio - 1)).toBeLessThan(0.02);
    expect(new Set(hexes.map(({ q, r }) => `${q},${r}`)).size).toBe(hexes.length);
  });

  it('count places, and lose none', () => {
    const places = Array.from({ length: 100 }, (_, k): [number, number] => [k * 37, (k * k) % 900]);
    const bins = hexCounts(places, 150);
    expect([...bins.values()].reduce((sum, { count }) => sum + count, 0)).toBe(100);
  });
});

const plane = localPlane(118.5, 28.9);
const { toPlane, toLngLat, ...definition } = plane;
const [x0, y0] = toPlane(118.5, 28.9);
const side = 100;
/** A hexagon near the middle of the world, and the one two rows to its north. */
const here = hexAt([x0, y0], side);
const north = { q: here.q - 1, r: here.r + 2 };
const at = (hex: { q: number; r: number }): [number, number] => {
  const [x, y] = hexCentre(hex, side);
  return toLngLat(x, y);
};

/** 400 × 400 m around the middle: 58 dB in the south, 66 in the north. */
const grid: Grid = {
  crs: { kind: 'plane', plane: definition },
  origin: [x0 - 400, y0 + 400],
  cellSizeM: 20,
  width: 41,
  height: 41,
  values: Float32Array.from({ length: 41 * 41 }, (_, k) => (Math.floor(k / 41) < 15 ? 66 : 58)),
  indicator: 'Ld',
  period: '06–22',
  meta: { unit: 'dB', method: 'test', illustrative: false, notes: [] },
};

const box = (halfM: number) =>
  [
    [x0 - halfM, y0 - halfM],
    [x0 + halfM, y0 - halfM],
    [x0 + halfM, y0 + halfM],
    [x0 - halfM, y0 + halfM],
    [x0 - halfM, y0 - halfM],
  ].map(([x, y]) => [...toLngLat(x, y)]);

const zonesOf = (zones: readonly { id: string; zone: string; ring: number[][] }[]) =>
  layer(
    'zones',
    'functional-zone',
    zones.map(({ id, zone, ring }) => feature(id, polygon(ring), { zone })),
  );

const input = {
  places: [at(here), at(here), at(here)],
  sideM: side,
  grid,
  zones: zonesOf([{ id: 'z', zone: '2', ring: box(350) }]),
  period: 'day',
  rounding: 'none',
} as const;

describe('complaints beside levels', () => {
  it('tell the level at the middle from the limit of the zone there', () => {
    const hexes = complaintHexes(input);
    const [busy] = hexes.filter(({ count }) => count > 0);
    expect(busy).toMatchObject({ count: 3, zone: '2', limitDb: 60, levelDb: 58, excessDb: -2 });
    expect(hexes.find(({ id }) => id === `${north.q},${north.r}`)).toMatchObject({ count: 0, excessDb: 6 });
  });

  it('list places of many complaints within the limit, and loud ones without any', () => {
    const hexes = complaintHexes(input);
    expect(manyBelow(hexes, 3).map(({ count }) => count)).toEqual([3]);
    expect(manyBelow(hexes, 4)).toEqual([]);
    const silent = noneAbove(hexes);
    expect(silent.length).toBeGreaterThan(0);
    expect(silent.every(({ count, levelDb, limitDb }) => count === 0 && levelDb > limitDb)).toBe(true);
    expect(complaintCounts(hexes)).toEqual({ complaints: 3, above: 0, below: 3, unjudged: 0 });
  });

  it('judge nothing where there is no zone, no value, or no limit of the period', () => {
    const unzoned = complaintHexes({ ...input, zones: null });
    expect(unzoned).toHaveLength(1);
    expect(unzoned[0]).toMatchObject({ count: 3, zone: null, excessDb: null, levelDb: 58 });
    const unlimited = complaintHexes({ ...input, period: null });
    expect(unlimited.every(({ excessDb }) => excessDb === null)).toBe(true);
    const far = complaintHexes({ ...input, places: [toLngLat(x0 + 5000, y0)] });
    expect(complaintCounts(far)).toMatchObject({ complaints: 1, unjudged: 1 });
  });

  it('take the nearest value within the hexagon where the middle lies in a house', () => {
    const [cx, cy] = hexCentre(here, side);
    const values = grid.values.map((value, k) => {
      const x = grid.origin[0] + (k % 41) * 20;
      const y = grid.origin[1] - Math.floor(k / 41) * 20;
      const away = Math.hypot(x - cx, y - cy);
      return away < 35 ? Number.NaN : away < 60 ? 59 : value;
    });
    const [busy] = complaintHexes({ ...input, grid: { ...grid, values } }).filter(({ count }) => count > 0);
    expect(busy.levelDb).toBe(59);
  });

  it('take the lower limit where zones lie over each other', () => {
    const zones = zonesOf([
      { id: 'a', zone: '4a', ring: box(350) },
      { id: 'b', zone: '1', ring: box(350) },
    ]);
    const [busy] = complaintHexes({ ...input, zones }).filter(({ count }) => count > 0);
    expect(busy).toMatchObject({ zone: '1', limitDb: 55, excessDb: 3 });
  });

  it('refuse a map without a place on the earth, and hexagons by the ten thousand', () => {
    expect(() => complaintHexes({ ...input, grid: { ...grid, crs: { kind: 'local' } } })).toThrow();
    expect(() => complaintHexes({ ...input, sideM: 1 })).toThrow();
  });
});

describe('which complaints are counted', () => {
  const complaint = (id: string, month: string | undefined, period: string) => ({
    id,
    geometry: { type: 'Point' as const, coordinates: [118.5, 28.9] },
    properties: { ...(month && { month }), period },
    provenance: 'illustrative' as const,
  });
  const features = [
    complaint('a', '2023-11', 'day'),
    complaint('b', '2024-02', 'night'),
    complaint('c', undefined, 'day'),
  ];

  it('knows every month between the first and the last', () => {
    expect(monthsOf(features)).toEqual(['2023-11', '2023-12', '2024-01', '2024-02']);
    expect(monthsOf([])).toEqual([]);
  });

  it('takes months with both ends, and the period of the map where it is wanted', () => {
    const ids = (choice: Parameters<typeof countedComplaints>[1], period: 'day' | 'night' | null) =>
      countedComplaints(features, choice, period).map(({ id }) => id);
    expect(ids({ from: null, to: null, hours: 'all' }, 'day')).toEqual(['a', 'b', 'c']);
    expect(ids({ from: '2023-11', to: '2024-01', hours: 'all' }, 'day')).toEqual(['a']);
    expect(ids({ from: null, to: null, hours: 'same' }, 'night')).toEqual(['b']);
    expect(ids({ from: null, to: null, hours: 'same' }, null)).toEqual(['a', 'b', 'c']);
  });
});
