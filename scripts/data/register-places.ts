import { county } from './county-outline.ts';
import { facts, type Town } from './facts.ts';
import { distanceToLine, inAny, lineLength, pointAlong, toMetres, type XY } from './metres.ts';
import type { Random } from './random.ts';
import { builtUp } from './town.ts';
import { reservoirs, river, riverHalfWidthM, riverSurface } from './water.ts';

/** Places for the demonstration's registers. */

const lakes = Object.values(reservoirs).map((r) => r.shape);
const onLand = (place: XY): boolean =>
  inAny(place, county) && !inAny(place, riverSurface) && !lakes.some((lake) => inAny(place, lake));

/** Farmland as far as the demonstration knows: within 3.5 km of the river or a town seat, not built up. */
export function fieldPlace(random: Random): { readonly at: XY; readonly town: Town } {
  for (;;) {
    const town = random.pick(facts.towns);
    const [cx, cy] = toMetres(random.next() < 0.5 ? town.seat : town.centroid);
    const at: XY = [cx + random.normal(0, 2200), cy + random.normal(0, 2200)];
    if (!onLand(at) || inAny(at, builtUp)) continue;
    if (distanceToLine(at, river) < 3500 || Math.hypot(at[0] - cx, at[1] - cy) < 3000) return { at, town };
  }
}

/** A place in the built-up area, near one of a few centres. */
export function townPlace(random: Random, centres: readonly XY[], spreadM: number): XY {
  for (;;) {
    const [cx, cy] = random.pick(centres);
    const at: XY = [cx + random.normal(0, spreadM), cy + random.normal(0, spreadM)];
    if (onLand(at) && inAny(at, builtUp)) return at;
  }
}

/** A place on the bank of the river, at a share of its course. */
export function bankPlace(share: number, side: 1 | -1): XY {
  const { at, direction } = pointAlong(river, lineLength(river) * share);
  return [at[0] - direction[1] * riverHalfWidthM * side, at[1] + direction[0] * riverHalfWidthM * side];
}
