import { readFileSync } from 'node:fs';
import type { Geometry } from 'geojson';
import { describe, expect, it, vi } from 'vitest';
import { localPlane } from '../../src/domain/plane.ts';
import { bufferArea, circleArea } from '../../src/spatial/buffer.ts';
import { lengthInsideM } from '../../src/spatial/clip-lines.ts';
import { gapBetween } from '../../src/spatial/distance.ts';
import { areaM2, centroidOf, lengthM, perimeterM } from '../../src/spatial/measure.ts';
import { overlap, overlapTable } from '../../src/spatial/overlap.ts';
import { readShape } from '../../src/spatial/read-shape.ts';
import { selectFeatures } from '../../src/spatial/select.ts';
import { type Shape, toPlane } from '../../src/spatial/shape.ts';
import type { Area } from '../../src/spatial/types.ts';
import { feature, layer } from './spatial-world.ts';

/** Against PROJ and GEOS: see test/fixtures/spatial/make-reference.py. */
interface Reference {
  readonly shapes: Record<string, Geometry>;
  readonly measures: Record<
    string,
    {
      planeAreaM2: number;
      planePerimeterM: number;
      geodesicAreaM2: number;
      planeBuffer500M2: number;
      centroidM: [number, number];
    }
  >;
  readonly lengths: Record<string, { planeM: number; geodesicM: number; planeBuffer500M2: number }>;
  readonly overlaps: { a: string; b: string; areaM2: number }[];
  readonly insideLengths: { line: string; area: string; lengthM: number }[];
  readonly distances: { a: string; b: string; distanceM: number }[];
  readonly members: {
    circle: { centre: [number, number]; radiusM: number; hits: string[] };
    insideMulti: string[];
    near800OfL0: string[];
    box: { bounds: [number, number, number, number]; hits: string[] };
  };
  readonly circleOverlap: { a: string; areaM2: number }[];
}
const reference: Reference = JSON.parse(
  readFileSync(new URL('../fixtures/spatial/reference.json', import.meta.url), 'utf8'),
);
vi.setConfig({ testTimeout: 60000 });

const plane = localPlane(118.5, 28.9);
const { shapes } = reference;
const shapeOf = (name: string): Shape => readShape(shapes[name]).shape as Shape;
const areaOf = (name: string) => shapes[name] as Area;
const areaNames = Object.keys(reference.measures);
const relative = (actual: number, expected: number) => Math.abs(actual / expected - 1);

describe('measures against PROJ and GEOS', () => {
  it.each(areaNames)('area, perimeter and centre of %s', (name) => {
    const expected = reference.measures[name];
    expect(relative(areaM2(shapes[name], plane), expected.planeAreaM2)).toBeLessThan(1e-7);
    expect(relative(areaM2(shapes[name], plane), expected.geodesicAreaM2)).toBeLessThan(1e-4);
    expect(relative(perimeterM(shapes[name], plane), expected.planePerimeterM)).toBeLessThan(1e-7);
    const [x, y] = centroidOf(toPlane(shapeOf(name), plane));
    expect(x).toBeCloseTo(expected.centroidM[0], 3);
    // The reference has its origin at 28.9°N, ours near it.
    expect(y - plane.toPlane(118.5, 28.9)[1]).toBeCloseTo(expected.centroidM[1], 3);
  });

  it.each(Object.keys(reference.lengths))('length of %s', (name) => {
    const expected = reference.lengths[name];
    expect(relative(lengthM(shapes[name], plane), expected.planeM)).toBeLessThan(1e-7);
    expect(relative(lengthM(shapes[name], plane), expected.geodesicM)).toBeLessThan(1e-4);
  });

  it('distances between places, lines and areas', () => {
    for (const { a, b, distanceM } of reference.distances) {
      const gap = gapBetween(toPlane(shapeOf(a), plane), toPlane(shapeOf(b), plane));
      expect(Math.abs(gap.distanceM - distanceM), `${a}–${b}`).toBeLessThan(1e-3);
      const across = Math.hypot(gap.to[0] - gap.from[0], gap.to[1] - gap.from[1]);
      expect(across, `${a}–${b}`).toBeCloseTo(gap.distanceM, 9);
    }
  });
});

