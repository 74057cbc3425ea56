import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { gaussKruger3 } from '../../src/domain/plane.ts';
import { featuresOf } from '../../src/domain/scene.ts';
import { buildScene, type SceneInputs } from '../../src/formats/scene-import/build.ts';
import { type Layer, layerOfGeoJson, layerOfShapefile } from '../../src/formats/scene-import/layer.ts';
import { noiseModellingProfile } from '../../src/formats/scene-import/noisemodelling-profile.ts';
import { plainProfile } from '../../src/formats/scene-import/plain-profile.ts';
import { frameOfEdges } from '../../src/grid/frame.ts';
import { point, shp } from './shapefile-bytes.ts';

type Row = readonly [Geometry | null, Record<string, unknown>];
const layer = (rows: readonly Row[], more: Partial<Layer> = {}): Layer => ({
  file: 'in.shp',
  features: rows.map(([geometry, properties], k) => ({ row: k + 1, id: null, geometry, properties })),
  crs: { kind: 'local' },
  foreignCrs: null,
  notes: [],
  ...more,
});
const line: Geometry = {
  type: 'LineString',
  coordinates: [
    [0, 0],
    [100, 0],
  ],
};
const rectangle = (w: number, s: number, e: number, n: number) => [
  [w, s],
  [e, s],
  [e, n],
  [w, n],
  [w, s],
];
const square: Geometry = { type: 'Polygon', coordinates: [rectangle(0, 20, 10, 30)] };

const build = (layers: SceneInputs['layers'], profile = noiseModellingProfile) =>
  buildScene({ layers }, profile, 'a.scene.json');
const roadsOf = (columns: Record<string, unknown>, geometry: Geometry = line) =>
  featuresOf(build({ road: layer([[geometry, columns]]) }).scene.features, 'road');
