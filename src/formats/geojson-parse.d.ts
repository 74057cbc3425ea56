import type { FeatureCollection, Geometry } from 'geojson';
import type { Value } from '../domain/feature.ts';

/** The function of the package; @types/geojson has the vocabulary only. */
declare module 'geojson' {
  /** @param settings `GeoJSON`: name of the key that holds the geometry; all other keys become properties */
  export function parse(
    rows: readonly object[],
    settings: { GeoJSON: string },
  ): FeatureCollection<Geometry | null, Readonly<Record<string, Value>>>;
}
