import type { Position } from 'geojson';
import type { SceneFeature } from '../../../domain/scene.ts';
import type { Shape } from '../../../map/map-props.ts';
import type { ShapePlane } from './shape-plane.ts';

/** What can be done to the geometry of a scene's feature. Pure; coordinates are those of the scene's file. */

export type SceneGeometry = SceneFeature['geometry'];
type Map2 = (position: Position) => Position;

const mapped = (geometry: SceneGeometry, to: Map2): SceneGeometry => {
  if (geometry.type === 'Point') return { ...geometry, coordinates: to(geometry.coordinates) };
  return geometry.type === 'LineString'
    ? { ...geometry, coordinates: geometry.coordinates.map(to) }
    : { ...geometry, coordinates: geometry.coordinates.map((ring) => ring.map(to)) };
};

/** All vertices, rings closed, in order. */
export const verticesOf = (geometry: SceneGeometry): readonly Position[] => {
  if (geometry.type === 'Point') return [geometry.coordinates];
  return geometry.type === 'LineString' ? geometry.coordinates : geometry.coordinates.flat();
};

/** A position with the height of another, where that has one. */
const lifted = ([x, y]: readonly number[], [, , z]: Position): Position =>
  z === undefined ? [x, y] : [x, y, z];

export const movedBy = (
  geometry: SceneGeometry,
  { toMetres, ofMetres }: ShapePlane,
  eastM: number,
  northM: number,
): SceneGeometry =>
  mapped(geometry, (position) => {
    const [x, y] = toMetres(position);
    return lifted(ofMetres(x + eastM, y + northM), position);
  });

/** Turned about the middle of its bounds. @param degrees clockwise, as bearings are */
export function turnedBy(
  geometry: SceneGeometry,
  { toMetres, ofMetres }: ShapePlane,
  degrees: number,
): SceneGeometry {
  const places = verticesOf(geometry).map(toMetres);
  const middle = [0, 1].map((axis) => {
    const along = places.map((place) => place[axis]);
    return (Math.min(...along) + Math.max(...along)) / 2;
  });
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  return mapped(geometry, (position) => {
    const [x, y] = toMetres(position);
    const [dx, dy] = [x - middle[0], y - middle[1]];
    return lifted(ofMetres(middle[0] + dx * cos + dy * sin, middle[1] - dx * sin + dy * cos), position);
  });
}

/** One vertex put elsewhere; of a ring the closing one follows. */
export function withVertex(geometry: SceneGeometry, index: number, to: readonly number[]): SceneGeometry {
  const before = verticesOf(geometry)[index];
  const closes = geometry.type === 'Polygon';
  let k = 0;
  return mapped(geometry, (position) => {
    const here = k++ === index;
    const twin = closes && position[0] === before[0] && position[1] === before[1];
    return here || twin ? lifted(to, position) : position;
  });
}

/** The two halves of a line, cut at half its length. @throws RangeError for a line without length */
export function halves(
  line: Extract<SceneGeometry, { type: 'LineString' }>,
  { toMetres, ofMetres }: ShapePlane,
): readonly [SceneGeometry, SceneGeometry] {
  const { coordinates } = line;
  const places = coordinates.map(toMetres);
  const steps = places.slice(1).map(([x, y], k) => Math.hypot(x - places[k][0], y - places[k][1]));
  let left = steps.reduce((sum, step) => sum + step, 0) / 2;
  if (!(left > 0)) throw new RangeError('line without length');
  let k = 0;
  while (left > steps[k]) left -= steps[k++];
  const share = left / steps[k];
  const [a, b] = [places[k], places[k + 1]];
  const at = ofMetres(a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]));
  const [za, zb] = [coordinates[k][2], coordinates[k + 1][2]];
  const cut = za === undefined || zb === undefined ? [...at] : [...at, za + share * (zb - za)];
  const whole = (part: Position[]): SceneGeometry => ({
    type: 'LineString',
    coordinates: part.filter((p, i) => i === 0 || p[0] !== part[i - 1][0] || p[1] !== part[i - 1][1]),
  });
  return [whole([...coordinates.slice(0, k + 1), cut]), whole([cut, ...coordinates.slice(k + 1)])];
}

/** Length of a line or of an outline, m; of a polygon its area too, m². */
export function sizeOf(
  geometry: SceneGeometry,
  { toMetres }: ShapePlane,
): { readonly lengthM: number; readonly areaM2: number | null } {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : [verticesOf(geometry)];
  let lengthM = 0;
  let twice = 0;
  rings.forEach((ring, r) => {
    const places = ring.map(toMetres);
    let turn = 0;
    for (let k = 1; k < places.length; k++) {
      const [a, b] = [places[k - 1], places[k]];
      lengthM += Math.hypot(b[0] - a[0], b[1] - a[1]);
      turn += (a[0] - places[0][0]) * (b[1] - places[0][1]) - (b[0] - places[0][0]) * (a[1] - places[0][1]);
    }
    twice += r === 0 ? Math.abs(turn) : -Math.abs(turn);
  });
  return { lengthM, areaM2: geometry.type === 'Polygon' ? twice / 2 : null };
}

/** A geometry in degrees, as the map draws it; null where it has holes: those are changed by numbers only. */
export function shapeOnMap(geometry: SceneGeometry, { toLngLat }: ShapePlane): Shape | null {
  const at = (position: Position) => [...toLngLat(position)];
  if (geometry.type === 'Point') return { type: 'Point', coordinates: at(geometry.coordinates) };
  if (geometry.type === 'LineString')
    return { type: 'LineString', coordinates: geometry.coordinates.map(at) };
  return geometry.coordinates.length === 1
    ? { type: 'Polygon', coordinates: [geometry.coordinates[0].map(at)] }
    : null;
}

/** Degrees that differ by less, a millimetre, are the same place. */
const sameDegrees = 1e-8;

/**
 * What was changed on the map in the coordinates of the file. Vertices that did not move keep theirs to the last digit,
 * those that did keep their height.
 * @param before the geometry of the file that the shape was made from; null for a new shape
 */
export function geometryOfShape(
  shape: Shape,
  plane: ShapePlane,
  before: SceneGeometry | null = null,
): SceneGeometry {
  const old = before ? verticesOf(before) : [];
  const oldPlaces = old.map(plane.toLngLat);
  const count = shape.type === 'Polygon' ? shape.coordinates[0].length : verticesOf(shape).length;
  let k = 0;
  return mapped(shape as SceneGeometry, ([lng, lat]) => {
    const index = k++;
    const same = oldPlaces.findIndex(
      (place) => Math.abs(place[0] - lng) < sameDegrees && Math.abs(place[1] - lat) < sameDegrees,
    );
    if (same >= 0) return old[same];
    const neighbour = count === old.length ? old[index] : old[Math.min(index, old.length - 1)];
    return lifted(plane.ofLngLat([lng, lat]), neighbour ?? []);
  });
}
