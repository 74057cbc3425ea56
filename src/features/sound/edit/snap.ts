import type { LngLat } from '../../../domain/feature.ts';
import type { Scene } from '../../../domain/scene.ts';
import { verticesOf } from './shape-edits.ts';
import type { ShapePlane } from './shape-plane.ts';

type Place = readonly [number, number];

/** A feature's vertices in metres, and the box they lie in. */
interface Outline {
  readonly id: string;
  readonly places: readonly Place[];
  readonly box: readonly [west: number, south: number, east: number, north: number];
}

/** Made once for each version of a scene: a pointer that moves asks many times. */
const known = new WeakMap<Scene, readonly Outline[]>();

function outlinesOf(scene: Scene, plane: ShapePlane): readonly Outline[] {
  const before = known.get(scene);
  if (before) return before;
  const made = scene.features.map(({ id, geometry }): Outline => {
    const places = verticesOf(geometry).map(plane.toMetres);
    const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
    return { id, places, box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] };
  });
  known.set(scene, made);
  return made;
}

/**
 * The vertex of the scene nearest to a place within a distance, else the nearest point of an edge within half of it, so
 * that a line can be drawn beside another; null: none. Pure.
 * @param exceptId a feature that is not snapped to: the one being changed
 */
export function snapPlace(
  scene: Scene,
  plane: ShapePlane,
  at: LngLat,
  withinM: number,
  exceptId: string | null,
): LngLat | null {
  const [x, y] = plane.toMetres([...plane.ofLngLat(at)]);
  let vertex: Place | null = null;
  let toVertex = withinM;
  let edge: Place | null = null;
  let toEdge = withinM / 2;
  for (const { id, places, box } of outlinesOf(scene, plane)) {
    const [west, south, east, north] = box;
    const near = x > west - withinM && x < east + withinM && y > south - withinM && y < north + withinM;
    if (!near || id === exceptId) continue;
    places.forEach((place, k) => {
      const away = Math.hypot(place[0] - x, place[1] - y);
      if (away < toVertex) [vertex, toVertex] = [place, away];
      if (k === 0) return;
      const a = places[k - 1];
      const [dx, dy] = [place[0] - a[0], place[1] - a[1]];
      const share = ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy || 1);
      if (share <= 0 || share >= 1) return;
      const on = [a[0] + share * dx, a[1] + share * dy] as const;
      const off = Math.hypot(on[0] - x, on[1] - y);
      if (off < toEdge) [edge, toEdge] = [on, off];
    });
  }
  const found: Place | null = vertex ?? edge;
  return found && plane.toLngLat([...plane.ofMetres(found[0], found[1])]);
}
