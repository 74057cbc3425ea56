import type { XY } from './shape.ts';

/**
 * Hexagons of one size that fill a metre plane, a corner to the north. The one numbered 0, 0 has its middle at the
 * origin of the plane, so that bins of other data, or of another month, are the same hexagons.
 */
export interface Hex {
  /** Axial coordinates: q counts to the east, r to the north-east. */
  readonly q: number;
  readonly r: number;
}

const root3 = Math.sqrt(3);

/** @param sideM length of a side = distance from the middle to a corner, m */
export const hexCentre = ({ q, r }: Hex, sideM: number): XY => [sideM * root3 * (q + r / 2), sideM * 1.5 * r];

/** The hexagon that holds a place; on a border either of the two. */
export function hexAt([x, y]: XY, sideM: number): Hex {
  const r = ((2 / 3) * y) / sideM;
  const q = x / (root3 * sideM) - r / 2;
  // The three cube coordinates sum to 0: the one that rounding moved furthest follows from the others.
  const s = -q - r;
  let [rq, rr] = [Math.round(q), Math.round(r)];
  const rs = Math.round(s);
  const [dq, dr, ds] = [Math.abs(rq - q), Math.abs(rr - r), Math.abs(rs - s)];
  if (dq > dr && dq > ds) rq = -rr - rs;
  else if (dr > ds) rr = -rq - rs;
  return { q: rq + 0, r: rr + 0 };
}

/** Closed, counter-clockwise from the east of north. */
export function hexRing(hex: Hex, sideM: number): XY[] {
  const [x, y] = hexCentre(hex, sideM);
  return Array.from({ length: 7 }, (_, k): XY => {
    const angle = ((k % 6) * 60 + 30) * (Math.PI / 180);
    return [x + sideM * Math.cos(angle), y + sideM * Math.sin(angle)];
  });
}

/** Hexagons whose middle lies in a box, row by row from the south. */
export function hexesIn(
  [west, south, east, north]: readonly [number, number, number, number],
  sideM: number,
): Hex[] {
  const found: Hex[] = [];
  for (let r = Math.ceil(south / (1.5 * sideM)); r * 1.5 * sideM <= north; r++)
    for (let q = Math.ceil(west / (root3 * sideM) - r / 2); root3 * sideM * (q + r / 2) <= east; q++)
      found.push({ q, r });
  return found;
}

export const hexKey = ({ q, r }: Hex): string => `${q},${r}`;

/** How many places each hexagon holds; those that hold none are not listed. */
export function hexCounts(places: readonly XY[], sideM: number): Map<string, { hex: Hex; count: number }> {
  const bins = new Map<string, { hex: Hex; count: number }>();
  for (const place of places) {
    const hex = hexAt(place, sideM);
    const bin = bins.get(hexKey(hex));
    if (bin) bin.count++;
    else bins.set(hexKey(hex), { hex, count: 1 });
  }
  return bins;
}
