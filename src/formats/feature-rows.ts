import GeoJSON, { type Geometry } from 'geojson';
import type { LayerFeature, Provenance, Value } from '../domain/feature.ts';

/** A row of a table whose place is known. */
export interface FeatureRow {
  readonly id: string;
  /** WGS 84; null without a place. */
  readonly geometry: Geometry | null;
  /** One for each property. */
  readonly values: readonly Value[];
  readonly provenance: Provenance;
}

const geometryKey = 'geometry';

/**
 * Rows as features. The library sets no ids, takes its geometry out of the properties by name and calls methods of
 * the rows, so it sees the columns by number: no name of a user's column ("geometry", "hasOwnProperty") meets its own.
 * @param names of the properties; of two with one name the later counts
 */
export function featuresOfRows(names: readonly string[], rows: readonly FeatureRow[]): LayerFeature[] {
  const { features } = GeoJSON.parse(
    rows.map(({ geometry, values }) => ({ ...values, [geometryKey]: geometry })),
    { GeoJSON: geometryKey },
  );
  return features.map(({ geometry, properties }, i) => ({
    id: rows[i].id,
    geometry,
    properties: Object.fromEntries(names.map((name, column) => [name, properties[column]])),
    provenance: rows[i].provenance,
  }));
}
