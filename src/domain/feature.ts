import type { Geometry } from 'geojson';

export type Value = string | number | boolean | null;

/**
 * How far a number or a place can be trusted.
 * sourced: read in a document or data set; approximate: the thing is in a source, its place or number is
 * estimated; illustrative: generated for the demonstration, and marked 示意 wherever it is shown;
 * measured: brought by the user.
 */
export const provenances = ['sourced', 'approximate', 'illustrative', 'measured'] as const;
export type Provenance = (typeof provenances)[number];

/** A feature of any layer, checked: WGS 84 longitude/latitude, ids unique within the layer. */
export interface LayerFeature {
  readonly id: string;
  /** null: a row without a place; in tables, never on the map. */
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, Value>>;
  readonly provenance: Provenance;
}

export type LngLat = readonly [lng: number, lat: number];
/** [west, south, east, north] in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];
