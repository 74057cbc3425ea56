import { readFileSync } from 'node:fs';
import {
  area,
  booleanPointInPolygon,
  featureCollection,
  intersect,
  kinks,
  nearestPointOnLine,
  point,
} from '@turf/turf';
import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Polygon, Position } from 'geojson';
import { describe, expect, it, vi } from 'vitest';
import { transverseMercator } from '../../src/domain/plane.ts';
import county from '../fixtures/catalog/county-reference.json';
import figures from '../fixtures/catalog/figures.json';

/** What the built-in catalogue says: agreement with the documents, and geography that holds together. */

// Overlays of whole zones take a second or more on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

type Shape = Feature<Polygon | MultiPolygon>;
const layer = <G extends Feature>(id: string): G[] =>
  (JSON.parse(readFileSync(`data/layers/${id}.geojson`, 'utf8')) as FeatureCollection).features as G[];
const property = (feature: Feature, name: string) => feature.properties?.[name];

const plane = transverseMercator({
  centralMeridianDeg: 118.5,
  scale: 1,
  falseEastingM: 0,
  falseNorthingM: 0,
});
const ringAreaM2 = (ring: Position[]): number => {
  const xy = ring.map(([lng, lat]) => plane.toPlane(lng!, lat!));
  return xy.slice(1).reduce((sum, b, i) => sum + xy[i]![0] * b[1] - b[0] * xy[i]![1], 0) / 2;
};
const polygonsOf = ({ geometry }: Shape) =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
/** Holes run the other way, so they subtract themselves. */
const areaKm2 = (shape: Shape): number =>
  polygonsOf(shape)
    .flat()
    .reduce((sum, ring) => sum + ringAreaM2(ring), 0) / 1e6;
const boxOf = (shape: Shape) => {
  const positions = polygonsOf(shape).flat(2);
  return [0, 1].map(
    (k) => [Math.min(...positions.map((p) => p[k]!)), Math.max(...positions.map((p) => p[k]!))] as const,
  );
};
const overlapM2 = (a: Shape, b: Shape): number => {
  const [boxA, boxB] = [boxOf(a), boxOf(b)];
  if ([0, 1].some((k) => boxA[k]![0] > boxB[k]![1] || boxB[k]![0] > boxA[k]![1])) return 0;
  const shared = intersect(featureCollection([a, b]));
  return shared ? area(shared) : 0;
};

const outline = layer<Shape>('county-outline')[0]!;
const surface = layer<Shape>('water-bodies').find((f) => f.id === 'changshan-river-surface')!;
const zones = layer<Shape>('functional-zones');
const units = layer<Shape>('control-units');
const stations = layer<Feature<Point>>('noise-stations');

describe('county outline', () => {
  it('has the area and box of an independent conversion of the same source', () => {
    expect(areaKm2(outline)).toBeCloseTo(county.areaKm2, 0);
    expect(Math.abs(areaKm2(outline) / figures.countyAreaKm2 - 1)).toBeLessThan(0.005);
    const positions = polygonsOf(outline).flat(2);
    const box = [0, 1]
      .map((k) => positions.map((p) => p[k]!))
      .flatMap((v) => [Math.min(...v), Math.max(...v)]);
    const [west, south, east, north] = county.bounds as [number, number, number, number];
    expect([west, east, south, north].filter((value, i) => Math.abs(box[i]! - value) > 0.001)).toEqual([]);
  });

  it('passes within 200 m of the converted vertices, and does not cross itself', () => {
    const ring: Feature<LineString> = {
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates: polygonsOf(outline)[0]![0]! },
    };
    const far = county.sample.filter(
      (place) => nearestPointOnLine(ring, point(place), { units: 'meters' }).properties.dist > 200,
    );
    expect(far).toEqual([]);
    expect(kinks(outline as Feature<Polygon>).features).toEqual([]);
  });
});

