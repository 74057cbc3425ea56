import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { localPlane } from '../../src/domain/plane.ts';
import { areaM2 } from '../../src/spatial/measure.ts';
import { overlap, overlapTable } from '../../src/spatial/overlap.ts';
import { readShape } from '../../src/spatial/read-shape.ts';
import { regionOf } from '../../src/spatial/region.ts';
import { selectFeatures } from '../../src/spatial/select.ts';
import type { Area } from '../../src/spatial/types.ts';
import { areasAt, pointsInAreas } from '../../src/spatial/within.ts';
import { box, feature, layer, point, polygon } from './spatial-world.ts';

const plane = localPlane(118.5, 28.9);
const square = box(118.5, 28.9, 118.52, 28.92);
const hole = box(118.505, 28.905, 118.515, 28.915);
const ringed = polygon(square, hole);

const inside = (area: Geometry, others: Record<string, Geometry | null>) => {
  const features = Object.entries(others).map(([id, geometry]) => feature(id, geometry));
  const layers = [
    layer('zones', 'functional-zone', [feature('zone', area)]),
    layer('things', 'measurement', features),
  ];
  return selectFeatures({ kind: 'inside', layerId: 'zones', featureId: 'zone' }, layers, plane);
};

describe('borders and holes', () => {
  it('counts places on the outer border and on the border of a hole as inside, the hole as outside', () => {
    const { hits } = inside(ringed, {
      corner: point(118.5, 28.9),
      edge: point(118.51, 28.9),
      holeCorner: point(118.505, 28.905),
      holeEdge: point(118.51, 28.905),
      ring: point(118.502, 28.91),
      hole: point(118.51, 28.91),
      outside: point(118.4999999, 28.91),
    });
    expect(hits[1].featureIds).toEqual(['corner', 'edge', 'holeCorner', 'holeEdge', 'ring']);
  });

  it('counts lines and areas that touch, and leaves out what lies in the hole', () => {
    const line = (...coordinates: number[][]): Geometry => ({ type: 'LineString', coordinates });
    const { hits } = inside(ringed, {
      neighbour: polygon(box(118.52, 28.9, 118.54, 28.92)),
      cornerNeighbour: polygon(box(118.52, 28.92, 118.54, 28.94)),
      apart: polygon(box(118.5200001, 28.9, 118.54, 28.92)),
      inHole: polygon(box(118.508, 28.908, 118.512, 28.912)),
      fillsHole: polygon(hole),
      around: polygon(box(118.4, 28.8, 118.6, 29)),
      across: line([118.49, 28.902], [118.53, 28.902]),
      touching: line([118.49, 28.91], [118.5, 28.91]),
      lineInHole: line([118.508, 28.91], [118.512, 28.91]),
      passing: line([118.49, 28.89], [118.53, 28.8999]),
      multi: {
        type: 'MultiPoint',
        coordinates: [
          [118.4, 28.9],
          [118.501, 28.901],
        ],
      },
    });
    expect(hits[1].featureIds).toEqual([
      ...['neighbour', 'cornerNeighbour', 'fillsHole', 'around', 'across', 'touching', 'multi'],
    ]);
  });

  it('gives no area to areas that touch', () => {
    expect(overlap(ringed as Area, polygon(box(118.52, 28.9, 118.54, 28.92)) as Area, plane).areaM2).toBe(0);
    expect(overlap(ringed as Area, polygon(hole) as Area, plane).areaM2).toBe(0);
    const rows = overlapTable(
      layer('a', 'park', [feature('a', ringed)]),
      layer('b', 'park', [
        feature('b', polygon(hole)),
        feature('c', polygon(box(118.51, 28.9, 118.53, 28.92))),
      ]),
      plane,
    ).rows;
    expect(rows.map(({ b }) => b)).toEqual(['c']);
  });

  it('a seam of rounded digits is counted, not listed', () => {
    const neighbours = overlapTable(
      layer('a', 'park', [feature('a', polygon(box(118.5, 28.9, 118.5200001, 28.92)))]),
      layer('b', 'park', [feature('b', polygon(box(118.52, 28.9, 118.54, 28.92)))]),
      plane,
    );
    expect(neighbours.rows).toEqual([]);
    expect(neighbours.notes).toEqual([
      { code: 'spatial-seams', params: { layer: 'a', other: 'b', count: 1 } },
    ]);
  });

  it('an area around a hole keeps only the ring', () => {
    const found = overlap(polygon(box(118.4, 28.8, 118.6, 29)) as Area, ringed as Area, plane);
    expect(found.shareOfB).toBeCloseTo(1, 9);
    const [outer, inner] = [areaM2(polygon(square), plane), areaM2(polygon(hole), plane)];
    expect(found.areaM2 / (outer - inner)).toBeCloseTo(1, 9);
    const inRing = overlap(polygon(square) as Area, ringed as Area, plane);
    expect(inRing.areaM2 / (outer - inner)).toBeCloseTo(1, 6);
  });

  it('knows the areas of a place and the members of areas', () => {
    const zones = layer('zones', 'functional-zone', [
      feature('west', polygon(box(118.5, 28.9, 118.51, 28.92))),
      feature('east', polygon(box(118.51, 28.9, 118.52, 28.92))),
      feature('empty', polygon(box(118.6, 28.9, 118.61, 28.92))),
    ]);
    const stations = layer('stations', 'noise-station', [
      feature('w', point(118.505, 28.91)),
      feature('shared', point(118.51, 28.91)),
      feature('none', point(118.53, 28.91)),
      feature('nowhere', null),
    ]);
    expect(pointsInAreas(stations, zones, plane)).toEqual([
      { areaId: 'west', pointIds: ['w', 'shared'] },
      { areaId: 'east', pointIds: ['shared'] },
      { areaId: 'empty', pointIds: [] },
    ]);
    expect(areasAt([118.51, 28.91], [zones], plane).map(({ featureId }) => featureId)).toEqual([
      'west',
      'east',
    ]);
  });
});

