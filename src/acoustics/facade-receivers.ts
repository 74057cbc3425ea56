import type { Position } from 'geojson';
import { featuresOf, type Method, type Scene } from '../domain/scene.ts';
import { type FacadePiece, receiverPlaces } from '../grid/facade-places.ts';
import { buildingAt } from './scene/plane-scene.ts';
import type { SoundField } from './sound-field.ts';
import type { TilePoint } from './tile-levels.ts';

/**
 * Receivers before the façades of a scene's buildings, floor by floor: in plan by Directive (EU) 2015/996, Annex, 2.8
 * (`receiverPlaces`), one above the other on each floor.
 */

/** A storey where the scene does not say how many there are, m. */
const usualStoreyM = 3;

/**
 * How far before the wall a receiver stands, m: as is measured outside a sensitive building (GB 3096-2008, 6.1 b), by
 * CNOSSOS-EU 0.1 m. The wall itself reflects nothing to it: the level is that of the incident sound.
 */
export const beforeWallM: Readonly<Record<Method, number>> = { 'hj2.4': 1, iso9613: 1, cnossos: 0.1 };

/** Height above its floor, m: 1.2 m (HJ 2.4-2021); null: the middle of the storey. */
export const aboveFloorM: Readonly<Record<Method, number | null>> = {
  'hj2.4': 1.2,
  iso9613: null,
  cnossos: null,
};

export interface FacadeBuilding {
  readonly id: string;
  readonly storeys: number;
  /** Altitude of the ground it stands on, m. */
  readonly baseZ: number;
  /** Above that ground, m. */
  readonly heightM: number;
}

/** Receivers one above the other, and the part of the façade they stand for. */
export interface FacadeStack {
  /** Index of the building. */
  readonly building: number;
  /** Number of the façade of its building, from 1 on. */
  readonly facade: number;
  /** Direction that the façade faces, degrees clockwise from north of the plane. */
  readonly facingDeg: number;
  readonly x: number;
  readonly y: number;
  /** The part of the façade as thin areas in plan, degrees; none where the scene has no place on the earth. */
  readonly slabs: readonly Position[][];
  /** Index of the receiver of its lowest exposed floors; the others follow it upwards. */
  readonly first: number;
  /** Floors of each receiver, without those that another building, or the ground, stands before. */
  readonly floors: readonly FloorSpan[];
}

/** Floors that one receiver stands for, from 1 on, both included. */
export interface FloorSpan {
  readonly from: number;
  readonly to: number;
}

/** How densely receivers stand. */
export interface FacadeDensity {
  /** Longest part of a façade that one receiver stands for, m. */
  readonly apartM: number;
  /** Floors that one receiver stands for: it is on the middle one. */
  readonly floorsTogether: number;
}

export interface FacadePlan {
  readonly buildings: readonly FacadeBuilding[];
  readonly stacks: readonly FacadeStack[];
  /** x, y, altitude of every receiver, plane metres. */
  readonly positions: Float64Array;
}

type Edges = readonly [west: number, south: number, east: number, north: number];

/** Storeys of a building of a height: as the scene says, else of about 3 m each. */
const storeysOf = (heightM: number, given: number | undefined): number =>
  given ?? Math.max(1, Math.round(heightM / usualStoreyM));

/** Height of a receiver on a floor (from 1 on) above the ground of its building, m. */
function floorHeightM(floor: number, storeyM: number, method: Method): number {
  const above = aboveFloorM[method] ?? storeyM / 2;
  return (floor - 1) * storeyM + Math.min(above, storeyM);
}

/**
 * Receivers of the buildings whose middle lies within some edges.
 */
export function facadePlan(
  scene: Pick<Scene, 'features'>,
  field: Pick<SoundField, 'plane' | 'planeScene' | 'propagator' | 'method'>,
  [west, south, east, north]: Edges,
  { apartM, floorsTogether }: FacadeDensity,
): FacadePlan {
  const { plane, planeScene, propagator, method } = field;
  const tops = new Map(
    planeScene.obstacles.flatMap(({ id, closed, firstWall }) =>
      closed ? [[id, planeScene.walls.top0[firstWall]] as const] : [],
    ),
  );
  const coverAt = (x: number, y: number): number => {
    const building = buildingAt(planeScene, x, y);
    return building < 0
      ? Number.NEGATIVE_INFINITY
      : planeScene.walls.top0[planeScene.obstacles[building].firstWall];
  };
  const away = beforeWallM[method];
  const buildings: FacadeBuilding[] = [];
  const stacks: FacadeStack[] = [];
  const positions: number[] = [];
  for (const { id, geometry, properties } of featuresOf(scene.features, 'building')) {
    const footprint = geometry.coordinates.map((ring) =>
      ring.map(([x, y]): Position => [...plane.toPlane(x, y)]),
    );
    const top = tops.get(id);
    const corners = footprint[0].slice(0, -1);
    const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
    const [mx, my] = [mean(0), mean(1)];
    if (top === undefined || mx < west || mx > east || my < south || my > north) continue;
    const base = corners.reduce((sum, [x, y]) => sum + propagator.groundAt(x, y), 0) / corners.length;
    const heightM = top - base;
    if (!(heightM > 0)) continue;
    const storeys = storeysOf(heightM, properties.storeys);
    const building = buildings.push({ id, storeys, baseZ: base, heightM }) - 1;
    for (const { x, y, nx, ny, facade, pieces } of receiverPlaces(footprint, apartM)) {
      const [px, py] = [x + away * nx, y + away * ny];
      const lowest = Math.max(propagator.groundAt(px, py) + leastM, coverAt(px, py));
      const first = positions.length / 3;
      const floors: FloorSpan[] = [];
      for (let from = 1; from <= storeys; from += floorsTogether) {
        const to = Math.min(storeys, from + floorsTogether - 1);
        const z = base + floorHeightM((from + to) >> 1, heightM / storeys, method);
        if (z < lowest) continue;
        floors.push({ from, to });
        positions.push(px, py, z);
      }
      if (floors.length === 0) continue;
      const facingDeg = (Math.atan2(nx, ny) * 180) / Math.PI;
      stacks.push({
        building,
        facade: facade + 1,
        facingDeg: (facingDeg + 360) % 360,
        x: px,
        y: py,
        slabs: pieces.map((piece) => slabOf(piece, plane)),
        first,
        floors,
      });
    }
  }
  return { buildings, stacks, positions: Float64Array.from(positions) };
}

/** Thickness of what stands for a part of a façade, m: enough to lie before the wall. */
const slabM = 0.4;

function slabOf({ from, to, nx, ny }: FacadePiece, { toLngLat }: SoundField['plane']): Position[] {
  if (!toLngLat) return [];
  const [dx, dy] = [slabM * nx, slabM * ny];
  const ring = [from, to, [to[0] + dx, to[1] + dy], [from[0] + dx, from[1] + dy], from] as const;
  return ring.map(([x, y]) => [...toLngLat(x, y)]);
}

/** A receiver is at least so far above the ground before it, m. */
const leastM = 0.5;

/** Receivers as the propagator takes them, with their numbers in the plan. @param positions x, y, altitude of each */
export const facadePoints = (
  receivers: Int32Array,
  positions: Float64Array,
  method: Method,
): readonly TilePoint[] =>
  Array.from(receivers, (cell, k) => ({
    cell,
    x: positions[3 * k],
    y: positions[3 * k + 1],
    z: positions[3 * k + 2],
    // A little more than its distance, so that its own wall is met.
    ownWithinM: beforeWallM[method] + 0.05,
  }));
