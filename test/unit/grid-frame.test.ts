import { describe, expect, it } from 'vitest';
import { maskByDistance, maskByPolygons, type PlaneRing } from '../../src/grid/clip.ts';
import { autoCellSizeM, frameOfEdges, type GridFrame } from '../../src/grid/frame.ts';
import { gridEdges } from '../../src/grid/grid.ts';

describe('frame', () => {
  it('covers the edges with whole cells from the north-west corner', () => {
    const frame = frameOfEdges([100, 200, 1051, 800], 50);
    expect(frame).toEqual({ origin: [125, 775], cellSizeM: 50, width: 20, height: 12 });
    expect(gridEdges(frame)).toEqual([100, 200, 1100, 800]);
    // 0.1 + 0.2 is not 0.3: rounding makes no further row.
    expect(frameOfEdges([0, 0, 0.1 + 0.2, 0.3], 0.1)).toMatchObject({ width: 3, height: 3 });
  });

  it.each([
    [[0, 0, 10_000, 10_000], 50],
    [[0, 0, 4000, 4000], 20],
    [[0, 0, 4100, 4100], 50],
    [[0, 0, 100, 100], 2],
    [[0, 0, 300_000, 200_000], 2000],
  ] as const)('cell size for %o is %i m', (edges, expected) => {
    expect(autoCellSizeM(edges)).toBe(expected);
  });
});

describe('masks', () => {
  const frame: GridFrame = { origin: [5, 295], cellSizeM: 10, width: 40, height: 30 };
  const centres = Array.from(
    { length: 1200 },
    (_, cell) => [5 + 10 * (cell % 40), 295 - 10 * Math.floor(cell / 40)] as const,
  );

  it('by distance: centres within it, the distance itself included', () => {
    const places = [
      [105, 95],
      [377, -20],
      [-30, 300],
    ] as const;
    const mask = maskByDistance(
      frame,
      places.map(([x]) => x),
      places.map(([, y]) => y),
      50,
    );
    const expected = centres.map(([x, y]) =>
      places.some(([px, py]) => Math.hypot(px - x, py - y) <= 50) ? 1 : 0,
    );
    expect([...mask]).toEqual(expected);
    // (155, 95) is exactly 50 m from the first place.
    expect(mask[20 * 40 + 15]).toBe(1);
  });

  it('by polygons: holes are outside, several polygons are united', () => {
    const square = (west: number, south: number, side: number): PlaneRing => [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ];
    const mask = maskByPolygons(frame, [[square(20, 20, 160), square(60, 60, 60)], [square(150, 150, 100)]]);
    const inSquare = (x: number, y: number, west: number, south: number, side: number) =>
      x > west && x < west + side && y > south && y < south + side;
    const expected = centres.map(([x, y]) =>
      (inSquare(x, y, 20, 20, 160) && !inSquare(x, y, 60, 60, 60)) || inSquare(x, y, 150, 150, 100) ? 1 : 0,
    );
    expect([...mask]).toEqual(expected);
    expect(mask.reduce((sum, value) => sum + value, 0)).toBe(16 * 16 - 6 * 6 + 10 * 10 - 3 * 3);
  });

  it('by polygons: a triangle, either orientation, beyond the frame', () => {
    const triangle: PlaneRing = [
      [-100, -100],
      [500, 100],
      [120, 700],
      [-100, -100],
    ];
    const side = (
      [ax, ay]: readonly [number, number],
      [bx, by]: readonly [number, number],
      x: number,
      y: number,
    ) => (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0;
    const expected = centres.map(([x, y]) =>
      [0, 1, 2].every((k) => side(triangle[k], triangle[k + 1], x, y)) ? 1 : 0,
    );
    expect([...maskByPolygons(frame, [[triangle]])]).toEqual(expected);
    expect([...maskByPolygons(frame, [[[...triangle].reverse()]])]).toEqual(expected);
  });
});
