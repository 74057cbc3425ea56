import { readFileSync } from 'node:fs';
import type { Feature, FeatureCollection, LineString, Point, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { crossing, distanceToLine, inRing, type XY } from '../../scripts/data/metres.ts';
import { localPlane } from '../../src/domain/plane.ts';
import { type FeatureKind, featuresOf } from '../../src/domain/scene.ts';
import { parseScenarios } from '../../src/formats/scenario-file.ts';
import { parseScene } from '../../src/formats/scene-file.ts';
import { levelsOf } from './acoustics-field.ts';

/** The demonstration scene of the county town: in order, flagged, believable, nothing in the way of anything. */

const read = (path: string): string => readFileSync(`data/${path}`, 'utf8');
const text = read('scenes/changshan-demo.scene.json');
const file = JSON.parse(text) as FeatureCollection;
const { scene, faults, notes } = parseScene(file);
const of = <K extends FeatureKind>(kind: K) => featuresOf(scene.features, kind);

const plane = localPlane(118.5, 28.9);
const toPlane = ([lng, lat]: Position): XY => plane.toPlane(lng, lat);
/** Closed outer ring in metres. */
const ringOf = ({ geometry }: { readonly geometry: Polygon }): XY[] => geometry.coordinates[0].map(toPlane);
const lineOf = ({ geometry }: { readonly geometry: LineString }): XY[] => geometry.coordinates.map(toPlane);

const buildings = of('building').map((building) => {
  const ring = ringOf(building as { geometry: Polygon });
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  return {
    ...building,
    ring,
    box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const,
  };
});
const meet = (a: readonly XY[], b: readonly XY[]) =>
  crossing(a, b) !== null || inRing(a[0], b.slice(1)) || inRing(b[0], a.slice(1));

describe('the file', () => {
  it('has no faults and nothing that was read differently', () => {
    expect([faults, notes]).toEqual([[], []]);
    expect(scene.features.length).toBe(file.features.length);
  });

  it('holds what a town has', () => {
    const counts = Object.fromEntries(
      (['building', 'road', 'barrier', 'receiver', 'point-source', 'area-source', 'ground'] as const).map(
        (kind) => [kind, of(kind).length],
      ),
    );
    expect(counts.building).toBeGreaterThanOrEqual(300);
    expect(counts.building).toBeLessThanOrEqual(500);
    expect(counts).toMatchObject({ road: 14, barrier: 1, receiver: 13, ground: 6 });
    expect(counts['point-source']).toBeGreaterThan(3);
    expect(counts['area-source']).toBeGreaterThan(2);
    const uses = new Set(buildings.map(({ properties }) => properties.use));
    expect([...uses].sort()).toEqual(['education', 'medical', 'office', 'other', 'residential']);
  });

  it('says of everything that it is illustrative, in both languages where it has a name', () => {
    expect((file as unknown as { provenance: string }).provenance).toBe('illustrative');
    const wrong = file.features.filter(({ properties: p }) => {
      if (p?.provenance !== 'illustrative') return true;
      return p.name !== undefined && !(p.name.includes('示意') || /demo/i.test(p.nameEn));
    });
    const halfNamed = file.features.filter(
      ({ properties: p }) => (p?.name === undefined) !== (p?.nameEn === undefined),
    );
    expect([...wrong, ...halfNamed].map(({ id }) => id)).toEqual([]);
  });

  it('is small and no finer than 0.1 m', () => {
    expect(Buffer.byteLength(text)).toBeLessThan(400_000);
    expect(text.match(/\d\.\d{7,}/)).toBeNull();
  });
});

describe('buildings', () => {
  it('stand apart from each other', () => {
    const wrong = buildings.flatMap((a, i) =>
      buildings
        .slice(i + 1)
        .filter(
          (b) =>
            a.box[0] < b.box[2] &&
            b.box[0] < a.box[2] &&
            a.box[1] < b.box[3] &&
            b.box[1] < a.box[3] &&
            meet(a.ring, b.ring),
        )
        .map((b) => `${a.id} ${b.id}`),
    );
    expect(wrong).toEqual([]);
  });

  it('stand back from carriageways', () => {
    const wrong = of('road').flatMap((road) => {
      const line = lineOf(road);
      return buildings
        .filter(({ ring }) => {
          const nearest = Math.min(
            ...ring.map((corner) => distanceToLine(corner, line)),
            ...line.map((vertex) => distanceToLine(vertex, ring)),
          );
          return crossing(ring, line) !== null || nearest < road.properties.widthM! / 2 + 5;
        })
        .map(({ id }) => `${id} ${road.id}`);
    });
    expect(wrong).toEqual([]);
  });

  it('stand out of water and parks, and off the barrier', () => {
    const green = of('ground').filter(({ id }) => id !== 'ground-fields');
    const wrong = buildings.filter(
      ({ ring }) =>
        green.some((zone) => meet(ring, ringOf(zone as { geometry: Polygon }))) ||
        of('barrier').some((barrier) => crossing(ring, lineOf(barrier)) !== null),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('house people in whole floors of homes only', () => {
    for (const { id, properties: p } of buildings) {
      const home = p.use === 'residential';
      expect([id, home, home]).toEqual([id, p.people! > 0, p.dwellings! > 0]);
      if (!home) continue;
      expect(p.heightM! % 3).toBe(0);
      expect(p.people! / p.dwellings!).toBeGreaterThan(1.7);
      expect(p.people! / p.dwellings!).toBeLessThan(3.5);
    }
  });
});

describe('receivers', () => {
  const stations = (JSON.parse(read('layers/noise-stations.geojson')) as FeatureCollection<Point>).features;

  it('are noise stations of the catalogue', () => {
    for (const { id, geometry, properties } of of('receiver')) {
      const station = stations.find((s) => s.id === id) as Feature<Point>;
      expect(geometry).toEqual(station.geometry);
      expect(properties.zone).toBe(station.properties?.zone);
    }
  });

  it('have believable levels of the day', () => {
    const levels = levelsOf(scene);
    const db = Object.fromEntries(of('receiver').map(({ id }, i) => [id, levels[i]]));
    for (const { id, properties } of of('receiver')) {
      const [low, high] = properties.zone === '4a' ? [65, 72] : [45, 62];
      expect([id, db[id] > low && db[id] < high]).toEqual([id, true]);
    }
    // Far from every street.
    for (const id of ['f01', 'f03', 'q1808']) expect(db[id]).toBeLessThan(55);
  });
});

describe('what goes with the scene', () => {
  it('are four scenarios without faults', () => {
    const content = parseScenarios(JSON.parse(read('scenes/changshan-scenarios.json')), scene);
    expect(content.faults).toEqual([]);
    expect(content.scenarios.map(({ name }) => name.zh)).toEqual([
      '现状',
      '夜间货车限行',
      '声屏障',
      '低噪声路面+限速',
    ]);
  });

  it('are factors of the hours with the mean 1 by day and by night, for every road once', () => {
    const hours = JSON.parse(read('scenes/changshan-hours.json')) as {
      classes: { ids: string[]; factors: Record<'light' | 'medium' | 'heavy', number[]> }[];
    };
    const ids = hours.classes.flatMap((entry) => entry.ids);
    expect([...ids].sort()).toEqual(
      of('road')
        .map(({ id }) => id)
        .sort(),
    );
    const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
    for (const factors of hours.classes.flatMap((entry) => Object.values(entry.factors))) {
      expect(factors.length).toBe(24);
      expect(mean(factors.slice(6, 22))).toBeCloseTo(1, 3);
      expect(mean([...factors.slice(22), ...factors.slice(0, 6)])).toBeCloseTo(1, 3);
    }
  });
});
