import type { LngLat } from '../../../domain/feature.ts';
import { type Question, questionSchema } from '../../../domain/question.ts';
import { parsePlace } from '../search/coordinates.ts';

/** Questions typed instead of drawn: the same answers without a mouse. */

export const typedKinds = ['point', 'box', 'polygon', 'circle'] as const;
export type TypedKind = (typeof typedKinds)[number];

export interface TypedQuestion {
  readonly kind: TypedKind;
  /** Places in any usual form, separated by semicolons or line breaks. */
  readonly places: string;
  /** Tolerance of a point, radius of a circle, m. */
  readonly metres: number | null;
}

export type TypedFault =
  | { readonly code: 'place'; readonly text: string }
  | { readonly code: 'count'; readonly needed: number; readonly given: number }
  | { readonly code: 'metres' };

/** How many places each kind needs; a polygon takes more. */
const placesNeeded: Readonly<Record<TypedKind, number>> = { point: 1, box: 2, polygon: 3, circle: 1 };

/** @param epsg plane of coordinates given in metres. */
export function readTypedQuestion(
  { kind, places, metres }: TypedQuestion,
  epsg: number,
): { readonly question: Question } | { readonly fault: TypedFault } {
  const texts = places
    .split(/[;；\n]/)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const needed = placesNeeded[kind];
  if (texts.length < needed || (kind !== 'polygon' && texts.length > needed))
    return { fault: { code: 'count', needed, given: texts.length } };
  const found: LngLat[] = [];
  for (const text of texts) {
    const place = parsePlace(text, epsg);
    if (!place) return { fault: { code: 'place', text } };
    found.push(place.lngLat);
  }
  const parsed = questionSchema.safeParse(questionOf(kind, found, metres));
  return parsed.success ? { question: parsed.data } : { fault: { code: 'metres' } };
}

function questionOf(kind: TypedKind, places: readonly LngLat[], metres: number | null): unknown {
  const [first, second] = places;
  switch (kind) {
    case 'point':
      return { kind, at: first, toleranceM: metres };
    case 'circle':
      return { kind, centre: first, radiusM: metres };
    case 'polygon':
      return { kind, ring: places };
    case 'box': {
      const lngs = [first[0], second[0]];
      const lats = [first[1], second[1]];
      return { kind, bounds: [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)] };
    }
  }
}