describe('the asking feature', () => {
  const layers = [
    layer('stations', 'noise-station', [
      feature('a', point(118.51, 28.9)),
      feature('b', point(118.5101, 28.9)),
    ]),
  ];

  it('is not among its own hits', () => {
    const near = { kind: 'near', layerId: 'stations', featureId: 'a', distanceM: 50 } as const;
    expect(selectFeatures(near, layers, plane).hits[0].featureIds).toEqual(['b']);
  });

  it('within 0 m finds what touches', () => {
    const areas = [
      layer('areas', 'park', [
        feature('a', polygon(square)),
        feature('b', polygon(box(118.52, 28.9, 118.54, 28.92))),
      ]),
    ];
    const touching = { kind: 'near', layerId: 'areas', featureId: 'a', distanceM: 0 } as const;
    expect(selectFeatures(touching, areas, plane).hits[0].featureIds).toEqual(['b']);
  });

  it('that is gone, has no place or no inside is named', async () => {
    const ask = async (kind: 'near' | 'inside', featureId: string) => {
      const question =
        kind === 'near' ? { kind, layerId: 'x', featureId, distanceM: 5 } : { kind, layerId: 'x', featureId };
      const { region, notes } = await regionOf(question, [
        layer('x', 'village', [feature('point', point(118.5, 28.9)), feature('null', null)]),
      ]);
      expect(region).toBeNull();
      return notes.map(({ code, params }) => [code, params?.feature]);
    };
    expect(await ask('near', 'gone')).toEqual([['spatial-feature-missing', 'gone']]);
    expect(await ask('near', 'null')).toEqual([['spatial-feature-no-place', 'null']]);
    expect(await ask('inside', 'point')).toEqual([['spatial-not-an-area', 'point']]);
  });
});

