import type { Geometry } from 'geojson';
import type { LayerSpec } from '../domain/catalog.ts';
import { type LayerFeature, type Provenance, provenances, type Value } from '../domain/feature.ts';
import type { Note, Rejected, Where } from '../domain/note.ts';
import { toLngLat } from './crs.ts';
import { cellText, parseGeoJson, type RawFeature } from './geojson.ts';
import { isOnEarth, mapPositions } from './geojson-geometry.ts';

export interface LayerFeatures {
  readonly features: readonly LayerFeature[];
  readonly notes: readonly Note[];
  readonly rejected: readonly Rejected[];
}

const kinds: Readonly<Record<LayerSpec['geometry'], readonly Geometry['type'][]>> = {
  point: ['Point', 'MultiPoint'],
  line: ['LineString', 'MultiLineString'],
  polygon: ['Polygon', 'MultiPolygon'],
  grid: [],
};

const isProvenance = (value: unknown): value is Provenance => provenances.some((known) => known === value);

function asValue(value: unknown): Value {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return cellText(value);
}

/** Numbers where the layer's fields ask for numbers; anything else is left out with a note. */
function valuesOf(raw: RawFeature, spec: LayerSpec, where: Where, notes: Note[]): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const [key, value] of Object.entries(raw.properties)) values[key] = asValue(value);
  for (const { name, type } of spec.fields) {
    const given = raw.properties[name];
    if (type !== 'number' || given === null || given === undefined) continue;
    if (typeof given === 'number' && Number.isFinite(given)) continue;
    notes.push({
      code: 'field-not-number',
      params: { value: cellText(given).slice(0, 40) },
      where: { ...where, property: name },
    });
    values[name] = null;
  }
  return values;
}

/**
 * A catalogue layer's GeoJSON. Features of another kind of geometry, outside the earth, or with an id that is
 * taken are kept aside; the good rest is the layer. A feature without a place stays, for the table.
 * @throws DataError when the text is no GeoJSON, or its CRS is unknown.
 */
export function readLayerGeoJson(text: string, spec: LayerSpec, file: string): LayerFeatures {
  const parsed = parseGeoJson(text, file);
  const notes = [...parsed.notes];
  const rejected = [...parsed.rejected];
  const project = parsed.crs ? toLngLat(parsed.crs) : null;
  const taken = new Set<string>();
  const features: LayerFeature[] = [];
  for (const raw of parsed.features) {
    const ownId = raw.id ?? (cellText(raw.properties.id) || null);
    const id = ownId ?? `#${raw.row}`;
    const where: Where = { file, featureId: id };
    const refuse = (code: string, params?: Note['params']) =>
      rejected.push({ note: { code, ...(params && { params }), where }, raw: textsOf(raw) });
    if (taken.has(id)) {
      refuse('id-repeated');
      continue;
    }
    if (raw.geometry && !kinds[spec.geometry].includes(raw.geometry.type)) {
      refuse('geometry-kind', { found: raw.geometry.type, wanted: spec.geometry });
      continue;
    }
    const geometry = raw.geometry && project ? mapPositions(raw.geometry, project) : raw.geometry;
    if (geometry && !isOnEarth(geometry)) {
      refuse('geometry-range');
      continue;
    }
    if (ownId === null) notes.push({ code: 'feature-no-id', where });
    if (!geometry) notes.push({ code: 'feature-no-place', where });
    taken.add(id);
    const properties = valuesOf(raw, spec, where, notes);
    const provenance = isProvenance(properties.provenance) ? properties.provenance : spec.info.provenance;
    features.push({ id, geometry, properties, provenance });
  }
  return { features, notes, rejected };
}

const textsOf = (raw: RawFeature): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(raw.properties).map(([key, value]) => [key, cellText(value)]));
