import { DataError, type Note } from '../domain/note.ts';
import { isWorldMap, planeOfEpsg } from '../domain/plane.ts';
import type { Grid, GridCrs, GridMeta } from './grid.ts';
import { readDirectory, type TiffDirectory } from './tiff/directory.ts';
import { readRaster, sizeOf } from './tiff/raster.ts';

/**
 * GeoTIFF in (OGC GeoTIFF 1.1): the first band of the first image, whole or floating numbers, in strips or tiles,
 * plain or packed without loss. Elevation models and this program's own grids.
 */

const maxCells = 5e7;
/** Cells may differ from squares by this share of their side: scales are stored with 15 digits, not always exactly. */
const squareWithin = 1e-6;

/** Tags of GeoTIFF 1.1 section 7.1 and GDAL's own. */
const tag = {
  pixelScale: 33550,
  tiePoint: 33922,
  transformation: 34264,
  keyDirectory: 34735,
  doubleParams: 34736,
  asciiParams: 34737,
  metadata: 42112,
  noData: 42113,
} as const;

const key = {
  modelType: 1024,
  rasterType: 1025,
  citation: 1026,
  geodetic: 2048,
  projected: 3072,
  projectedCitation: 3073,
  method: 3075,
  unit: 3076,
  originLongitude: 3080,
  originLatitude: 3081,
  falseEasting: 3082,
  falseNorthing: 3083,
  scale: 3092,
} as const;

/** Values of keys: annexes B and C of GeoTIFF 1.1. */
const [geographic, pixelIsPoint, userDefined, transverseMercator, metre] = [2, 2, 32767, 1, 9001];
/** Ellipsoids that are one to 0.1 mm: CGCS2000, WGS 84. */
const knownDegrees = new Set([4490, 4326]);

/**
 * @param file name, for what is found
 * @returns square cells in a metre plane; `local` with a note where the plane is one that this program does not know
 * @throws DataError `tif-broken`, `tif-degrees`, `tif-not-metres`, `tif-not-square`, `tif-turned`, `tif-no-place`,
 *   `tif-too-large`, `crs-world-map`
 */
export function readGeoTiff(bytes: Uint8Array, file: string): Grid {
  const where = { file };
  const reading = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      const reason = error instanceof RangeError ? 'cut off' : error instanceof Error ? error.message : '';
      throw DataError.of('tif-broken', { reason }, where);
    }
  };
  const directory = reading(() => readDirectory(bytes));
  const { width, height, samples } = sizeOf(directory);
  if (!(width > 0 && height > 0)) throw DataError.of('tif-broken', { reason: 'no image' }, where);
  if (width * height > maxCells) throw DataError.of('tif-too-large', { columns: width, rows: height }, where);
  const keys = geoKeysOf(directory);
  const { crs, notes } = crsOf(keys, file);
  const registration = registrationOf(directory, keys, file);
  const values = reading(() => readRaster(directory));
  const missing = directory.text(tag.noData).trim();
  // Kept as floats: a value that means "none" is compared after the same rounding.
  const none = missing === '' ? Number.NaN : Math.fround(Number(missing));
  for (let k = 0; k < values.length; k++)
    if (values[k] === none || !Number.isFinite(values[k])) values[k] = Number.NaN;
  const bands: Note[] = samples > 1 ? [{ code: 'tif-bands', params: { count: samples }, where }] : [];
  const items = metadataOf(directory.text(tag.metadata));
  return {
    crs,
    ...registration,
    width,
    height,
    values,
    indicator: items.get('indicator') ?? '',
    period: items.get('period') ?? '',
    meta: metaOf(items, [...notes, ...bands]),
  };
}

type GeoKeys = ReadonlyMap<number, number | string>;

/** Keys with their values, from the directory of keys and the two lists that it points into. */
function geoKeysOf(directory: TiffDirectory): GeoKeys {
  const list = directory.numbers(tag.keyDirectory);
  const doubles = directory.numbers(tag.doubleParams);
  const text = directory.text(tag.asciiParams);
  const keys = new Map<number, number | string>();
  for (let k = 4; k + 3 < list.length; k += 4) {
    const [id, place, count, value] = list.slice(k, k + 4);
    if (place === 0) keys.set(id, value);
    else if (place === tag.doubleParams) keys.set(id, doubles[value] ?? Number.NaN);
    else if (place === tag.asciiParams) keys.set(id, text.slice(value, value + count).replace(/\|+$/, ''));
  }
  return keys;
}

