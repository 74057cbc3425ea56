import type { PlaneScene } from '../scene/plane-scene.ts';
import { makeRoomForGround, type VerticalCut } from './vertical-cut.ts';

/**
 * The ground of a cut with its roofs, from terrain, borders of ground zones and walls. Made only when a method asks for
 * it: behind a high screen many paths need none. One serves one thread.
 */
export function createCutGround({ walls, obstacles }: Pick<PlaneScene, 'walls' | 'obstacles'>) {
  const closed = Uint8Array.from(walls.obstacle, (obstacle) => (obstacles[obstacle].closed ? 1 : 0));
  /** Buildings the path is over, by the crossing it entered at. */
  let roofs = new Int32Array(64);
  let roofCount = 0;
  let pending: VerticalCut | null = null;
  let borderD = new Float64Array(0);
  let borderG = new Float64Array(0);
  let borderCount = 0;
  let sourceG = 0;
  let endG = 0;

  /**
   * What `make` will make.
   * @param zoneD, zoneG borders of ground zones: their distance, and G up to there
   * @param gAtSource, gAtEnd G under the source and beyond the last border
   */
  const expect = (
    cut: VerticalCut,
    zoneD: Float64Array<ArrayBuffer>,
    zoneG: Float64Array<ArrayBuffer>,
    zoneCount: number,
    gAtSource: number,
    gAtEnd: number,
  ): void => {
    pending = cut;
    borderD = zoneD;
    borderG = zoneG;
    borderCount = zoneCount;
    sourceG = gAtSource;
    endG = gAtEnd;
  };

  /** Height of the terrain at d, between its vertices t − 1 and t. */
  const between = (terrainD: Float64Array, terrainZ: Float64Array, t: number, d: number): number => {
    const before = terrainZ[t - 1];
    const rise = terrainZ[t] - before;
    const span = terrainD[t] - terrainD[t - 1];
    if (rise === 0 || span <= 0) return terrainZ[t];
    return before + (rise * (d - terrainD[t - 1])) / span;
  };

  /** A building left: its entry is taken off; none where the path began inside it. */
  const dropRoof = (edgeWall: Int32Array, obstacle: number): void => {
    for (let k = 0; k < roofCount; k++) {
      if (walls.obstacle[edgeWall[roofs[k]]] !== obstacle) continue;
      roofs[k] = roofs[--roofCount];
      return;
    }
  };

  /** Top of the highest building the path is over; −∞ over none. */
  const highestRoof = (edgeZ: Float64Array): number => {
    let highest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < roofCount; k++) if (edgeZ[roofs[k]] > highest) highest = edgeZ[roofs[k]];
    return highest;
  };

  const merge = (cut: VerticalCut): void => {
    const { edgeCount, edgeD, edgeZ, edgeWall, edgeEnters, terrainCount, terrainD, terrainZ } = cut;
    makeRoomForGround(cut, terrainCount + borderCount + 2 * edgeCount);
    if (roofs.length < edgeCount) roofs = new Int32Array(2 * edgeCount);
    const { groundD, groundZ, groundFactor } = cut;
    roofCount = 0;
    let [w, b, t] = [0, 0, 1];
    /** G of the ground, whether a roof is over it or not. */
    let g = borderCount > 0 ? borderG[0] : sourceG;
    let roof = Number.NEGATIVE_INFINITY;
    groundD[0] = 0;
    groundZ[0] = terrainZ[0];
    groundFactor[0] = g;
    let n = 1;
    while (t < terrainCount) {
      const wallD = w < edgeCount ? edgeD[w] : Number.POSITIVE_INFINITY;
      const zoneD = b < borderCount ? borderD[b] : Number.POSITIVE_INFINITY;
      const onRoof = roof > Number.NEGATIVE_INFINITY;
      if (terrainD[t] <= wallD && terrainD[t] <= zoneD) {
        if (!onRoof || t === terrainCount - 1) {
          groundD[n] = terrainD[t];
          groundZ[n] = onRoof ? roof : terrainZ[t];
          groundFactor[n++] = onRoof ? 0 : g;
        }
        t++;
        continue;
      }
      if (zoneD <= wallD) {
        b++;
        g = b < borderCount ? borderG[b] : endG;
        if (onRoof) continue;
        groundD[n] = zoneD;
        groundZ[n] = between(terrainD, terrainZ, t, zoneD);
        groundFactor[n++] = g;
        continue;
      }
      const wall = edgeWall[w];
      if (closed[wall] === 1) {
        if (edgeEnters[w] === 1) roofs[roofCount++] = w;
        else dropRoof(edgeWall, walls.obstacle[wall]);
        const highest = highestRoof(edgeZ);
        if (highest !== roof) {
          // The face, from the one to the other.
          const up = highest > Number.NEGATIVE_INFINITY;
          const ground = onRoof && up ? 0 : between(terrainD, terrainZ, t, wallD);
          groundD[n] = wallD;
          groundZ[n] = onRoof ? roof : ground;
          groundFactor[n++] = onRoof ? 0 : g;
          roof = highest;
          groundD[n] = wallD;
          groundZ[n] = up ? roof : ground;
          groundFactor[n++] = up ? 0 : g;
        }
      }
      w++;
    }
    cut.groundCount = n;
  };

  /** Makes the ground of the cut that was built last, once. */
  const make = (): void => {
    if (pending) merge(pending);
    pending = null;
  };

  return { expect, make };
}
