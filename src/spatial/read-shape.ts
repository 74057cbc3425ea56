import type { Geometry, Position } from 'geojson';
import { crossesItself } from './crossing.ts';
import { type Ring, type Rings, type Shape, shapeOfParts, type XY } from './shape.ts';
import { partsOverlap, resolveCrossings } from './topology.ts';

export type ShapeFault = 'coordinates' | 'line' | 'ring' | 'crossing';

export interface ReadShape {
  /** null when nothing usable is left. */
  readonly shape: Shape | null;
  /** What had to be left out or repaired. */
  readonly faults: readonly ShapeFault[];
}

/**
 * Takes a geometry in degrees apart and makes it safe for everything below: places that are no numbers and repeated
 * places are dropped, open rings are closed, rings without an area are dropped (with an outer ring its holes),
 * rings that cross and parts that overlap are resolved into ones that do not. Ring orientation does not matter.
 */
export function readShape(geometry: Geometry | null): ReadShape {
  if (
    geometry?.type === 'Point' &&
    geometry.coordinates.every(Number.isFinite) &&
    geometry.coordinates.length > 1
  ) {
    const [x, y] = geometry.coordinates;
    return { shape: { points: [[x, y]], lines: [], areas: [], box: [x, y, x, y] }, faults: [] };
  }
  const faults = new Set<ShapeFault>();
  const points: XY[] = [];
  const lines: XY[][] = [];
  let areas: Rings[] = [];

  const places = (coordinates: readonly Position[]): XY[] => {
    const kept: XY[] = [];
    for (const [x, y] of coordinates) {
      if (!Number.isFinite(x) || !Number.isFinite(y)) faults.add('coordinates');
      else if (kept.length === 0 || kept[kept.length - 1][0] !== x || kept[kept.length - 1][1] !== y)
        kept.push([x, y]);
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

  if (areas.length > 0 && (crossesItself(areas.flat()) || partsOverlap(areas))) {
    faults.add('crossing');
    areas = resolveCrossings(areas);
  }
  const empty = points.length + lines.length + areas.length === 0;
  return { shape: empty ? null : shapeOfParts(points, lines, areas), faults: [...faults] };
}

function closed(places: readonly XY[]): Ring {
  if (places.length < 2) return places;
  const [first] = places;
  const last = places[places.length - 1];
  return first[0] === last[0] && first[1] === last[1] ? places : [...places, first];
}

/** Narrower than this (0.01 mm in degrees) is a line, not an area. */
const flatDeg = 1e-10;

/** Four places with the closing one, and not all on one line. */
function enclosesArea(ring: Ring): boolean {
  if (ring.length < 4) return false;
  const [[x0, y0]] = ring;
  const reach = ([x, y]: XY) => Math.hypot(x - x0, y - y0);
  const far = ring.reduce((a, b) => (reach(b) > reach(a) ? b : a));
  const [dx, dy] = [(far[0] - x0) / reach(far), (far[1] - y0) / reach(far)];
  return ring.some(([x, y]) => Math.abs(dx * (y - y0) - dy * (x - x0)) > flatDeg);
}
