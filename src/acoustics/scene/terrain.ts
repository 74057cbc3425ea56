import Constrainautor from '@kninnug/constrainautor';
import Delaunator from 'delaunator';
import { createSegmentIndex, type SegmentIndex } from './segment-index.ts';

/** A constrained triangulation of the ground, in plane metres; serialisable. */
export interface TerrainMesh {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** Three vertices a triangle. */
  readonly triangles: Uint32Array;
}

/** The ground as a surface. */
export interface Terrain {
  /** Height at a place, m; outside the hull the height of the nearest place on it. */
  readonly heightAt: (x: number, y: number) => number;
  readonly covers: (x: number, y: number) => boolean;
  /** Edges of the triangles: ends, heights at the ends, index for lines that cross them. */
  readonly edges: {
    readonly z0: Float64Array;
    readonly z1: Float64Array;
    readonly index: SegmentIndex;
  };
}

/** Vertices closer together than this are one, m. */
const same = 1e-4;

/**
 * Triangulates spot heights and breaklines; every breakline becomes a chain of edges (constrained Delaunay). Where
 * breaklines cross, the crossing becomes a vertex with the height of the later line.
 * @param lines chains of vertices [x, y, z]; a chain of one is a spot height
 * @returns null if fewer than three vertices, or all on one line
 */
export function triangulate(
  lines: readonly (readonly (readonly [number, number, number])[])[],
): TerrainMesh | null {
  const vertices = new Map<string, number>();
  const xyz: [number, number, number][] = [];
  const vertex = (p: readonly [number, number, number]): number => {
    const key = `${Math.round(p[0] / same)},${Math.round(p[1] / same)}`;
    const known = vertices.get(key);
    if (known !== undefined) return known;
    vertices.set(key, xyz.length);
    xyz.push([p[0], p[1], p[2]]);
    return xyz.length - 1;
  };
  const constraints = new Map<string, [number, number]>();
  for (const [a, b] of splitAtCrossings(lines)) {
    const [i, j] = [vertex(a), vertex(b)];
    if (i !== j) constraints.set(i < j ? `${i},${j}` : `${j},${i}`, [i, j]);
  }
  for (const line of lines) for (const p of line) vertex(p);
  if (xyz.length < 3) return null;
  const delaunay = Delaunator.from(
    xyz,
    (p) => p[0],
    (p) => p[1],
  );
  if (delaunay.triangles.length === 0) return null;
  const constrain = new Constrainautor(delaunay);
  for (const [i, j] of constraints.values()) constrainThrough(constrain, xyz, i, j);
  return {
    x: Float64Array.from(xyz, (p) => p[0]),
    y: Float64Array.from(xyz, (p) => p[1]),
    z: Float64Array.from(xyz, (p) => p[2]),
    triangles: Uint32Array.from(delaunay.triangles),
  };
}

/** An edge that runs through another vertex, or along an edge already there, cannot be made and need not be. */
function constrainThrough(
  constrain: Constrainautor,
  xyz: readonly [number, number, number][],
  i: number,
  j: number,
): void {
  try {
    constrain.constrainOne(i, j);
  } catch {
    const on = xyz.findIndex((p, k) => k !== i && k !== j && liesBetween(xyz[i], xyz[j], p));
    if (on < 0) return;
    constrainThrough(constrain, xyz, i, on);
    constrainThrough(constrain, xyz, on, j);
  }
}

function liesBetween(a: readonly number[], b: readonly number[], p: readonly number[]): boolean {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.hypot(dx, dy);
  const along = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length;
  if (along <= same || along >= length - same) return false;
  return Math.abs((p[0] - a[0]) * dy - (p[1] - a[1]) * dx) / length < same;
}

type Vertex = readonly [number, number, number];

/** The segments of all lines, cut where they cross, touch or pass through a vertex. */
function splitAtCrossings(lines: readonly (readonly Vertex[])[]): [Vertex, Vertex][] {
  const segments: [Vertex, Vertex][] = [];
  for (const line of lines) for (let k = 0; k + 1 < line.length; k++) segments.push([line[k], line[k + 1]]);
  const coordinate = (end: 0 | 1, axis: 0 | 1) => Float64Array.from(segments, (s) => s[end][axis]);
  const index = createSegmentIndex({
    x0: coordinate(0, 0),
    y0: coordinate(0, 1),
    x1: coordinate(1, 0),
    y1: coordinate(1, 1),
  });
  const cuts: { t: number; p: Vertex }[][] = segments.map(() => []);
  segments.forEach(([a, b], i) => {
    index.near(
      Math.min(a[0], b[0]) - same,
      Math.min(a[1], b[1]) - same,
      Math.max(a[0], b[0]) + same,
      Math.max(a[1], b[1]) + same,
      (j) => {
        if (j <= i) return;
        const [c, d] = segments[j];
        const [dx, dy, ex, ey] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
        const cross = dx * ey - dy * ex;
        if (Math.abs(cross) < 1e-12) return;
        const t = ((c[0] - a[0]) * ey - (c[1] - a[1]) * ex) / cross;
        const u = ((c[0] - a[0]) * dy - (c[1] - a[1]) * dx) / cross;
        const [ta, ub] = [same / Math.hypot(dx, dy), same / Math.hypot(ex, ey)];
        if (t < -ta || t > 1 + ta || u < -ub || u > 1 + ub) return;
        const inT = t > ta && t < 1 - ta;
        const inU = u > ub && u < 1 - ub;
        const p: Vertex = inU ? [a[0] + t * dx, a[1] + t * dy, c[2] + u * (d[2] - c[2])] : u < 0.5 ? c : d;
        if (inT) cuts[i].push({ t, p });
        if (inU) cuts[j].push({ t: u, p: inT ? p : t < 0.5 ? a : b });
      },
    );
  });
  return segments.flatMap(([a, b], i) => {
    const inner = cuts[i].sort((p, q) => p.t - q.t).map(({ p }) => p);
    const chain = [a, ...inner, b];
    return chain.slice(1).map((p, k): [Vertex, Vertex] => [chain[k], p]);
  });
}

