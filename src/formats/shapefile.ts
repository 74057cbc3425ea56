import type { Geometry, Position } from 'geojson';
import type { Value } from '../domain/feature.ts';
import { DataError, type Note } from '../domain/note.ts';
import { polygonsOfRings } from '../grid/rings.ts';
import type { SourceCrs } from './crs.ts';
import { deletedRecords, encodingOf, layoutOf, valueOfDbf } from './dbf.ts';
import type { Encoding } from './encoding.ts';
import { crsOfPrj } from './prj-crs.ts';

/** The files of one shapefile. Without .dbf the features have no properties; .shx is not needed. */
export interface ShapefileParts {
  readonly shp: Uint8Array;
  readonly dbf?: Uint8Array | undefined;
  readonly prj?: Uint8Array | undefined;
  readonly cpg?: Uint8Array | undefined;
}

export interface ShapefileFeature {
  /** 1-based number of the record. */
  readonly row: number;
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, Value>>;
}

export interface Shapefile {
  readonly features: readonly ShapefileFeature[];
  /** Null where no .prj tells. */
  readonly crs: SourceCrs | null;
  /** Name of a plane that is not converted: its coordinates are metres, `crs` is local. */
  readonly foreignCrs: string | null;
  readonly encoding: Encoding | null;
  readonly notes: readonly Note[];
}

const fileCode = 9994;
/** Shape types of polygons (5, with Z 15, with M 25) and the lines with the same records. */
const polygonTypes: Readonly<Record<number, number>> = { 5: 3, 15: 13, 25: 23 };
const shapeTypes = new Set([0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28]);

/**
 * Reads a shapefile (ESRI Shapefile Technical Description, 1998) with its table and CRS. Coordinates stay as they
 * are, z with them. Records that are marked as deleted are left out. The decoder is loaded when first needed.
 * @param file name of the .shp, for what is found
 * @throws DataError `shp-broken`, `shp-type`, `dbf-broken`, or of the .prj
 */
export async function readShapefile(
  parts: ShapefileParts,
  file: string,
  chosen?: Encoding,
): Promise<Shapefile> {
  const { parseShp, parseDbf } = await import('shpjs');
  const notes: Note[] = [];
  const geometries = geometriesOf(parts.shp, file, parseShp, notes);
  const read = new TextDecoder();
  const prj = parts.prj ? crsOfPrj(read.decode(parts.prj), file) : null;
  if (parts.prj && !prj) notes.push({ code: 'prj-nonsense', where: { file } });
  notes.push(...(prj?.notes ?? []));
  const place = { crs: prj?.crs ?? null, foreignCrs: prj?.foreign ?? null };
  if (!parts.dbf) {
    notes.push({ code: 'dbf-missing', where: { file } });
    const features = geometries.map((geometry, k) => ({ row: k + 1, geometry, properties: {} }));
    return { features, ...place, encoding: null, notes };
  }
  const layout = layoutOf(parts.dbf, file);
  const text = encodingOf(parts.dbf, layout, parts.cpg ? read.decode(parts.cpg) : null, file, chosen);
  notes.push(...text.notes);
  // The table may promise more records than the file holds.
  const { dbf } = parts;
  const rows = refusing('dbf-broken', file, () => {
    const whole = dbf.slice(0, layout.headerLength + layout.records * layout.recordLength);
    new DataView(whole.buffer).setUint32(4, layout.records, true);
    return layout.fields.length === 0 ? [] : parseDbf(whole, text.encoding);
  });
  if (layout.records !== geometries.length)
    notes.push({
      code: 'dbf-rows-differ',
      params: { shapes: geometries.length, rows: layout.records },
      where: { file },
    });
  const deleted = deletedRecords(parts.dbf, layout);
  const features = geometries.flatMap((geometry, k): ShapefileFeature[] => {
    if (deleted.has(k)) return [];
    const cells = Object.entries(rows[k] ?? {}).map(([name, cell]) => [name, valueOfDbf(cell)] as const);
    return [{ row: k + 1, geometry, properties: Object.fromEntries(cells) }];
  });
  return { features, ...place, encoding: text.encoding, notes };
}

function geometriesOf(
  shp: Uint8Array,
  file: string,
  parseShp: (shp: Uint8Array) => (Geometry | null)[],
  notes: Note[],
): (Geometry | null)[] {
  const view = new DataView(shp.buffer, shp.byteOffset, shp.byteLength);
  if (shp.length < 100 || view.getInt32(0) !== fileCode)
    throw DataError.of('shp-broken', { reason: 'no shapefile' }, { file });
  const type = view.getInt32(32, true);
  if (!shapeTypes.has(type)) throw DataError.of('shp-type', { type }, { file });
  if (type === 0 || shp.length === 100) return [];
  const promised = 2 * view.getInt32(24);
  if (promised > shp.length) notes.push({ code: 'shp-cut-off', where: { file } });
  // Read as lines, rings are given one by one: the decoder would put a hole into whatever box is around it.
  const lineType = polygonTypes[type];
  const bytes = shp.slice();
  if (lineType !== undefined) new DataView(bytes.buffer).setInt32(32, lineType, true);
  return refusing('shp-broken', file, () =>
    parseShp(bytes).map((geometry) => {
      if (!geometry || !hasNumbers(geometry)) return null;
      return lineType === undefined ? plain(geometry) : polygonOf(geometry);
    }),
  );
}

/** What the decoder stumbles over in damaged bytes is a fault of the file. */
function refusing<T>(code: string, file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw DataError.of(code, { reason: error instanceof Error ? error.message : '' }, { file });
  }
}

/** Without the box that the decoder adds. */
const plain = (geometry: Geometry): Geometry => {
  const { bbox: _, ...rest } = geometry;
  return rest;
};

function hasNumbers(geometry: Geometry): boolean {
  if (geometry.type === 'GeometryCollection') return false;
  return geometry.coordinates.flat(3).every(Number.isFinite);
}

/** Rings → polygons. Those of shapefiles are clockwise outside, counter-clockwise for holes. */
function polygonOf(geometry: Geometry): Geometry | null {
  const given: readonly Position[][] =
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates
        : [];
  // Damaged records hold rings that enclose nothing.
  const rings = given.filter((ring) => ring.length >= 4);
  const turned = polygonsOfRings(rings.map((ring) => [...ring].reverse()));
  // All rings the wrong way round: some programs write them so.
  const polygons = turned.length > 0 ? turned : polygonsOfRings(rings);
  if (polygons.length === 0) return null;
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons };
}
