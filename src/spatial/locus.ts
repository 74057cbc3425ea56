import type { LngLat } from '../domain/feature.ts';
import type { Note } from '../domain/note.ts';
import { localPlane, type Plane } from '../domain/plane.ts';
import type { Question } from '../domain/question.ts';
import { gapBetween } from './distance.ts';
import { type Placed, placeFeature } from './placed.ts';
import { readShape } from './read-shape.ts';
import { type Box, boxesMeet, type Shape, shapeOfAreas, shapeOfPlace } from './shape.ts';
import { meetsArea } from './topology.ts';
import type { Layer } from './types.ts';

/** Where a question looks, as a test that features pass or not. */
export interface Locus {
  /** Nothing outside it can pass; degrees. */
  readonly box: Box;
  /** Places on the border pass, and so do lines and areas that only touch. */
  readonly holds: (placed: Placed) => boolean;
  /** The area of questions that name one; null where a distance decides. Degrees. */
  readonly area: Shape | null;
  /** The distance of questions that name one. */
  readonly reach: { readonly from: Shape; readonly distanceM: number } | null;
  /** The feature that asks; it is no answer to its own question. */
  readonly asking: Placed | null;
  readonly notes: readonly Note[];
}

/** null with the reason in words, where a question looks nowhere. */
export type LocusResult = { readonly locus: Locus | null; readonly notes: readonly Note[] };

/** The metre plane of a question: about its own place, so that everything near it is measured true. */
export function planeOfQuestion(question: Question, layers: readonly Layer[]): Plane {
  const [west, south, east, north] = boxOfQuestion(question, layers);
  return Number.isFinite(west + east + south + north)
    ? localPlane((west + east) / 2, (south + north) / 2)
    : localPlane(0, 0);
}

function boxOfQuestion(question: Question, layers: readonly Layer[]): Box {
  if (question.kind === 'point') return [...question.at, ...question.at];
  if (question.kind === 'circle') return [...question.centre, ...question.centre];
  if (question.kind === 'box') return question.bounds;
  if (question.kind === 'polygon') return readShape(ringGeometry(question.ring)).shape?.box ?? nowhere;
  const feature = featureOf(question, layers);
  return feature?.geometry ? (readShape(feature.geometry).shape?.box ?? nowhere) : nowhere;
}

const nowhere: Box = [Number.NaN, Number.NaN, Number.NaN, Number.NaN];

/** Reads a question against the layers it names. */
export function locusOf(question: Question, layers: readonly Layer[], plane: Plane): LocusResult {
  switch (question.kind) {
    case 'point':
      return within(shapeOfPlace(question.at), question.toleranceM, plane, null);
    case 'circle':
      return within(shapeOfPlace(question.centre), question.radiusM, plane, null);
    case 'box': {
      const [x1, y1, x2, y2] = question.bounds;
      const [west, east] = [Math.min(x1, x2), Math.max(x1, x2)];
      const [south, north] = [Math.min(y1, y2), Math.max(y1, y2)];
      return inArea([
        [west, south],
        [east, south],
        [east, north],
        [west, north],
      ]);
    }
    case 'polygon':
      return inArea(question.ring);
    case 'near':
    case 'inside': {
      const feature = featureOf(question, layers);
      const params = { layer: question.layerId, feature: question.featureId };
      if (!feature) return { locus: null, notes: [{ code: 'spatial-feature-missing', params }] };
      const { placed, notes } = placeFeature(question.layerId, feature, plane);
      if (!placed) return { locus: null, notes: [...notes, { code: 'spatial-feature-no-place', params }] };
      if (question.kind === 'near') return within(placed.shape, question.distanceM, plane, placed, notes);
      const area = shapeOfAreas(placed.shape.areas);
      if (area.areas.length === 0)
        return { locus: null, notes: [...notes, { code: 'spatial-not-an-area', params }] };
      return { locus: areaLocus(area, placed, notes), notes: [] };
    }
  }
}

function featureOf(question: Question, layers: readonly Layer[]) {
  if (question.kind !== 'near' && question.kind !== 'inside') return null;
  const layer = layers.find(({ spec }) => spec.id === question.layerId);
  return layer?.features.find(({ id }) => id === question.featureId) ?? null;
}

const ringGeometry = (ring: readonly LngLat[]) =>
  ({ type: 'Polygon', coordinates: [ring.map(([lng, lat]) => [lng, lat])] }) as const satisfies {
    type: 'Polygon';
    coordinates: number[][][];
  };

function inArea(ring: readonly LngLat[]): LocusResult {
  const { shape, faults } = readShape(ringGeometry(ring));
  if (!shape) return { locus: null, notes: [{ code: 'spatial-region-empty' }] };
  const notes = faults.includes('crossing') ? [{ code: 'spatial-region-crossing' }] : [];
  return { locus: areaLocus(shape, null, notes), notes: [] };
}

const areaLocus = (area: Shape, asking: Placed | null, notes: readonly Note[]): Locus => ({
  box: area.box,
  holds: (placed) => meetsArea(area, placed.shape),
  area,
  reach: null,
  asking,
  notes,
});

function within(
  from: Shape,
  distanceM: number,
  plane: Plane,
  asking: Placed | null,
  notes: readonly Note[] = [],
): LocusResult {
  const origin = asking
    ? asking.metres()
    : shapeOfPlace(plane.toPlane(...(from.points[0] as [number, number])));
  const box = grow(from.box, distanceM);
  // A micrometre for the rounding of coordinates, so that what touches is within 0 m.
  const reachM = distanceM + 1e-6;
  const holds = (placed: Placed): boolean =>
    boxesMeet(box, placed.shape.box) && gapBetween(origin, placed.metres(), reachM).distanceM <= reachM;
  return { locus: { box, holds, area: null, reach: { from, distanceM }, asking, notes }, notes: [] };
}

/** A box in degrees that holds everything within a distance of a box; a little larger than needed. */
function grow([west, south, east, north]: Box, distanceM: number): Box {
  const metresPerDegree = 110000;
  const dLat = distanceM / metresPerDegree + 1e-6;
  const highest = Math.min(89, Math.max(Math.abs(south), Math.abs(north)) + dLat);
  const dLng = dLat / Math.cos((highest * Math.PI) / 180);
  return [west - dLng, south - dLat, east + dLng, north + dLat];
}
