import { ldenOfHours } from '../../acoustics/hour-scene.ts';
import type { IndicatorPart } from '../../acoustics/indicators.ts';
import { extentOfScene } from '../../acoustics/scene/scene-extent.ts';
import { planeOfScene } from '../../acoustics/scene/scene-plane.ts';
import type { Bounds, LngLat } from '../../domain/feature.ts';
import { DataError } from '../../domain/note.ts';
import type { Plane } from '../../domain/plane.ts';
import type { Scene } from '../../domain/scene.ts';
import { maskByPolygons, type PlaneRing } from '../../grid/clip.ts';
import { planeOfCrs } from '../../grid/crs-plane.ts';
import { autoCellSizeM, frameOnCells, type GridFrame } from '../../grid/frame.ts';
import { spanText } from '../noise/words.ts';
import type { SoundArea, SoundRecipe } from './sound-store.ts';

/** Where the cells of a computed map lie. Pure. */

/** More would need over 500 MB in the workers. */
const maxCells = 400_000;
/** Cells of an automatic size are larger than for interpolation, for each costs thousands of paths. */
const autoFactor = 2;

export type Edges = readonly [west: number, south: number, east: number, north: number];

/** The plane that a scene is computed in, from degrees. @throws DataError for a scene without a place on the earth */
export function earthPlane(scene: Scene): Plane {
  const plane = planeOfCrs(planeOfScene(scene).crs);
  if (!plane) throw DataError.of('sound-no-place');
  return plane;
}

/**
 * @param view what of the ground is in view, degrees; null: not known, then all of the scene
 * @param asRead the scene without changes: where it lies stays on the map, so that versions have the same cells
 * @throws DataError for a scene without extent, a view beside it, or too many cells
 */
export function soundFrame(
  scene: Scene,
  { extent, area, cellSizeM }: Pick<SoundRecipe, 'extent' | 'area' | 'cellSizeM'>,
  view: Bounds | null,
  asRead: Scene = scene,
): GridFrame {
  const features = [...asRead.features, ...scene.features];
  const whole = extentOfScene({ features }, planeOfScene(scene));
  if (!whole) throw DataError.of('sound-no-extent');
  const wanted =
    extent === 'area' && area
      ? boundsOfArea(area, earthPlane(scene))
      : extent === 'view' && view
        ? edgesOf(view, earthPlane(scene))
        : whole;
  const edges = within(wanted, whole);
  if (!(edges[0] < edges[2] && edges[1] < edges[3])) throw DataError.of('sound-view-beside');
  return frameOnCells(edges, cellSizeM ?? autoCellSizeM(edges) * autoFactor, maxCells);
}

/** Rings of the area's polygons in the plane of a scene. */
const ringsOfArea = ({ geometry }: SoundArea, { toPlane }: Plane): readonly (readonly PlaneRing[])[] => {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((rings) => rings.map((ring) => ring.map(([lng, lat]) => toPlane(lng, lat))));
};

function boundsOfArea(area: SoundArea, plane: Plane): Edges {
  const places = ringsOfArea(area, plane).flat(2);
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** 1 for the cells of a frame that are asked for; null: all of them. */
export const maskOf = (
  { extent, area }: Pick<SoundRecipe, 'extent' | 'area'>,
  frame: GridFrame,
  plane: Plane,
): Uint8Array | null => (extent === 'area' && area ? maskByPolygons(frame, ringsOfArea(area, plane)) : null);

/** What two boxes have in common; west beyond east where there is nothing. */
export const within = (a: Edges, b: Edges): Edges => [
  Math.max(a[0], b[0]),
  Math.max(a[1], b[1]),
  Math.min(a[2], b[2]),
  Math.min(a[3], b[3]),
];

/** Box in the plane around bounds in degrees. */
export function edgesOf([west, south, east, north]: Bounds, { toPlane }: Plane): Edges {
  return [...toPlane(west, south), ...toPlane(east, north)];
}

/** Bounds of a scene in degrees; null where it has no extent or no place on the earth. */
export function boundsOfScene(scene: Scene): Bounds | null {
  const plane = planeOfScene(scene);
  const edges = extentOfScene(scene, plane);
  if (!edges || !plane.toLngLat) return null;
  return [...plane.toLngLat(edges[0], edges[1]), ...plane.toLngLat(edges[2], edges[3])];
}

/** The middle of the view in the plane of the scene; that of the frame where there is no view. */
export function middleOf(
  { origin, width, height, cellSizeM }: GridFrame,
  { toPlane }: Plane,
  view: LngLat | null,
): readonly [number, number] {
  if (view) return toPlane(...view);
  return [origin[0] + (width * cellSizeM) / 2, origin[1] - (height * cellSizeM) / 2];
}

/** Of Lden where it is made of hours: those of Directive 2002/49/EC, Annex I. */
const ldenHours = '07–19/19–23/23–07';

/** "06–22", or "06–22/22–06" of several periods: what limits are looked up by. */
export const hoursText = (parts: readonly IndicatorPart[], { settings }: Scene): string =>
  parts === ldenOfHours
    ? ldenHours
    : parts
        .map(({ period }) => {
          const hours = settings.periodHours[period];
          return hours ? spanText(hours) : period;
        })
        .join('/');
