import type { PlaneScene } from '../scene/plane-scene.ts';

/**
 * Mirror images of a receiver: each in a chain of walls, the one nearest the receiver first. A ray from a source
 * towards an image that crosses the last wall of its chain is, folded back, a reflected path.
 */
export interface ReceiverImages {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Index of the image this one is mirrored from; −1: the receiver itself. */
  readonly parent: Int32Array;
  readonly wall: Int32Array;
  /**
   * What each image sees through its wall: place of the image, then the wall's ends from there, counter-clockwise; six
   * numbers an image, read one after the other for every source.
   */
  readonly wedges: Float64Array;
}

export const noImages: ReceiverImages = {
  count: 0,
  x: new Float64Array(0),
  y: new Float64Array(0),
  parent: new Int32Array(0),
  wall: new Int32Array(0),
  wedges: new Float64Array(0),
};

/**
 * @param order how many walls a path may touch
 * @param reach walls further from the receiver (for higher orders: from the image) than this are left out, m
 * @param ownWithin walls nearer to the receiver than this reflect nothing: the façade it stands at, m
 */
export function imagesOf(
  { walls, obstacles }: PlaneScene,
  rx: number,
  ry: number,
  order: number,
  reach: number,
  ownWithin = 0,
): ReceiverImages {
  const own = ownWithin > 0 ? wallsNear(walls, rx, ry, ownWithin) : null;
  const x: number[] = [];
  const y: number[] = [];
  const parent: number[] = [];
  const wall: number[] = [];

  const mirrorAll = (px: number, py: number, from: number, through: number): void => {
    walls.index.near(px - reach, py - reach, px + reach, py + reach, (w) => {
      if (w === through || own?.has(w)) return;
      const ax = walls.x0[w];
      const ay = walls.y0[w];
      const dx = walls.x1[w] - ax;
      const dy = walls.y1[w] - ay;
      const length2 = dx * dx + dy * dy;
      // Positive on the wall's left. Buildings reflect on their right, outside.
      const side = dx * (py - ay) - dy * (px - ax);
      if (side === 0 || (side > 0 && obstacles[walls.obstacle[w]].closed)) return;
      if (distanceTo(walls, w, px, py) > reach) return;
      if (through >= 0 && !inWedge(px, py, through, w)) return;
      const scale = (2 * side) / length2;
      x.push(px + dy * scale);
      y.push(py - dx * scale);
      parent.push(from);
      wall.push(w);
    });
  };

  /** Whether a wall can be seen from an image through the wall it is an image in. */
  const inWedge = (px: number, py: number, through: number, w: number): boolean => {
    const [ax, ay] = [walls.x0[through] - px, walls.y0[through] - py];
    const [bx, by] = [walls.x1[through] - px, walls.y1[through] - py];
    const turn = ax * by - ay * bx > 0 ? 1 : -1;
    const ends = [
      [walls.x0[w] - px, walls.y0[w] - py],
      [walls.x1[w] - px, walls.y1[w] - py],
    ];
    const outsideA = ends.every(([ex, ey]) => turn * (ax * ey - ay * ex) < 0);
    const outsideB = ends.every(([ex, ey]) => turn * (ex * by - ey * bx) < 0);
    return !outsideA && !outsideB;
  };

  mirrorAll(rx, ry, -1, -1);
  let from = 0;
  for (let level = 2; level <= order; level++) {
    const until = x.length;
    for (let k = from; k < until; k++) mirrorAll(x[k], y[k], k, wall[k]);
    from = until;
  }
  return {
    count: x.length,
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    parent: Int32Array.from(parent),
    wall: Int32Array.from(wall),
    wedges: wedgesOf(walls, x, y, wall),
  };
}

/** Distance of a place from a wall in plan, m. */
function distanceTo(walls: PlaneScene['walls'], w: number, px: number, py: number): number {
  const ax = walls.x0[w];
  const ay = walls.y0[w];
  const dx = walls.x1[w] - ax;
  const dy = walls.y1[w] - ay;
  const along = Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(ax + along * dx - px, ay + along * dy - py);
}

function wallsNear(walls: PlaneScene['walls'], px: number, py: number, within: number): ReadonlySet<number> {
  const near = new Set<number>();
  walls.index.near(px - within, py - within, px + within, py + within, (w) => {
    if (distanceTo(walls, w, px, py) <= within) near.add(w);
  });
  return near;
}

function wedgesOf(
  walls: PlaneScene['walls'],
  x: readonly number[],
  y: readonly number[],
  wall: readonly number[],
): Float64Array {
  const wedges = new Float64Array(6 * wall.length);
  wall.forEach((w, k) => {
    const a = [walls.x0[w] - x[k], walls.y0[w] - y[k]];
    const b = [walls.x1[w] - x[k], walls.y1[w] - y[k]];
    const ccw = a[0] * b[1] - a[1] * b[0] > 0;
    wedges.set([x[k], y[k], ...(ccw ? a : b), ...(ccw ? b : a)], 6 * k);
  });
  return wedges;
}

/** Whether a place is seen by an image through its wall, beyond it. */
export function seenBy(wedges: Float64Array, image: number, px: number, py: number): boolean {
  const k = 6 * image;
  const sx = px - wedges[k];
  const sy = py - wedges[k + 1];
  const ax = wedges[k + 2];
  const ay = wedges[k + 3];
  const bx = wedges[k + 4];
  const by = wedges[k + 5];
  return (
    ax * sy - ay * sx >= 0 && sx * by - sy * bx >= 0 && (bx - ax) * (sy - ay) - (by - ay) * (sx - ax) < 0
  );
}
