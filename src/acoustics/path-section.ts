import { createCutBuilder } from './paths/cut-builder.ts';
import type { PathKind, Receiver, SourcePoint } from './paths/tracer.ts';
import { createVerticalCut, type VerticalCut } from './paths/vertical-cut.ts';
import { collectEdges, createBand, createDiffractedRay, createEdges } from './propagation/edges.ts';
import { createCrossings } from './scene/crossings.ts';
import { buildingAt, type PlaneScene } from './scene/plane-scene.ts';

/**
 * The vertical cut of one path, for people to look at: made by the builder that made it for the method, so that what is
 * drawn is what was computed. Distances along the unfolded path from the source, heights absolute, all in metres.
 */
export interface PathSection {
  readonly lengthM: number;
  readonly sourceZ: number;
  readonly receiverZ: number;
  /** Bare ground: distance and height of its vertices. */
  readonly terrain: readonly (readonly [d: number, z: number])[];
  /** Ground factor G as the methods take it, from distance to distance; 0 under roofs. */
  readonly ground: readonly (readonly [from: number, to: number, g: number])[];
  readonly obstacles: readonly SectionObstacle[];
  /** The ray of homogeneous conditions: source, edges it bends over, receiver. */
  readonly ray: readonly (readonly [d: number, z: number])[];
  /** Where the path turns in plan: round a vertical edge, or off a wall. */
  readonly corners: readonly SectionCorner[];
  /** How much longer the path is than the straight way, m; null where nothing stands in its way. */
  readonly differenceM: number | null;
}

/** What the cut passes through: a barrier where from = to, else a building. */
export interface SectionObstacle {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly top: number;
  /** The ground there. */
  readonly foot: number;
}

export interface SectionCorner {
  readonly d: number;
  /** The wall that throws the ray back; null at an edge that it passes round. */
  readonly wall: { readonly id: string; readonly top: number; readonly foot: number } | null;
}

type Corners = readonly (readonly [x: number, y: number])[];

/** A wall is looked for so far before and behind the place where a ray meets it, m. */
const wallReach = 0.01;

/** Makes the sections of paths to one receiver. */
export function createSections(scene: PlaneScene, receiver: Receiver) {
  const builder = createCutBuilder(scene, 0);
  const cut = createVerticalCut();
  const edges = createEdges();
  const band = createBand();
  const ray = createDiffractedRay();
  const met = createCrossings();
  const { walls, obstacles } = scene;

  /** The wall that a ray from a to b meets at b. */
  const wallAt = ([ax, ay]: Corners[number], [bx, by]: Corners[number], d: number) => {
    const share = wallReach / Math.max(Math.hypot(bx - ax, by - ay), wallReach);
    const [dx, dy] = [share * (bx - ax), share * (by - ay)];
    walls.index.crossings(bx - dx, by - dy, bx + dx, by + dy, met);
    let best = -1;
    for (let k = 0; k < met.count; k++)
      if (best < 0 || Math.abs(met.t[k] - 0.5) < Math.abs(met.t[best] - 0.5)) best = k;
    if (best < 0) return null;
    const w = met.segment[best];
    return {
      id: obstacles[walls.obstacle[w]].id,
      top: walls.top0[w] + met.u[best] * (walls.top1[w] - walls.top0[w]),
      foot: groundAt(cut, d),
    };
  };

  const cornersOf = (path: Corners, reflects: boolean): SectionCorner[] => {
    let d = 0;
    return path.slice(1, -1).map((corner, k) => {
      d += Math.hypot(corner[0] - path[k][0], corner[1] - path[k][1]);
      return { d, wall: reflects ? wallAt(path[k], corner, d) : null };
    });
  };

  return (source: Readonly<SourcePoint>, kind: PathKind, path: Corners): PathSection => {
    const flat = Float64Array.from(path.flat());
    const { z, groundZ, overRoad } = source;
    builder.build(cut, flat, path.length, z, receiver.z, groundZ, receiver.place, overRoad);
    cut.makeGround();
    const { length, sourceZ, receiverZ, terrainCount, terrainD, terrainZ } = cut;
    const round = kind === 'left' || kind === 'right';
    // A way round keeps to the plane of the straight ray: what it passes in plan does not bend it.
    if (!round) {
      collectEdges(cut, edges);
      band(edges, false, ray);
    }
    const bends = !round && ray.blocked;
    const [first, last] = [path[0], path[path.length - 1]];
    const straight = Math.hypot(last[0] - first[0], last[1] - first[1], receiverZ - sourceZ);
    return {
      lengthM: length,
      sourceZ,
      receiverZ,
      terrain: Array.from({ length: terrainCount }, (_, k) => [terrainD[k], terrainZ[k]] as const),
      ground: groundOf(cut),
      obstacles: obstaclesOf(scene, cut, buildingAt(scene, source.x, source.y)),
      ray: bends
        ? Array.from(ray.hull.subarray(0, ray.hullCount), (k) => [edges.x[k], edges.z[k]] as const)
        : [
            [0, sourceZ],
            [length, receiverZ],
          ],
      corners: cornersOf(path, kind === 'reflection'),
      differenceM: round ? Math.hypot(length, receiverZ - sourceZ) - straight : bends ? ray.delta : null,
    };
  };
}

/** Stretches of one G, neighbours alike joined. */
function groundOf({ groundCount, groundD, groundFactor }: VerticalCut): PathSection['ground'] {
  const stretches: [number, number, number][] = [];
  for (let k = 0; k + 1 < groundCount; k++) {
    const [from, to, g] = [groundD[k], groundD[k + 1], groundFactor[k]];
    // Faces of walls have no length.
    if (to <= from) continue;
    const before = stretches[stretches.length - 1];
    if (before?.[2] === g) before[1] = to;
    else stretches.push([from, to, g]);
  }
  return stretches;
}

/** Height of the bare ground, m. */
function groundAt({ terrainCount, terrainD, terrainZ }: VerticalCut, d: number): number {
  let k = 1;
  while (k + 1 < terrainCount && terrainD[k] < d) k++;
  const span = terrainD[k] - terrainD[k - 1];
  return span > 0
    ? terrainZ[k - 1] + ((terrainZ[k] - terrainZ[k - 1]) * (d - terrainD[k - 1])) / span
    : terrainZ[k];
}

/** @param begunIn obstacle of the building the path begins above or in; −1: none */
function obstaclesOf(
  { walls, obstacles }: PlaneScene,
  cut: VerticalCut,
  begunIn: number,
): readonly SectionObstacle[] {
  const made: SectionObstacle[] = [];
  const entered = new Map<number, number>();
  const add = (obstacle: number, from: number, to: number, top: number) =>
    made.push({ id: obstacles[obstacle].id, from, to, top, foot: groundAt(cut, (from + to) / 2) });
  if (begunIn >= 0) entered.set(begunIn, 0);
  for (let e = 0; e < cut.edgeCount; e++) {
    const obstacle = walls.obstacle[cut.edgeWall[e]];
    const [d, top] = [cut.edgeD[e], cut.edgeZ[e]];
    const from = entered.get(obstacle);
    if (!obstacles[obstacle].closed) add(obstacle, d, d, top);
    else if (from === undefined) entered.set(obstacle, d);
    else {
      add(obstacle, from, d, top);
      entered.delete(obstacle);
    }
  }
  // The receiver stands above a roof.
  for (const [obstacle, from] of entered)
    add(obstacle, from, cut.length, walls.top0[obstacles[obstacle].firstWall]);
  return made;
}
