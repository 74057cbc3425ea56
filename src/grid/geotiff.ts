import { type Grid, type GridCrs, gridEdges } from './grid.ts';

/**
 * A grid as GeoTIFF (TIFF 6.0, OGC GeoTIFF 1.1): one band of 32-bit floats in one strip, little-endian, NaN = no
 * data, pixel is area. The local plane is written as a user-defined transverse Mercator on CGCS2000 (EPSG:4490).
 * What the numbers are goes along as GDAL's metadata. Bytes are text (TIFF type ASCII).
 */
type Entry = readonly [tag: number, values: Uint8Array | Uint16Array | Uint32Array | Float64Array];

const typeCode = (values: Entry[1]): readonly [type: number, bytes: number] => {
  if (values instanceof Uint8Array) return [2, 1];
  if (values instanceof Uint16Array) return [3, 2];
  return values instanceof Uint32Array ? [4, 4] : [12, 8];
};

const short = (...values: number[]) => Uint16Array.from(values);
const long = (...values: number[]) => Uint32Array.from(values);
const double = (...values: number[]) => Float64Array.from(values);
const ascii = (text: string) => new TextEncoder().encode(`${text}\0`);

export function writeGeoTiff(grid: Grid): ArrayBuffer {
  const [west, , , north] = gridEdges(grid);
  const pixelBytes = grid.values.length * 4;
  const entries: Entry[] = [
    [256, long(grid.width)],
    [257, long(grid.height)],
    [258, short(32)],
    [259, short(1)],
    [262, short(1)],
    [273, long(0)],
    [277, short(1)],
    [278, long(grid.height)],
    [279, long(pixelBytes)],
    [284, short(1)],
    [339, short(3)],
    [33550, double(grid.cellSizeM, grid.cellSizeM, 0)],
    [33922, double(0, 0, 0, west, north, 0)],
    ...geoKeys(grid.crs),
    [42112, ascii(metadataXml(grid))],
    [42113, ascii('nan')],
  ];
  const directory = 8;
  const afterDirectory = directory + 2 + entries.length * 12 + 4;
  let end = afterDirectory;
  const places = entries.map(([, values]) => {
    const bytes = values.length * typeCode(values)[1];
    if (bytes <= 4) return -1;
    const at = (end + 7) & ~7;
    end = at + bytes;
    return at;
  });
  const pixels = (end + 7) & ~7;
  const buffer = new ArrayBuffer(pixels + pixelBytes);
  const view = new DataView(buffer);
  view.setUint16(0, 0x4949, true);
  view.setUint16(2, 42, true);
  view.setUint32(4, directory, true);
  view.setUint16(directory, entries.length, true);
  entries.forEach(([tag, values], k) => {
    const at = directory + 2 + 12 * k;
    const [type, bytes] = typeCode(values);
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, values.length, true);
    if (places[k] >= 0) view.setUint32(at + 8, places[k], true);
    const start = places[k] >= 0 ? places[k] : at + 8;
    for (let i = 0; i < values.length; i++) {
      const position = start + i * bytes;
      if (type === 2) view.setUint8(position, values[i]);
      else if (type === 3) view.setUint16(position, values[i], true);
      else if (type === 4) view.setUint32(position, tag === 273 ? pixels : values[i], true);
      else view.setFloat64(position, values[i], true);
    }
  });
  for (let i = 0; i < grid.values.length; i++) view.setFloat32(pixels + 4 * i, grid.values[i], true);
  return buffer;
}

/** GDAL_METADATA (tag 42112): XML, here in UTF-8, that GIS programs list with the file. */
function metadataXml({ indicator, period, meta }: Grid): string {
  const items = {
    indicator,
    period,
    unit: meta.unit,
    method: meta.method,
    illustrative: meta.illustrative ? '示意 / illustrative' : 'no',
  };
  const lines = Object.entries(items).map(([name, text]) => `<Item name="${name}">${escaped(text)}</Item>`);
  return `<GDALMetadata>${lines.join('')}</GDALMetadata>`;
}

/** Text of an XML element. Characters that XML 1.0 cannot hold become spaces. */
const escaped = (text: string): string =>
  text
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** GeoKeyDirectory, GeoDoubleParams and GeoAsciiParams (tags 34735–34737); none for a plane without a place. */
function geoKeys(crs: GridCrs): Entry[] {
  if (crs.kind === 'local') return [];
  const projected: [key: number, value: number][] = [
    [1024, 1],
    [1025, 1],
  ];
  if (crs.kind === 'epsg')
    return [[34735, directoryOf([...projected, [3072, crs.code], [3076, 9001]], [], '')]];
  const { centralMeridianDeg, scale, falseEastingM, falseNorthingM } = crs.plane;
  const citation = `Transverse Mercator, central meridian ${centralMeridianDeg}, CGCS2000|`;
  const doubles: [key: number, value: number][] = [
    [3080, centralMeridianDeg],
    [3081, 0],
    [3082, falseEastingM],
    [3083, falseNorthingM],
    [3092, scale],
  ];
  const shorts: [number, number][] = [
    ...projected,
    [2048, 4490],
    [3072, 32767],
    [3074, 32767],
    [3075, 1],
    [3076, 9001],
  ];
  return [
    [34735, directoryOf(shorts, doubles, citation)],
    [34736, double(...doubles.map(([, value]) => value))],
    [34737, ascii(citation)],
  ];
}

function directoryOf(
  shorts: readonly (readonly [number, number])[],
  doubles: readonly (readonly [number, number])[],
  citation: string,
): Uint16Array {
  const keys = [
    ...shorts.map(([key, value]) => [key, 0, 1, value]),
    ...doubles.map(([key], index) => [key, 34736, 1, index]),
    ...(citation ? [[3073, 34737, citation.length, 0]] : []),
  ].sort((a, b) => a[0] - b[0]);
  return short(1, 1, 1, keys.length, ...keys.flat());
}
