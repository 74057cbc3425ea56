import type { SourcePoint } from '../paths/tracer.ts';
import type { Terrain } from '../scene/terrain.ts';
import type { SourceGroup } from './source-group.ts';

/** How fine lines and areas are cut. */
export interface Cutting {
  /** A piece is at most this share of its distance from the receiver long. */
  readonly shareOfDistance: number;
  /** And never longer than this, m: screens further off have edges too. */
  readonly longestM: number;
}

export const defaultCutting: Cutting = { shareOfDistance: 0.5, longestM: 100 };

/** Pieces are never shorter than this, m, not even under a receiver that lies on the line. */
const shortest = 0.05;

/**
 * Takes a piece as a point source in its middle.
 * @param weight what the power per metre (or square metre, or the power itself) is multiplied by
 */
export type PieceSink = (point: SourcePoint, weight: number) => void;

/**
 * Cuts a source into point sources for one receiver. Pieces are halved until they are short beside their distance. A
 * piece of a line weighs what makes its divergence exact, r²·∫ds/r² over the piece, so that over free ground the
 * cutting does not show at all; everything else is that of its middle.
 */
export function createPieces(
  group: SourceGroup,
  terrain: Terrain | null,
  { shareOfDistance, longestM }: Cutting,
) {
  const point: SourcePoint = { x: 0, y: 0, z: 0, groundZ: 0, overRoad: group.road };
  const groundAt = (x: number, y: number): number => (terrain ? terrain.heightAt(x, y) : 0);
  const { shape } = group;

  if (shape.kind === 'point') {
    const [x, y] = shape.at;
    const groundZ = groundAt(x, y);
    const z = 'aboveGround' in shape.height ? groundZ + shape.height.aboveGround : shape.height.altitude[0];
    const reach = (rx: number, ry: number) => Math.hypot(rx - x, ry - y);
    return {
      distance: reach,
      each(rx: number, ry: number, _: number, maxDistance: number, sink: PieceSink): void {
        if (reach(rx, ry) > maxDistance) return;
        point.x = x;
        point.y = y;
        point.z = z;
        point.groundZ = groundZ;
        sink(point, 1);
      },
    };
  }

  if (shape.kind === 'line') {
    const { line, height } = shape;
    const lifted = 'aboveGround' in height ? height.aboveGround : null;
    const altitude = 'altitude' in height ? height.altitude : null;
    const emit = (
      k: number,
      u: number,
      v: number,
      rx: number,
      ry: number,
      rz: number,
      maxDistance: number,
      sink: PieceSink,
    ): void => {
      const [ax, ay] = line[k];
      const dx = line[k + 1][0] - ax;
      const dy = line[k + 1][1] - ay;
      const whole = Math.sqrt(dx * dx + dy * dy);
      const length = (v - u) * whole;
      const t = (u + v) / 2;
      // Distance in plan from the receiver to the nearest point of the piece.
      const along = Math.min(v, Math.max(u, ((rx - ax) * dx + (ry - ay) * dy) / (whole * whole)));
      const nx = ax + along * dx - rx;
      const ny = ay + along * dy - ry;
      const plan = Math.sqrt(nx * nx + ny * ny);
      if (plan > maxDistance) return;
      const x = ax + t * dx;
      const y = ay + t * dy;
      const groundZ = groundAt(x, y);
      const z =
        lifted !== null
          ? groundZ + lifted
          : (altitude as readonly number[])[k] +
            t * ((altitude as readonly number[])[k + 1] - (altitude as readonly number[])[k]);
      const space = Math.sqrt(plan * plan + (rz - z) * (rz - z));
      const cut =
        length > Math.min(longestM, Math.max(shareOfDistance * space, shortest)) ||
        plan + length > maxDistance;
      if (cut && length > shortest) {
        emit(k, u, t, rx, ry, rz, maxDistance, sink);
        emit(k, t, v, rx, ry, rz, maxDistance, sink);
        return;
      }
      const mx = rx - x;
      const my = ry - y;
      const mz = rz - z;
      const r2 = mx * mx + my * my + mz * mz;
      // Along the line from the foot of the receiver, and square to it.
      const s = (mx * dx + my * dy) / whole;
      const h2 = r2 - s * s;
      const [s1, s2] = [s - length / 2, s + length / 2];
      const h = Math.sqrt(Math.max(h2, 0));
      const integral =
        h > 1e-3 * length ? (Math.atan(s2 / h) - Math.atan(s1 / h)) / h : Math.abs(1 / s1 - 1 / s2);
      point.x = x;
      point.y = y;
      point.z = z;
      point.groundZ = groundZ;
      sink(point, r2 * integral);
    };
    return {
      distance(rx: number, ry: number): number {
        let nearest = Number.POSITIVE_INFINITY;
        for (let k = 0; k + 1 < line.length; k++) {
          const [ax, ay] = line[k];
          const dx = line[k + 1][0] - ax;
          const dy = line[k + 1][1] - ay;
          const t = Math.min(1, Math.max(0, ((rx - ax) * dx + (ry - ay) * dy) / (dx * dx + dy * dy)));
          nearest = Math.min(nearest, Math.hypot(ax + t * dx - rx, ay + t * dy - ry));
        }
        return nearest;
      },
      each(rx: number, ry: number, rz: number, maxDistance: number, sink: PieceSink): void {
        for (let k = 0; k + 1 < line.length; k++) emit(k, 0, 1, rx, ry, rz, maxDistance, sink);
      },
    };
  }

  const { triangles, height } = shape;
  const emitTriangle = (
    t: readonly number[],
    rx: number,
    ry: number,
    rz: number,
    maxDistance: number,
    sink: PieceSink,
  ): void => {
    const x = (t[0] + t[2] + t[4]) / 3;
    const y = (t[1] + t[3] + t[5]) / 3;
    const size = Math.max(
      Math.hypot(t[2] - t[0], t[3] - t[1]),
      Math.hypot(t[4] - t[2], t[5] - t[3]),
      Math.hypot(t[0] - t[4], t[1] - t[5]),
    );
    const plan = Math.hypot(rx - x, ry - y);
    if (plan - size > maxDistance) return;
    const groundZ = groundAt(x, y);
    const z = 'aboveGround' in height ? groundZ + height.aboveGround : height.altitude[0];
    const nearest = Math.hypot(Math.max(0, plan - (2 * size) / 3), rz - z);
    if (size > Math.min(longestM, Math.max(shareOfDistance * nearest, 20 * shortest))) {
      const [ab, bc, ca] = [
        [(t[0] + t[2]) / 2, (t[1] + t[3]) / 2],
        [(t[2] + t[4]) / 2, (t[3] + t[5]) / 2],
        [(t[4] + t[0]) / 2, (t[5] + t[1]) / 2],
      ];
      emitTriangle([t[0], t[1], ...ab, ...ca], rx, ry, rz, maxDistance, sink);
      emitTriangle([...ab, t[2], t[3], ...bc], rx, ry, rz, maxDistance, sink);
      emitTriangle([...ca, ...bc, t[4], t[5]], rx, ry, rz, maxDistance, sink);
      emitTriangle([...ab, ...bc, ...ca], rx, ry, rz, maxDistance, sink);
      return;
    }
    if (plan > maxDistance) return;
    point.x = x;
    point.y = y;
    point.z = z;
    point.groundZ = groundZ;
    sink(point, Math.abs((t[2] - t[0]) * (t[5] - t[1]) - (t[4] - t[0]) * (t[3] - t[1])) / 2);
  };
  return {
    distance(rx: number, ry: number): number {
      let nearest = Number.POSITIVE_INFINITY;
      for (let k = 0; k < triangles.length; k += 2)
        nearest = Math.min(nearest, Math.hypot(triangles[k] - rx, triangles[k + 1] - ry));
      return nearest;
    },
    each(rx: number, ry: number, rz: number, maxDistance: number, sink: PieceSink): void {
      for (let k = 0; k < triangles.length; k += 6)
        emitTriangle(triangles.slice(k, k + 6), rx, ry, rz, maxDistance, sink);
    },
  };
}
