import type { VerticalCut } from '../paths/vertical-cut.ts';
import { arcRadius, distance, edgeDifference, rayLength } from './rays.ts';

/** Nearer to the source or the receiver than this nothing is an edge, m. */
const tooNear = 1e-6;

/**
 * What may diffract in a cut, by ascending distance: the tops of walls and the crests of the terrain, with the source
 * first and the receiver last. Filled again and again.
 */
export interface Edges {
  count: number;
  x: Float64Array;
  z: Float64Array;
  /** 1 for the top of a wall, 0 for a crest of the terrain. */
  wall: Uint8Array;
}

export const createEdges = (capacity = 512): Edges => ({
  count: 0,
  x: new Float64Array(capacity),
  z: new Float64Array(capacity),
  wall: new Uint8Array(capacity),
});

export function collectEdges(cut: VerticalCut, edges: Edges): void {
  const { length, terrainCount, terrainD, terrainZ, edgeCount, edgeD, edgeZ } = cut;
  if (edges.x.length < terrainCount + edgeCount + 2) {
    edges.x = new Float64Array(2 * (terrainCount + edgeCount + 2));
    edges.z = new Float64Array(edges.x.length);
    edges.wall = new Uint8Array(edges.x.length);
  }
  const { x, z, wall } = edges;
  x[0] = 0;
  z[0] = cut.sourceZ;
  let n = 1;
  let k = 1;
  for (let e = 0; e <= edgeCount; e++) {
    const until = e < edgeCount ? edgeD[e] : length;
    for (; k + 1 < terrainCount && terrainD[k] <= until; k++) {
      const before = terrainD[k] - terrainD[k - 1];
      const after = terrainD[k + 1] - terrainD[k];
      // Only a crest can touch a ray.
      if (before <= 0 || after <= 0 || terrainD[k] <= tooNear || terrainD[k] >= length - tooNear) continue;
      if ((terrainZ[k] - terrainZ[k - 1]) * after <= (terrainZ[k + 1] - terrainZ[k]) * before) continue;
      x[n] = terrainD[k];
      wall[n] = 0;
      z[n++] = terrainZ[k];
    }
    if (e === edgeCount || until <= tooNear || until >= length - tooNear) continue;
    if (n > 1 && until - x[n - 1] <= tooNear) {
      if (edgeZ[e] < z[n - 1]) continue;
      wall[n - 1] = 1;
      z[n - 1] = edgeZ[e];
    } else {
      x[n] = until;
      wall[n] = 1;
      z[n++] = edgeZ[e];
    }
  }
  x[n] = length;
  z[n] = cut.receiverZ;
  edges.count = n + 1;
}

/** The edges a ray bends over, and the path differences that follow. */
export interface DiffractedRay {
  /** Whether an edge stands in the way; if not, first = last is the edge that comes nearest, or 0 if there is none. */
  blocked: boolean;
  /** Indexes in the list of edges. */
  first: number;
  last: number;
  /** Length of the path from the first to the last edge, m. */
  spacing: number;
  delta: number;
  radius: number;
  /** Source, edges bent over and receiver, as indexes in the list of edges. */
  hull: Int32Array;
  hullCount: number;
}

export const createDiffractedRay = (): DiffractedRay => ({
  blocked: false,
  first: 0,
  last: 0,
  spacing: 0,
  delta: 0,
  radius: Number.POSITIVE_INFINITY,
  hull: new Int32Array(64),
  hullCount: 0,
});

/**
 * Pulls a rubber band over the edges: straight, or bent like the arcs of favourable conditions. All arcs of one path
 * have one radius, so that taking the arc's rise from every height makes them straight and the hull an ordinary one.
 */
