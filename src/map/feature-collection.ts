import type { FeatureCollection } from 'geojson';
import type { LayerFeature } from '../domain/feature.ts';
import type { SourceContent } from './plan.ts';

/** The property that carries a feature's id: GeoJSON ids that are not numbers do not survive tiling. */
export const idProperty = '_id';

/** Features with a place, ready for a source. */
export const featureCollection = (content: SourceContent): FeatureCollection =>
  isFeatures(content)
    ? {
        type: 'FeatureCollection',
        features: content.flatMap(({ id, geometry, properties, provenance }) =>
          geometry
            ? [{ type: 'Feature', geometry, properties: { ...properties, provenance, [idProperty]: id } }]
            : [],
        ),
      }
    : content;

const isFeatures = (content: SourceContent): content is readonly LayerFeature[] => Array.isArray(content);
