import { describe, expect, it } from 'vitest';
import { gaussKruger3, localPlane } from '../../src/domain/plane.ts';
import { planeOfCrs } from '../../src/grid/crs-plane.ts';
import { gridMesh, mercator } from '../../src/map/grid-mesh.ts';
import { gridPaintTables } from '../../src/map/grid-paint.ts';
import { interiorPoint, labelPoints } from '../../src/map/label-points.ts';
import { coordinatesText } from '../../src/map/map-readout.tsx';

describe('grid on the map', () => {
  it('knows Web Mercator', () => {
    // EPSG guidance note 7-2, example of method 1024: 24°22'54.433"N 100°20'00"W → E −11169055.58, N 2800000.00.
    const [x, y] = mercator(-100 - 20 / 60, 24 + 22 / 60 + 54.433 / 3600);
    const circumference = 2 * Math.PI * 6378137;
    expect((x - 0.5) * circumference).toBeCloseTo(-11169055.58, 1);
    expect((0.5 - y) * circumference).toBeCloseTo(2800000.0, 1);
  });

  it('lies with its corners and centre where the plane puts them, to a millimetre on the ground', () => {
    const plane = localPlane(118.5, 28.9);
    const grid = { origin: [-5000, 4000] as const, cellSizeM: 25, width: 400, height: 320 };
    const { origin, vertices, indices } = gridMesh(grid, plane);
    const metre = 1 / (40075016.686 * Math.cos((28.9 * Math.PI) / 180));
    const at = (row: number, column: number) => [
      ...vertices.slice((row * 17 + column) * 4, (row * 17 + column) * 4 + 4),
    ];
    for (const [row, column, east, north] of [
      [0, 0, -5012.5, 4012.5],
      [16, 16, 4987.5, -3987.5],
    ] as const) {
      const [x, y] = mercator(...plane.toLngLat(east, north));
      const [dx, dy, u, v] = at(row, column);
      expect(Math.hypot(dx + origin[0] - x, dy + origin[1] - y) / metre).toBeLessThan(0.001);
      expect([u, v]).toEqual([column / 16, row / 16]);
    }
    expect(Math.max(...indices)).toBe(17 * 17 - 1);
  });

  it('has no place without a coordinate system', () => {
    expect(planeOfCrs({ kind: 'local' })).toBeNull();
    expect(planeOfCrs({ kind: 'epsg', code: 4326 })).toBeNull();
    expect(planeOfCrs({ kind: 'epsg', code: 4549 })?.centralMeridianDeg).toBe(120);
  });

  it('puts class colours in order and refuses tables that do not fit', () => {
    const { texels, breaks } = gridPaintTables({
      mode: 'classed',
      breaks: [50, 55],
      colours: ['#010203', '#0a0b0c', '#ff8040'],
    });
    expect([...texels.slice(0, 12)]).toEqual([1, 2, 3, 255, 10, 11, 12, 255, 255, 128, 64, 255]);
    expect([...breaks.slice(0, 2)]).toEqual([50, 55]);
    expect(breaks[2]).toBeGreaterThan(1e38);
    expect(() => gridPaintTables({ mode: 'classed', breaks: [50], colours: ['#000000'] })).toThrow(
      RangeError,
    );
    expect(() => gridPaintTables({ mode: 'continuous', texture: new Uint8Array(4), range: [0, 1] })).toThrow(
      RangeError,
    );
  });
});

describe('places of names', () => {
  it('lie deep inside, also in a horseshoe and beside a hole', () => {
    const horseshoe = [
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [8, 10],
        [8, 2],
        [2, 2],
        [2, 10],
        [0, 10],
        [0, 0],
      ],
    ];
    const [x, y] = interiorPoint(horseshoe);
    expect(y < 2 || x < 2 || x > 8).toBe(true);
    const frame = [
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
        [0, 0],
      ],
      [
        [1, 1],
        [7, 1],
        [7, 9],
        [1, 9],
        [1, 1],
      ],
    ];
    const place = interiorPoint(frame);
    expect(place[0]).toBeGreaterThan(8.2);
    expect(place[0]).toBeLessThan(8.8);
  });

  it('are one for each feature, in its largest part, and the same array for the same features', () => {
    const square = (x: number, side: number) => [
      [
        [x, 0],
        [x + side, 0],
        [x + side, side],
        [x, side],
        [x, 0],
      ],
    ];
    const features = [
      {
        id: 'a',
        geometry: { type: 'MultiPolygon' as const, coordinates: [square(0, 1), square(10, 4)] },
        properties: {},
        provenance: 'measured' as const,
      },
    ];
    const points = labelPoints(features);
    expect(points).toHaveLength(1);
    const { geometry } = points[0];
    expect(geometry?.type === 'Point' && geometry.coordinates[0]).toBeCloseTo(12, 1);
    expect(labelPoints(features)).toBe(points);
  });
});

describe('coordinate read-out', () => {
  it('writes both systems', () => {
    const [east, north] = gaussKruger3(120).toPlane(118.5104, 28.9037);
    const grouped = (value: number) => String(Math.round(value)).replace(/(\d)(?=(\d{3})+$)/g, '$1\u202f');
    expect(coordinatesText(118.5104, 28.9037, 4549, 'CGCS2000')).toBe(
      `118.5104°E 28.9037°N · CGCS2000 E ${grouped(east)} N ${grouped(north)}`,
    );
    expect(coordinatesText(-0.5, -1, 0, 'x')).toBe('0.5000°W 1.0000°S');
  });
});
