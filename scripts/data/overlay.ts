import { difference, featureCollection, intersect, multiPolygon, union } from '@turf/turf';
import type { Feature, Polygon as GeoPolygon, MultiPolygon } from 'geojson';
import { cleanRing, splitAtTouches } from './clean.ts';
import type { Line, Polygon, Ring, XY } from './metres.ts';
import { distance, inRing, ringArea } from './metres.ts';

/** Overlays in plane metres: Turf decides topology only, so metres serve it as well as degrees. */

export type Polygons = readonly Polygon[];
type Shape = Feature<GeoPolygon | MultiPolygon>;

const close = (ring: Ring): number[][] => [...ring, ring[0]!].map(([x, y]) => [x, y]);
const toShape = (polygons: Polygons): Shape => multiPolygon(polygons.map((rings) => rings.map(close)));

/** Wider than the last decimal of the files (0.1 m), so that rounding makes no new faults. */
const toleranceM = 0.25;

function fromShape(shape: Shape | null, minAreaM2: number): Polygons {
  if (!shape) return [];
  const { geometry } = shape;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((rings) => cleanPolygon(rings.map(open), minAreaM2));
}

const open = (ring: number[][]): Ring => ring.slice(0, -1).map(([x, y]): XY => [x!, y!]);

function cleanPolygon([outer, ...holes]: readonly Ring[], minAreaM2: number): Polygon[] {
  const parts = (ring: Ring) =>
    splitAtTouches(cleanRing(ring, toleranceM), toleranceM)
      .map((part) => cleanRing(part, toleranceM))
      .filter((part) => part.length >= 3 && Math.abs(ringArea(part)) > minAreaM2);
  const outers = parts(outer!);
  // A loop within another loop of the same ring is a hole that touched the edge.
  const isHole = (ring: Ring) => outers.some((other) => other !== ring && inRing(inner(ring), other));
  const inside = [...holes.flatMap(parts), ...outers.filter(isHole)];
  return outers
    .filter((ring) => !isHole(ring))
    .map((ring) => [ring, ...inside.filter((hole) => inRing(inner(hole), ring))]);
}

/** A place just inside a ring, beside the middle of its longest edge. */
function inner(ring: Ring): XY {
  let longest = 0;
  const edgeM = (i: number) => distance(ring[i]!, ring[(i + 1) % ring.length]!);
  for (let i = 1; i < ring.length; i++) if (edgeM(i) > edgeM(longest)) longest = i;
  const [a, b] = [ring[longest]!, ring[(longest + 1) % ring.length]!];
  const side = Math.sign(ringArea(ring)) * 0.01;
  const d = distance(a, b);
  return [(a[0] + b[0]) / 2 - ((b[1] - a[1]) / d) * side, (a[1] + b[1]) / 2 + ((b[0] - a[0]) / d) * side];
}

/** Parts and holes at most this large are dropped, m². */
const sliverM2 = 1;

export function unite(parts: readonly Polygons[], minAreaM2 = sliverM2): Polygons {
  const filled = parts.filter((part) => part.length > 0);
  if (filled.length === 0) return [];
  // A single shape too: union resolves its overlaps and self-intersections.
  return fromShape(
    union(featureCollection([...filled, ...(filled.length === 1 ? filled : [])].map(toShape))),
    minAreaM2,
  );
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

/** All points within a distance of a line; round joins and ends as 16-gons. */
export function bufferLine(line: Line, radiusM: number): Polygons {
  const discs = line.map(
    (c): Polygons => [
      [
        Array.from({ length: 16 }, (_, i): XY => {
          const angle = (2 * Math.PI * (i + 0.5)) / 16;
          return [c[0] + radiusM * Math.cos(angle), c[1] + radiusM * Math.sin(angle)];
        }),
      ],
    ],
  );
  const boxes = line.slice(1).map((b, i): Polygons => {
    const a = line[i]!;
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    const nx = (-(b[1] - a[1]) / length) * radiusM;
    const ny = ((b[0] - a[0]) / length) * radiusM;
    return [
      [
        [
          [a[0] + nx, a[1] + ny],
          [a[0] - nx, a[1] - ny],
          [b[0] - nx, b[1] - ny],
          [b[0] + nx, b[1] + ny],
        ],
      ],
    ];
  });
  return unite([...discs, ...boxes]);
}

export const polygonOf = (ring: Ring): Polygons => [[ring]];
