import type { Geometry, Position } from 'geojson';
import type { Bounds } from '../domain/feature.ts';

/** Bounds of a geometry in degrees, or null for one without a vertex. */
export function boundsOf(geometry: Geometry): Bounds | null {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  const visit = (coordinates: Position | readonly unknown[]): void => {
    if (typeof coordinates[0] === 'number') {
      const [lng, lat] = coordinates as Position;
      west = Math.min(west, lng);
      east = Math.max(east, lng);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    } else for (const part of coordinates) visit(part as readonly unknown[]);
  };
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) {
      const bounds = boundsOf(part);
      if (bounds)
        visit([
          [bounds[0], bounds[1]],
          [bounds[2], bounds[3]],
        ]);
    }
  } else visit(geometry.coordinates);
  return west <= east ? [west, south, east, north] : null;
}
