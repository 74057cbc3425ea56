import { describe, expect, it } from 'vitest';
import { exceedanceGrid, exceedingIndicator, isExceedance } from '../../src/grid/exceedance.ts';
import { buildingLevels, type ExposedBuilding, exposureOf } from '../../src/grid/exposure.ts';
import { frameOfEdges } from '../../src/grid/frame.ts';
import type { Grid } from '../../src/grid/grid.ts';
import { limitPeriod } from '../../src/grid/limit-period.ts';
import { classOf, exceedancePalette } from '../../src/grid/palette.ts';
import { exposureByZone } from '../../src/grid/zone-exposure.ts';
import {
  cellClasses,
  middleOfFootprint,
  type ZonePolygon,
  zoneCells,
  zoneFinder,
} from '../../src/grid/zones.ts';

type Box = readonly [west: number, south: number, east: number, north: number];
const ring = ([w, s, e, n]: Box) =>
  [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ] as const;
const zone = (cls: ZonePolygon['zone'], ...rings: Box[]): ZonePolygon => ({
  zone: cls,
  rings: rings.map(ring),
});

/** 100 m × 60 m in cells of 10 m; 64 dB in the first column, 2 dB less in each further one. */
const frame = frameOfEdges([0, 0, 100, 60], 10);
const grid: Grid = {
  ...frame,
  crs: { kind: 'local' },
  values: Float32Array.from({ length: 60 }, (_, k) => 64 - 2 * (k % 10)),
  indicator: 'Ld',
  period: '06–22',
  meta: { unit: 'dB', method: '', illustrative: false, notes: [] },
};
/** Class 2 in the west with a hole, class 1 in the east, a strip of class 4a over the border; the north free. */
const zones = [
  zone('2', [0, 0, 50, 50], [20, 10, 40, 30]),
  zone('1', [50, 0, 100, 50]),
  zone('4a', [40, 0, 60, 50]),
];
const nameAt = (cells: Uint8Array, column: number, row: number) => {
  const cell = cells[row * 10 + column];
  return cell === 0 ? null : cellClasses[cell - 1];
};

describe('zones of cells', () => {
  const cells = zoneCells(frame, zones);

  it('are those of the centres; holes and what no zone covers are outside', () => {
    expect(nameAt(cells, 0, 5)).toBe('2');
    expect(nameAt(cells, 2, 3)).toBe(null);
    expect(nameAt(cells, 3, 4)).toBe(null);
    expect(nameAt(cells, 1, 3)).toBe('2');
    expect(nameAt(cells, 9, 5)).toBe('1');
    for (let column = 0; column < 10; column++) expect(nameAt(cells, column, 0)).toBe(null);
  });

  it('a strip along a route lies over what it runs through, in whatever order they come', () => {
    for (const column of [4, 5]) expect(nameAt(cells, column, 3)).toBe('4a');
    expect(zoneCells(frame, [...zones].reverse())).toEqual(cells);
    // Elsewhere the lower limit counts.
    expect(nameAt(zoneCells(frame, [zone('0', [0, 0, 20, 20]), zone('3', [0, 0, 20, 20])]), 0, 5)).toBe('0');
  });

  it('agree with the look-up of a place at every centre', () => {
    const at = zoneFinder(zones);
    for (let row = 0; row < 6; row++)
      for (let column = 0; column < 10; column++)
        expect(at(5 + 10 * column, 55 - 10 * row)).toBe(nameAt(cells, column, row));
    expect(at(-1, 5)).toBe(null);
    expect(zoneFinder([])(0, 0)).toBe(null);
  });

  it('the middle of a footprint is its centre of area, far from the origin too, whichever way its ring runs', () => {
    const [east, north] = [354_700, 3_199_600];
    // An L of 3 squares of 10 m.
    const l = [
      [0, 0],
      [20, 0],
      [20, 10],
      [10, 10],
      [10, 20],
      [0, 20],
      [0, 0],
    ].map(([x, y]) => [east + x, north + y]);
    for (const one of [l, [...l].reverse()]) {
      const [x, y] = middleOfFootprint([one]);
      expect(x - east).toBeCloseTo(25 / 3, 6);
      expect(y - north).toBeCloseTo(25 / 3, 6);
    }
  });
});

