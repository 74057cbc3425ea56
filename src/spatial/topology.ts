import { booleanPointInPolygon, intersect, multiPolygon, union } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { pathsMeet } from './crossing.ts';
import { boxesMeet, pathsOf, type Rings, type Shape, type XY } from './shape.ts';

/**
 * Who lies in whom, decided in the coordinates as they are written (degrees): a place on a shared border is on
 * it whatever plane measures it later. Turf decides; shapes come from `readShape`, so its inputs are sound.
 */

const multi = (areas: readonly Rings[]): Feature<MultiPolygon> =>
  multiPolygon(areas as unknown as Position[][][]);

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
  return areasOf(intersect({ type: 'FeatureCollection', features: [multi(a.areas), multi(b.areas)] }));
}

/** All areas as one, without overlaps. */
export function uniteAreas(parts: readonly (readonly Rings[])[]): readonly Rings[] {
  if (parts.length === 0) return [];
  if (parts.length === 1) return parts[0];
  return areasOf(union({ type: 'FeatureCollection', features: parts.map(multi) }));
}

/** The same area by rings that neither cross themselves nor each other (non-zero rule). */
export const resolveCrossings = (areas: readonly Rings[]): Rings[] =>
  areasOf(union({ type: 'FeatureCollection', features: [multi(areas), multi(areas)] }));

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
