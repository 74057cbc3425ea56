import type { Scene } from '../../domain/scene.ts';
import { positionsOf, type ScenePlane } from './scene-plane.ts';

/** Box around everything in a scene but its terrain and ground, [west, south, east, north] in plane metres; null: none. */
export function extentOfScene(
  { features }: Pick<Scene, 'features'>,
  { toPlane }: ScenePlane,
): readonly [number, number, number, number] | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const feature of features) {
    if (feature.kind === 'terrain' || feature.kind === 'ground') continue;
    for (const [x, y] of positionsOf(feature)) {
      const [px, py] = toPlane(x, y);
      west = Math.min(west, px);
      east = Math.max(east, px);
      south = Math.min(south, py);
      north = Math.max(north, py);
    }
  }
  return west < east && south < north ? [west, south, east, north] : null;
}
