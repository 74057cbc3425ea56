import { bandCount } from '../bands.ts';
import { createCrossings } from './crossings.ts';
import { createSegmentIndex, type SegmentIndex, type Segments } from './segment-index.ts';
import { createTerrain, type Terrain, type TerrainMesh } from './terrain.ts';

type Ring = readonly (readonly [number, number])[];

/** What stands and lies in a scene, in the metres of a plane, heights absolute; serialisable. */
export interface SceneParts {
  /** G where no ground zone lies. */
  readonly groundFactor: number;
  /** Later zones lie over earlier ones. */
  readonly zones: readonly { readonly rings: readonly Ring[]; readonly groundFactor: number }[];
  readonly terrain: TerrainMesh | null;
  readonly buildings: readonly {
    readonly id: string;
    readonly rings: readonly Ring[];
    readonly top: number;
    readonly absorption: readonly number[];
  }[];
  /** Foliage and housing, for the methods that know them. */
  readonly stands?: readonly { readonly rings: readonly Ring[]; readonly kind: StandKind }[];
  readonly barriers: readonly {
    readonly id: string;
    readonly line: Ring;
    /** Altitude of the top at each vertex. */
    readonly top: readonly number[];
    readonly absorptionLeft: readonly number[];
    readonly absorptionRight: readonly number[];
  }[];
}

/** Vertical faces of all obstacles; those of one obstacle lie together, in the order of its outline. */
export interface Walls extends Segments {
  readonly top0: Float64Array;
  readonly top1: Float64Array;
  readonly obstacle: Int32Array;
  /** Eight bands a wall, seen along it; inside a building 1, so that nothing reflects there. */
  readonly absorptionLeft: Float64Array;
  readonly absorptionRight: Float64Array;
  readonly index: SegmentIndex;
  /** No wall lies further west, m. */
  readonly west: number;
}

export interface Obstacle {
  readonly id: string;
  /** A building: its roof belongs to the ground profile; a barrier has none. */
  readonly closed: boolean;
  readonly firstWall: number;
  readonly wallCount: number;
}

/** Outlines of the ground zones, the zone to their left. */
export interface Zones {
  readonly groundFactor: Float64Array;
  readonly outside: number;
  readonly zone: Int32Array;
  readonly outline: Segments;
  readonly index: SegmentIndex;
  /** No zone lies further west, m. */
  readonly west: number;
}

/** A stand of foliage (built share null) or of houses. */
export interface StandKind {
  /** Paths above it are not touched, m; infinite where the file gives no height. */
  readonly heightM: number;
  /** B: built area in plan as a share of the whole. */
  readonly builtShare: number | null;
  /** p: length of facades as a share of the length of a row along a road or railway. */
  readonly rowShare: number;
}

export interface Stands {
  readonly kinds: readonly StandKind[];
  /** Index of the stand of each piece of outline, which lies to its left. */
  readonly stand: Int32Array;
  readonly index: SegmentIndex;
}

export interface PlaneScene {
  readonly walls: Walls;
  readonly obstacles: readonly Obstacle[];
  readonly zones: Zones;
  readonly terrain: Terrain | null;
  /** null where there are none. */
  readonly stands: Stands | null;
}

export function createPlaneScene(parts: SceneParts): PlaneScene {
  const obstacles: Obstacle[] = [];
  const rows: WallRow[] = [];
  const inside = new Array<number>(bandCount).fill(1);
  for (const { id, rings, top, absorption } of parts.buildings) {
    const firstWall = rows.length;
    rings.forEach((ring, r) => {
      for (const [[xa, ya], [xb, yb]] of edgesOf(oriented(ring, r === 0)))
        rows.push({
          ends: [xa, ya, xb, yb],
          top: [top, top],
          obstacle: obstacles.length,
          left: inside,
          right: absorption,
        });
    });
    obstacles.push({ id, closed: true, firstWall, wallCount: rows.length - firstWall });
  }
  for (const { id, line, top, absorptionLeft, absorptionRight } of parts.barriers) {
    const firstWall = rows.length;
    for (let k = 0; k + 1 < line.length; k++)
      rows.push({
        ends: [...line[k], ...line[k + 1]],
        top: [top[k], top[k + 1]],
        obstacle: obstacles.length,
        left: absorptionLeft,
        right: absorptionRight,
      });
    obstacles.push({ id, closed: false, firstWall, wallCount: rows.length - firstWall });
  }
  return {
    walls: packWalls(rows),
    obstacles,
    zones: packZones(parts),
    terrain: parts.terrain && createTerrain(parts.terrain),
    stands: packStands(parts.stands ?? []),
  };
}

