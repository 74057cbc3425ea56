import type { Geometry } from 'geojson';
import { DataError, type Note, type Rejected } from '../domain/note.ts';
import { crsOfName, type SourceCrs } from './crs.ts';
import { decodeText } from './encoding.ts';
import { checkGeometry, type GeometryRemark } from './geojson-geometry.ts';
import { parseJson } from './json.ts';
import { extensionOf, type Importer, type ReadOptions, type Table, type TableRow } from './table.ts';

/** GeoJSON (RFC 7946) and sequences of it (RFC 8142, and one object a line). */

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

export interface RawFeature {
  /** 1-based. */
  readonly row: number;
  readonly id: string | null;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Geometry | null;
}

export interface RawFeatures {
  readonly features: readonly RawFeature[];
  readonly crs: SourceCrs | null;
  /** Name of a CRS that this program does not convert, where the caller takes one. */
  readonly foreignCrs: string | null;
  readonly notes: readonly Note[];
  readonly rejected: readonly Rejected[];
}

const geometryTypes = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

const idOf = (value: unknown): string | null =>
  (typeof value === 'string' && value !== '') || (typeof value === 'number' && Number.isFinite(value))
    ? String(value)
    : null;

/** The features of a parsed document, whatever it is; bare geometry counts as one feature without properties. */
function membersOf(document: unknown, file: string): readonly unknown[] {
  if (isObject(document)) {
    if (document.type === 'FeatureCollection') {
      if (Array.isArray(document.features)) return document.features;
      throw DataError.of('geojson-no-features', undefined, { file });
    }
    if (document.type === 'Feature') return [document];
    if (typeof document.type === 'string' && geometryTypes.has(document.type))
      return [{ type: 'Feature', properties: null, geometry: document }];
    throw DataError.of('geojson-type', { type: shown(document.type) }, { file });
  }
  throw DataError.of('geojson-type', { type: shown(document) }, { file });
}

/** A value of any kind in a few characters, for a sentence. */
function shown(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value.slice(0, 40);
  if (Array.isArray(value)) return '[…]';
  return isObject(value) ? '{…}' : String(value);
}

function crsOf(
  document: unknown,
  file: string,
  takesForeign: boolean,
): Pick<RawFeatures, 'crs' | 'foreignCrs'> {
  if (!isObject(document) || !isObject(document.crs)) return { crs: null, foreignCrs: null };
  const properties = document.crs.properties;
  const name = isObject(properties) ? properties.name : null;
  const crs = typeof name === 'string' ? crsOfName(name) : null;
  if (crs) return { crs, foreignCrs: null };
  if (takesForeign && typeof name === 'string') return { crs: null, foreignCrs: name };
  throw DataError.of('crs-unsupported', { crs: shown(name) }, { file });
}

type Checked =
  | { readonly feature: RawFeature; readonly remarks: readonly GeometryRemark[] }
  | { readonly fault: string };

function checkFeature(member: unknown, row: number): Checked {
  if (!isObject(member) || member.type !== 'Feature') return { fault: 'feature-type' };
  const { properties = null } = member;
  if (properties !== null && !isObject(properties)) return { fault: 'feature-properties' };
  const checked = checkGeometry(member.geometry);
  if (!checked.ok) return { fault: checked.fault };
  const feature = { row, id: idOf(member.id), properties: properties ?? {}, geometry: checked.geometry };
  return { feature, remarks: checked.remarks };
}

/** Texts of a GeoJSON sequence, or null when the text is one document. */
function sequenceOf(text: string): readonly string[] | null {
  if (text.includes('\x1e')) return text.split('\x1e').filter((part) => part.trim() !== '');
  const [first, second, ...rest] = text.split('\n').filter((line) => line.trim() !== '');
  const isWhole = (line: string | undefined) => line !== undefined && /^\s*\{.*\}\s*$/.test(line);
  return isWhole(first) && isWhole(second) ? [first, second, ...rest] : null;
}

/**
 * Some programs write NaN and Infinity, which are no JSON. Taken for null they spoil only the features that use
 * them as coordinates.
 */