const codes = (act: () => unknown): string => {
  try {
    act();
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('NoiseModelling', () => {
  const lv = { PK: 7, LV_D: 100, LV_E: 50, LV_N: 10, LV_SPD_D: 50, LV_SPD_E: 50, LV_SPD_N: 50, PVMT: 'NL05' };

  it('flows and speeds of the five categories, by period', () => {
    const [road] = roadsOf({
      ...lv,
      MV_D: 4,
      HGV_D: 6,
      WAV_D: 2,
      WBV_D: 1,
      MV_SPD_D: 45,
      HGV_SPD_D: 40,
      WAV_SPD_D: 30,
      WBV_SPD_D: 55,
    });
    expect([road.id, road.properties.surface]).toEqual(['road-7', 'NL05']);
    expect(road.properties.flow).toMatchObject({
      day: { light: 100, medium: 4, heavy: 6, mopeds: 2, motorcycles: 1 },
      night: { light: 10, medium: 0, heavy: 0 },
    });
    expect(road.properties.speedKmh).toMatchObject({
      day: { light: 50, medium: 45, heavy: 40, mopeds: 30, motorcycles: 55 },
      night: { light: 50 },
    });
  });

  it('older tables: heavy vehicles are among all', () => {
    const [road] = roadsOf({ TV_D: 350, HV_D: 5, LV_SPD_D: 30, HV_SPD_D: 25 });
    expect(road.properties.flow).toEqual({ day: { light: 345, medium: 0, heavy: 5 } });
    expect(road.properties.speedKmh).toEqual({ day: { light: 30, heavy: 25 } });
  });

  it('hours are 6–18, 18–22, 22–6 and the method CNOSSOS-EU', () => {
    const { settings } = build({ road: layer([[line, lv]]) }).scene;
    expect(settings.method).toBe('cnossos');
    expect(settings.periodHours).toEqual({ day: [6, 18], evening: [18, 22], night: [22, 6] });
  });

  it('one way against the drawing turns the line and its slope round', () => {
    const [along] = roadsOf({ ...lv, SLOPE: 3, WAY: 1 });
    const [against] = roadsOf({ ...lv, SLOPE: 3, WAY: 2 });
    const [both] = roadsOf({ ...lv, SLOPE: 3, WAY: 3 });
    expect([along, against, both].map(({ properties: p }) => [p.gradientPct, p.oneWay])).toEqual([
      [3, true],
      [-3, true],
      [3, undefined],
    ]);
    expect(against.geometry.coordinates[0]).toEqual([100, 0]);
  });

  it('without slopes the gradient is that of the line, for both ways', () => {
    const rising: Geometry = {
      type: 'LineString',
      coordinates: [
        [0, 0, 10],
        [50, 0, 11],
        [100, 0, 14],
      ],
    };
    const [road] = roadsOf({ ...lv, WAY: 1 }, rising);
    expect([road.properties.gradientPct, road.properties.oneWay]).toEqual([4, undefined]);
    expect(road.geometry.coordinates[0]).toEqual([0, 0]);
  });

  it('junctions only where there is one', () => {
    const [none] = roadsOf({ ...lv, JUNC_DIST: 200, JUNC_TYPE: 0 });
    const [lights] = roadsOf({ ...lv, JUNC_DIST: 20, JUNC_TYPE: 1 });
    expect([none.properties.junctionType, none.properties.junctionDistanceM]).toEqual([undefined, undefined]);
    expect([lights.properties.junctionType, lights.properties.junctionDistanceM]).toEqual([1, 20]);
  });

  it('says what it assumes and what it does not use', () => {
    const { notes } = build({ road: layer([[line, { ...lv, PVMT: undefined, TEMP_D: 15 }]]) });
    expect(notes).toEqual([
      { code: 'profile-unused', params: { columns: 'TEMP_D' }, where: { file: 'in.shp' } },
    ]);
    const { PVMT: _, ...bare } = lv;
    const built = build({ road: layer([[line, bare]]) });
    expect(built.notes.map(({ code }) => code)).toEqual(['profile-pavement']);
    expect(featuresOf(built.scene.features, 'road')[0].properties.surface).toBe('NL08');
  });

  it('roads without flows, or with traffic and no speed, are named and left out', () => {
    const { leftOut, scene } = build({
      road: layer([
        [line, lv],
        [line, { PK: 8, AADF: 12000 }],
        [line, { PK: 9, LV_D: 100 }],
        [line, { PK: 10, LV_D: 0 }],
      ]),
    });
    expect(scene.features.map(({ id }) => id)).toEqual(['road-7', 'road-10']);
    expect([...new Set(leftOut.map(({ where }) => where?.featureId))]).toEqual(['road-8', 'road-9']);
  });

  it('buildings, ground and altitudes', () => {
    const spot: Geometry = { type: 'Point', coordinates: [5, 5] };
    const { scene } = build({
      road: layer([[line, lv]]),
      building: layer([[square, { HEIGHT: 8, POP: 12 }]]),
      ground: layer([[square, { G: 0.7 }]]),
      terrain: layer([
        [spot, { HEIGHT: 3 }],
        [{ type: 'Point', coordinates: [6, 6, 4] }, { HEIGHT: 9 }],
      ]),
    });
    expect(featuresOf(scene.features, 'building')[0].properties).toEqual({ heightM: 8, people: 12 });
    expect(featuresOf(scene.features, 'ground')[0].properties).toEqual({ groundFactor: 0.7 });
    expect(featuresOf(scene.features, 'terrain').map(({ geometry }) => geometry.coordinates)).toEqual([
      [5, 5, 3],
      [6, 6, 4],
    ]);
  });
});

describe('columns named as in the scene file', () => {
  const flow = { day: { light: 100 }, night: { light: 10 } };
  const road: Row = [line, { flow, speedKmh: 60 }];
  const plain = (layers: SceneInputs['layers']) => build(layers, plainProfile);

  it('as they are, or flat with the period behind; names may be cut to ten characters', () => {
    const { scene } = plain({
      road: layer([
        road,
        [line, { light_d: 100, heavy_d: 5, LIGHT_N: 10, speedKmh_d: 60, speedKmh_n: 50, gradientPc: 2 }],
        [line, { light: 80, speedKmh: 40, id: 'x1', name: '人民路' }],
      ]),
      ground: layer([[square, { groundFact: 0.3 }]]),
    });
    const [, flat, single] = featuresOf(scene.features, 'road');
    expect(flat.properties).toMatchObject({
      flow: { day: { light: 100, heavy: 5 }, night: { light: 10 } },
      speedKmh: { day: 60, night: 50 },
      gradientPct: 2,
    });
    expect([single.id, single.name, single.properties.flow]).toEqual([
      'road-x1',
      '人民路',
      { light: 80, medium: 0, heavy: 0 },
    ]);
    expect(featuresOf(scene.features, 'ground')[0].properties.groundFactor).toBe(0.3);
    expect(scene.settings.periods).toEqual(['day', 'night']);
  });

  it('a building of several parts becomes several, its people spread by area', () => {
    const parts: Geometry = {
      type: 'MultiPolygon',
      coordinates: [[rectangle(0, 20, 10, 30)], [rectangle(20, 20, 50, 30)]],
    };
    const { scene } = plain({
      road: layer([road]),
      building: layer([[parts, { heightM: 9, people: 40, use: 'residential' }]]),
    });
    const buildings = featuresOf(scene.features, 'building');
    expect(buildings.map(({ id, properties: { people } }) => [id, people])).toEqual([
      ['building-1', 10],
      ['building-1.2', 30],
    ]);
  });

  it('barriers keep the altitude of their tops', () => {
    const wall: Geometry = {
      type: 'LineString',
      coordinates: [
        [0, 5, 3],
        [9, 5, 4],
      ],
    };
    const { scene } = plain({ road: layer([road]), barrier: layer([[wall, { absorption: 0.5 }]]) });
    expect(featuresOf(scene.features, 'barrier')[0].geometry.coordinates).toEqual([
      [0, 5, 3],
      [9, 5, 4],
    ]);
  });

  it('null shapes are no features; a crossed building is left out and named', () => {
    const crossed: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [10, 10],
          [10, 0],
          [0, 10],
          [0, 0],
        ],
      ],
    };
    const { scene, leftOut } = plain({
      road: layer([road]),
      building: layer([
        [null, {}],
        [crossed, { heightM: 3 }],
      ]),
    });
    expect(scene.features).toHaveLength(1);
    expect(leftOut).toMatchObject([{ code: 'scene-crosses-itself', where: { featureId: 'building-2' } }]);
    expect(codes(() => plain({ road: layer([[line, {}]]) }))).toContain('scene-nothing-built');
  });
});

