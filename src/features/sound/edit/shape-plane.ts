import type { Position } from 'geojson';
import { planeOfScene } from '../../../acoustics/scene/scene-plane.ts';
import type { LngLat } from '../../../domain/feature.ts';
import type { Scene } from '../../../domain/scene.ts';
import { planeOfCrs } from '../../../grid/crs-plane.ts';

/** From the coordinates of a scene's file to metres and to degrees, and back. Pure. */
export interface ShapePlane {
  /** First two coordinates of the file → degrees. */
  readonly toLngLat: (position: Position) => LngLat;
  readonly ofLngLat: (at: LngLat) => LngLat;
  /** First two coordinates of the file → metres, x east, y north. */
  readonly toMetres: (position: Position) => readonly [number, number];
  readonly ofMetres: (x: number, y: number) => readonly [number, number];
}

const known = new WeakMap<Scene, ShapePlane | null>();

/** null: the scene has no place on the earth. The same object for the same scene. */
export function shapePlaneOf(scene: Scene): ShapePlane | null {
  const before = known.get(scene);
  if (before !== undefined) return before;
  const made = makePlane(scene);
  known.set(scene, made);
  return made;
}

function makePlane(scene: Scene): ShapePlane | null {
  const { crs, toPlane } = planeOfScene(scene);
  const plane = planeOfCrs(crs);
  if (!plane) return null;
  const toMetres = ([x, y]: Position) => toPlane(x, y);
  if (scene.crs.kind === 'lnglat')
    return {
      toLngLat: ([x, y]) => [x, y],
      ofLngLat: (at) => at,
      toMetres,
      ofMetres: plane.toLngLat,
    };
  return {
    toLngLat: ([x, y]) => plane.toLngLat(x, y),
    ofLngLat: ([lng, lat]) => plane.toPlane(lng, lat) as LngLat,
    toMetres,
    ofMetres: (x, y) => [x, y],
  };
}
