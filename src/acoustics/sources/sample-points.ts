import type { FreeSources } from '../free-field.ts';
import type { SourceGroup } from './source-group.ts';

/**
 * Sources as points at even distances, whatever the receiver: for estimates in the open. One run of points a group, in
 * their order.
 */
export function samplePoints(
  groups: readonly SourceGroup[],
  groundAt: (x: number, y: number) => number,
  spacingM: number,
): FreeSources {
  const [x, y, z, weight]: [number[], number[], number[], number[]] = [[], [], [], []];
  const start = new Int32Array(groups.length + 1);
  const put = ({ height }: SourceGroup['shape'], px: number, py: number, share: number) => {
    x.push(px);
    y.push(py);
    z.push('aboveGround' in height ? groundAt(px, py) + height.aboveGround : height.altitude[0]);
    weight.push(share);
  };
  groups.forEach(({ shape }, g) => {
    if (shape.kind === 'point') put(shape, shape.at[0], shape.at[1], 1);
    if (shape.kind === 'line')
      shape.line.slice(1).forEach(([bx, by], k) => {
        const [ax, ay] = shape.line[k];
        const length = Math.hypot(bx - ax, by - ay);
        const pieces = Math.max(1, Math.ceil(length / spacingM));
        for (let i = 0; i < pieces; i++) {
          const t = (i + 0.5) / pieces;
          put(shape, ax + t * (bx - ax), ay + t * (by - ay), length / pieces);
        }
      });
    if (shape.kind === 'area')
      for (let k = 0; k < shape.triangles.length; k += 6) {
        const [ax, ay, bx, by, cx, cy] = shape.triangles.slice(k, k + 6);
        const area = Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;
        put(shape, (ax + bx + cx) / 3, (ay + by + cy) / 3, area);
      }
    start[g + 1] = x.length;
  });
  return {
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    z: Float64Array.from(z),
    weight: Float64Array.from(weight),
    start,
  };
}
