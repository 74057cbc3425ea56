import type { Note } from '../domain/note.ts';
import type { Plane } from '../domain/plane.ts';
import type { Question } from '../domain/question.ts';
import { bufferArea, circleArea } from './buffer.ts';
import { type Locus, locusOf, planeOfQuestion } from './locus.ts';
import { areaGeometry } from './shape.ts';
import type { Area, Layer } from './types.ts';

export interface RegionAnswer {
  /** WGS 84, for drawing and for overlaps; null when the question looks nowhere. */
  readonly region: Area | null;
  readonly notes: readonly Note[];
}

/** The region of a question. Buffers of features load their engine when first needed, hence a promise. */
export async function regionOf(question: Question, layers: readonly Layer[]): Promise<RegionAnswer> {
  const plane = planeOfQuestion(question, layers);
  const { locus, notes } = locusOf(question, layers, plane);
  if (!locus) return { region: null, notes };
  const drawn = await regionOfLocus(locus, plane);
  return { region: drawn.region, notes: [...locus.notes, ...drawn.notes] };
}

export async function regionOfLocus(locus: Locus, plane: Plane): Promise<RegionAnswer> {
  if (locus.area) return { region: areaGeometry(locus.area), notes: [] };
  if (!locus.reach) return { region: null, notes: [] };
  const { from, distanceM } = locus.reach;
  if (!locus.asking) return { region: circleArea(from.points[0], distanceM, plane), notes: [] };
  if (distanceM === 0) return { region: areaGeometry(from), notes: [] };
  try {
    return { region: await bufferArea(from, distanceM, plane), notes: [] };
  } catch {
    const { layerId, feature } = locus.asking;
    return {
      region: null,
      notes: [
        { code: 'spatial-buffer-failed', params: { layer: layerId }, where: { featureId: feature.id } },
      ],
    };
  }
}
