import type { Geometry, Position } from 'geojson';
import type { LngLat } from '../domain/feature.ts';

/**
 * Checks geometry of unknown origin. What can be mended without guessing is mended and told: open rings are
 * closed, parts with too few positions are left out, rings are wound by RFC 7946 3.1.6.
 */

/** Codes of sentences; the place is added by the caller. */
type GeometryFault =
  | 'geometry-missing'
  | 'geometry-type'
  | 'geometry-position'
  | 'geometry-short'
  | 'geometry-nested'
  | 'geometry-range';
export type GeometryRemark = 'ring-closed' | 'part-dropped';

export type CheckedGeometry =
  | { readonly ok: true; readonly geometry: Geometry | null; readonly remarks: readonly GeometryRemark[] }
  | { readonly ok: false; readonly fault: GeometryFault };

class Refused extends Error {
  constructor(readonly fault: GeometryFault) {
    super(fault);
  }
}

const maxDepth = 8;

function position(value: unknown): Position {
  if (!Array.isArray(value) || value.length < 2) throw new Refused('geometry-position');
  const kept: unknown[] = value.slice(0, 3);
  if (!kept.every((part): part is number => typeof part === 'number' && Number.isFinite(part)))
    throw new Refused('geometry-position');
  return kept;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Refused('geometry-position');
  return value;
}

type Remarks = Set<GeometryRemark>;

/** Twice the signed area; positive for counter-clockwise. */
function doubleArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    // Relative to the first vertex, so that projected coordinates of eight digits do not swamp the area.
    const [ax, ay] = [ring[i - 1][0] - ring[0][0], ring[i - 1][1] - ring[0][1]];
    const [bx, by] = [ring[i][0] - ring[0][0], ring[i][1] - ring[0][1]];
    sum += ax * by - bx * ay;
  }
  return sum;
}

function ring(value: unknown, outer: boolean, remarks: Remarks): Position[] | null {
  const positions = list(value).map(position);
  const [first] = positions;
  const last = positions.at(-1);
  if (!first || !last) return null;
  const isOpen = first[0] !== last[0] || first[1] !== last[1];
  if (positions.length < (isOpen ? 3 : 4)) return null;
  if (isOpen) {
    positions.push([...first]);
    remarks.add('ring-closed');
  }
  return doubleArea(positions) > 0 === outer ? positions : positions.reverse();
}

function polygon(value: unknown, remarks: Remarks): Position[][] | null {
  const [outer, ...holes] = list(value);
  const shell = outer === undefined ? null : ring(outer, true, remarks);
  if (!shell) return null;
  return [
    shell,
    ...kept(
      holes.map((hole) => ring(hole, false, remarks)),
      remarks,
    ),
  ];
}

function line(value: unknown): Position[] | null {
  const positions = list(value).map(position);
  return positions.length < 2 ? null : positions;
}

function kept<T>(parts: readonly (T | null)[], remarks: Remarks): T[] {
  const good = parts.filter((part): part is T => part !== null);
  if (good.length < parts.length) remarks.add('part-dropped');
  return good;
}

function whole<T>(part: T | null): T {
  if (part === null) throw new Refused('geometry-short');
  return part;
}

function parts<T>(all: readonly (T | null)[], remarks: Remarks): T[] {
  const good = kept(all, remarks);
  if (good.length === 0) throw new Refused('geometry-short');
  return good;
}

function check(value: unknown, remarks: Remarks, depth: number): Geometry {
  if (depth > maxDepth) throw new Refused('geometry-nested');
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new Refused('geometry-type');
  const { type, coordinates, geometries } = value as Record<string, unknown>;
  switch (type) {
    case 'Point':
      return { type, coordinates: position(coordinates) };
    case 'MultiPoint':
      return { type, coordinates: parts(list(coordinates).map(position), remarks) };
    case 'LineString':
      return { type, coordinates: whole(line(coordinates)) };
    case 'MultiLineString':
      return { type, coordinates: parts(list(coordinates).map(line), remarks) };
    case 'Polygon':
      return { type, coordinates: whole(polygon(coordinates, remarks)) };
    case 'MultiPolygon':
      return {
        type,
        coordinates: parts(
          list(coordinates).map((part) => polygon(part, remarks)),
          remarks,
        ),
      };
    case 'GeometryCollection': {
      const members = list(geometries).map((member) => check(member, remarks, depth + 1));
      if (members.length === 0) throw new Refused('geometry-short');
      // RFC 7946 3.1.8: a collection of one is better written as that one.
      return members.length === 1 ? members[0] : { type, geometries: members };
    }
    default:
      throw new Refused('geometry-type');
  }
}

/** null is a feature without a place and in order; undefined is a feature that forgot its geometry. */
export function checkGeometry(value: unknown): CheckedGeometry {
  if (value === null) return { ok: true, geometry: null, remarks: [] };
  if (value === undefined) return { ok: false, fault: 'geometry-missing' };
  const remarks: Remarks = new Set();
  try {
    return { ok: true, geometry: check(value, remarks, 0), remarks: [...remarks] };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, fault: error.fault };
    throw error;
  }
}

/** Every position through a projection; a third coordinate is kept. */
export function mapPositions(geometry: Geometry, project: (x: number, y: number) => LngLat): Geometry {
  const one = ([x, y, ...rest]: Position): Position => [...project(x, y), ...rest];
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: one(geometry.coordinates) };
    case 'MultiPoint':
    case 'LineString':
      return { type: geometry.type, coordinates: geometry.coordinates.map(one) };
    case 'MultiLineString':
    case 'Polygon':
      return { type: geometry.type, coordinates: geometry.coordinates.map((part) => part.map(one)) };
    case 'MultiPolygon':
      return {
        type: 'MultiPolygon',
        coordinates: geometry.coordinates.map((p) => p.map((part) => part.map(one))),
      };
    case 'GeometryCollection':
      return {
        type: geometry.type,
        geometries: geometry.geometries.map((member) => mapPositions(member, project)),
      };
  }
}

export function* positionsOf(geometry: Geometry): Generator<Position> {
  switch (geometry.type) {
    case 'Point':
      yield geometry.coordinates;
      return;
    case 'MultiPoint':
    case 'LineString':
      yield* geometry.coordinates;
      return;
    case 'MultiLineString':
    case 'Polygon':
      for (const part of geometry.coordinates) yield* part;
      return;
    case 'MultiPolygon':
      for (const part of geometry.coordinates) for (const ringOf of part) yield* ringOf;
      return;
    case 'GeometryCollection':
      for (const member of geometry.geometries) yield* positionsOf(member);
  }
}

/** True when all positions are longitudes and latitudes in degrees. */
export function isOnEarth(geometry: Geometry): boolean {
  for (const [lng, lat] of positionsOf(geometry))
    if (!(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) return false;
  return true;
}