describe('overlaps against GEOS', () => {
  it('of every pair of areas, with holes and multipolygons', () => {
    for (const { a, b, areaM2: expected } of reference.overlaps) {
      const found = overlap(areaOf(a), areaOf(b), plane);
      const tolerance = 1e-3 * expected;
      expect(Math.abs(found.areaM2 - expected), `${a}∩${b}`).toBeLessThanOrEqual(tolerance);
      if (expected > 0) {
        expect(found.shareOfA).toBeCloseTo(expected / reference.measures[a].planeAreaM2, 4);
        expect(found.shareOfB).toBeCloseTo(expected / reference.measures[b].planeAreaM2, 4);
      } else expect(found.shared).toBeNull();
    }
  });

  it('as a table of two layers', () => {
    const one = areaNames.slice(0, 7);
    const two = areaNames.slice(7);
    const features = (names: readonly string[]) => names.map((name) => feature(name, shapes[name]));
    const { rows, notes } = overlapTable(
      layer('one', 'park', features(one)),
      layer('two', 'control-unit', features(two)),
      plane,
    );
    expect(notes).toEqual([]);
    const expected = reference.overlaps.filter(
      ({ a, b, areaM2: m2 }) => one.includes(a) && two.includes(b) && m2 > 0,
    );
    expect(rows.map(({ a, b }) => `${a} ${b}`)).toEqual(expected.map(({ a, b }) => `${a} ${b}`));
    rows.forEach((row, i) => {
      expect(relative(row.areaM2, expected[i].areaM2)).toBeLessThan(1e-3);
    });
  });

  it('lengths of lines inside areas', () => {
    for (const { line, area, lengthM: expected } of reference.insideLengths) {
      const found = lengthInsideM(shapeOf(line), shapeOf(area), plane);
      expect(Math.abs(found - expected), `${line} in ${area}`).toBeLessThanOrEqual(1e-3 * expected + 1e-6);
    }
  });

  it('with a circle', () => {
    const { centre, radiusM } = reference.members.circle;
    const circle = circleArea(centre, radiusM, plane);
    expect(relative(areaM2(circle, plane), Math.PI * radiusM ** 2)).toBeLessThan(1e-9);
    for (const { a, areaM2: expected } of reference.circleOverlap) {
      const found = overlap(areaOf(a), circle, plane).areaM2;
      expect(Math.abs(found - expected), a).toBeLessThanOrEqual(1e-3 * expected);
    }
  });
});

describe('buffers drawn', () => {
  it('of a place: π d² within 0.5 %', async () => {
    const place = readShape({ type: 'Point', coordinates: [118.51, 28.9] }).shape as Shape;
    for (const d of [10, 500, 20000]) {
      const drawn = (await bufferArea(place, d, plane)) as Area;
      expect(relative(areaM2(drawn, plane), Math.PI * d * d)).toBeLessThan(0.005);
    }
  });

  it('of lines and areas: GEOS’s area within 0.1 %', async () => {
    for (const [name, { planeBuffer500M2 }] of Object.entries({
      ...reference.measures,
      ...reference.lengths,
    })) {
      const drawn = (await bufferArea(shapeOf(name), 500, plane)) as Area;
      expect(relative(areaM2(drawn, plane), planeBuffer500M2), name).toBeLessThan(1e-3);
    }
  });
});

describe('membership against GEOS', () => {
  const names = Object.keys(shapes);
  const world = [
    layer(
      'world',
      'measurement',
      names.map((name) => feature(name, shapes[name])),
    ),
  ];
  const hitsOf = (question: Parameters<typeof selectFeatures>[0]) =>
    selectFeatures(question, world, plane).hits[0].featureIds;

  it('within a circle', () => {
    const { centre, radiusM, hits } = reference.members.circle;
    expect(hitsOf({ kind: 'circle', centre, radiusM })).toEqual(hits);
    expect(hitsOf({ kind: 'point', at: centre, toleranceM: radiusM })).toEqual(hits);
  });

  it('within 800 m of a line, by the plane and not by the polygon drawn', () => {
    expect(hitsOf({ kind: 'near', layerId: 'world', featureId: 'l0', distanceM: 800 })).toEqual(
      reference.members.near800OfL0,
    );
  });

  it('inside a multipolygon with a hole', () => {
    expect(hitsOf({ kind: 'inside', layerId: 'world', featureId: 'multi' })).toEqual(
      reference.members.insideMulti,
    );
  });

  it('in a box, whichever corner comes first', () => {
    const { bounds, hits } = reference.members.box;
    const [west, south, east, north] = bounds;
    expect(hitsOf({ kind: 'box', bounds })).toEqual(hits);
    expect(hitsOf({ kind: 'box', bounds: [east, north, west, south] })).toEqual(hits);
    const ring = [
      [west, south],
      [west, north],
      [east, north],
      [east, south],
    ] as [number, number][];
    expect(hitsOf({ kind: 'polygon', ring })).toEqual(hits);
  });
});
