import type { PlaneScene } from '../scene/plane-scene.ts';
import type { VerticalCut } from './vertical-cut.ts';

/** Edges are taken this far outside their obstacle, so that the path does not graze its walls, m. */
const clearance = 0.015;

/** Heights of a ray above the chord from source to receiver at horizontal distance d; null for a straight ray. */
export type RayRise = ((d: number) => number) | null;

/**
 * Paths round vertical edges (2015/996 Annex 2.5.6; ISO 9613-2 7.4): obstacles that stand in the ray are cut by the
 * inclined plane that holds the ray and is level across it; the shortest way round what is cut, in plan, is the
 * convex hull on each side. An obstacle that only stands in the way of such a path, not of the ray, is not gone
 * round as well: so do the published cases (ISO/TR 17534-4 TC19).
 */
export function createLateralHull({ walls, obstacles }: PlaneScene) {
  const blocking: number[] = [];
  let points: number[] = [];

  /** Finds the obstacles that stand in the ray; returns how many. */
  const findBlocking = (cut: VerticalCut, rise: RayRise): number => {
    blocking.length = 0;
    const slope = (cut.receiverZ - cut.sourceZ) / cut.length;
    for (let e = 0; e < cut.edgeCount; e++) {
      const d = cut.edgeD[e];
      if (cut.edgeZ[e] <= cut.sourceZ + slope * d + (rise ? rise(d) : 0)) continue;
      const obstacle = walls.obstacle[cut.edgeWall[e]];
      if (!blocking.includes(obstacle)) blocking.push(obstacle);
    }
    return blocking.length;
  };

  /**
   * The way round the obstacles found, on one side.
   * @param side 1 left, −1 right, seen from the source
   * @param corners filled with x, y of source, edges, receiver
   * @returns how many points; 0 if there is no way round
   */
  const wayRound = (
    cut: VerticalCut,
    sx: number,
    sy: number,
    rx: number,
    ry: number,
    side: 1 | -1,
    corners: number[],
  ): number => {
    const length = cut.length;
    const ux = (rx - sx) / length;
    const uy = (ry - sy) / length;
    const slope = (cut.receiverZ - cut.sourceZ) / length;
    /** Along and across the ray; the side looked at is positive. */
    points = [];
    for (const obstacle of blocking) {
      const { firstWall, wallCount } = obstacles[obstacle];
      let centreX = 0;
      let centreY = 0;
      for (let w = firstWall; w < firstWall + wallCount; w++) {
        centreX += (walls.x0[w] + walls.x1[w]) / (2 * wallCount);
        centreY += (walls.y0[w] + walls.y1[w]) / (2 * wallCount);
      }
      for (let w = firstWall; w < firstWall + wallCount; w++) {
        const a = (walls.x0[w] - sx) * ux + (walls.y0[w] - sy) * uy;
        const b = (walls.x1[w] - sx) * ux + (walls.y1[w] - sy) * uy;
        const p = side * ((walls.y0[w] - sy) * ux - (walls.x0[w] - sx) * uy);
        const q = side * ((walls.y1[w] - sy) * ux - (walls.x1[w] - sx) * uy);
        // How far the wall's top stands above the plane of the ray, at both ends.
        const over0 = walls.top0[w] - (cut.sourceZ + slope * a);
        const over1 = walls.top1[w] - (cut.sourceZ + slope * b);
        const c = (centreX - sx) * ux + (centreY - sy) * uy;
        const r = side * ((centreY - sy) * ux - (centreX - sx) * uy);
        if (over0 > 0) add(a, p, c, r);
        if (over1 > 0) add(b, q, c, r);
        if (over0 > 0 !== over1 > 0) {
          const u = over0 / (over0 - over1);
          add(a + u * (b - a), p + u * (q - p), c, r);
        }
      }
    }
    corners.length = 0;
    corners.push(sx, sy);
    let count = 1;
    let [a, p] = [0, 0];
    // Gift wrapping from the source: the next corner is the one with nothing further out.
    for (let left = points.length / 2; left >= 0; left--) {
      let [na, np] = [length, 0];
      for (let k = 0; k < points.length; k += 2) {
        const turn = (na - a) * (points[k + 1] - p) - (np - p) * (points[k] - a);
        const further = (points[k] - a) ** 2 + (points[k + 1] - p) ** 2 > (na - a) ** 2 + (np - p) ** 2;
        if (turn > 1e-9 || (turn > -1e-9 && further && points[k + 1] > 1e-6))
          [na, np] = [points[k], points[k + 1]];
      }
      if (na === length && np === 0) break;
      if (na === a && np === p) return 0;
      [a, p] = [na, np];
      corners.push(sx + a * ux - side * p * uy, sy + a * uy + side * p * ux);
      count++;
    }
    if (count === 1) return 0;
    corners.push(rx, ry);
    return count + 1;
  };

  /** Adds a corner on the side looked at, moved away from the middle of its obstacle. */
  const add = (a: number, p: number, centreA: number, centreP: number): void => {
    const away = Math.sqrt((a - centreA) ** 2 + (p - centreP) ** 2);
    const scale = away > 0 ? 1 + clearance / away : 1;
    const outP = centreP + (p - centreP) * scale;
    if (outP > 0) points.push(centreA + (a - centreA) * scale, outP);
  };

  return { findBlocking, wayRound };
}
