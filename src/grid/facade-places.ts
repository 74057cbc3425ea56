import type { Position } from 'geojson';
import { area2 } from './rings.ts';

/** Rings of a footprint in the plane of the grid, closed; the first is the outer one, the others are courtyards. */
export type Footprint = readonly (readonly Position[])[];

/** A place on a façade with the direction away from the building, of length 1. */
export interface FacadePlace {
  readonly x: number;
  readonly y: number;
  readonly nx: number;
  readonly ny: number;
}

/** A straight piece of a façade. */
interface Side {
  readonly x: number;
  readonly y: number;
  /** Along the side, of length 1. */
  readonly ux: number;
  readonly uy: number;
  readonly length: number;
}

interface Facade {
  readonly sides: readonly Side[];
  /** 1: outwards is to the right of the way round, −1: to the left. */
  readonly turn: number;
}

function facadesOf(footprint: Footprint): Facade[] {
  return footprint.map((ring, r) => ({
    sides: ring.slice(1).flatMap(([bx, by], i) => {
      const [ax, ay] = ring[i];
      const length = Math.hypot(bx - ax, by - ay);
      return length > 0 ? [{ x: ax, y: ay, ux: (bx - ax) / length, uy: (by - ay) / length, length }] : [];
    }),
    // Outwards is to the right of a counter-clockwise outer ring; of a courtyard, into it.
    turn: area2(ring) > 0 === (r === 0) ? 1 : -1,
  }));
}

/** Places in the middle of equal intervals of at most `apartM` along sides taken as one line. */
function spaced(sides: readonly Side[], turn: number, apartM: number): FacadePlace[] {
  const total = sides.reduce((sum, { length }) => sum + length, 0);
  const count = Math.ceil(total / apartM);
  const places: FacadePlace[] = [];
  let before = 0;
  for (const { x, y, ux, uy, length } of sides) {
    for (;;) {
      const along = ((places.length + 0.5) / count) * total - before;
      if (places.length === count || along > length) break;
      places.push({ x: x + along * ux, y: y + along * uy, nx: turn * uy, ny: -turn * ux });
    }
    before += length;
  }
  return places;
}

/** Places at most `apartM` from each other, at least one on each side. */
export const placesApart = (footprint: Footprint, apartM: number): FacadePlace[] =>
  facadesOf(footprint).flatMap(({ sides, turn }) => sides.flatMap((side) => spaced([side], turn, apartM)));

/** Longest interval of a receiver, m. */
const intervalM = 5;
/** Shorter sides have no receiver of their own, m. */
const shortM = 2.5;

/**
 * Receivers of a building (Directive (EU) 2015/996, Annex, 2.8): sides above 5 m in equal intervals of at most 5 m,
 * sides of 2.5 to 5 m one each, adjacent shorter sides of more than 5 m together as one line. A building of short
 * sides only has one receiver on each.
 */
export function receiverPlaces(footprint: Footprint): FacadePlace[] {
  const facades = facadesOf(footprint);
  const places = facades.flatMap(({ sides, turn }) => {
    // A run of short sides must not be cut where the ring begins.
    const first = Math.max(
      0,
      sides.findIndex(({ length }) => length > shortM),
    );
    const found: FacadePlace[] = [];
    let run: Side[] = [];
    const close = () => {
      if (run.reduce((sum, { length }) => sum + length, 0) > intervalM)
        found.push(...spaced(run, turn, intervalM));
      run = [];
    };
    for (const side of [...sides.slice(first), ...sides.slice(0, first)]) {
      if (side.length <= shortM) {
        run.push(side);
        continue;
      }
      close();
      found.push(...spaced([side], turn, intervalM));
    }
    close();
    return found;
  });
  return places.length > 0 ? places : placesApart(footprint, intervalM);
}
