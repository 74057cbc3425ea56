import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it, vi } from 'vitest';
import type { LngLat } from '../../src/domain/feature.ts';
import { localPlane } from '../../src/domain/plane.ts';
import { gapBetween } from '../../src/spatial/distance.ts';
import { areaM2, course } from '../../src/spatial/measure.ts';
import { nearestFeatures } from '../../src/spatial/nearest.ts';
import { overlap } from '../../src/spatial/overlap.ts';
import { readShape } from '../../src/spatial/read-shape.ts';
import { type Shape, toPlane } from '../../src/spatial/shape.ts';
import type { Area } from '../../src/spatial/types.ts';
import { pointsInAreas } from '../../src/spatial/within.ts';
import { box, feature, layer, point, polygon } from './spatial-world.ts';

// Exact clipping of hundreds of random areas on a busy machine.
vi.setConfig({ testTimeout: 60000 });

const plane = localPlane(118.5, 28.9);
const lng = fc.double({ min: 118.4, max: 118.6, noNaN: true });
const lat = fc.double({ min: 28.8, max: 29, noNaN: true });
const place = fc.tuple(lng, lat) as fc.Arbitrary<LngLat>;

/** A ring about a centre whose corners go round once: sound, and often not convex. */
const star = fc
  .record({
    lng,
    lat,
    radii: fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 24 }),
    size: fc.double({ min: 0.001, max: 0.01, noNaN: true }),
  })
  .map(({ lng: x, lat: y, radii, size }): Position[] => {
    const ring = radii.map((r, i) => {
      const angle = (2 * Math.PI * i) / radii.length;
      return [x + size * r * Math.cos(angle), y + size * r * Math.sin(angle)];
    });
    return [...ring, ring[0]];
  });

describe('areas', () => {
  it('of the two sides of a cut add up to the whole', () => {
    fc.assert(
      fc.property(star, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (ring, at) => {
        const whole = polygon(ring) as Area;
        const [west, south, east, north] = (readShape(whole).shape as Shape).box;
        const cut = west + at * (east - west);
        const left = polygon(box(west - 1, south - 1, cut, north + 1)) as Area;
        const right = polygon(box(cut, south - 1, east + 1, north + 1)) as Area;
        const total = areaM2(whole, plane);
        const sum = overlap(whole, left, plane).areaM2 + overlap(whole, right, plane).areaM2;
        // Places added on the cut lie on the edge in degrees, which is a hair off the edge in metres.
        expect(Math.abs(sum / total - 1)).toBeLessThan(1e-4);
      }),
      { numRuns: 60 },
    );
  });

  it('of overlap are the same both ways, and the whole with itself', () => {
    fc.assert(
      fc.property(star, star, (first, second) => {
        const [a, b] = [polygon(first) as Area, polygon(second) as Area];
        const [ab, ba] = [overlap(a, b, plane), overlap(b, a, plane)];
        expect(Math.abs(ab.areaM2 - ba.areaM2)).toBeLessThanOrEqual(1e-6 * ab.areaM2 + 1e-3);
        expect(ab.shareOfA).toBeCloseTo(ba.shareOfB, 6);
        expect(overlap(a, a, plane).shareOfA).toBeCloseTo(1, 9);
      }),
      { numRuns: 40 },
    );
  });
});

describe('membership', () => {
  it('does not depend on where a ring begins or which way it runs', () => {
    fc.assert(
      fc.property(
        star,
        fc.array(place, { minLength: 1, maxLength: 30 }),
        fc.nat(30),
        (ring, places, shift) => {
          const open = ring.slice(0, -1);
          const from = shift % open.length;
          const turned = [...open.slice(from), ...open.slice(0, from)];
          const reversed = [...turned].reverse();
          const stations = layer('stations', 'measurement', [
            ...places.map(([x, y], i) => feature(`p${i}`, point(x, y))),
            ...open.map(([x, y], i) => feature(`corner${i}`, point(x, y))),
          ]);
          const members = (corners: Position[]) =>
            pointsInAreas(
              stations,
              layer('area', 'park', [feature('a', polygon([...corners, corners[0]]))]),
              plane,
            );
          const expected = members(open);
          expect(members(turned)).toEqual(expected);
          expect(members(reversed)).toEqual(expected);
          // Corners belong to their area.
          expect(expected[0].pointIds.filter((id) => id.startsWith('corner'))).toHaveLength(open.length);
        },
      ),
    );
  });
});

describe('nearest', () => {
  it('is the one that comparing all of them finds', () => {
    const thing = fc.oneof(
      place.map(([x, y]) => point(x, y)),
      fc
        .array(place, { minLength: 2, maxLength: 6 })
        .map((line) => ({ type: 'LineString' as const, coordinates: line.map((p) => [...p]) })),
      star.map((ring) => polygon(ring)),
    );
    fc.assert(
      fc.property(thing, fc.array(thing, { minLength: 1, maxLength: 25 }), (origin, others) => {
        const features = others.map((geometry, i) => feature(`f${i}`, geometry));
        const [found] = nearestFeatures(origin, [layer('all', 'park', features)], plane);
        const metres = (geometry: typeof origin) => toPlane(readShape(geometry).shape as Shape, plane);
        const least = Math.min(
          ...others.map((geometry) => gapBetween(metres(origin), metres(geometry)).distanceM),
        );
        expect(found.distanceM).toBe(least);
      }),
      { numRuns: 100 },
    );
  });

  it('of places is the shortest course, with its bearing', () => {
    fc.assert(
      fc.property(place, fc.array(place, { minLength: 1, maxLength: 40 }), (from, places) => {
        const [found] = nearestFeatures(
          point(...from),
          [
            layer(
              'all',
              'village',
              places.map((p, i) => feature(String(i), point(...p))),
            ),
          ],
          plane,
        );
        const courses = places.map((p) => course(from, p, plane));
        const least = Math.min(...courses.map(({ distanceM }) => distanceM));
        expect(found.distanceM).toBeCloseTo(least, 6);
        const chosen = courses[Number(found.featureId)];
        if (found.bearingDeg !== null)
          expect(found.bearingDeg).toBeCloseTo(chosen.bearingDeg ?? Number.NaN, 6);
      }),
    );
  });
});
