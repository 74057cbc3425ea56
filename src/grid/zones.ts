import Flatbush from 'flatbush';
import type { Geometry, Polygon } from 'geojson';
import type { ZoneClass } from '../domain/standards/gb3096.ts';
import { maskByPolygons, type PlaneRing } from './clip.ts';
import type { Footprint } from './facade-places.ts';
import type { GridFrame } from './frame.ts';
import { area2, holds } from './rings.ts';

/** Acoustic functional zones over a grid: which class of GB 3096-2008 holds a cell, a place, a building. */

export interface ZonePolygon {
  readonly zone: ZoneClass;
  /** Closed rings in one plane (metres, or degrees for `zoneFinder` alone), the outer first. */
  readonly rings: readonly PlaneRing[];
}

/**
 * Which class counts where polygons of several classes lie over each other: the strips along routes, which
 * GB/T 15190-2014 cl. 8.3 takes out of what they run through, then the class with the lowest limits.
 */
const byRank = ['4a', '4b', '0', '1', '2', '3'] as const satisfies readonly ZoneClass[];

/** Classes of the cells of a frame: 0 outside all zones, else 1 + the place of the class in `cellClasses`. */
export type ZoneCells = Uint8Array;
export const cellClasses: readonly ZoneClass[] = byRank;

/** The zone of each cell, by its centre. */
export function zoneCells(frame: GridFrame, polygons: readonly ZonePolygon[]): ZoneCells {
  const cells = new Uint8Array(frame.width * frame.height);
  // The first in rank is laid on last.
  for (let rank = byRank.length - 1; rank >= 0; rank--) {
    const own = polygons.filter(({ zone }) => zone === byRank[rank]);
    if (own.length === 0) continue;
    const mask = maskByPolygons(
      frame,
      own.map(({ rings }) => rings),
    );
    for (let i = 0; i < mask.length; i++) if (mask[i]) cells[i] = rank + 1;
  }
  return cells;
}

/** @returns the class that holds a place, null outside all; a look-up takes microseconds */
export function zoneFinder(polygons: readonly ZonePolygon[]): (x: number, y: number) => ZoneClass | null {
  if (polygons.length === 0) return () => null;
  const index = new Flatbush(polygons.length);
  for (const {
    rings: [outer],
  } of polygons) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of outer) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
    index.add(west, south, east, north);
  }
  index.finish();
  const isIn = ({ rings: [outer, ...holes] }: ZonePolygon, x: number, y: number): boolean =>
    holds(outer, x, y) && !holes.some((hole) => holds(hole, x, y));
  return (x, y) => {
    const found = index.search(x, y, x, y, (k) => isIn(polygons[k], x, y)).map((k) => polygons[k].zone);
    return byRank.find((zone) => found.includes(zone)) ?? null;
  };
}

/** The centre of area of a building: in the zone that holds it the building lies. */
export function middleOfFootprint([outer]: Footprint): readonly [x: number, y: number] {
  const [[x0, y0]] = outer;
  let [sx, sy] = [0, 0];
  for (let i = 1; i < outer.length; i++) {
    const [ax, ay] = [outer[i - 1][0] - x0, outer[i - 1][1] - y0];
    const [bx, by] = [outer[i][0] - x0, outer[i][1] - y0];
    const cross = ax * by - bx * ay;
    sx += (ax + bx) * cross;
    sy += (ay + by) * cross;
  }
  const area = area2(outer);
  return area === 0 ? [x0, y0] : [x0 + sx / (3 * area), y0 + sy / (3 * area)];
}

/** Polygons moved into another plane. */
export const movedPolygons = (
  polygons: readonly ZonePolygon[],
  place: (x: number, y: number) => readonly [number, number],
): ZonePolygon[] =>
  polygons.map(({ zone, rings }) => ({
    zone,
    rings: rings.map((ring) => ring.map(([x, y]) => place(x, y))),
  }));

/** The polygons of an area; null for any other geometry. */
export function partsOfArea(geometry: Geometry | null): readonly Polygon['coordinates'][] | null {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  return geometry?.type === 'MultiPolygon' ? geometry.coordinates : null;
}

/** Polygons of an area's parts, each with the class. @param place moves a position into the wanted plane */
export const zonePolygons = (
  zone: ZoneClass,
  parts: readonly Polygon['coordinates'][],
  place: (x: number, y: number) => readonly [number, number],
): ZonePolygon[] =>
  parts.map((rings) => ({ zone, rings: rings.map((ring) => ring.map(([x, y]) => place(x, y))) }));