describe('bad geometry', () => {
  const faultsOf = (geometry: unknown) => {
    const { hits, notes } = inside(polygon(square), {
      bad: geometry as Geometry,
      good: point(118.51, 28.91),
    });
    expect(hits[1].featureIds).toContain('good');
    return notes.map(({ code, where }) => `${code} ${where?.featureId ?? ''}`.trim());
  };

  it.each([
    ['no place', null, ['spatial-no-place']],
    ['NaN', point(Number.NaN, 28.9), ['spatial-bad-coordinates bad']],
    ['infinity', point(Infinity, 28.9), ['spatial-bad-coordinates bad']],
    [
      'a line of one place',
      {
        type: 'LineString',
        coordinates: [
          [118.5, 28.9],
          [118.5, 28.9],
        ],
      },
      ['spatial-bad-line bad'],
    ],
    [
      'a flat ring',
      polygon([
        [118.5, 28.9],
        [118.51, 28.91],
        [118.52, 28.92],
        [118.5, 28.9],
      ]),
      ['spatial-bad-ring bad'],
    ],
    ['no rings', polygon(), ['spatial-bad-ring bad']],
    ['an empty collection', { type: 'GeometryCollection', geometries: [] }, []],
    ['nonsense', { type: 'Polygon', coordinates: 7 }, ['spatial-unreadable bad']],
    ['an unknown type', { type: 'Blob' }, ['spatial-unreadable bad']],
    [
      'a bow-tie',
      polygon([
        [118.5, 28.9],
        [118.52, 28.92],
        [118.52, 28.9],
        [118.5, 28.92],
        [118.5, 28.9],
      ]),
      ['spatial-crossing bad'],
    ],
  ])('%s is named, the rest is answered', (_, geometry, expected) => {
    expect(faultsOf(geometry)).toEqual(expected);
  });

  it('closes an open ring, whichever way it runs', () => {
    const open = polygon(square.slice(0, -1));
    const reversed = polygon([...square].reverse());
    expect(areaM2(open, plane)).toBe(areaM2(polygon(square), plane));
    expect(areaM2(reversed, plane)).toBeCloseTo(areaM2(polygon(square), plane), 6);
  });

  it('a bow-tie has the area of both its wings', () => {
    const bow = polygon([
      [118.5, 28.9],
      [118.52, 28.92],
      [118.52, 28.9],
      [118.5, 28.92],
      [118.5, 28.9],
    ]);
    expect(readShape(bow).faults).toEqual(['crossing']);
    expect(areaM2(bow, plane) / (areaM2(polygon(square), plane) / 2)).toBeCloseTo(1, 4);
  });

  it('a ring that touches itself is sound', () => {
    const touching = polygon([
      ...[
        [118.5, 28.9],
        [118.51, 28.91],
        [118.52, 28.9],
        [118.52, 28.92],
        [118.51, 28.91],
        [118.5, 28.92],
        [118.5, 28.9],
      ],
    ]);
    expect(readShape(touching).faults).toEqual([]);
    expect(areaM2(touching, plane) / (areaM2(polygon(square), plane) / 2)).toBeCloseTo(1, 4);
  });

  it('parts of a multipolygon that overlap count once', () => {
    const parts = [box(118.5, 28.9, 118.52, 28.92), box(118.51, 28.9, 118.53, 28.92)];
    const double: Geometry = { type: 'MultiPolygon', coordinates: parts.map((ring) => [ring]) };
    expect(areaM2(double, plane) / areaM2(polygon(box(118.5, 28.9, 118.53, 28.92)), plane)).toBeCloseTo(1, 9);
    const nested: Geometry = { type: 'MultiPolygon', coordinates: [[square], [hole]] };
    expect(areaM2(nested, plane)).toBeCloseTo(areaM2(polygon(square), plane), 6);
  });

  it('a drawn outline without an area, or one that crosses itself, says so', async () => {
    const flat = await regionOf(
      {
        kind: 'polygon',
        ring: [
          [118.5, 28.9],
          [118.51, 28.9],
          [118.52, 28.9],
        ],
      },
      [],
    );
    expect(flat).toEqual({ region: null, notes: [{ code: 'spatial-region-empty' }] });
    const bow = await regionOf(
      {
        kind: 'polygon',
        ring: [
          [118.5, 28.9],
          [118.52, 28.92],
          [118.52, 28.9],
          [118.5, 28.92],
        ],
      },
      [],
    );
    expect(bow.region?.type).toBe('MultiPolygon');
    expect(bow.notes).toEqual([{ code: 'spatial-region-crossing' }]);
  });
});