interface WallRow {
  readonly ends: readonly number[];
  readonly top: readonly [number, number];
  readonly obstacle: number;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

function packWalls(rows: readonly WallRow[]): Walls {
  const segments = packSegments(rows.map(({ ends }) => ends));
  return {
    ...segments,
    top0: Float64Array.from(rows, ({ top }) => top[0]),
    top1: Float64Array.from(rows, ({ top }) => top[1]),
    obstacle: Int32Array.from(rows, ({ obstacle }) => obstacle),
    absorptionLeft: Float64Array.from(rows.flatMap(({ left }) => left)),
    absorptionRight: Float64Array.from(rows.flatMap(({ right }) => right)),
    index: createSegmentIndex(segments),
    west: westmost(rows.map(({ ends }) => ends)),
  };
}

function packStands(stands: NonNullable<SceneParts['stands']>): Stands | null {
  if (stands.length === 0) return null;
  const { ends, owner } = outlines(stands);
  return {
    kinds: stands.map(({ kind }) => kind),
    stand: Int32Array.from(owner),
    index: createSegmentIndex(packSegments(ends)),
  };
}

/** The edges of polygons, each polygon to their left, and whose they are. */
function outlines(polygons: readonly { readonly rings: readonly Ring[] }[]) {
  const ends: number[][] = [];
  const owner: number[] = [];
  polygons.forEach(({ rings }, k) => {
    rings.forEach((ring, r) => {
      for (const [[xa, ya], [xb, yb]] of edgesOf(oriented(ring, r === 0))) {
        ends.push([xa, ya, xb, yb]);
        owner.push(k);
      }
    });
  });
  return { ends, owner };
}

function packZones({ zones, groundFactor }: SceneParts): Zones {
  const { ends, owner: zone } = outlines(zones);
  const outline = packSegments(ends);
  return {
    groundFactor: Float64Array.from(zones, (z) => z.groundFactor),
    outside: groundFactor,
    zone: Int32Array.from(zone),
    outline,
    index: createSegmentIndex(outline),
    west: westmost(ends),
  };
}

const westmost = (ends: readonly (readonly number[])[]): number =>
  ends.reduce((least, [xa, , xb]) => Math.min(least, xa, xb), Infinity);

const packSegments = (ends: readonly (readonly number[])[]): Segments => ({
  x0: Float64Array.from(ends, (e) => e[0]),
  y0: Float64Array.from(ends, (e) => e[1]),
  x1: Float64Array.from(ends, (e) => e[2]),
  y1: Float64Array.from(ends, (e) => e[3]),
});

/** The ring without its repeated last vertex, counter-clockwise for outlines, clockwise for holes. */
function oriented(ring: Ring, outline: boolean): Ring {
  const [first, last] = [ring[0], ring[ring.length - 1]];
  const open = ring.length > 1 && first[0] === last[0] && first[1] === last[1] ? ring.slice(0, -1) : ring;
  let area = 0;
  for (const [[xa, ya], [xb, yb]] of edgesOf(open))
    area += (xa - first[0]) * (yb - first[1]) - (xb - first[0]) * (ya - first[1]);
  return area > 0 === outline ? open : [...open].reverse();
}

function edgesOf(ring: Ring): (readonly [Ring[number], Ring[number]])[] {
  return ring.map((p, k) => [p, ring[(k + 1) % ring.length]] as const);
}

const line = createCrossings();

/** The building that covers a place, as index of its obstacle; −1 for none. */
export function buildingAt({ walls, obstacles }: PlaneScene, x: number, y: number): number {
  // From outside everything: a line that began inside a building would count its far wall alone.
  walls.index.crossings(walls.west - 1, y, x, y, line);
  const windings = new Map<number, number>();
  for (let k = 0; k < line.count; k++) {
    const w = line.segment[k];
    const obstacle = walls.obstacle[w];
    if (!obstacles[obstacle].closed) continue;
    windings.set(obstacle, (windings.get(obstacle) ?? 0) + (walls.y1[w] < walls.y0[w] ? 1 : -1));
  }
  for (const [obstacle, winding] of windings) if (winding !== 0) return obstacle;
  return -1;
}
