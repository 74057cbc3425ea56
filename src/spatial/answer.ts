import { isGbSplit } from '../domain/indicator.ts';
import type { Note } from '../domain/note.ts';
import type { Plane } from '../domain/plane.ts';
import type { Question } from '../domain/question.ts';
import { regionalCellsAbove } from '../domain/standards/hj640.ts';
import { lengthInsideM } from './clip-lines.ts';
import { crossesItself } from './crossing.ts';
import { stationOf, summariseLevels } from './levels.ts';
import { type Locus, locusOf, planeOfQuestion } from './locus.ts';
import { areaOfRings, centroidOf, pathLengthM } from './measure.ts';
import { nearestStations } from './nearest.ts';
import { overlapOf, planeAreaM2, share } from './overlap.ts';
import { type Placed, type PlacedLayer, placeLayer } from './placed.ts';
import { readShape } from './read-shape.ts';
import { regionOfLocus } from './region.ts';
import { hitsIn, isAsking } from './select.ts';
import { type Shape, shapeOfPlace, toPlane } from './shape.ts';
import { partsOverlap, uniteAreas } from './topology.ts';
import type {
  Answer,
  AnswerContext,
  ClassCount,
  Layer,
  LayerAnswer,
  LengthSummary,
  LevelSummary,
  OverlapSummary,
  VillageSummary,
} from './types.ts';

/**
 * Answers a question about layers: what lies there, how much of it, and what is nearest. Never throws because
 * of a feature: what could not be used is in the notes, by layer and feature.
 */
export async function answerQuestion(
  question: Question,
  layers: readonly Layer[],
  context: AnswerContext,
): Promise<Answer> {
  const plane = planeOfQuestion(question, layers);
  const { locus, notes } = locusOf(question, layers, plane);
  const { periodHours, rounding } = context;
  const frame = { question, periodHours, rounding };
  const empty = { inside: [], residents: null, withoutPopulation: 0, illustrative: false };
  if (!locus) {
    return { ...frame, region: null, regionAreaM2: null, layers: [], nearest: [], villages: empty, notes };
  }
  const drawn = await regionOfLocus(locus, plane);
  const region = drawn.region ? readShape(drawn.region).shape : null;
  const regionAreaM2 = region && region.areas.length > 0 ? planeAreaM2(region.areas, plane) : null;
  const placed = layers
    .filter(({ spec }) => spec.geometry !== 'grid')
    .map((layer) => placeLayer(layer, plane));
  const answered = placed.map((layer) => {
    const hits = hitsIn(locus, layer);
    return { hits, answer: answerLayer(layer, hits, { region, regionAreaM2, plane, context }) };
  });
  const split = answered.some(({ answer }) => answer.levels) && !isGbSplit(periodHours);
  return {
    ...frame,
    region: drawn.region,
    regionAreaM2,
    layers: answered.map(({ answer }) => answer),
    nearest: nearestStations(originOf(locus, plane), placed, (item) => isAsking(locus, item)),
    villages: villagesIn(answered.flatMap(({ answer, hits }) => (answer.kind === 'village' ? hits : []))),
    notes: [...locus.notes, ...drawn.notes, ...(split ? [{ code: 'spatial-split-not-gb' }] : [])],
  };
}

/** In metres: the asking feature, the asking place, or the middle of the area. */
function originOf(locus: Locus, plane: Plane): Shape {
  if (locus.asking) return locus.asking.metres();
  if (locus.reach) return toPlane(locus.reach.from, plane);
  return shapeOfPlace(centroidOf(toPlane(locus.area as Shape, plane)));
}

interface RegionContext {
  readonly region: Shape | null;
  readonly regionAreaM2: number | null;
  readonly plane: Plane;
  readonly context: AnswerContext;
}

function answerLayer(
  { layer, placed, notes }: PlacedLayer,
  hits: readonly Placed[],
  where: RegionContext,
): LayerAnswer {
  const { spec } = layer;
  const found: Note[] = [...notes];
  if (layer.features.length === 0) found.push({ code: 'spatial-layer-empty', params: { layer: spec.id } });
  return {
    layerId: spec.id,
    title: spec.title,
    kind: spec.kind,
    hits: hits.map(({ feature }) => feature.id),
    total: placed.length,
    illustrativeHits: hits.filter(({ feature }) => feature.provenance === 'illustrative').length,
    classes: countClasses(layer, hits),
    levels: levelsOf(layer, hits, where.context, found),
    overlap: overlapsOf(hits, where, found),
    lengths: lengthsOf(hits, where),
    notes: found,
  };
}

