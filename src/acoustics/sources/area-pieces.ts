import { type Cutting, type Piece, type Pieces, shortest } from './pieces.ts';
import type { AreaShape } from './source-group.ts';

/** An area is cut finer at once than a line: its pieces are not halved later. */
const finer = 0.5;

/** An area as triangles, each quartered until it is small beside its distance; power lies in the middle of each. */
export function areaPieces(
  { triangles, height }: AreaShape,
  groundAt: (x: number, y: number) => number,
  { shareOfDistance, longestM }: Cutting,
): Pieces {
  /** The triangles of the last call of `first`: pieces name them by their number. */
  const small: (readonly number[])[] = [];
  const altitudeOf = (x: number, y: number): number =>
    'aboveGround' in height ? groundAt(x, y) + height.aboveGround : height.altitude[0];

  const quarter = (
    t: readonly number[],
    rx: number,
    ry: number,
    rz: number,
    maxDistance: number,
    each: (piece: Piece) => void,
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
    const nearest = Math.hypot(Math.max(0, plan - (2 * size) / 3), rz - altitudeOf(x, y));
    if (size > Math.min(longestM, Math.max(finer * shareOfDistance * nearest, 20 * shortest))) {
      const [abx, aby, bcx, bcy] = [
        (t[0] + t[2]) / 2,
        (t[1] + t[3]) / 2,
        (t[2] + t[4]) / 2,
        (t[3] + t[5]) / 2,
      ];
      const [cax, cay] = [(t[4] + t[0]) / 2, (t[5] + t[1]) / 2];
      quarter([t[0], t[1], abx, aby, cax, cay], rx, ry, rz, maxDistance, each);
      quarter([abx, aby, t[2], t[3], bcx, bcy], rx, ry, rz, maxDistance, each);
      quarter([cax, cay, bcx, bcy, t[4], t[5]], rx, ry, rz, maxDistance, each);
      quarter([abx, aby, bcx, bcy, cax, cay], rx, ry, rz, maxDistance, each);
      return;
    }
    if (plan > maxDistance) return;
    small.push(t);
    each({ part: small.length - 1, from: 0, to: 1 });
  };

  return {
    distance(rx, ry) {
      let nearest = Number.POSITIVE_INFINITY;
      for (let k = 0; k < triangles.length; k += 6)
        nearest = Math.min(nearest, distanceToTriangle(triangles.slice(k, k + 6), rx, ry));
      return nearest;
    },
    first(rx, ry, rz, maxDistance, each) {
      small.length = 0;
      for (let k = 0; k < triangles.length; k += 6)
        quarter(triangles.slice(k, k + 6), rx, ry, rz, maxDistance, each);
    },
    place({ part }, _, __, ___, point) {
      const t = small[part];
      point.x = (t[0] + t[2] + t[4]) / 3;
      point.y = (t[1] + t[3] + t[5]) / 3;
      point.groundZ = groundAt(point.x, point.y);
      point.z = altitudeOf(point.x, point.y);
      return Math.abs((t[2] - t[0]) * (t[5] - t[1]) - (t[4] - t[0]) * (t[3] - t[1])) / 2;
    },
    divides: () => false,
  };
}

/** Distance in plan from a place to a triangle, m; 0 inside. */
function distanceToTriangle(t: readonly number[], x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  let left = 0;
  for (let k = 0; k < 6; k += 2) {
    const ax = t[k];
    const ay = t[k + 1];
    const dx = t[(k + 2) % 6] - ax;
    const dy = t[(k + 3) % 6] - ay;
    left += Math.sign(dx * (y - ay) - dy * (x - ax));
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
    nearest = Math.min(nearest, Math.hypot(ax + along * dx - x, ay + along * dy - y));
  }
  return Math.abs(left) === 3 ? 0 : nearest;
}
