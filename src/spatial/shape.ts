import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import type { Plane } from '../domain/plane.ts';
import { crossesItself } from './crossing.ts';
import { resolveCrossings } from './topology.ts';

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

export type ShapeFault = 'coordinates' | 'line' | 'ring' | 'crossing';

export interface ReadShape {
  /** null when nothing usable is left. */
  readonly shape: Shape | null;
  /** What had to be left out or repaired. */
  readonly faults: readonly ShapeFault[];
}

/**
 * Takes a geometry apart and makes it safe for everything below: places that are no numbers and repeated
 * places are dropped, open rings are closed, rings without an area are dropped (with an outer ring its holes),
 * rings that cross are resolved into ones that do not. Ring orientation does not matter.
 */
export function readShape(geometry: Geometry | null): ReadShape {
  const faults = new Set<ShapeFault>();
  const points: XY[] = [];
  const lines: XY[][] = [];
  let areas: Rings[] = [];

  const places = (coordinates: readonly Position[]): XY[] => {
    const kept: XY[] = [];
    for (const [x, y] of coordinates) {
      if (!Number.isFinite(x) || !Number.isFinite(y)) faults.add('coordinates');
      else if (kept.length === 0 || kept[kept.length - 1][0] !== x || kept[kept.length - 1][1] !== y) kept.push([x, y]);
    }
    return kept;
  };
  const addPoint = (coordinates: Position) => points.push(...places([coordinates]));
  const addLine = (coordinates: readonly Position[]) => {
    const line = places(coordinates);
    if (line.length > 1) lines.push(line);
    else faults.add('line');
  };
  const addArea = (coordinates: readonly (readonly Position[])[]) => {
    const rings = coordinates.map((ring) => closed(places(ring)));
    if (rings.length === 0 || rings.some((ring) => !enclosesArea(ring))) faults.add('ring');
    if (rings.length > 0 && enclosesArea(rings[0])) areas.push(rings.filter(enclosesArea));
  };
  const add = (part: Geometry): void => {
    if (part.type === 'Point') addPoint(part.coordinates);
    else if (part.type === 'MultiPoint') part.coordinates.forEach(addPoint);
    else if (part.type === 'LineString') addLine(part.coordinates);
    else if (part.type === 'MultiLineString') part.coordinates.forEach(addLine);
    else if (part.type === 'Polygon') addArea(part.coordinates);
    else if (part.type === 'MultiPolygon') part.coordinates.forEach(addArea);
    else part.geometries.forEach(add);
  };
  if (geometry) add(geometry);

  if (areas.length > 0 && crossesItself(areas.flat())) {
    faults.add('crossing');
    areas = resolveCrossings(areas);
  }
  const empty = points.length + lines.length + areas.length === 0;
  return { shape: empty ? null : shapeOfParts(points, lines, areas), faults: [...faults] };
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

function closed(places: readonly XY[]): Ring {
  if (places.length < 2) return places;
  const [first] = places;
  const last = places[places.length - 1];
  return first[0] === last[0] && first[1] === last[1] ? places : [...places, first];
}

/** Four places with the closing one, and not all on one line. */
function enclosesArea(ring: Ring): boolean {
  if (ring.length < 4) return false;
  const [[x0, y0]] = ring;
  const far = ring.find(([x, y]) => x !== x0 || y !== y0) ?? ring[0];
  return ring.some(([x, y]) => (far[0] - x0) * (y - y0) !== (far[1] - y0) * (x - x0));
}
