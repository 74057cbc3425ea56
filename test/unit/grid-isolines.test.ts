import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { isobands, isolines, isolinesToGeoJson, withoutSpecks } from '../../src/grid/contours.ts';
import { gridOf } from './contour-grid.ts';

const lengthOf = (line: readonly Position[]): number =>
  line.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - line[i][0], y - line[i][1]), 0);

const distance = ([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): number => {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
};

const offLine = (point: Position, lines: readonly (readonly Position[])[]): number =>
  Math.min(...lines.flatMap((line) => line.slice(1).map((end, i) => distance(point, line[i], end))));

/** Two hills, a gap in one of them. */
const field = gridOf(40, 30, (column, row) =>
  Math.hypot(column - 10, row - 8) < 3.2
    ? Number.NaN
    : 57 + 18 * Math.sin(column / 6) * Math.cos(row / 5) + row / 7,
);

describe('isolines', () => {
  const bands = isobands(field);
  const lines = isolines(field);

  it('lie on the boundaries of the bands below and above', () => {
    expect(lines.map(({ levelDb }) => levelDb)).toEqual([40, 45, 50, 55, 60, 65, 70, 75]);
    for (const { levelDb, geometry } of lines)
      for (const side of [
        bands.find(({ to }) => to === levelDb),
        bands.find(({ from }) => from === levelDb),
      ]) {
        const rings = side?.geometry.coordinates.flat() ?? [];
        const points = geometry.coordinates.flatMap((line) => line.filter((_, i) => i % 4 === 0));
        for (const point of points) expect(offLine(point, rings)).toBeLessThan(1e-6);
      }
  });

  it('are all that bands share: perimeters are twice the lines and once the outline of the data', () => {
    const perimeter = bands
      .flatMap(({ geometry }) => geometry.coordinates.flat())
      .reduce((sum, ring) => sum + lengthOf(ring), 0);
    const inner = lines
      .flatMap(({ geometry }) => geometry.coordinates)
      .reduce((sum, line) => sum + lengthOf(line), 0);
    const has = (column: number, row: number) =>
      column >= 0 && row >= 0 && column < 40 && row < 30 && !Number.isNaN(field.values[row * 40 + column]);
    let outline = 0;
    for (let row = -1; row < 30; row++)
      for (let column = -1; column < 40; column++) {
        if (has(column, row) !== has(column + 1, row)) outline += 10;
        if (has(column, row) !== has(column, row + 1)) outline += 10;
      }
    expect(perimeter).toBeCloseTo(2 * inner + outline, 5);
  });

  it('are closed round a hill, and end where the data end', () => {
    const cone = gridOf(21, 21, (column, row) => 58 - Math.hypot(column - 10, row - 10));
    const [at50, at55] = isolines(cone).slice(-2);
    expect([at50.levelDb, at55.levelDb]).toEqual([50, 55]);
    for (const { geometry } of [at50, at55]) {
      expect(geometry.coordinates).toHaveLength(1);
      expect(geometry.coordinates[0].at(-1)).toEqual(geometry.coordinates[0][0]);
    }
    const [slope] = isolines(gridOf(21, 5, (column) => 51 + (4 * column) / 10));
    // A straight line is two points, at the column of 55 dB, from edge to edge, the louder side on its left.
    expect(slope).toEqual({
      levelDb: 55,
      geometry: {
        type: 'MultiLineString',
        coordinates: [
          [
            [205, 2000],
            [205, 1950],
          ],
        ],
      },
    });
  });

  it('are nothing in a field of one level, and GeoJSON with their level else', () => {
    expect(isolines(gridOf(3, 3, () => 57))).toEqual([]);
    expect(isolines(gridOf(3, 3, () => Number.NaN))).toEqual([]);
    const { features } = isolinesToGeoJson(lines, null);
    expect(features[3]).toMatchObject({ properties: { levelDb: 55 }, geometry: { type: 'MultiLineString' } });
  });
});

it('isolines to look at leave out rings within two and a half cells, and levels that have no others', () => {
  // A peak in one cell on a ridge: its rings are specks, the edge of the ridge is not, nor a line that is open.
  const peak = isolines(gridOf(20, 20, (column, row) => (column === 10 && row === 10 ? 78 : 64 - row)));
  const drawn = withoutSpecks(peak, 10);
  expect(peak.map(({ levelDb }) => levelDb)).toEqual([50, 55, 60, 65, 70, 75]);
  expect(drawn.map(({ levelDb }) => levelDb)).toEqual([50, 55, 60]);
  const wide = isolines(gridOf(20, 20, (column, row) => (Math.hypot(column - 10, row - 10) < 4 ? 78 : 63)));
  expect(withoutSpecks(wide, 10)).toEqual(wide);
});
