import { type Cutting, type Piece, type Pieces, shortest } from './pieces.ts';
import type { LineShape } from './source-group.ts';

/**
 * A line, cut by halving. A piece weighs what makes its divergence exact, r²·∫ds/r² over the piece, so that over free
 * ground the cutting does not show; everything else is that of its middle.
 */
export function linePieces(
  { line, height }: LineShape,
  groundAt: (x: number, y: number) => number,
  { shareOfDistance, longestM }: Cutting,
): Pieces {
  const lifted = 'aboveGround' in height ? height.aboveGround : 0;
  const altitude = 'altitude' in height ? height.altitude : null;
  /** Of each part its beginning, its run to the end, and its length. */
  const startX = Float64Array.from(line.slice(1), (_, k) => line[k][0]);
  const startY = Float64Array.from(line.slice(1), (_, k) => line[k][1]);
  const runX = Float64Array.from(line.slice(1), ([x], k) => x - line[k][0]);
  const runY = Float64Array.from(line.slice(1), ([, y], k) => y - line[k][1]);
  const lengths = Float64Array.from(runX, (dx, k) => Math.hypot(dx, runY[k]));
  /** Height of the source at a share of a part; above ground only roughly, where that is all that is asked. */
  const altitudeAt = (k: number, t: number): number =>
    altitude ? altitude[k] + t * (altitude[k + 1] - altitude[k]) : Number.NaN;

  const planDistance = (k: number, from: number, to: number, rx: number, ry: number): number => {
    const ax = startX[k];
    const ay = startY[k];
    const dx = runX[k];
    const dy = runY[k];
    const along = Math.min(to, Math.max(from, ((rx - ax) * dx + (ry - ay) * dy) / (lengths[k] * lengths[k])));
    const nx = ax + along * dx - rx;
    const ny = ay + along * dy - ry;
    return Math.sqrt(nx * nx + ny * ny);
  };

  const halve = (
    k: number,
    from: number,
    to: number,
    rx: number,
    ry: number,
    rz: number,
    maxDistance: number,
    each: (piece: Piece) => void,
  ): void => {
    const plan = planDistance(k, from, to, rx, ry);
    if (plan > maxDistance) return;
    const length = (to - from) * lengths[k];
    const t = (from + to) / 2;
    const z = altitude
      ? altitudeAt(k, t)
      : groundAt(startX[k] + t * runX[k], startY[k] + t * runY[k]) + lifted;
    const space = Math.sqrt(plan * plan + (rz - z) * (rz - z));
    const most = Math.min(longestM, Math.max(shareOfDistance * space, shortest));
    if (length > shortest && (length > most || plan + length > maxDistance)) {
      halve(k, from, t, rx, ry, rz, maxDistance, each);
      halve(k, t, to, rx, ry, rz, maxDistance, each);
      return;
    }
    each({ part: k, from, to });
  };

  return {
    distance(rx, ry) {
      let nearest = Number.POSITIVE_INFINITY;
      for (let k = 0; k < lengths.length; k++) nearest = Math.min(nearest, planDistance(k, 0, 1, rx, ry));
      return nearest;
    },
    first(rx, ry, rz, maxDistance, each) {
      for (let k = 0; k < lengths.length; k++) halve(k, 0, 1, rx, ry, rz, maxDistance, each);
    },
    place({ part, from, to }, rx, ry, rz, point) {
      const t = (from + to) / 2;
      const dx = runX[part];
      const dy = runY[part];
      point.x = startX[part] + t * dx;
      point.y = startY[part] + t * dy;
      point.groundZ = groundAt(point.x, point.y);
      point.z = altitude ? altitudeAt(part, t) : point.groundZ + lifted;
      const length = (to - from) * lengths[part];
      const mx = rx - point.x;
      const my = ry - point.y;
      const mz = rz - point.z;
      const r2 = mx * mx + my * my + mz * mz;
      // Along the line from the foot of the receiver, and square to it.
      const s = (mx * dx + my * dy) / lengths[part];
      // A receiver on the line is taken to be a hair beside it: its level is then high, but a number.
      const h = Math.max(Math.sqrt(Math.max(r2 - s * s, 0)), shortest);
      const s1 = s - length / 2;
      const s2 = s + length / 2;
      // The angle under which the receiver sees the piece: atan(s2/h) − atan(s1/h).
      const angle = Math.atan2(length * h, h * h + s1 * s2);
      const integral = angle / h;
      return Math.max(r2, shortest * shortest) * integral;
    },
    divides: ({ part, from, to }) => (to - from) * lengths[part] > 2 * shortest,
  };
}
