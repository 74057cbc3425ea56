import type { Geometry } from 'geojson';
import type { LngLat } from '../domain/feature.ts';
import type { Plane } from '../domain/plane.ts';
import { distanceM } from './distance.ts';
import { readShape } from './read-shape.ts';
import { type Rings, type Shape, toPlane, type XY } from './shape.ts';

/** Lengths, areas and directions on the local metre plane, never on degrees or a sphere. */

/** m²; holes taken off. Rings in metres. Gauss's area formula about the first vertex, so that no digits are lost. */
export function areaOfRings(areas: readonly Rings[]): number {
  let sum = 0;
  for (const [outer, ...holes] of areas)
    sum += ringAreaM2(outer) - holes.reduce((s, hole) => s + ringAreaM2(hole), 0);
  return sum;
}

function ringAreaM2(ring: readonly XY[]): number {
  const [[x0, y0]] = ring;
  let twice = 0;
  for (let i = 2; i < ring.length; i++) {
    twice += (ring[i - 1][0] - x0) * (ring[i][1] - y0) - (ring[i][0] - x0) * (ring[i - 1][1] - y0);
  }
  return Math.abs(twice) / 2;
}

/** Metres along a path on the plane. */
export function pathLengthM(path: readonly XY[]): number {
  let sum = 0;
  for (let i = 1; i < path.length; i++) sum += distanceM(path[i - 1], path[i]);
  return sum;
}

/** Area of a WGS 84 geometry, m²: 0 for points and lines. */
export const areaM2 = (geometry: Geometry, plane: Plane): number =>
  onPlane(geometry, plane, (shape) => areaOfRings(shape.areas));

/** Length of the lines of a WGS 84 geometry, m: 0 for points and areas. */
export const lengthM = (geometry: Geometry, plane: Plane): number =>
  onPlane(geometry, plane, (shape) => shape.lines.reduce((sum, line) => sum + pathLengthM(line), 0));

/** Length of all borders of the areas of a WGS 84 geometry, holes included, m. */
export const perimeterM = (geometry: Geometry, plane: Plane): number =>
  onPlane(geometry, plane, (shape) => shape.areas.flat().reduce((sum, ring) => sum + pathLengthM(ring), 0));

function onPlane(geometry: Geometry, plane: Plane, measure: (shape: Shape) => number): number {
  const { shape } = readShape(geometry);
  return shape ? measure(toPlane(shape, plane)) : 0;
}

/** Distance and bearing from one place to another; places in degrees, bearing as `bearingDeg`. */
export function course(
  from: LngLat,
  to: LngLat,
  plane: Plane,
): { distanceM: number; bearingDeg: number | null } {
  const a = plane.toPlane(from[0], from[1]);
  const b = plane.toPlane(to[0], to[1]);
  return { distanceM: distanceM(a, b), bearingDeg: bearingDeg(a, b) };
}

/** Degrees clockwise from grid north, 0 ≤ b < 360; null where the places coincide. Metres in. */
export function bearingDeg(from: XY, to: XY): number | null {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  if (dx === 0 && dy === 0) return null;
  const degrees = (Math.atan2(dx, dy) * 180) / Math.PI;
  return (degrees + 360) % 360;
}

const winds = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Wind = (typeof winds)[number];

/** The wind whose 45° sector holds a bearing; its name is the string `wind.<key>`. */
export const windOf = (bearing: number): Wind => winds[Math.round(bearing / 45) % 8];

/** Centre of gravity of the areas of a shape; of its lines, or points, where it has no area. In its own units. */
export function centroidOf(shape: Shape): XY {
  if (shape.areas.length > 0) return areaCentroid(shape.areas);
  const parts: { at: XY; weight: number }[] = [];
  for (const line of shape.lines) {
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1], line[i]];
      parts.push({ at: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], weight: distanceM(a, b) });
    }
  }
  if (parts.length === 0) parts.push(...shape.points.map((at) => ({ at, weight: 1 })));
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (axis: 0 | 1) => parts.reduce((sum, { at, weight }) => sum + at[axis] * weight, 0) / total;
  return [mean(0), mean(1)];
}

function areaCentroid(areas: readonly Rings[]): XY {
  const [[[[x0, y0]]]] = areas;
  let total = 0;
  let mx = 0;
  let my = 0;
  for (const rings of areas) {
    rings.forEach((ring, index) => {
      let twice = 0;
      let sx = 0;
      let sy = 0;
      for (let i = 1; i < ring.length; i++) {
        const [ax, ay] = [ring[i - 1][0] - x0, ring[i - 1][1] - y0];
        const [bx, by] = [ring[i][0] - x0, ring[i][1] - y0];
        const cross = ax * by - bx * ay;
        twice += cross;
        sx += (ax + bx) * cross;
        sy += (ay + by) * cross;
      }
      // Whatever way a ring runs, the outer one adds and holes take off.
      const sign = Math.sign(twice) * (index === 0 ? 1 : -1);
      total += sign * twice;
      mx += sign * sx;
      my += sign * sy;
    });
  }
  return [x0 + mx / (3 * total), y0 + my / (3 * total)];
}
