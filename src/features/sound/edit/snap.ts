import type { LngLat } from '../../../domain/feature.ts';
import type { Scene } from '../../../domain/scene.ts';
import { verticesOf } from './shape-edits.ts';
import type { ShapePlane } from './shape-plane.ts';

/**
 * The vertex of the scene nearest to a place within a distance, else the nearest point of an edge within half of it, so
 * that a line can be drawn beside another; null: none. A look at every edge: for a town some ten thousand, a fraction of
 * a millisecond. Pure.
 * @param exceptId a feature that is not snapped to: the one being changed
 */
export function snapPlace(
  { features }: Scene,
  plane: ShapePlane,
  at: LngLat,
  withinM: number,
  exceptId: string | null,
): LngLat | null {
  const [x, y] = plane.toMetres([...plane.ofLngLat(at)]);
  let vertex: readonly [number, number] | null = null;
  let toVertex = withinM;
  let edge: readonly [number, number] | null = null;
  let toEdge = withinM / 2;
  for (const { id, geometry } of features) {
    if (id === exceptId) continue;
    const places = verticesOf(geometry).map(plane.toMetres);
    places.forEach((place, k) => {
      const away = Math.hypot(place[0] - x, place[1] - y);
      if (away < toVertex) [vertex, toVertex] = [place, away];
      if (k === 0) return;
      const [a, b] = [places[k - 1], place];
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
      const share = ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy || 1);
      if (share <= 0 || share >= 1) return;
      const on = [a[0] + share * dx, a[1] + share * dy] as const;
      const off = Math.hypot(on[0] - x, on[1] - y);
      if (off < toEdge) [edge, toEdge] = [on, off];
    });
  }
  const found = vertex ?? edge;
  return found && plane.toLngLat([...plane.ofMetres(found[0], found[1])]);
}
