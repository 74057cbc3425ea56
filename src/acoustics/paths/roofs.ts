import type { PlaneScene } from '../scene/plane-scene.ts';
import type { VerticalCut } from './vertical-cut.ts';

/** Where the roof under a path changes: from distance d on it lies at `top`, −∞ where there is none. */
export interface RoofSteps {
  count: number;
  d: Float64Array;
  top: Float64Array;
}

/** Lists the roofs a path passes over, from the walls it crosses; of overlapping buildings the highest. */
export function createRoofs({ walls, obstacles }: Pick<PlaneScene, 'walls' | 'obstacles'>) {
  const closed = Uint8Array.from(walls.obstacle, (obstacle) => (obstacles[obstacle].closed ? 1 : 0));
  const steps: RoofSteps = { count: 0, d: new Float64Array(64), top: new Float64Array(64) };
  /** Buildings the path is over, by the crossing it entered at. */
  let over = new Int32Array(64);
  let overCount = 0;

  /** A building left: its entry is taken off; none where the path began inside it. */
  const leave = (edgeWall: Int32Array, obstacle: number): void => {
    for (let k = 0; k < overCount; k++) {
      if (walls.obstacle[edgeWall[over[k]]] !== obstacle) continue;
      over[k] = over[--overCount];
      return;
    }
  };

  const list = ({ edgeCount, edgeD, edgeZ, edgeWall, edgeInto }: VerticalCut): void => {
    if (over.length < edgeCount) {
      over = new Int32Array(2 * edgeCount);
      steps.d = new Float64Array(2 * edgeCount);
      steps.top = new Float64Array(2 * edgeCount);
    }
    const { d, top } = steps;
    overCount = 0;
    let n = 0;
    let roof = Number.NEGATIVE_INFINITY;
    for (let w = 0; w < edgeCount; w++) {
      const wall = edgeWall[w];
      if (closed[wall] === 0) continue;
      let highest = roof;
      if (edgeInto[w] > 0) {
        over[overCount++] = w;
        highest = Math.max(roof, edgeZ[w]);
      } else {
        leave(edgeWall, walls.obstacle[wall]);
        highest = Number.NEGATIVE_INFINITY;
        for (let k = 0; k < overCount; k++) highest = Math.max(highest, edgeZ[over[k]]);
      }
      if (highest === roof) continue;
      roof = highest;
      d[n] = edgeD[w];
      top[n++] = roof;
    }
    steps.count = n;
  };

  return { steps, list };
}