export function createBand() {
  let flat = new Float64Array(64);
  return (edges: Edges, favourable: boolean, ray: DiffractedRay): void => {
    const { count, x, z } = edges;
    if (flat.length < count) flat = new Float64Array(2 * count);
    if (ray.hull.length < count) ray.hull = new Int32Array(2 * count);
    const { hull } = ray;
    const receiver = count - 1;
    const direct = distance(x[0], z[0], x[receiver], z[receiver]);
    const radius = favourable ? arcRadius(direct) : Number.POSITIVE_INFINITY;
    ray.radius = radius;
    ray.blocked = false;
    ray.first = 0;
    ray.last = 0;
    ray.spacing = 0;
    ray.delta = 0;
    hull[0] = 0;
    hull[1] = receiver;
    ray.hullCount = 2;
    if (count === 2) return;
    const slope = (z[receiver] - z[0]) / (x[receiver] - x[0]);
    let heights = z;
    if (favourable) {
      straighten(edges, direct, radius, flat);
      heights = flat;
    }
    for (let i = 1; i < receiver; i++) {
      if (heights[i] <= z[0] + slope * (x[i] - x[0])) continue;
      ray.blocked = true;
      break;
    }
    if (!ray.blocked) {
      nearestEdge(edges, ray);
      return;
    }
    const n = upperHull(x, heights, count, hull);
    ray.hullCount = n;
    ray.first = hull[1];
    ray.last = hull[n - 2];
    let between = 0;
    for (let i = 1; i + 2 < n; i++) {
      between += rayLength(distance(x[hull[i]], z[hull[i]], x[hull[i + 1]], z[hull[i + 1]]), radius);
    }
    ray.spacing = between;
    ray.delta =
      rayLength(distance(x[0], z[0], x[ray.first], z[ray.first]), radius) +
      between +
      rayLength(distance(x[ray.last], z[ray.last], x[receiver], z[receiver]), radius) -
      rayLength(direct, radius);
  };
}

/** Heights less the rise of the arc from the source to the receiver above its chord (`arcRise`, for all edges at once). */
function straighten({ count, x, z }: Edges, chord: number, radius: number, out: Float64Array): void {
  const receiver = count - 1;
  const [dx, dz] = [x[receiver] - x[0], z[receiver] - z[0]];
  const depth = Math.sqrt(radius * radius - (chord * chord) / 4);
  const cx = (x[0] + x[receiver]) / 2 + (dz / chord) * depth;
  const cz = (z[0] + z[receiver]) / 2 - (dx / chord) * depth;
  const slope = dz / dx;
  for (let i = 1; i < receiver; i++) {
    const aside = x[i] - cx;
    const arc = cz + Math.sqrt(radius * radius - aside * aside);
    out[i] = z[i] - (arc - (z[0] + slope * (x[i] - x[0])));
  }
  out[0] = z[0];
  out[receiver] = z[receiver];
}

/** Fills `hull` with the points that a rubber band over all of them touches, by ascending x. @returns how many */
function upperHull(x: Float64Array, z: Float64Array, count: number, hull: Int32Array): number {
  hull[0] = 0;
  hull[1] = 1;
  let n = 2;
  /** The last two points of the hull so far. */
  let [ax, az, bx, bz] = [x[0], z[0], x[1], z[1]];
  for (let i = 2; i < count; i++) {
    const cx = x[i];
    const cz = z[i];
    // The last one goes where the band would not turn down there.
    while ((bz - az) * (cx - bx) <= (cz - bz) * (bx - ax)) {
      n--;
      bx = ax;
      bz = az;
      if (n < 2) break;
      ax = x[hull[n - 2]];
      az = z[hull[n - 2]];
    }
    hull[n++] = i;
    ax = bx;
    az = bz;
    bx = cx;
    bz = cz;
  }
  return n;
}

/** Of the edges below the ray, the one it clears by the least path difference. */
function nearestEdge(edges: Edges, ray: DiffractedRay): void {
  nearestOf(edges, ray, false);
}

/**
 * Whether anything screens by HJ 2.4 and ISO 9613-2: what stands in the line of sight, or else the wall that it clears by
 * the least path difference. Crests of the terrain below the line of sight do not: they are the ground that Agr is for,
 * and the published cases have no screen there (ISO/TR 17534-3, T06).
 */
export function isScreened(edges: Edges, ray: DiffractedRay): boolean {
  if (!ray.blocked && ray.first > 0 && edges.wall[ray.first] === 0) nearestOf(edges, ray, true);
  return ray.first > 0;
}

function nearestOf({ count, x, z, wall }: Edges, ray: DiffractedRay, wallsOnly: boolean): void {
  const receiver = count - 1;
  ray.delta = Number.NEGATIVE_INFINITY;
  ray.first = 0;
  ray.last = 0;
  for (let i = 1; i < receiver; i++) {
    if (wallsOnly && wall[i] === 0) continue;
    const delta = edgeDifference(x[0], z[0], x[receiver], z[receiver], x[i], z[i], ray.radius);
    if (delta <= ray.delta) continue;
    ray.delta = delta;
    ray.first = i;
    ray.last = i;
  }
}
