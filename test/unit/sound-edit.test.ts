import { describe, expect, it } from 'vitest';
import { applyScenario, scenarioSchema } from '../../src/domain/scenario.ts';
import type { SceneFeature } from '../../src/domain/scene.ts';
import { newFeature } from '../../src/features/sound/edit/new-feature.ts';
import {
  geometryOfShape,
  halves,
  movedBy,
  shapeOnMap,
  sizeOf,
  turnedBy,
  withVertex,
} from '../../src/features/sound/edit/shape-edits.ts';
import { shapePlaneOf } from '../../src/features/sound/edit/shape-plane.ts';
import { snapPlace } from '../../src/features/sound/edit/snap.ts';
import { trialWindow, withTrial } from '../../src/features/sound/edit/trial-cells.ts';
import { differInEmissionOnly } from '../../src/features/sound/emission-only.ts';
import { parseScene } from '../../src/formats/scene-file.ts';
import type { Shape } from '../../src/map/map-props.ts';

/** What editing does to the geometry of a scene, without a map. */

const [east, north] = [354_000, 3_199_000];
const feature = (id: string, type: string, coordinates: unknown, properties: object) => ({
  type: 'Feature',
  id,
  geometry: { type, coordinates },
  properties,
});
const scene = parseScene({
  type: 'FeatureCollection',
  shengtu: 1,
  crs: { type: 'name', properties: { name: 'EPSG:4549' } },
  settings: { periods: ['day', 'night'] },
  features: [
    feature(
      'road',
      'LineString',
      [
        [east, north, 12],
        [east + 100, north, 14],
        [east + 300, north, 18],
      ],
      { kind: 'road', flow: { light: 100 }, speedKmh: 50 },
    ),
    feature(
      'house',
      'Polygon',
      [
        [
          [east, north + 20],
          [east + 10, north + 20],
          [east + 10, north + 30],
          [east, north + 30],
          [east, north + 20],
        ],
      ],
      { kind: 'building', heightM: 6, people: 3 },
    ),
    feature('r', 'Point', [east + 50, north + 40], { kind: 'receiver', heightM: 1.5 }),
  ],
}).scene!;
const plane = shapePlaneOf(scene)!;
const [road, house] = scene.features;

describe('the geometry of a feature', () => {
  it('is moved by metres, and keeps its heights', () => {
    expect(movedBy(road.geometry, plane, 5, -2).coordinates).toEqual([
      [east + 5, north - 2, 12],
      [east + 105, north - 2, 14],
      [east + 305, north - 2, 18],
    ]);
  });

  it('is turned clockwise about the middle of its bounds', () => {
    const turned = turnedBy(road.geometry, plane, 90).coordinates as number[][];
    expect(turned[0][0]).toBeCloseTo(east + 150, 6);
    expect(turned[0][1]).toBeCloseTo(north + 150, 6);
    expect(turned[2][1]).toBeCloseTo(north - 150, 6);
  });

  it('is split at half its length, with the height between', () => {
    if (road.geometry.type !== 'LineString') throw new Error('no line');
    const [first, second] = halves(road.geometry, plane);
    expect(first.coordinates).toEqual([
      [east, north, 12],
      [east + 100, north, 14],
      [east + 150, north, 15],
    ]);
    expect(second.coordinates).toEqual([
      [east + 150, north, 15],
      [east + 300, north, 18],
    ]);
  });

  it('keeps a ring closed when its first vertex is put elsewhere', () => {
    const [ring] = withVertex(house.geometry, 0, [east - 1, north + 19]).coordinates as number[][][];
    expect(ring[0]).toEqual([east - 1, north + 19]);
    expect(ring[4]).toEqual(ring[0]);
  });

  it('is measured in metres', () => {
    expect(sizeOf(house.geometry, plane)).toEqual({ lengthM: 40, areaM2: 100 });
    expect(sizeOf(road.geometry, plane)).toEqual({ lengthM: 300, areaM2: null });
  });

  it('comes back from the map unchanged where nothing was moved, to the last digit', () => {
    const shape = shapeOnMap(road.geometry, plane) as Shape & { type: 'LineString' };
    expect(geometryOfShape(shape, plane, road.geometry)).toEqual(road.geometry);
    const bent = {
      ...shape,
      coordinates: shape.coordinates.map((p, k) => (k === 1 ? [p[0], p[1] + 1e-4] : p)),
    };
    const [a, b, c] = geometryOfShape(bent, plane, road.geometry).coordinates as number[][];
    expect([a, c]).toEqual([road.geometry.coordinates[0], road.geometry.coordinates[2]]);
    expect(b[1] - north).toBeCloseTo(11.08, 1);
    expect(b[2]).toBe(14);
  });

  it('snaps to a vertex before an edge, and not to itself', () => {
    const at = (x: number, y: number) => plane.toLngLat([east + x, north + y]);
    const snapped = (x: number, y: number, except: string | null = null) => {
      const place = snapPlace(scene, plane, at(x, y), 5, except);
      return place && plane.toMetres([...plane.ofLngLat(place)]).map((v, k) => v - [east, north][k]);
    };
    const corner = snapped(9, 19);
    expect(corner?.[0]).toBeCloseTo(10, 5);
    expect(corner?.[1]).toBeCloseTo(20, 5);
    const edge = snapped(60, 2);
    expect(edge?.[0]).toBeCloseTo(60, 5);
    expect(edge?.[1]).toBeCloseTo(0, 5);
    expect(snapped(60, 2, 'road')).toBeNull();
    expect(snapped(60, 3)).toBeNull();
  });
});