function parseTolerantly(text: string, file: string, notes: Note[]): unknown {
  try {
    return parseJson(text, file);
  } catch (error) {
    let count = 0;
    const mended = text.replace(/"(?:[^"\\]|\\.)*"|-?(?:NaN|Infinity)/g, (token) => {
      if (token.startsWith('"')) return token;
      count += 1;
      return 'null';
    });
    if (count === 0) throw error;
    const document = parseJson(mended, file);
    notes.push({ code: 'json-nan', params: { count }, where: { file } });
    return document;
  }
}

/**
 * Features of a GeoJSON text, each checked on its own. A feature that is out of order is named and kept aside.
 * @param takesForeign names a CRS that is not known in the result instead of refusing it
 * @throws DataError when the text is no GeoJSON at all.
 */
export function parseGeoJson(text: string, file: string, takesForeign = false): RawFeatures {
  const notes: Note[] = [];
  const rejected: Rejected[] = [];
  const members: unknown[] = [];
  let place: ReturnType<typeof crsOf> = { crs: null, foreignCrs: null };
  const sequence = sequenceOf(text);
  if (sequence) {
    sequence.forEach((part, index) => {
      try {
        for (const member of membersOf(parseJson(part, file), file)) members.push(member);
      } catch (error) {
        if (!(error instanceof DataError)) throw error;
        const [note] = error.notes;
        rejected.push({
          note: { ...note, where: { file, row: index + 1 } },
          raw: { text: part.slice(0, 200) },
        });
      }
    });
    if (members.length === 0 && rejected.length > 0) throw new DataError([rejected[0].note]);
  } else {
    const document = parseTolerantly(text, file, notes);
    place = crsOf(document, file, takesForeign);
    for (const member of membersOf(document, file)) members.push(member);
  }
  const features: RawFeature[] = [];
  members.forEach((member, index) => {
    const where = { file, featureId: (isObject(member) ? idOf(member.id) : null) ?? `#${index + 1}` };
    const checked = checkFeature(member, index + 1);
    if ('fault' in checked) {
      const properties = isObject(member) && isObject(member.properties) ? member.properties : {};
      const raw = Object.fromEntries(
        Object.entries(properties).map(([key, value]) => [key, cellText(value)]),
      );
      rejected.push({ note: { code: checked.fault, where }, raw });
      return;
    }
    for (const code of checked.remarks) notes.push({ code, where });
    features.push(checked.feature);
  });
  return { features, ...place, notes, rejected };
}

/** A property as text: numbers in full, nested values as JSON. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    // Nesting deeper than the stack.
    return '…';
  }
}

function read(bytes: Uint8Array, name: string, options: ReadOptions): Table {
  const decoded = decodeText(bytes, name, options.encoding);
  const parsed = parseGeoJson(decoded.text, name);
  const columns = new Set<string>();
  for (const { properties } of parsed.features) for (const key of Object.keys(properties)) columns.add(key);
  const names = [...columns];
  const rows: TableRow[] = parsed.features.map((feature) => ({
    row: feature.row,
    ...(feature.id !== null && { featureId: feature.id }),
    cells: names.map((column) =>
      Object.hasOwn(feature.properties, column) ? cellText(feature.properties[column]) : '',
    ),
    geometry: feature.geometry,
  }));
  return {
    fileName: name,
    importerId: geoJsonImporter.id,
    encoding: decoded.encoding,
    delimiter: null,
    decimalComma: false,
    columns: names,
    rows,
    hasGeometry: rows.some((row) => row.geometry !== null),
    crs: parsed.crs,
    preamble: [],
    notes: [...decoded.notes, ...parsed.notes],
    rejected: parsed.rejected,
  };
}

export const geoJsonImporter: Importer = {
  id: 'geojson',
  extensions: ['geojson', 'json', 'geojsonl', 'geojsons', 'ndjson', 'seq'],
  title: { zh: 'GeoJSON', en: 'GeoJSON' },
  sniff(bytes, name) {
    // UTF-16 leaves zero bytes between, GB18030 does not touch ASCII: the first printing byte tells in all of them.
    const first = bytes.subarray(0, 64).find((byte) => byte > 0x20 && byte < 0x80 && byte !== 0x7f);
    const looksLike = first === 0x7b || bytes[0] === 0x1e;
    const named = geoJsonImporter.extensions.includes(extensionOf(name));
    return looksLike ? (named ? 1 : 0.95) : named ? 0.6 : 0;
  },
  read,
};
