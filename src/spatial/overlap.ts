import Flatbush from 'flatbush';
import type { Note } from '../domain/note.ts';
import type { Plane } from '../domain/plane.ts';
import { areaOfRings } from './measure.ts';
import { type Placed, placeLayer } from './placed.ts';
import { readShape } from './read-shape.ts';
import { areaGeometry, type Shape, shapeOfAreas, toPlane } from './shape.ts';
import { intersectAreas } from './topology.ts';
import type { Area, Layer } from './types.ts';

/** Areas that two features share: who overlaps whom by Turf in degrees, how much on the metre plane. */

export interface Overlap {
  /** m²; 0 when the areas only touch or lie apart. */
  readonly areaM2: number;
  /** Of the area of each, 0..1; 0 for one without an area. */
  readonly shareOfA: number;
  readonly shareOfB: number;
  /** What they share, WGS 84; null when nothing. */
  readonly shared: Area | null;
}

const nothing: Overlap = { areaM2: 0, shareOfA: 0, shareOfB: 0, shared: null };

/** Overlap of two WGS 84 areas. */
export function overlap(a: Area, b: Area, plane: Plane): Overlap {
  const [first, second] = [readShape(a).shape, readShape(b).shape];
  return first && second ? overlapOf(first, second, plane) : nothing;
}

/** The same for shapes in degrees; their points and lines take no part. */
export function overlapOf(a: Shape, b: Shape, plane: Plane): Overlap {
  if (a.areas.length === 0 || b.areas.length === 0) return nothing;
  const areas = intersectAreas(a, b);
  if (areas.length === 0) return nothing;
  const areaM2 = planeAreaM2(areas, plane);
  return {
    areaM2,
    shareOfA: share(areaM2, planeAreaM2(a.areas, plane)),
    shareOfB: share(areaM2, planeAreaM2(b.areas, plane)),
    shared: areaGeometry({ areas }),
  };
}

export const planeAreaM2 = (areas: Shape['areas'], plane: Plane): number =>
  areaOfRings(toPlane(shapeOfAreas(areas), plane).areas);

/** A part of a whole; rounding may make an area a hair larger than the one it was cut from. */
export const share = (partM2: number, wholeM2: number): number =>
  wholeM2 > 0 ? Math.min(1, partM2 / wholeM2) : 0;

interface OverlapRow {
  readonly a: string;
  readonly b: string;
  readonly areaM2: number;
  readonly shareOfA: number;
  readonly shareOfB: number;
}

/** Overlap of two layers' hits with each other, e.g. park × control unit. */
export interface Crossing {
  readonly layerA: string;
  readonly layerB: string;
  readonly rows: readonly OverlapRow[];
  readonly notes: readonly Note[];
}

/**
 * Neighbours that share a border seldom share its every digit. An overlap below this share of the smaller of
 * the two is such a seam, not an overlap.
 */
const seamShare = 1e-5;

/**
 * Every pair of features of two layers that share an area (park × control unit, zone × functional zone), in the
 * order of the first layer, then of the second. Pairs that only touch are left
 * out; seams are left out and counted in a note.
 */
export function overlapTable(
  layerA: Layer,
  layerB: Layer,
  plane: Plane,
): { readonly rows: readonly OverlapRow[]; readonly notes: readonly Note[] } {
  const first = placeLayer(layerA, plane);
  const second = placeLayer(layerB, plane);
  const notes = [...first.notes, ...second.notes];
  const others = second.placed.filter(({ shape }) => shape.areas.length > 0);
  if (others.length === 0) return { rows: [], notes };
  const index = new Flatbush(others.length);
  for (const { shape } of others) index.add(...shape.box);
  index.finish();
  const areaCache = new Map<Placed, number>();
  const wholeM2 = (item: Placed): number => {
    const known = areaCache.get(item);
    if (known !== undefined) return known;
    const areaM2 = areaOfRings(item.metres().areas);
    areaCache.set(item, areaM2);
    return areaM2;
  };
  const rows: OverlapRow[] = [];
  let seams = 0;
  for (const a of first.placed) {
    if (a.shape.areas.length === 0) continue;
    for (const at of index.search(...a.shape.box).sort((i, j) => i - j)) {
      const b = others[at];
      try {
        const areaM2 = planeAreaM2(intersectAreas(a.shape, b.shape), plane);
        if (areaM2 > 0 && areaM2 < seamShare * Math.min(wholeM2(a), wholeM2(b))) seams++;
        else if (areaM2 > 0) {
          const shares = { shareOfA: share(areaM2, wholeM2(a)), shareOfB: share(areaM2, wholeM2(b)) };
          rows.push({ a: a.feature.id, b: b.feature.id, areaM2, ...shares });
        }
      } catch {
        notes.push(overlapFailed(a, b));
      }
    }
  }
  if (seams > 0) {
    notes.push({
      code: 'spatial-seams',
      params: { layer: layerA.spec.id, other: layerB.spec.id, count: seams },
    });
  }
  return { rows, notes };
}

const overlapFailed = (a: Placed, b: Placed): Note => ({
  code: 'spatial-overlap-failed',
  params: { layer: a.layerId, other: `${b.layerId} / ${b.feature.id}` },
  where: { featureId: a.feature.id },
});