describe('changes of a scene', () => {
  const changed = (changes: readonly unknown[]) =>
    applyScenario(scene, scenarioSchema.parse({ id: 'a', name: { zh: 'a', en: 'a' }, changes }));

  it('may give a feature another geometry, and take one away', () => {
    const geometry = { type: 'Point', coordinates: [east, north + 99] };
    const { features } = changed([
      { id: 'r', geometry },
      { ids: ['house'], remove: true },
    ]);
    expect(features.map(({ id }) => id)).toEqual(['road', 'r']);
    expect(features[1].geometry).toEqual(geometry);
  });

  it('refuse a geometry of another type, and a change that is two', () => {
    expect(() => changed([{ id: 'r', geometry: road.geometry }])).toThrow('scenario-property');
    const two = { ids: ['house'], remove: true, set: { people: 2 } };
    expect(scenarioSchema.safeParse({ id: 'a', name: { zh: 'a', en: 'a' }, changes: [two] }).success).toBe(
      false,
    );
  });

  it('of receivers and residents leave the paths as they are; of a house they do not', () => {
    const people = changed([
      { ids: ['house'], set: { people: 9 } },
      { ids: ['r'], remove: true },
    ]);
    expect(differInEmissionOnly(scene, people)).toBe(true);
    const moved = changed([{ id: 'house', geometry: movedBy(house.geometry, plane, 1, 0) }]);
    expect(differInEmissionOnly(scene, moved)).toBe(false);
  });

  it('new features have ids of their own, and what their kind needs', () => {
    const point: SceneFeature['geometry'] = { type: 'Point', coordinates: [east, north] };
    const first = newFeature('point-source', point, scene);
    const second = newFeature('point-source', point, { ...scene, features: [...scene.features, first] });
    expect([first.id, second.id]).toEqual(['new-point-source-1', 'new-point-source-2']);
    expect(
      changed([{ add: { type: 'Feature', ...first, properties: { kind: first.kind, ...first.properties } } }])
        .features,
    ).toHaveLength(4);
  });
});

describe('a look while a shape is dragged', () => {
  const frame = { origin: [0, 90] as const, cellSizeM: 10, width: 10, height: 10 };

  it('tries a lattice of cells about the shape, as fine as may be', () => {
    const window = trialWindow(frame, [[45, 45]], 25)!;
    expect(window).toMatchObject({ left: 0, top: 0, step: 2, columns: 5, rows: 5 });
    expect([...window.cells.slice(0, 6)]).toEqual([0, 2, 4, 6, 8, 20]);
    expect(trialWindow(frame, [[900, 45]], 25)).toBeNull();
  });

  it('changes every cell as the tried cell nearest to it, and none by a cell in a building', () => {
    const window = trialWindow(frame, [[45, 45]], 16)!;
    expect(window.step).toBe(3);
    const before = new Float32Array(16).fill(60);
    const after = Float32Array.from(before, (_, k) => (k === 0 ? 55 : k === 1 ? Number.NaN : 60));
    const values = withTrial(new Float32Array(100).fill(62), frame, window, before, after);
    expect([values[0], values[1], values[10], values[11]]).toEqual([57, 57, 57, 57]);
    expect(values[3]).toBeNaN();
    expect([values[2], values[4], values[20], values[55]]).toEqual([62, 62, 62, 62]);
  });
});
