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

/** A place with the part of the façade that it stands for. */
export interface FacadePanel extends FacadePlace {
  /** Number of the façade of its building, from 0 on, in the order of the rings. */
  readonly facade: number;
  /** Straight pieces of the part, each with its own direction away from the building. */
  readonly pieces: readonly FacadePiece[];
}

export interface FacadePiece {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
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

/** Equal intervals of at most `apartM` along sides taken as one line, with the place in the middle of each. */
function spaced(sides: readonly Side[], turn: number, apartM: number, facade: number): FacadePanel[] {
  const total = sides.reduce((sum, { length }) => sum + length, 0);
  const count = Math.max(1, Math.ceil(total / apartM));
  const panels: FacadePanel[] = [];
  for (let k = 0; k < count; k++) {
    const [from, middle, to] = [k, k + 0.5, k + 1].map((share) => (share / count) * total);
    let before = 0;
    let place: FacadePlace | null = null;
    const pieces: FacadePiece[] = [];
    for (const { x, y, ux, uy, length } of sides) {
      const [a, b] = [Math.max(0, from - before), Math.min(length, to - before)];
      const [nx, ny] = [turn * uy, -turn * ux];
      const at = (along: number) => [x + along * ux, y + along * uy] as const;
      if (a < b) pieces.push({ from: at(a), to: at(b), nx, ny });
      const along = middle - before;
      if (!place && along <= length + rounding) place = { x: x + along * ux, y: y + along * uy, nx, ny };
      before += length;
    }
    if (place) panels.push({ ...place, facade, pieces });
  }
  return panels;
}

/** Sums of lengths may miss the end of the last side by this, m. */
const rounding = 1e-6;

/** Places at most `apartM` from each other, at least one on each side. */
export function placesApart(footprint: Footprint, apartM: number): FacadePanel[] {
  let facade = 0;
  return facadesOf(footprint).flatMap(({ sides, turn }) =>
    sides.flatMap((side) => spaced([side], turn, apartM, facade++)),
  );
}

/** Longest interval of a receiver, m. */
const intervalM = 5;
/** Shorter sides have no receiver of their own, m. */
const shortM = 2.5;

/**
 * Receivers of a building (Directive (EU) 2015/996, Annex, 2.8): sides above 5 m in equal intervals of at most 5 m,
 * sides of 2.5 to 5 m one each, adjacent shorter sides of more than 5 m together as one line. A building of short
 * sides only has one receiver on each.
 * @param apartM longest interval, m, where the receivers need not be as close as the rule has them; at least 5
 */
export function receiverPlaces(footprint: Footprint, apartM: number = intervalM): FacadePanel[] {
  let facade = 0;
  const places = facadesOf(footprint).flatMap(({ sides, turn }) => {
    // A run of short sides must not be cut where the ring begins.
    const first = Math.max(
      0,
      sides.findIndex(({ length }) => length > shortM),
    );
    const found: FacadePanel[] = [];
    let run: Side[] = [];
    const close = () => {
      if (run.reduce((sum, { length }) => sum + length, 0) > intervalM)
        found.push(...spaced(run, turn, apartM, facade++));
      run = [];
    };
    for (const side of [...sides.slice(first), ...sides.slice(0, first)]) {
      if (side.length <= shortM) {
        run.push(side);
        continue;
      }
      close();
      found.push(...spaced([side], turn, apartM, facade++));
    }
    close();
    return found;
  });
  return places.length > 0 ? places : placesApart(footprint, apartM);
}
