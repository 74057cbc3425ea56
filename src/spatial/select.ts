import type { Note } from '../domain/note.ts';
import type { Plane } from '../domain/plane.ts';
import type { Question } from '../domain/question.ts';
import { type Locus, locusOf } from './locus.ts';
import { type Placed, type PlacedLayer, placeLayer } from './placed.ts';
import { boxesMeet } from './shape.ts';
import type { Layer } from './types.ts';

export interface LayerHits {
  readonly layerId: string;
  /** In the order of the layer. */
  readonly featureIds: readonly string[];
}

/**
 * The features that answer a question, by layer in the order given.
 *
 * Places on the border count as inside; lines and areas count as soon as they touch. What lies in a hole is
 * outside. "Within d metres" is the exact distance on the plane between the nearest parts. The asking feature
 * is not among its own hits.
 */
export function selectFeatures(
  question: Question,
  layers: readonly Layer[],
  plane: Plane,
): { readonly hits: readonly LayerHits[]; readonly notes: readonly Note[] } {
  const { locus, notes } = locusOf(question, layers, plane);
  if (!locus) return { hits: layers.map(({ spec }) => ({ layerId: spec.id, featureIds: [] })), notes };
  const placed = layers.map((layer) => placeLayer(layer, plane));
  return {
    hits: placed.map((layer) => ({
      layerId: layer.layer.spec.id,
      featureIds: hitsIn(locus, layer).map(({ feature }) => feature.id),
    })),
    notes: [...locus.notes, ...placed.flatMap((layer) => layer.notes)],
  };
}

export const hitsIn = (locus: Locus, { placed }: PlacedLayer): readonly Placed[] =>
  placed.filter(
    (item) => !isAsking(locus, item) && boxesMeet(locus.box, item.shape.box) && locus.holds(item),
  );

export const isAsking = ({ asking }: Locus, { layerId, feature }: Placed): boolean =>
  asking?.layerId === layerId && asking.feature.id === feature.id;
