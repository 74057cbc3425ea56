import type { Geometry } from 'geojson';
import type { FeatureKind } from '../../../src/domain/scene.ts';
import type { LocalizedText } from '../../../src/domain/text.ts';
import { distanceToLine, inAny, type Line, type Ring, type XY } from '../metres.ts';
import { polygonOf } from '../overlay.ts';
import { fromStreetFrame } from '../town.ts';

/** The square of the demonstration scene, and what all its features share. */

/** About 3 × 3 km about the centre of the county town, metres of the plane. */
export const box = { west: -650, south: -1500, east: 2400, north: 1500 };

/** The square, m wider on every side. */
export const squareWith = (marginM: number) =>
  polygonOf([
    [box.west - marginM, box.south - marginM],
    [box.east + marginM, box.south - marginM],
    [box.east + marginM, box.north + marginM],
    [box.west - marginM, box.north + marginM],
  ]);
export const square = squareWith(0);

export interface SceneItem {
  readonly id: string;
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, unknown>>;
}

export function sceneItem(
  id: string,
  kind: FeatureKind,
  geometry: Geometry,
  properties: Readonly<Record<string, unknown>>,
  name?: LocalizedText,
): SceneItem {
  return {
    id,
    geometry,
    properties: {
      kind,
      ...(name && { name: name.zh, nameEn: name.en }),
      ...properties,
      provenance: 'illustrative',
    },
  };
}

/** A right-angled frame: from its own u, v to the plane. */
export type Frame = (place: XY) => XY;

/** Corners in their own frame, metres. */
export interface Rect {
  readonly from: XY;
  readonly to: XY;
}

export const rectRing = ({ from, to }: Rect, frame: Frame = fromStreetFrame): Ring =>
  [from, [to[0], from[1]] as const, to, [from[0], to[1]] as const].map(frame);

export const rectAt = ([u, v]: XY, lengthM: number, depthM: number): Rect => ({
  from: [u, v],
  to: [u + lengthM, v + depthM],
});

export const apart = (a: Rect, b: Rect): boolean =>
  a.to[0] <= b.from[0] || b.to[0] <= a.from[0] || a.to[1] <= b.from[1] || b.to[1] <= a.from[1];

/** Places along the outline of a rectangle, at most 10 m apart. */
export function outline(rect: Rect, frame: Frame = fromStreetFrame): XY[] {
  const [length, depth] = [rect.to[0] - rect.from[0], rect.to[1] - rect.from[1]];
  const along = (total: number) => {
    const steps = Math.ceil(total / 10);
    return Array.from({ length: steps + 1 }, (_, i) => (i * total) / steps);
  };
  return [
    ...along(length).flatMap((u): XY[] => [
      [rect.from[0] + u, rect.from[1]],
      [rect.from[0] + u, rect.to[1]],
    ]),
    ...along(depth).flatMap((v): XY[] => [
      [rect.from[0], rect.from[1] + v],
      [rect.to[0], rect.from[1] + v],
    ]),
  ].map(frame);
}

/** Every place within the polygons. */
export const allIn = (places: readonly XY[], polygons: Parameters<typeof inAny>[1]): boolean =>
  places.every((place) => inAny(place, polygons));

export const clearOf = (places: readonly XY[], line: Line, distanceM: number): boolean =>
  places.every((place) => distanceToLine(place, line) >= distanceM);