describe('figures of the documents', () => {
  it('parks are as large as approved, within 1 %', () => {
    const parks = layer<Shape>('parks');
    for (const [id, km2] of Object.entries(figures.parkAreasKm2)) {
      const park = parks.find((f) => f.id === id)!;
      expect(property(park, 'areaKm2')).toBe(km2);
      expect(Math.abs(areaKm2(park) / km2 - 1), id).toBeLessThan(0.01);
    }
  });

  it('says of the parks what the review says, no more', () => {
    const status = Object.fromEntries(layer('parks').map((f) => [f.id, property(f, 'status')]));
    expect(status).toEqual({
      'park-ecopark': 'star-first-batch',
      'park-jinchuan': 'benchmark-cultivation',
      'park-xindu': 'not-stated',
      'park-huibu': 'not-stated',
    });
    expect(layer('parks').filter((f) => property(f, 'acceptedDate') !== null)).toEqual([]);
  });

  it('air and water carry the published numbers', () => {
    const air = layer('air-stations');
    const mean = (name: string) =>
      air.reduce((sum, f) => sum + (property(f, name) as number), 0) / air.length;
    expect(mean('pm25')).toBe(figures.pm25);
    expect(mean('goodDays') / 365).toBeCloseTo(figures.goodAirDaysPct / 100, 3);
    const sections = layer('water-sections');
    const of = (level: string) => sections.find((f) => property(f, 'level') === level)!;
    expect(property(of('exit'), 'classISharePct2023')).toBe(figures.exitClassISharePct['2023']);
    expect(property(of('exit'), 'classISharePct2022')).toBe(figures.exitClassISharePct['2022']);
    expect(property(of('entry'), 'classISharePct2022')).toBe(figures.entryClassISharePct2022);
    expect(sections.every((f) => ['I', 'II'].includes(property(f, 'waterClass')))).toBe(true);
  });

  it('counts villages, problems and towns as published', () => {
    const villages = layer('low-carbon-villages');
    expect(villages).toHaveLength(figures.pilotVillages);
    expect(villages.filter((f) => property(f, 'listed')).map((f) => property(f, 'name'))).toEqual(['徐村']);
    expect(
      villages
        .filter((f) => !property(f, 'listed'))
        .every((f) => /示例/.test(property(f, 'name')) && property(f, 'provenance') === 'illustrative'),
    ).toBe(true);
    expect(layer('inspection-problems').filter((f) => property(f, 'status') === 'closed')).toHaveLength(
      figures.closedProblems,
    );
    expect(layer('town-labels')).toHaveLength(figures.towns);
  });

  it('claims nothing about named companies beyond the review', () => {
    const named = layer('companies').filter((f) => property(f, 'role') === 'benchmark');
    expect(named).toHaveLength(3);
    expect(
      named.every(
        (f) => property(f, 'emergencyPlanFiled') === null && property(f, 'emergencyPlanDate') === null,
      ),
    ).toBe(true);
    expect(
      layer('companies')
        .filter((f) => property(f, 'role') === 'example')
        .every((f) => property(f, 'provenance') === 'illustrative'),
    ).toBe(true);
  });

  it('burning falls from nearly 60 a day to single digits', () => {
    const days = new Map<string, number>();
    for (const f of layer('straw-burning'))
      days.set(property(f, 'date'), (days.get(property(f, 'date')) ?? 0) + 1);
    const counts = [...days].sort(([a], [b]) => a.localeCompare(b)).map(([, count]) => count);
    expect(counts[0]).toBeGreaterThanOrEqual(55);
    expect(counts[0]).toBeLessThanOrEqual(60);
    expect(counts.at(-1)).toBeLessThan(10);
  });
});

