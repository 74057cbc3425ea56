import { localPlane } from '../../src/domain/plane.ts';

/** Plain plane geometry in metres for the generators. Rings are open lists: the first point is not repeated. */

export type XY = readonly [x: number, y: number];
export type Line = readonly XY[];
export type Ring = readonly XY[];
/** Outer ring, then holes. */
export type Polygon = readonly Ring[];

export const plane = localPlane(118.5, 28.9);
export const toMetres = (place: readonly number[]): XY => plane.toPlane(place[0]!, place[1]!);

export const round = (value: number, decimals: number): number => {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
};

/** [lng, lat] to 6 decimals (about 0.1 m). */
export function toPlace([x, y]: XY): [number, number] {
  const [lng, lat] = plane.toLngLat(x, y);
  return [round(lng, 6), round(lat, 6)];
}

export const distance = (a: XY, b: XY): number => Math.hypot(b[0] - a[0], b[1] - a[1]);
export const along = (a: XY, b: XY, t: number): XY => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/** Signed area, positive when counter-clockwise, m². */
export function ringArea(ring: Ring): number {
  let twice = 0;
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    twice += a[0] * b[1] - b[0] * a[1];
  });
  return twice / 2;
}

export const polygonArea = (polygon: Polygon): number =>
  polygon.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * Math.abs(ringArea(ring)), 0);

export const areaOf = (polygons: readonly Polygon[]): number =>
  polygons.reduce((sum, p) => sum + polygonArea(p), 0);

/** Even-odd rule. */
export function inRing([x, y]: XY, ring: Ring): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

const inPolygon = (point: XY, polygon: Polygon): boolean =>
  inRing(point, polygon[0]!) && !polygon.slice(1).some((hole) => inRing(point, hole));
export const inAny = (point: XY, polygons: readonly Polygon[]): boolean =>
  polygons.some((p) => inPolygon(point, p));

export function nearestOnLine(
  point: XY,
  line: Line,
): { readonly distanceM: number; readonly at: XY; readonly alongM: number } {
  let best = { distanceM: Infinity, at: line[0]!, alongM: 0 };
  let run = 0;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!;
    const b = line[i]!;
    const length = distance(a, b);
    const t = ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / (length * length);
    const at = along(a, b, Math.min(1, Math.max(0, t)));
    const d = distance(point, at);
    if (d < best.distanceM) best = { distanceM: d, at, alongM: run + distance(a, at) };
    run += length;
  }
  return best;
}

export const distanceToLine = (point: XY, line: Line): number => nearestOnLine(point, line).distanceM;

export const lineLength = (line: Line): number =>
  line.reduce((sum, point, i) => (i === 0 ? 0 : sum + distance(line[i - 1]!, point)), 0);

/** The point at a distance along a line, and the direction of travel there (unit vector). */
export function pointAlong(line: Line, distanceM: number): { readonly at: XY; readonly direction: XY } {
  let left = distanceM;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!;
    const b = line[i]!;
    const length = distance(a, b);
    if (left <= length || i === line.length - 1)
      return { at: along(a, b, left / length), direction: [(b[0] - a[0]) / length, (b[1] - a[1]) / length] };
    left -= length;
  }
  throw new Error('a line needs two points');
}

/** The part of a line between two distances along it. */
export function lineBetween(line: Line, fromM: number, toM: number): Line {
  const inner: XY[] = [];
  let run = 0;
  line.forEach((point, i) => {
    if (i > 0) run += distance(line[i - 1]!, point);
    if (run > fromM + 0.5 && run < toM - 0.5) inner.push(point);
  });
  return [pointAlong(line, fromM).at, ...inner, pointAlong(line, toM).at];
}

/** Distance along `line` of its first crossing with `other`, or null. */
export function crossing(line: Line, other: Line): { readonly at: XY; readonly alongM: number } | null {
  let run = 0;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!;
    const b = line[i]!;
    for (let j = 1; j < other.length; j++) {
      const c = other[j - 1]!;
      const d = other[j]!;
      const denominator = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
      if (denominator === 0) continue;
      const t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / denominator;
      const u = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / denominator;
      if (t >= 0 && t <= 1 && u >= 0 && u <= 1)
        return { at: along(a, b, t), alongM: run + t * distance(a, b) };
    }
    run += distance(a, b);
  }
  return null;
}

/** Chaikin's corner cutting, ends kept: bends of a sketched course without its corners. */
export function smooth(line: Line, rounds: number): Line {
  let current = line;
  for (let r = 0; r < rounds; r++) {
    const next: XY[] = [current[0]!];
    for (let i = 1; i < current.length; i++) {
      const a = current[i - 1]!;
      const b = current[i]!;
      if (i > 1) next.push(along(a, b, 0.25));
      if (i < current.length - 1) next.push(along(a, b, 0.75));
    }
    next.push(current[current.length - 1]!);
    current = next;
  }
  return current;
}

/** Douglas–Peucker. */
export function simplify(line: Line, toleranceM: number): Line {
  const first = line[0]!;
  const last = line[line.length - 1]!;
  let worst = 0;
  let at = 0;
  for (let i = 1; i < line.length - 1; i++) {
    const d =
      distance(first, last) === 0 ? distance(line[i]!, first) : distanceToLine(line[i]!, [first, last]);
    if (d > worst) [worst, at] = [d, i];
  }
  if (worst <= toleranceM) return [first, last];
  return [
    ...simplify(line.slice(0, at + 1), toleranceM).slice(0, -1),
    ...simplify(line.slice(at), toleranceM),
  ];
}
