import type { Geometry, Position } from 'geojson';
import { crossesItself } from './crossing.ts';
import { type Ring, type Rings, type Shape, shapeOfParts, type XY } from './shape.ts';
import { resolveCrossings } from './topology.ts';

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

  if (areas.length > 0 && crossesItself(areas.flat())) {
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

/** Four places with the closing one, and not all on one line. */
function enclosesArea(ring: Ring): boolean {
  if (ring.length < 4) return false;
  const [[x0, y0]] = ring;
  const far = ring.find(([x, y]) => x !== x0 || y !== y0) ?? ring[0];
  return ring.some(([x, y]) => (far[0] - x0) * (y - y0) !== (far[1] - y0) * (x - x0));
}