describe('geography', () => {
  it.each([
    'noise-stations',
    'map-survey',
    'air-stations',
    'companies',
    'complaints',
    'straw-burning',
    'village-labels',
    'treatment-plants',
  ])('%s stand on land, in the county', (id) => {
    const wet = layer<Feature<Point>>(id).filter(
      (f) =>
        property(f, 'provenance') === 'illustrative' &&
        (booleanPointInPolygon(f, surface) || !booleanPointInPolygon(f, outline)),
    );
    expect(wet.map((f) => f.id)).toEqual([]);
  });

  it('functional zones neither overlap nor reach into the river', () => {
    const faults = zones.flatMap((a, i) =>
      zones
        .slice(0, i)
        .filter((b) => overlapM2(a, b) > 150)
        .map((b) => `${a.id} ${b.id}`),
    );
    expect(faults).toEqual([]);
    expect(zones.filter((zone) => overlapM2(zone, surface) > 150).map((z) => z.id)).toEqual([]);
  });

  it('functional zones know holes and several parts, and every class', () => {
    expect(zones.some((z) => polygonsOf(z).some((rings) => rings.length > 1))).toBe(true);
    expect(zones.some((z) => z.geometry.type === 'MultiPolygon')).toBe(true);
    expect([...new Set(zones.map((z) => property(z, 'zone')))].sort()).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4a',
      '4b',
    ]);
  });

  it('control units part the county', () => {
    const total = units.reduce((sum, unit) => sum + areaKm2(unit), 0);
    expect(Math.abs(total - areaKm2(outline))).toBeLessThan(0.01);
    const faults = units.flatMap((a, i) =>
      units
        .slice(0, i)
        .filter((b) => overlapM2(a, b) > 150)
        .map((b) => `${a.id} ${b.id}`),
    );
    expect(faults).toEqual([]);
    expect(units.every((u) => /^ZH330822[123]\d{4}$/.test(property(u, 'code')))).toBe(true);
  });

  it('every stretch of sewer leads on to the next, to a plant in the end', () => {
    const lines = layer<Feature<LineString>>('drainage-lines').filter(
      (f) => property(f, 'pipeKind') === 'sewage',
    );
    const plants = layer<Feature<Point>>('treatment-plants');
    const metresApart = (a: Position, b: Position) => {
      const [p, q] = [plane.toPlane(a[0]!, a[1]!), plane.toPlane(b[0]!, b[1]!)];
      return Math.hypot(p[0] - q[0], p[1] - q[1]);
    };
    const loose = lines.filter((line) => {
      const end = line.geometry.coordinates.at(-1)!;
      const next = lines.some(
        (other) => other !== line && metresApart(other.geometry.coordinates[0]!, end) < 20,
      );
      return !next && !plants.some((plant) => metresApart(plant.geometry.coordinates, end) < 20);
    });
    expect(loose.map((f) => f.id)).toEqual([]);
    const targets = new Set([...layer('outlets'), ...plants].map((f) => f.id));
    expect(layer('drainage-lines').filter((f) => !targets.has(property(f, 'flowsTo')))).toEqual([]);
  });
});

describe('noise stations', () => {
  const count = (kind: string) => stations.filter((s) => property(s, 'stationKind') === kind).length;

  it('are as many as HJ 640 asks', () => {
    expect(count('functional')).toBe(7);
    expect(count('regional')).toBeGreaterThan(100);
    expect(count('road')).toBe(20);
  });

  it('stand in the zone they name', () => {
    const faults = stations.filter((s) => {
      const zone = zones.find((z) => booleanPointInPolygon(s, z));
      return property(zone ?? s, 'zone') !== property(s, 'zone') || !zone;
    });
    expect(faults.map((s) => s.id)).toEqual([]);
  });

  it('road points stand for a length of road', () => {
    expect(
      stations
        .filter((s) => property(s, 'lengthM') > 0)
        .map((s) => property(s, 'stationKind'))
        .every((kind) => kind === 'road'),
    ).toBe(true);
    expect(
      stations.filter((s) => property(s, 'stationKind') === 'road' && !(property(s, 'lengthM') > 0)),
    ).toEqual([]);
  });
});
