import type { MultiPolygon, Polygon } from 'geojson';
import type { Plane } from '../domain/plane.ts';

/** One place, either degrees or metres: the owner of the shape knows. */
export type XY = readonly [x: number, y: number];
/** Closed: the first place is repeated at the end. */
export type Ring = readonly XY[];
/** Outer ring first, holes behind it. */
export type Rings = readonly Ring[];
export type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

/** A geometry of any kind taken apart, so that multi-geometries and collections need no cases of their own. */
export interface Shape {
  readonly points: readonly XY[];
  readonly lines: readonly (readonly XY[])[];
  readonly areas: readonly Rings[];
  readonly box: Box;
}

export const shapeOfParts = (
  points: readonly XY[],
  lines: readonly (readonly XY[])[],
  areas: readonly Rings[],
): Shape => ({ points, lines, areas, box: boxOf([points, ...lines, ...areas.map((rings) => rings[0])]) });

export const shapeOfAreas = (areas: readonly Rings[]): Shape => shapeOfParts([], [], areas);

export const shapeOfPlace = (place: XY): Shape => shapeOfParts([place], [], []);

/** The areas of a shape as GeoJSON; null without any. */
export function areaGeometry({ areas }: Pick<Shape, 'areas'>): Polygon | MultiPolygon | null {
  const coordinates = areas.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y])));
  if (coordinates.length === 0) return null;
  return coordinates.length === 1
    ? { type: 'Polygon', coordinates: coordinates[0] }
    : { type: 'MultiPolygon', coordinates };
}

/** Degrees → metres, vertex by vertex. */
export function toPlane(shape: Shape, plane: Plane): Shape {
  const project = ([lng, lat]: XY): XY => plane.toPlane(lng, lat);
  return shapeOfParts(
    shape.points.map(project),
    shape.lines.map((line) => line.map(project)),
    shape.areas.map((rings) => rings.map((ring) => ring.map(project))),
  );
}

/** Rings and lines of a shape: everything that has segments. */
export const pathsOf = (shape: Shape): readonly (readonly XY[])[] => [...shape.lines, ...shape.areas.flat()];

export function boxOf(paths: readonly (readonly XY[])[]): Box {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (const path of paths) {
    for (const [x, y] of path) {
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  return [minX, minY, maxX, maxY];
}

/** True when two boxes share at least a border place. */
export const boxesMeet = (a: Box, b: Box): boolean =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