describe('coordinate systems', () => {
  const road: Row = [line, { light: 1, speedKmh: 50 }];
  const zone = { crs: { kind: 'epsg', code: 4549 } } as const;

  it('everything goes into the plane of the roads', () => {
    const plane = gaussKruger3(120);
    const [x, y] = plane.toPlane(119, 29);
    const here: Geometry = {
      type: 'LineString',
      coordinates: [
        [x, y],
        [x + 100, y],
      ],
    };
    const spot = layer([[{ type: 'Point', coordinates: [119, 29, 88] }, {}]], { crs: { kind: 'lnglat' } });
    const { scene, file } = buildScene(
      { layers: { road: layer([[here, road[1]]], zone), terrain: spot } },
      plainProfile,
      'a.scene.json',
    );
    expect([scene.crs, file.crs]).toEqual([
      { kind: 'epsg', code: 4549 },
      { type: 'name', properties: { name: 'EPSG:4549' } },
    ]);
    const [[px, py, pz]] = featuresOf(scene.features, 'terrain').map(
      ({ geometry }) => geometry.coordinates as number[],
    );
    expect(Math.hypot(px - x, py - y)).toBeLessThan(1e-6);
    expect(pz).toBe(88);
  });

  it('a grid of altitudes becomes spot heights at the centres of its cells', () => {
    const grid = {
      ...frameOfEdges([0, 0, 20, 10], 10),
      crs: { kind: 'local' },
      values: Float32Array.of(5, Number.NaN),
      indicator: '',
      period: '',
      meta: { unit: 'dB', method: '', illustrative: false, notes: [] },
    } as const;
    const { scene } = buildScene(
      { layers: { road: layer([road]) }, dem: { grid, file: 'dem.asc' } },
      plainProfile,
      'a.scene.json',
    );
    expect(featuresOf(scene.features, 'terrain').map(({ geometry }) => geometry.coordinates)).toEqual([
      [5, 5, 5],
    ]);
  });

  it('planes that are not the same are refused', () => {
    const other = (more: Partial<Layer>) => () =>
      buildScene(
        {
          layers: {
            road: layer([road], { foreignCrs: 'EPSG:2154' }),
            ground: layer([[square, { groundFactor: 1 }]], more),
          },
        },
        plainProfile,
        'a.scene.json',
      );
    expect(codes(other({ foreignCrs: 'EPSG:25832' }))).toBe('layers-crs-differ');
    expect(codes(other(zone))).toBe('layers-crs-differ');
    expect(codes(other({ foreignCrs: 'EPSG:2154' }))).toBe('accepted');
    expect(codes(other({}))).toBe('accepted');
  });

  it('GeoJSON names its own; one that is not known is plane metres, a world map is refused', () => {
    const geojson = (name: string | null) =>
      new TextEncoder().encode(
        JSON.stringify({
          type: 'FeatureCollection',
          ...(name && { crs: { type: 'name', properties: { name } } }),
          features: [{ type: 'Feature', id: 'a', properties: {}, geometry: line }],
        }),
      );
    const read = (name: string | null) => layerOfGeoJson(geojson(name), 'a.geojson');
    expect(read(null).crs).toEqual({ kind: 'lnglat' });
    expect(read('urn:ogc:def:crs:EPSG::4549').crs).toEqual({ kind: 'epsg', code: 4549 });
    expect(read('urn:ogc:def:crs:EPSG::2154')).toMatchObject({
      crs: { kind: 'local' },
      foreignCrs: 'EPSG:2154',
      notes: [{ code: 'crs-taken-local', params: { crs: 'EPSG:2154' } }],
    });
    expect(codes(() => read('EPSG:3857'))).toBe('crs-world-map');
  });

  it('a shapefile without .prj: degrees and zones by their numbers, else plane metres, and it is said', async () => {
    const crsOf = async (x: number, y: number) => {
      const { crs, notes } = await layerOfShapefile({ shp: shp(1, [point(x, y)]) }, 'a.shp');
      expect(notes.map(({ code }) => code)).toContain('prj-missing');
      return crs;
    };
    expect(await crsOf(118.5, 28.9)).toEqual({ kind: 'lnglat' });
    expect(await crsOf(40_400_000, 3_200_000)).toEqual({ kind: 'epsg', code: 4528 });
    expect(await crsOf(223_000, 6_757_000)).toEqual({ kind: 'local' });
    // Six-digit eastings fit every zone.
    expect(await crsOf(400_000, 3_200_000)).toEqual({ kind: 'local' });
  });
});
