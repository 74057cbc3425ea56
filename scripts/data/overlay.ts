import { difference, featureCollection, intersect, multiPolygon, union } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon as GeoPolygon } from 'geojson';
import type { Line, Polygon, Ring, XY } from './metres.ts';
import { polygonArea } from './metres.ts';

/** Overlays in plane metres: Turf decides topology only, so metres serve it as well as degrees. */

export type Polygons = readonly Polygon[];
type Shape = Feature<GeoPolygon | MultiPolygon>;

const close = (ring: Ring): number[][] => [...ring, ring[0]!].map(([x, y]) => [x, y]);
const toShape = (polygons: Polygons): Shape => multiPolygon(polygons.map((rings) => rings.map(close)));

/** Millimetres: overlays leave slivers and spikes below that. */
const snap = (value: number) => Math.round(value * 1000) / 1000;

function fromShape(shape: Shape | null, minAreaM2: number): Polygons {
  if (!shape) return [];
  const { geometry } = shape;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons
    .map((rings) =>
      rings
        .map((ring) => ring.slice(0, -1).map(([x, y]): XY => [snap(x!), snap(y!)]))
        .filter((ring, i) => i === 0 || Math.abs(polygonArea([ring])) > minAreaM2),
    )
    .filter((rings) => Math.abs(polygonArea(rings)) > minAreaM2);
}

/** Parts and holes at most this large are dropped, m². */
const sliverM2 = 1;

export function unite(parts: readonly Polygons[], minAreaM2 = sliverM2): Polygons {
  const filled = parts.filter((part) => part.length > 0);
  if (filled.length === 0) return [];
  // A single shape too: union resolves its overlaps and self-intersections.
  return fromShape(union(featureCollection([...filled, ...(filled.length === 1 ? filled : [])].map(toShape))), minAreaM2);
}

export function subtract(from: Polygons, parts: readonly Polygons[], minAreaM2 = sliverM2): Polygons {
  const filled = parts.filter((part) => part.length > 0);
  if (from.length === 0 || filled.length === 0) return from;
  return fromShape(difference(featureCollection([from, ...filled].map(toShape))), minAreaM2);
}

export function common(a: Polygons, b: Polygons, minAreaM2 = sliverM2): Polygons {
  if (a.length === 0 || b.length === 0) return [];
  return fromShape(intersect(featureCollection([toShape(a), toShape(b)])), minAreaM2);
}

/** All points within a distance of a line; round joins as 16-gons. */
export function bufferLine(line: Line, radiusM: number): Polygons {
  const discs = line.map((c): Polygons => [
    [Array.from({ length: 16 }, (_, i): XY => {
      const angle = (2 * Math.PI * (i + 0.5)) / 16;
      return [c[0] + radiusM * Math.cos(angle), c[1] + radiusM * Math.sin(angle)];
    })],
  ]);
  const boxes = line.slice(1).map((b, i): Polygons => {
    const a = line[i]!;
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    const nx = (-(b[1] - a[1]) / length) * radiusM;
    const ny = ((b[0] - a[0]) / length) * radiusM;
    return [[[[a[0] + nx, a[1] + ny], [a[0] - nx, a[1] - ny], [b[0] - nx, b[1] - ny], [b[0] + nx, b[1] + ny]]]];
  });
  return unite([...discs.slice(1, -1), ...boxes]);
}

export const polygonOf = (ring: Ring): Polygons => [[ring]];
