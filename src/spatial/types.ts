import type { MultiPolygon, Polygon } from 'geojson';
import type { LayerKind, LayerSpec } from '../domain/catalog.ts';
import type { LayerFeature, Value } from '../domain/feature.ts';
import type { PeriodHours } from '../domain/indicator.ts';
import type { Note } from '../domain/note.ts';
import type { Question } from '../domain/question.ts';
import type { JudgedPeriod, ZoneClass } from '../domain/standards/gb3096.ts';
import type { Grade, MeanKind } from '../domain/standards/hj640.ts';
import type { VerdictRounding } from '../domain/standards/verdict.ts';
import type { StationKind } from '../domain/station.ts';
import type { LocalizedText } from '../domain/text.ts';

/** What spatial questions are asked of, and what their answers hold. Plain data: it crosses workers. */

export interface Layer {
  readonly spec: LayerSpec;
  /** WGS 84. */
  readonly features: readonly LayerFeature[];
}

export type Area = Polygon | MultiPolygon;

export interface LayerFeatureRef {
  readonly layerId: string;
  readonly featureId: string;
}

/** Levels of one station over the chosen days, dB; null: no valid level. */
export interface StationLevels {
  readonly Ld: number | null;
  readonly Ln: number | null;
  readonly Ldn: number | null;
}

export interface AnswerContext {
  readonly levelOf: (stationId: string, layerId: string) => StationLevels | null;
  readonly periodHours: PeriodHours;
  readonly rounding: VerdictRounding;
}

export interface Answer {
  readonly question: Question;
  /** For drawing, WGS 84; null when the question has no region (its feature is gone, a name without a place). */
  readonly region: Area | null;
  readonly regionAreaM2: number | null;
  readonly periodHours: PeriodHours;
  readonly rounding: VerdictRounding;
  /** In the order asked; layers without hits too. */
  readonly layers: readonly LayerAnswer[];
  readonly nearest: readonly NearestStation[];
  readonly villages: VillageSummary;
  readonly notes: readonly Note[];
}

export interface LayerAnswer {
  readonly layerId: string;
  readonly title: LocalizedText;
  readonly kind: LayerKind;
  /** Ids of the features that answer the question. */
  readonly hits: readonly string[];
  /** Features of the layer that have a place. */
  readonly total: number;
  /** Hits that are generated for the demonstration (示意). */
  readonly illustrativeHits: number;
  /** Hits by class of the layer's style; empty where it has none. */
  readonly classes: readonly ClassCount[];
  /** Noise stations with levels only. */
  readonly levels: LevelSummary | null;
  /** Polygon layers, when the question has a region. */
  readonly overlap: OverlapSummary | null;
  /** Line layers, when the question has a region. */
  readonly lengths: LengthSummary | null;
  readonly notes: readonly Note[];
}

export interface ClassCount {
  readonly value: Value;
  readonly label: LocalizedText;
  readonly colour: string | null;
  readonly count: number;
}

export interface LevelSummary {
  readonly ranges: readonly LevelRange[];
  readonly means: readonly MeanLevel[];
  /** All kinds of stations together, for the one-sentence answer. */
  readonly overall: Readonly<Record<JudgedPeriod, PassCount>>;
  readonly passRates: readonly PassRate[];
}

export interface LevelRange {
  readonly indicator: keyof StationLevels;
  readonly minDb: number;
  readonly maxDb: number;
  readonly stations: number;
}

/** Mean across stations by HJ 640's rule of their kind. Functional-zone stations have none. */
export interface MeanLevel {
  readonly stationKind: MeanKind;
  readonly rule: 'arithmetic' | 'length-weighted';
  readonly period: JudgedPeriod;
  /** Unrounded, dB. */
  readonly meanDb: number;
  readonly grade: Grade;
  /** Stations that took part. */
  readonly stations: number;
  /** Stations of the kind without a valid level (road: or without a length). */
  readonly leftOut: number;
}

export interface PassCount {
  readonly pass: number;
  /** Stations with a zone and a valid level. */
  readonly total: number;
  /** Stations with a zone, without a valid level: outside the rate. */
  readonly withoutLevel: number;
  /** Stations without a zone: outside the rate. */
  readonly withoutZone: number;
}

export interface PassRate {
  /** null: the file does not say. */
  readonly stationKind: StationKind | null;
  readonly zone: ZoneClass | 'all';
  readonly period: JudgedPeriod;
  /** null for all classes together. */
  readonly limitDb: number | null;
  readonly pass: number;
  readonly total: number;
  readonly withoutLevel: number;
  /** 0..1; null without a judged station. */
  readonly rate: number | null;
}

export interface OverlapSummary {
  readonly features: readonly FeatureOverlap[];
  /** Area of the region that the hits cover, m²; where hits lie over each other it counts once. */
  readonly coveredM2: number;
  /** 0..1 */
  readonly shareOfRegion: number;
}

export interface FeatureOverlap {
  readonly featureId: string;
  /** Area shared with the region, m²; 0 when they only touch. */
  readonly areaM2: number;
  /** Share of the feature's own area, 0..1. */
  readonly shareOfFeature: number;
  readonly shareOfRegion: number;
}

export interface LengthSummary {
  readonly features: readonly {
    readonly featureId: string;
    readonly insideM: number;
    readonly lengthM: number;
  }[];
  readonly insideM: number;
}

/** The kinds of stations that the nearest one is looked for. */
export const stationCategories = [
  'noise-functional',
  'noise-regional',
  'noise-road',
  'noise-other',
  'air',
  'water',
] as const;
export type StationCategory = (typeof stationCategories)[number];

export interface Nearest extends LayerFeatureRef {
  /** On the plane, between the nearest parts; 0 when one lies in the other. */
  readonly distanceM: number;
  /** Degrees clockwise from grid north, 0..360, from the asking place or feature; null where they coincide. */
  readonly bearingDeg: number | null;
}

export interface NearestStation extends Nearest {
  readonly category: StationCategory;
  readonly illustrative: boolean;
}

export interface VillageSummary {
  readonly inside: readonly LayerFeatureRef[];
  /** Sum of `population` of the villages that state it; null when none does. */
  readonly residents: number | null;
  readonly withoutPopulation: number;
  readonly illustrative: boolean;
}
