import { booleanPointInPolygon, intersect, multiPolygon, union } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { cropAreas } from './crop.ts';
import { pathsMeet } from './crossing.ts';
import { type Box, boxesMeet, boxOf, pathsOf, type Rings, type Shape, type XY } from './shape.ts';

/**
 * Who lies in whom, decided in the coordinates as they are written (degrees): a place on a shared border is on
 * it whatever plane measures it later. Turf decides; shapes come from `readShape`, so its inputs are sound.
 */

const multi = (areas: readonly Rings[]): Feature<MultiPolygon> =>
  multiPolygon(areas as unknown as Position[][][]);

const polygonOf = (rings: Rings): Polygon => ({
  type: 'Polygon',
  coordinates: rings as unknown as Position[][],
});

function areasOf(result: Feature<Polygon | MultiPolygon> | null): Rings[] {
  if (!result) return [];
  const { geometry } = result;
  const areas = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return areas as unknown as Rings[];
}

/** True when a place lies in an area or on its border; a hole's border belongs to the area. */
export function areaHolds(areas: readonly Rings[], place: XY): boolean {
  return booleanPointInPolygon(place as unknown as Position, {
    type: 'MultiPolygon',
    coordinates: areas as unknown as Position[][][],
  });
}

/** True when an area and a shape share at least one place: touching is enough. */
export function meetsArea(area: Shape, shape: Shape): boolean {
  if (!boxesMeet(area.box, shape.box)) return false;
  if (shape.points.some((place) => areaHolds(area.areas, place))) return true;
  const paths = pathsOf(shape);
  if (paths.some(([place]) => areaHolds(area.areas, place))) return true;
  if (shape.areas.length > 0 && area.areas.some(([[place]]) => areaHolds(shape.areas, place))) return true;
  // Neither holds a vertex of the other: they meet only where borders meet.
  return pathsMeet(pathsOf(area), paths);
}

/** What two areas share; no rings when they only touch. */
export function intersectAreas(a: Shape, b: Shape): readonly Rings[] {
  if (!boxesMeet(a.box, b.box)) return [];
  if (holdsWhole(a, b)) return b.areas;
  if (holdsWhole(b, a)) return a.areas;
  // The clipper is exact and slow: it gets only what lies about the common part of the boxes.
  const margin = 1e-6;
  const common: Box = [
    Math.max(a.box[0], b.box[0]) - margin,
    Math.max(a.box[1], b.box[1]) - margin,
    Math.min(a.box[2], b.box[2]) + margin,
    Math.min(a.box[3], b.box[3]) + margin,
  ];
  const [first, second] = [cropAreas(a.areas, common), cropAreas(b.areas, common)];
  if (first.length === 0 || second.length === 0) return [];
  return areasOf(intersect({ type: 'FeatureCollection', features: [multi(first), multi(second)] }));
}

/** Areas as one, without overlaps. */
export const uniteAreas = (areas: readonly Rings[]): readonly Rings[] =>
  areas.length < 2
    ? areas
    : areasOf(union({ type: 'FeatureCollection', features: areas.map((rings) => multi([rings])) }));

/** The same area by rings that neither cross themselves nor each other (non-zero rule). */
export const resolveCrossings = (areas: readonly Rings[]): Rings[] =>
  areasOf(union({ type: 'FeatureCollection', features: [multi(areas), multi(areas)] }));

/**
 * True when a part of a multi-area lies over another although their borders do not cross: one inside the
 * other, or with stretches of border in common.
 */
export function partsOverlap(areas: readonly Rings[]): boolean {
  const boxes = areas.map(([outer]) => boxOf([outer]));
  const inner = (holder: Rings, [outer]: Rings): boolean =>
    outer.some((place, i) => {
      if (i === 0) return false;
      const middle: XY = [(place[0] + outer[i - 1][0]) / 2, (place[1] + outer[i - 1][1]) / 2];
      return [place, middle].some((p) =>
        booleanPointInPolygon(p as unknown as Position, polygonOf(holder), { ignoreBoundary: true }),
      );
    });
  return areas.some((one, i) =>
    areas.some((two, j) => i !== j && boxesMeet(boxes[i], boxes[j]) && inner(one, two)),
  );
}

/**
 * True when the first area holds all of the second with no border in common: much faster than clipping, and
 * the usual case of small features in a large region. The rest is left to the clipper.
 */
function holdsWhole(outer: Shape, inner: Shape): boolean {
  if (inner.box[0] < outer.box[0] || inner.box[1] < outer.box[1]) return false;
  if (inner.box[2] > outer.box[2] || inner.box[3] > outer.box[3]) return false;
  const outerPaths = outer.areas.flat();
  const innerPaths = inner.areas.flat();
  if (pathsMeet(innerPaths, outerPaths)) return false;
  return (
    inner.areas.every(([[place]]) => areaHolds(outer.areas, place)) &&
    // A hole (or another part) of the outer area inside the inner one cuts it.
    !outerPaths.some(([place]) => areaHolds(inner.areas, place))
  );
}
