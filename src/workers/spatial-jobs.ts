import type { Geometry } from 'geojson';
import type { LayerKind } from '../domain/catalog.ts';
import type { LayerFeature, LngLat } from '../domain/feature.ts';
import type { PeriodHours } from '../domain/indicator.ts';
import { type Plane, planeOfPlaces } from '../domain/plane.ts';
import type { Question } from '../domain/question.ts';
import type { VerdictRounding } from '../domain/standards/verdict.ts';
import { answerQuestion } from '../spatial/answer.ts';
import { areaM2, lengthM, perimeterM } from '../spatial/measure.ts';
import { nearestFeatures } from '../spatial/nearest.ts';
import { type Crossing, overlapTable } from '../spatial/overlap.ts';
import type { Answer, Layer, LayerFeatureRef, Nearest, StationLevels } from '../spatial/types.ts';
import { areasAt } from '../spatial/within.ts';
import { complaintJobs } from './complaint-jobs.ts';
import type { Progress } from './protocol.ts';

/** Spatial questions as jobs. Layers and levels come with the message, so that a job depends on nothing else. */

interface AnswerInput {
  readonly question: Question;
  /** In the order of the answer. */
  readonly layers: readonly Layer[];
  /** Levels of stations by layer and station id. */
  readonly levels: ReadonlyMap<string, ReadonlyMap<string, StationLevels>>;
  readonly periodHours: PeriodHours;
  readonly rounding: VerdictRounding;
}

export interface AnswerOutput {
  readonly answer: Answer;
  readonly crossings: readonly Crossing[];
}

/** Pairs of layers whose overlaps are asked for in a review: by kind. */
const crossedKinds: readonly (readonly [LayerKind, LayerKind])[] = [
  ['park', 'control-unit'],
  ['park', 'functional-zone'],
  ['functional-zone', 'control-unit'],
];

async function* answer(input: AnswerInput): AsyncGenerator<Progress<never>, AnswerOutput, void> {
  const { question, layers, levels, periodHours, rounding } = input;
  yield { done: 0, total: 2 };
  const answered = await answerQuestion(question, layers, {
    levelOf: (stationId, layerId) => levels.get(layerId)?.get(stationId) ?? null,
    periodHours,
    rounding,
  });
  yield { done: 1, total: 2 };
  return { answer: answered, crossings: crossingsOf(answered, layers) };
}

function crossingsOf(answered: Answer, layers: readonly Layer[]): readonly Crossing[] {
  const hit = answered.layers.flatMap(({ layerId, hits }) => {
    const layer = layers.find(({ spec }) => spec.id === layerId);
    if (!layer || hits.length === 0 || layer.spec.geometry !== 'polygon') return [];
    const ids = new Set(hits);
    return [{ spec: layer.spec, features: layer.features.filter(({ id }) => ids.has(id)) }];
  });
  return crossedKinds.flatMap(([kindA, kindB]) =>
    hit
      .filter(({ spec }) => spec.kind === kindA)
      .flatMap((a) =>
        hit
          .filter(({ spec }) => spec.kind === kindB)
          .map((b) => {
            const plane = planeOfFeatures(a.features);
            return { layerA: a.spec.id, layerB: b.spec.id, ...overlapTable(a, b, plane) };
          }),
      ),
  );
}

interface SurroundingsInput {
  readonly feature: LayerFeature;
  readonly layerId: string;
  /** Layers of zones, control units and villages. */
  readonly layers: readonly Layer[];
}

/** What is said of a feature beyond its own attributes. Measures on the local plane. */
export interface Surroundings {
  /** m²; 0 for points and lines. */
  readonly areaM2: number;
  /** Border of areas, length of lines, m; 0 for points. */
  readonly lengthM: number;
  /** Zones and control units that hold a point. */
  readonly areas: readonly LayerFeatureRef[];
  readonly nearestVillage: Nearest | null;
  /** For areas: what they share with zones, units and parks, largest first; `share` is of the feature, 0..1. */
  readonly overlaps: readonly (LayerFeatureRef & { readonly areaM2: number; readonly share: number })[];
}

const coveringKinds: readonly LayerKind[] = ['functional-zone', 'control-unit', 'park'];

async function* surroundings(input: SurroundingsInput): AsyncGenerator<Progress<never>, Surroundings, void> {
  const { feature, layerId, layers } = input;
  const { geometry } = feature;
  yield { done: 0, total: 1 };
  if (!geometry) return { areaM2: 0, lengthM: 0, areas: [], nearestVillage: null, overlaps: [] };
  const plane = planeOfFeatures([feature]);
  const covering = layers.filter(({ spec }) => coveringKinds.includes(spec.kind) && spec.id !== layerId);
  const villages = layers.filter(({ spec }) => spec.kind === 'village');
  const self = { layerId, featureId: feature.id };
  const [nearest] = [...nearestFeatures(geometry, villages, plane, self)].sort(
    (a, b) => a.distanceM - b.distanceM,
  );
  const isArea = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
  return {
    areaM2: areaM2(geometry, plane),
    lengthM: isArea ? perimeterM(geometry, plane) : lengthM(geometry, plane),
    areas: geometry.type === 'Point' ? areasAt(placeOf(geometry.coordinates), covering, plane) : [],
    nearestVillage: nearest ?? null,
    overlaps: isArea ? overlapsWith(feature, layerId, covering, plane) : [],
  };
}

function overlapsWith(feature: LayerFeature, layerId: string, covering: readonly Layer[], plane: Plane) {
  const found = covering.flatMap((layer) => {
    // The spec names the layer only; the feature's own one need not cross for that.
    const alone = { spec: { ...layer.spec, id: layerId }, features: [feature] };
    return overlapTable(alone, layer, plane).rows.map((row) => ({
      layerId: layer.spec.id,
      featureId: row.b,
      areaM2: row.areaM2,
      share: row.shareOfA,
    }));
  });
  return found.sort((a, b) => b.areaM2 - a.areaM2);
}

const placeOf = (position: readonly number[]): LngLat => [position[0], position[1]];

function planeOfFeatures(features: readonly LayerFeature[]): Plane {
  const places: LngLat[] = [];
  const visit = (geometry: Geometry): void => {
    if (geometry.type === 'GeometryCollection') for (const part of geometry.geometries) visit(part);
    else collect(geometry.coordinates);
  };
  const collect = (coordinates: readonly unknown[]): void => {
    if (typeof coordinates[0] === 'number') places.push(placeOf(coordinates as number[]));
    else for (const part of coordinates) collect(part as readonly unknown[]);
  };
  for (const { geometry } of features) if (geometry) visit(geometry);
  return planeOfPlaces(places);
}

export const spatialJobs = { answer, surroundings, ...complaintJobs };