function countClasses({ spec }: Layer, hits: readonly Placed[]): readonly ClassCount[] {
  const classes = spec.style.classes;
  if (!classes) return [];
  const rest = new Set(hits);
  const counted = classes.entries.map(({ value, label, colour }) => {
    const members = [...rest].filter(({ feature }) => feature.properties[classes.field] === value);
    for (const member of members) rest.delete(member);
    return { value, label, colour: colour ?? null, count: members.length };
  });
  const others = { value: null, label: { zh: '其他', en: 'Other' }, colour: null, count: rest.size };
  return [...counted, others].filter(({ count }) => count > 0);
}

function levelsOf(
  layer: Layer,
  hits: readonly Placed[],
  context: AnswerContext,
  notes: Note[],
): LevelSummary | null {
  const { id, kind } = layer.spec;
  if (kind !== 'noise-station' && kind !== 'measurement') return null;
  const stations = hits.map(({ feature }) => stationOf(feature, context.levelOf(feature.id, id)));
  if (stations.every(({ levels }) => levels === null)) return null;
  const summary = summariseLevels(stations, context.rounding);
  const regional = summary.means.find(({ stationKind }) => stationKind === 'regional');
  if (regional && regional.stations <= regionalCellsAbove) {
    notes.push({ code: 'spatial-mean-few-cells', params: { layer: id, count: regional.stations } });
  }
  return summary;
}

/** Shares of the areas that were hit with the region; null without a region that has an area. */
function overlapsOf(hits: readonly Placed[], where: RegionContext, notes: Note[]): OverlapSummary | null {
  const { region, regionAreaM2, plane } = where;
  const polygons = hits.filter(({ shape }) => shape.areas.length > 0);
  if (!region || !regionAreaM2 || polygons.length === 0) return null;
  const pieces: Shape[] = [];
  const features = polygons.flatMap((item) => {
    try {
      const { areaM2, shared } = overlapOf(item.shape, region, plane);
      const piece = shared && readShape(shared).shape;
      if (piece) pieces.push(piece);
      const wholeM2 = areaOfRings(item.metres().areas);
      return [
        {
          featureId: item.feature.id,
          areaM2,
          shareOfFeature: share(areaM2, wholeM2),
          shareOfRegion: share(areaM2, regionAreaM2),
        },
      ];
    } catch {
      const params = { layer: item.layerId };
      notes.push({ code: 'spatial-region-overlap-failed', params, where: { featureId: item.feature.id } });
      return [];
    }
  });
  const coveredM2 = coveredArea(
    pieces,
    features.reduce((sum, { areaM2 }) => sum + areaM2, 0),
    plane,
  );
  return { features, coveredM2, shareOfRegion: share(coveredM2, regionAreaM2) };
}

/** Where pieces lie over each other their union is measured, else their sum is the area. */
function coveredArea(pieces: readonly Shape[], sumM2: number, plane: Plane): number {
  const areas = pieces.flatMap((piece) => piece.areas);
  if (!crossesItself(areas.flat()) && !partsOverlap(areas)) return sumM2;
  try {
    return planeAreaM2(uniteAreas(areas), plane);
  } catch {
    return sumM2;
  }
}

function lengthsOf(hits: readonly Placed[], { region, plane }: RegionContext): LengthSummary | null {
  const withLines = hits.filter(({ shape }) => shape.lines.length > 0);
  if (!region || region.areas.length === 0 || withLines.length === 0) return null;
  const features = withLines.map(({ feature, shape, metres }) => ({
    featureId: feature.id,
    insideM: lengthInsideM(shape, region, plane),
    lengthM: metres().lines.reduce((sum, line) => sum + pathLengthM(line), 0),
  }));
  return { features, insideM: features.reduce((sum, { insideM }) => sum + insideM, 0) };
}

function villagesIn(hits: readonly Placed[]): VillageSummary {
  const stated = hits.flatMap(({ feature }) => {
    const { population } = feature.properties;
    return typeof population === 'number' && population >= 0 ? [population] : [];
  });
  return {
    inside: hits.map(({ layerId, feature }) => ({ layerId, featureId: feature.id })),
    residents: stated.length > 0 ? stated.reduce((sum, n) => sum + n, 0) : null,
    withoutPopulation: hits.length - stated.length,
    illustrative: hits.some(({ feature }) => feature.provenance === 'illustrative'),
  };
}
