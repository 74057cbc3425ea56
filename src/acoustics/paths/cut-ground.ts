import type { PlaneScene } from '../scene/plane-scene.ts';
import { type VerticalCut, widened } from './vertical-cut.ts';

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
  let entering = new Uint8Array(0);
  let borderD = new Float64Array(0);
  let borderG = new Float64Array(0);
  let borderCount = 0;
  let sourceG = 0;
  let endG = 0;

  /**
   * What `make` will make.
   * @param entersThrough 1 where the path enters the building through the wall of this edge of the cut
   * @param zoneD, zoneG borders of ground zones: their distance, and G up to there
   * @param gAtSource, gAtEnd G under the source and beyond the last border
   */
  const expect = (
    cut: VerticalCut,
    entersThrough: Uint8Array<ArrayBuffer>,
    zoneD: Float64Array<ArrayBuffer>,
    zoneG: Float64Array<ArrayBuffer>,
    zoneCount: number,
    gAtSource: number,
    gAtEnd: number,
  ): void => {
    pending = cut;
    entering = entersThrough;
    borderD = zoneD;
    borderG = zoneG;
    borderCount = zoneCount;
    sourceG = gAtSource;
    endG = gAtEnd;
  };

  const push = (cut: VerticalCut, d: number, z: number, g: number): void => {
    const n = cut.groundCount;
    if (n === cut.groundD.length) {
      cut.groundD = widened(cut.groundD);
      cut.groundZ = widened(cut.groundZ);
      cut.groundFactor = widened(cut.groundFactor);
    }
    cut.groundD[n] = d;
    cut.groundZ[n] = z;
    cut.groundFactor[n] = g;
    cut.groundCount = n + 1;
  };

  /** Height of the terrain at d, between its vertices t − 1 and t. */
  const between = ({ terrainD, terrainZ }: VerticalCut, t: number, d: number): number => {
    const span = terrainD[t] - terrainD[t - 1];
    return span > 0
      ? terrainZ[t - 1] + ((terrainZ[t] - terrainZ[t - 1]) * (d - terrainD[t - 1])) / span
      : terrainZ[t];
  };

  /** A building left: its entry is taken off; none where the path began inside it. */
  const dropRoof = ({ edgeWall }: VerticalCut, obstacle: number): void => {
    for (let k = 0; k < roofCount; k++) {
      if (walls.obstacle[edgeWall[roofs[k]]] !== obstacle) continue;
      roofs[k] = roofs[--roofCount];
      return;
    }
  };

  const merge = (cut: VerticalCut): void => {
    const { edgeCount, edgeD, edgeZ, edgeWall, terrainCount, terrainD, terrainZ } = cut;
    cut.groundCount = 0;
    roofCount = 0;
    if (roofs.length < edgeCount) roofs = new Int32Array(2 * edgeCount);
    let [w, b, t] = [0, 0, 1];
    let g = borderCount > 0 ? borderG[0] : sourceG;
    let roof = Number.NEGATIVE_INFINITY;
    push(cut, 0, terrainZ[0], g);
    while (t < terrainCount) {
      const wallD = w < edgeCount ? edgeD[w] : Number.POSITIVE_INFINITY;
      const zoneD = b < borderCount ? borderD[b] : Number.POSITIVE_INFINITY;
      const onRoof = roof > Number.NEGATIVE_INFINITY;
      if (terrainD[t] <= wallD && terrainD[t] <= zoneD) {
        if (!onRoof || t === terrainCount - 1)
          push(cut, terrainD[t], onRoof ? roof : terrainZ[t], onRoof ? 0 : g);
        t++;
        continue;
      }
      const d = Math.min(wallD, zoneD);
      const ground = between(cut, t, d);
      if (zoneD <= wallD) {
        b++;
        g = b < borderCount ? borderG[b] : endG;
        if (!onRoof) push(cut, d, ground, g);
        continue;
      }
      if (closed[edgeWall[w]] === 1) {
        if (entering[w] === 1) roofs[roofCount++] = w;
        else dropRoof(cut, walls.obstacle[edgeWall[w]]);
        let highest = Number.NEGATIVE_INFINITY;
        for (let k = 0; k < roofCount; k++) if (edgeZ[roofs[k]] > highest) highest = edgeZ[roofs[k]];
        if (highest !== roof) {
          push(cut, d, onRoof ? roof : ground, onRoof ? 0 : g);
          roof = highest;
          const up = roof > Number.NEGATIVE_INFINITY;
          push(cut, d, up ? roof : ground, up ? 0 : g);
        }
      }
      w++;
    }
  };

  /** Makes the ground of the cut that was built last, once. */
  const make = (): void => {
    if (pending) merge(pending);
    pending = null;
  };

  return { expect, make };
}