/** Centre of the north-west cell and side of the cells. */
function registrationOf(
  directory: TiffDirectory,
  keys: GeoKeys,
  file: string,
): Pick<Grid, 'origin' | 'cellSizeM'> {
  const [scaleX, scaleY] = directory.numbers(tag.pixelScale);
  const tie = directory.numbers(tag.tiePoint);
  const m = directory.numbers(tag.transformation);
  if (m.length >= 8 && (m[1] !== 0 || m[4] !== 0)) throw DataError.of('tif-turned', undefined, { file });
  const isTied = scaleX !== undefined && tie.length >= 6;
  if (!isTied && m.length < 8) throw DataError.of('tif-no-place', undefined, { file });
  const [cellSizeM, down, west, north] = isTied
    ? [scaleX, scaleY, tie[3] - tie[0] * scaleX, tie[4] + tie[1] * scaleY]
    : [m[0], -m[5], m[3], m[7]];
  // Rows from south to north, or columns from east to west, are a turned image too.
  if (!(cellSizeM > 0 && down > 0)) throw DataError.of('tif-turned', undefined, { file });
  if (Math.abs(cellSizeM - down) > squareWithin * cellSizeM)
    throw DataError.of('tif-not-square', { width: cellSizeM, height: down }, { file });
  // Places are those of corners of cells, or of their centres where pixels are points.
  const half = keys.get(key.rasterType) === pixelIsPoint ? 0 : cellSizeM / 2;
  return { origin: [west + half, north - half], cellSizeM };
}

function crsOf(keys: GeoKeys, file: string): { readonly crs: GridCrs; readonly notes: readonly Note[] } {
  const where = { file };
  if (keys.size === 0) return { crs: { kind: 'local' }, notes: [{ code: 'tif-no-crs', where }] };
  if (keys.get(key.modelType) === geographic) throw DataError.of('tif-degrees', undefined, where);
  const unit = keys.get(key.unit) ?? metre;
  if (unit !== metre) throw DataError.of('tif-not-metres', { unit }, where);
  const code = Number(keys.get(key.projected) ?? 0);
  if (planeOfEpsg(code)) return { crs: { kind: 'epsg', code }, notes: [] };
  const plane = {
    centralMeridianDeg: Number(keys.get(key.originLongitude)),
    scale: Number(keys.get(key.scale)),
    falseEastingM: Number(keys.get(key.falseEasting)),
    falseNorthingM: Number(keys.get(key.falseNorthing)),
  };
  const isKnown =
    code === userDefined &&
    keys.get(key.method) === transverseMercator &&
    knownDegrees.has(Number(keys.get(key.geodetic))) &&
    Number(keys.get(key.originLatitude) ?? 0) === 0 &&
    Object.values(plane).every(Number.isFinite);
  if (isKnown) return { crs: { kind: 'plane', plane }, notes: [] };
  const citation = String(keys.get(key.projectedCitation) ?? keys.get(key.citation) ?? '?');
  const name = code > 0 && code !== userDefined ? `EPSG:${code}` : citation;
  if (isWorldMap(name)) throw DataError.of('crs-world-map', { crs: name }, where);
  return {
    crs: { kind: 'local' },
    notes: [{ code: 'crs-taken-local', params: { crs: name }, where }],
  };
}

/** Items of GDAL's metadata by name. */
function metadataOf(xml: string): ReadonlyMap<string, string> {
  const plain = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' } as Readonly<Record<string, string>>;
  const items = [...xml.matchAll(/<Item name="([^"]*)"[^>]*>([^<]*)<\/Item>/g)];
  return new Map(
    items.map(([, name, text]) => [name, text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => plain[entity])]),
  );
}

/** What this program writes along with its grids. */
function metaOf(items: ReadonlyMap<string, string>, notes: readonly Note[]): GridMeta {
  return {
    unit: items.get('unit') === 'dB²' ? 'dB²' : 'dB',
    method: items.get('method') ?? '',
    illustrative: items.get('illustrative')?.includes('illustrative') ?? false,
    notes,
  };
}
