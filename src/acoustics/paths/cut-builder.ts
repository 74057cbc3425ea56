import { createCrossings } from '../scene/crossings.ts';
import type { PlaneScene } from '../scene/plane-scene.ts';
import { createReceiverFan } from '../scene/receiver-fan.ts';
import { createCutGround } from './cut-ground.ts';
import { makeRoomForEdges, type VerticalCut, widened } from './vertical-cut.ts';

/** What is known of a receiver once for all paths that end there. */
export interface ReceiverPlace {
  readonly groundZ: number;
  /** Ground zones it lies in. */
  readonly zones: Int32Array;
}

/** Crossings nearer to a corner of a path than this belong to the corner, m. */
const atCorner = 1e-6;

/** Paths that end at a receiver before its surroundings are sorted for the ones to come. */
const pathsBeforeFan = 16;
/** That many walls and terrain edges of the scene put it off by a path. */
const wallsPerPath = 256;

/**
 * Fills vertical cuts of a scene. One builder serves one thread.
 * @param reachM distance within which paths usually begin, m in plan
 */
export function createCutBuilder({ walls, obstacles, zones, terrain }: PlaneScene, reachM: number) {
  const found = createCrossings();
  const wallFan = createReceiverFan(walls.index);
  const terrainFan = terrain ? createReceiverFan(terrain.edges.index) : null;
  const fans = terrainFan ? [wallFan, terrainFan] : [wallFan];
  let fanAt: ReceiverPlace | null = null;
  let ended = 0;
  const sorted = walls.obstacle.length + (terrain?.edges.z0.length ?? 0);
  const fanFrom = pathsBeforeFan + Math.ceil(sorted / wallsPerPath);
  /** Ground without buildings. */
  let terrainD = new Float64Array(256);
  let terrainZ = new Float64Array(256);
  let terrainCount = 0;
  /** Borders of ground zones: distance, zone (one's complement where the path leaves it), G up to there. */
  let borderD = new Float64Array(64);
  let borderZone = new Int32Array(64);
  let borderG = new Float64Array(64);
  let borderCount = 0;
  /** How often the path lies inside each zone, and the zones with such. */
  const inside = new Int32Array(zones.groundFactor.length);

  const placeOf = (x: number, y: number): ReceiverPlace => {
    const lying: number[] = [];
    zones.index.crossings(zones.west - 1, y, x, y, found);
    const windings = new Map<number, number>();
    for (let k = 0; k < found.count; k++) {
      const s = found.segment[k];
      const up = zones.outline.y1[s] < zones.outline.y0[s] ? 1 : -1;
      windings.set(zones.zone[s], (windings.get(zones.zone[s]) ?? 0) + up);
    }
    for (const [zone, winding] of windings) if (winding !== 0) lying.push(zone);
    return {
      groundZ: terrain ? terrain.heightAt(x, y) : 0,
      zones: Int32Array.from(lying.sort((a, b) => a - b)),
    };
  };

  const addTerrain = (d: number, z: number): void => {
    if (terrainCount > 0 && d - terrainD[terrainCount - 1] < atCorner) {
      // Vertices of the mesh are crossed by several of its edges at once.
      if (terrainCount > 1 || d === 0) return;
    }
    if (terrainCount === terrainD.length) {
      terrainD = widened(terrainD);
      terrainZ = widened(terrainZ);
    }
    terrainD[terrainCount] = d;
    terrainZ[terrainCount++] = z;
  };

  const crossTerrain = (
    ax: number,
    ay: number,
    bx: number,
    by: number,
    from: number,
    length: number,
    lastLeg: boolean,
  ): void => {
    if (!terrain) return;
    const { index, z0, z1 } = terrain.edges;
    if (!(lastLeg && ended >= fanFrom && terrainFan?.crossings(ax, ay, found)))
      index.crossings(ax, ay, bx, by, found);
    for (let k = 0; k < found.count; k++) {
      const s = found.segment[k];
      const d = found.t[k] * length;
      if (d < atCorner || d > length - atCorner) continue;
      addTerrain(from + d, z0[s] + found.u[k] * (z1[s] - z0[s]));
    }
  };

  const crossZones = (ax: number, ay: number, bx: number, by: number, from: number, length: number): void => {
    if (zones.zone.length === 0) return;
    zones.index.crossings(ax, ay, bx, by, found);
    for (let k = 0; k < found.count; k++) {
      const zone = zones.zone[found.segment[k]];
      if (borderCount === borderD.length) {
        borderD = widened(borderD);
        borderG = widened(borderG);
        const wider = new Int32Array(2 * borderZone.length);
        wider.set(borderZone);
        borderZone = wider;
      }
      borderD[borderCount] = from + found.t[k] * length;
      borderZone[borderCount++] = found.leftward[k] > 0 ? zone : ~zone;
    }
  };

  const crossWalls = (
    cut: VerticalCut,
    ax: number,
    ay: number,
    bx: number,
    by: number,
    from: number,
    length: number,
    firstLeg: boolean,
    lastLeg: boolean,
  ): void => {
    if (!(lastLeg && ended >= fanFrom && wallFan.crossings(ax, ay, found)))
      walls.index.crossings(ax, ay, bx, by, found);
    makeRoomForEdges(cut, cut.edgeCount + found.count);
    const { top0, top1 } = walls;
    const { edgeD, edgeZ, edgeWall, edgeInto } = cut;
    const { count, t, u, segment, leftward } = found;
    const least = firstLeg ? Number.NEGATIVE_INFINITY : atCorner;
    const most = lastLeg ? Number.POSITIVE_INFINITY : length - atCorner;
    let n = cut.edgeCount;
    for (let k = 0; k < count; k++) {
      const d = t[k] * length;
      if (d < least || d > most) continue;
      const s = segment[k];
      const top = top0[s];
      edgeD[n] = from + d;
      edgeZ[n] = top + u[k] * (top1[s] - top);
      edgeWall[n] = s;
      edgeInto[n++] = leftward[k];
    }
    cut.edgeCount = n;
  };

  /** G before each border, and under the source: walked back from the receiver, whose zones are known. */
  const walkZones = (receiverZones: Int32Array): number => {
    if (inside.length === 0) return zones.outside;
    inside.fill(0);
    let top = -1;
    for (const zone of receiverZones) {
      inside[zone] = 1;
      top = zone;
    }
    for (let k = borderCount - 1; k >= 0; k--) {
      const enters = borderZone[k] >= 0;
      const zone = enters ? borderZone[k] : ~borderZone[k];
      inside[zone] += enters ? -1 : 1;
      if (!enters && zone > top) top = zone;
      while (top >= 0 && inside[top] <= 0) top--;
      borderG[k] = top < 0 ? zones.outside : zones.groundFactor[top];
    }
    return borderCount > 0 ? borderG[0] : top < 0 ? zones.outside : zones.groundFactor[top];
  };

  const groundAtEnd = (receiverZones: Int32Array): number =>
    receiverZones.length === 0 ? zones.outside : zones.groundFactor[receiverZones[receiverZones.length - 1]];

  const ground = createCutGround({ walls, obstacles });

  /**
   * @param corners x, y of the source, the corners of the path and the receiver
   * @param count how many of them
   * @param sourceGroundZ height of the ground under the source, m
   * @param overRoad G under the source is then 0
   */
  const build = (
    cut: VerticalCut,
    corners: Float64Array,
    count: number,
    sourceZ: number,
    receiverZ: number,
    sourceGroundZ: number,
    receiver: ReceiverPlace,
    overRoad: boolean,
  ): void => {
    if (receiver !== fanAt) {
      fanAt = receiver;
      ended = 0;
    }
    if (++ended === fanFrom)
      for (const fan of fans) fan.prepare(corners[2 * count - 2], corners[2 * count - 1], reachM);
    terrainCount = 0;
    borderCount = 0;
    cut.edgeCount = 0;
    addTerrain(0, sourceGroundZ);
    let from = 0;
    for (let k = 0; k + 1 < count; k++) {
      const ax = corners[2 * k];
      const ay = corners[2 * k + 1];
      const bx = corners[2 * k + 2];
      const by = corners[2 * k + 3];
      const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
      if (k > 0 && terrain) addTerrain(from, terrain.heightAt(ax, ay));
      crossTerrain(ax, ay, bx, by, from, length, k + 2 === count);
      crossZones(ax, ay, bx, by, from, length);
      crossWalls(cut, ax, ay, bx, by, from, length, k === 0, k + 2 === count);
      from += length;
    }
    // The receiver's own ground, even where a vertex of the mesh lies within a hair of it.
    if (terrainCount > 1 && from - terrainD[terrainCount - 1] < atCorner) terrainCount--;
    if (terrainCount === terrainD.length) {
      terrainD = widened(terrainD);
      terrainZ = widened(terrainZ);
    }
    terrainD[terrainCount] = from;
    terrainZ[terrainCount++] = receiver.groundZ;
    cut.length = from;
    cut.sourceZ = sourceZ;
    cut.receiverZ = receiverZ;
    const sourceG = walkZones(receiver.zones);
    cut.terrainCount = terrainCount;
    cut.terrainD = terrainD;
    cut.terrainZ = terrainZ;
    cut.makeGround = ground.make;
    cut.makeGroundFactors = ground.makeFactors;
    ground.expect(cut, borderD, borderG, borderCount, sourceG, groundAtEnd(receiver.zones));
    cut.sourceGroundFactor = overRoad ? 0 : sourceG;
  };

  return { build, placeOf };
}