/** Makes a mesh ready for questions. */
export function createTerrain({ x, y, z, triangles }: TerrainMesh): Terrain {
  const pairs: [number, number][] = [];
  const known = new Set<number>();
  const count = new Map<number, number>();
  const key = (i: number, j: number) => (i < j ? i * x.length + j : j * x.length + i);
  for (let k = 0; k < triangles.length; k += 3) {
    for (let e = 0; e < 3; e++) {
      const [i, j] = [triangles[k + e], triangles[k + ((e + 1) % 3)]];
      count.set(key(i, j), (count.get(key(i, j)) ?? 0) + 1);
      if (known.has(key(i, j))) continue;
      known.add(key(i, j));
      pairs.push([i, j]);
    }
  }
  const hull = pairs.filter(([i, j]) => count.get(key(i, j)) === 1);
  const ends = (of: Float64Array, which: 0 | 1) => Float64Array.from(pairs, (p) => of[p[which]]);
  const locate = createLocator(x, y, triangles);

  const heightAt = (px: number, py: number): number => {
    const k = locate(px, py);
    if (k >= 0) {
      const [a, b, c] = [triangles[k], triangles[k + 1], triangles[k + 2]];
      const area = cross(x[a], y[a], x[b], y[b], x[c], y[c]);
      const wa = cross(px, py, x[b], y[b], x[c], y[c]) / area;
      const wb = cross(x[a], y[a], px, py, x[c], y[c]) / area;
      return wa * z[a] + wb * z[b] + (1 - wa - wb) * z[c];
    }
    let nearest = Infinity;
    let height = 0;
    for (const [i, j] of hull) {
      const [dx, dy] = [x[j] - x[i], y[j] - y[i]];
      const t = Math.min(1, Math.max(0, ((px - x[i]) * dx + (py - y[i]) * dy) / (dx * dx + dy * dy)));
      const away = Math.hypot(x[i] + t * dx - px, y[i] + t * dy - py);
      if (away >= nearest) continue;
      nearest = away;
      height = z[i] + t * (z[j] - z[i]);
    }
    return height;
  };

  return {
    heightAt,
    covers: (px, py) => locate(px, py) >= 0,
    edges: {
      z0: ends(z, 0),
      z1: ends(z, 1),
      index: createSegmentIndex({ x0: ends(x, 0), y0: ends(y, 0), x1: ends(x, 1), y1: ends(y, 1) }),
    },
  };
}

const cross = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

/** Finds the triangle of a place by a grid of triangles. @returns its first index in the list, or −1 */
function createLocator(
  x: Float64Array,
  y: Float64Array,
  triangles: Uint32Array,
): (px: number, py: number) => number {
  const n = triangles.length / 3;
  const [west, east] = extremes(x);
  const [south, north] = extremes(y);
  const side = Math.max(1, Math.min(1024, Math.ceil(Math.sqrt(n / 2))));
  const [cellX, cellY] = [(east - west) / side || 1, (north - south) / side || 1];
  const at = (v: number, origin: number, cell: number) =>
    Math.min(side - 1, Math.max(0, Math.floor((v - origin) / cell)));
  const eachCell = (k: number, visit: (cell: number) => void) => {
    const [a, b, c] = [triangles[3 * k], triangles[3 * k + 1], triangles[3 * k + 2]];
    const c1 = at(Math.max(x[a], x[b], x[c]), west, cellX);
    const r1 = at(Math.max(y[a], y[b], y[c]), south, cellY);
    for (let r = at(Math.min(y[a], y[b], y[c]), south, cellY); r <= r1; r++)
      for (let q = at(Math.min(x[a], x[b], x[c]), west, cellX); q <= c1; q++) visit(r * side + q);
  };
  const start = new Int32Array(side * side + 1);
  for (let k = 0; k < n; k++) eachCell(k, (cell) => start[cell + 1]++);
  for (let cell = 0; cell < side * side; cell++) start[cell + 1] += start[cell];
  const items = new Int32Array(start[side * side]);
  const next = start.slice();
  for (let k = 0; k < n; k++)
    eachCell(k, (cell) => {
      items[next[cell]++] = 3 * k;
    });
  return (px, py) => {
    if (px < west || px > east || py < south || py > north) return -1;
    const cell = at(py, south, cellY) * side + at(px, west, cellX);
    for (let m = start[cell]; m < start[cell + 1]; m++) {
      const k = items[m];
      const [a, b, c] = [triangles[k], triangles[k + 1], triangles[k + 2]];
      const s1 = cross(x[a], y[a], x[b], y[b], px, py);
      const s2 = cross(x[b], y[b], x[c], y[c], px, py);
      const s3 = cross(x[c], y[c], x[a], y[a], px, py);
      if ((s1 >= 0 && s2 >= 0 && s3 >= 0) || (s1 <= 0 && s2 <= 0 && s3 <= 0)) return k;
    }
    return -1;
  };
}

function extremes(values: Float64Array): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const v of values) {
    least = Math.min(least, v);
    most = Math.max(most, v);
  }
  return [least, most];
}
