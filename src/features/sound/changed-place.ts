import { planeOfScene, positionsOf } from '../../acoustics/scene/scene-plane.ts';
import type { Scene } from '../../domain/scene.ts';

/** The middle of what two versions of a scene differ in, plane metres; null where they hold the same features. Pure. */
export function changedPlace(before: Scene, after: Scene): readonly [number, number] | null {
  const old = new Set(before.features);
  const now = new Set(after.features);
  const changed = [
    ...before.features.filter((feature) => !now.has(feature)),
    ...after.features.filter((feature) => !old.has(feature)),
  ];
  if (changed.length === 0) return null;
  const { toPlane } = planeOfScene(after);
  const places = changed.flatMap(positionsOf).map(([x, y]) => toPlane(x, y));
  const middle = (axis: 0 | 1) => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
  return [middle(0), middle(1)];
}
