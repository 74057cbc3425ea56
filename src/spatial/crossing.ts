import type { XY } from './shape.ts';

/** > 0 when c lies left of a → b. */
const side = (a: XY, b: XY, c: XY): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

const between = (a: number, b: number, c: number): boolean => (a <= c && c <= b) || (b <= c && c <= a);

/** True when the inner parts of two segments cross; touching and lying on each other do not count. */
function segmentsCross(a: XY, b: XY, c: XY, d: XY): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** True when two segments share at least one place. */
export function segmentsMeet(a: XY, b: XY, c: XY, d: XY): boolean {
  const s1 = side(a, b, c);
  const s2 = side(a, b, d);
  const s3 = side(c, d, a);
  const s4 = side(c, d, b);
  if (s1 * s2 < 0 && s3 * s4 < 0) return true;
  const on = (p: XY, q: XY, r: XY) => between(p[0], q[0], r[0]) && between(p[1], q[1], r[1]);
  return (
    (s1 === 0 && on(a, b, c)) ||
    (s2 === 0 && on(a, b, d)) ||
    (s3 === 0 && on(c, d, a)) ||
    (s4 === 0 && on(c, d, b))
  );
}

interface Segment {
  readonly a: XY;
  readonly b: XY;
  readonly min: number;
  readonly max: number;
}

/** Segments of paths in the order of their lower end along an axis. */
function sorted(paths: readonly (readonly XY[])[], axis: 0 | 1): readonly Segment[] {
  const segments: Segment[] = [];
  for (const path of paths) {
    for (let i = 1; i < path.length; i++) {
      const a = path[i - 1];
      const b = path[i];
      segments.push({ a, b, min: Math.min(a[axis], b[axis]), max: Math.max(a[axis], b[axis]) });
    }
  }
  return segments.sort((s, t) => s.min - t.min);
}

/** True when any two segments of the paths cross: a bow-tie, a hole that leaves its shell, parts that overlap. */
export function crossesItself(paths: readonly (readonly XY[])[]): boolean {
  const segments = sorted(paths, longerAxis(paths));
  for (let i = 0; i < segments.length; i++) {
    const { a, b, max } = segments[i];
    for (let j = i + 1; j < segments.length && segments[j].min <= max; j++) {
      if (segmentsCross(a, b, segments[j].a, segments[j].b)) return true;
    }
  }
  return false;
}

/** True when a segment of one set of paths meets a segment of the other. */
export function pathsMeet(first: readonly (readonly XY[])[], second: readonly (readonly XY[])[]): boolean {
  const axis = longerAxis(first);
  const one = sorted(first, axis);
  const two = sorted(second, axis);
  let start = 0;
  let longest = 0;
  for (const { min, max } of two) longest = Math.max(longest, max - min);
  for (const { a, b, min, max } of one) {
    // No segment that begins further back than the longest is long can reach this one.
    while (start < two.length && two[start].min < min - longest) start++;
    for (let j = start; j < two.length && two[j].min <= max; j++) {
      if (two[j].max >= min && segmentsMeet(a, b, two[j].a, two[j].b)) return true;
    }
  }
  return false;
}

/** The axis along which a sweep meets fewer segments at once. */
function longerAxis(paths: readonly (readonly XY[])[]): 0 | 1 {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (const path of paths) {
    for (const [x, y] of path) {
      minX = Math.min(minX, x);
      maxX = Math.max(maxX, x);
      minY = Math.min(minY, y);
      maxY = Math.max(maxY, y);
    }
  }
  return maxX - minX >= maxY - minY ? 0 : 1;
}
