import type { Geometry } from 'geojson';
import type { Plane } from '../domain/plane.ts';
import { type Shape, toPlane, type XY } from './shape.ts';
import type { Area } from './types.ts';

/**
 * Regions of a distance, drawn as polygons. They are for the map and for areas of overlap; who lies within a
 * distance is decided by the distance itself.
 */

const circleCorners = 256;

/**
 * A circle on the plane as a polygon of 256 corners with the circle's own area π r² (an inscribed one would be
 * 0.01 % too small), returned in degrees.
 */
export function circleArea(centre: XY, radiusM: number, plane: Plane): Area {
  const [x, y] = plane.toPlane(centre[0], centre[1]);
  const step = (2 * Math.PI) / circleCorners;
  const cornerM = radiusM * Math.sqrt(step / Math.sin(step));
  const ring = Array.from({ length: circleCorners }, (_, i) =>
    plane.toLngLat(x + cornerM * Math.cos(i * step), y + cornerM * Math.sin(i * step)),
  );
  return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
}

/** Degrees given to Turf per metre of ours: 100 km become 0.1°, where the sphere is flat to 1e-7. */
const degreesPerMetre = 1e-6;
const radiansPerDegree = Math.PI / 180;
const cornersPerQuadrant = 32;

/**
 * The area within a distance of a shape in degrees, as a polygon in degrees; null where nothing is left.
 *
 * Turf buffers on a sphere about the centre of what it gets. Our metres are handed over as a tiny figure about
 * 0° 0°, so that its distances are those of the plane.
 */
export async function bufferArea(shape: Shape, distanceM: number, plane: Plane): Promise<Area | null> {
  const { buffer } = await import('./buffer-engine.ts');
  const metres = toPlane(shape, plane);
  const [x0, y0] = [(metres.box[0] + metres.box[2]) / 2, (metres.box[1] + metres.box[3]) / 2];
  const shrink = ([x, y]: XY) => [(x - x0) * degreesPerMetre, (y - y0) * degreesPerMetre];
  const parts: Geometry[] = [];
  if (metres.points.length > 0) parts.push({ type: 'MultiPoint', coordinates: metres.points.map(shrink) });
  if (metres.lines.length > 0)
    parts.push({ type: 'MultiLineString', coordinates: metres.lines.map((line) => line.map(shrink)) });
  if (metres.areas.length > 0)
    parts.push({
      type: 'MultiPolygon',
      coordinates: metres.areas.map((rings) => rings.map((ring) => ring.map(shrink))),
    });
  const angle = distanceM * degreesPerMetre * radiansPerDegree;
  const grown = parts.flatMap((part) => {
    const result = buffer(part, angle, { units: 'radians', steps: cornersPerQuadrant });
    if (!result) return [];
    return result.type === 'Feature' ? [result.geometry] : result.features.map(({ geometry }) => geometry);
  });
  const polygons = grown.flatMap((part) => (part.type === 'Polygon' ? [part.coordinates] : part.coordinates));
  const back = polygons.map((rings) =>
    rings.map((ring) =>
      ring.map(([u, v]) => plane.toLngLat(x0 + u / degreesPerMetre, y0 + v / degreesPerMetre)),
    ),
  );
  if (back.length === 0) return null;
  return back.length === 1
    ? { type: 'Polygon', coordinates: back[0] }
    : { type: 'MultiPolygon', coordinates: back };
}