describe('exceedance', () => {
  const exceedance = exceedanceGrid(grid, zoneCells(frame, zones), 'day');
  const at = (column: number, row: number) => exceedance.values[row * 10 + column];

  it('is level minus the limit of the zone; outside all zones there is none', () => {
    // Class 2: 60 dB by day; 4a: 70; 1: 55.
    expect([at(0, 5), at(1, 5), at(2, 5), at(4, 5), at(9, 5)]).toEqual([4, 2, 0, -14, -9]);
    expect([at(0, 0), at(3, 3)]).toEqual([Number.NaN, Number.NaN]);
    expect(exceedanceGrid(grid, zoneCells(frame, zones), 'night').values[50]).toBe(14);
    expect(isExceedance(exceedance)).toBe(true);
    expect(isExceedance(grid)).toBe(false);
    expect(exceedingIndicator(exceedance)).toBe('Ld');
  });

  it('a level equal to the limit is not coloured as above it', () => {
    expect([-6, -5, -4.9, 0, 0.001, 5, 5.1, 10, 10.1].map((db) => classOf(exceedancePalette, db))).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3, 4,
    ]);
  });

  it('has limits for Ld and Ln of GB 3096, and for sources that sound alike all day', () => {
    const of = (indicator: string, period: string) => limitPeriod({ indicator, period });
    expect([of('Ld', '06–22'), of('Ln', '22-06'), of('Ld', 'all')]).toEqual(['day', 'night', 'day']);
    expect([of('Ldn', '06–22/22–06'), of('Lden', 'all'), of('Ln', '23–07')]).toEqual([null, null, null]);
  });
});

describe('exposure by zone', () => {
  const house = (box: Box, people: number, use?: string): ExposedBuilding => ({
    footprint: [ring(box).map(([x, y]) => [x, y])],
    people,
    dwellings: people / 2,
    use,
  });
  const buildings = [
    // West façade before the first column, 64 dB: above 60.
    house([10, 20, 20, 30], 10, 'education'),
    // Exactly the limit of class 2 before its west façade (column 2, 60 dB).
    house([30, 32, 38, 40], 7),
    house([70, 20, 80, 30], 4, 'medical'),
    house([30, 52, 40, 58], 3),
    house([300, 20, 310, 30], 2),
  ];
  const limits = [45, 50, 55, 60];
  const levels = buildingLevels(grid, buildings, 'most-exposed');
  const whole = exposureOf(grid, buildings, limits, levels);
  const parts = exposureByZone(grid, buildings, limits, levels, zones, 'day');

  it('sums to the whole, band by band', () => {
    expect(parts.map((part) => part.zone)).toEqual(['1', '2', '4a', null]);
    for (const key of ['people', 'dwellings', 'buildings', 'areaM2'] as const) {
      const sum = (of: (part: (typeof parts)[number]) => number) =>
        parts.reduce((all, part) => all + of(part), 0);
      expect(sum(({ totals }) => totals[key])).toBeCloseTo(whole.totals[key], 9);
      expect(sum(({ withoutLevel }) => withoutLevel[key])).toBeCloseTo(whole.withoutLevel[key], 9);
      whole.bands.forEach((band, k) => {
        expect(sum(({ bands }) => bands[k][key])).toBeCloseTo(band[key], 9);
      });
    }
  });

  it('counts what lies above the limit; equal to it is not above', () => {
    const [first, second, strip, outside] = parts;
    expect(second.limitDb).toBe(60);
    expect(second.above).toMatchObject({ people: 10, dwellings: 5, buildings: 1 });
    expect(second.above?.sensitive.education).toBe(1);
    // Columns 0 and 1 are above 60 dB: 5 cells each.
    expect(second.above?.areaM2).toBe(1000);
    expect(first).toMatchObject({ limitDb: 55, totals: { people: 4 }, above: { people: 0 } });
    expect(strip).toMatchObject({ limitDb: 70, totals: { people: 0 } });
    expect(outside).toMatchObject({ limitDb: null, above: null, totals: { people: 5 } });
  });

  it('counts without limits where the indicator has none', () => {
    const without = exposureByZone(grid, buildings, limits, levels, zones, null);
    expect(without.every(({ limitDb, above }) => limitDb === null && above === null)).toBe(true);
    expect(without.map(({ bands }) => bands)).toEqual(parts.map(({ bands }) => bands));
  });
});
