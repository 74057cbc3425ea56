import type { Bounds, LngLat } from '../domain/feature.ts';
import { DataError, type Note } from '../domain/note.ts';
import { planeOfEpsg } from '../domain/plane.ts';
import { parseAngle } from './angles.ts';
import { type ColumnMapping, columnOf } from './column-roles.ts';
import { type CrsProposal, proposeCrs, type SourceCrs, toLngLat } from './crs.ts';
import { positionsOf } from './geojson-geometry.ts';
import { parseNumber } from './numbers.ts';
import type { Table, TableRow } from './table.ts';

/** Coordinates of a table's rows: as numbers of the file, and as places on the earth. */

export type RowPlace =
  | { readonly kind: 'place'; readonly x: number; readonly y: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'fault'; readonly code: 'coords-not-number' | 'coords-zero' };

/** One coordinate: degrees in decimals or in ° ′ ″, or metres. */
function readCoordinate(text: string, decimalComma: boolean): number | 'missing' | 'bad' {
  const parsed = parseNumber(text, { decimalComma, sentinels: false });
  if (parsed.kind === 'number')
    return parsed.value === -9999 || parsed.value === -999 ? 'missing' : parsed.value;
  return parsed.kind === 'missing' ? 'missing' : (parseAngle(text) ?? 'bad');
}

/** x and y as written, before any CRS. 0/0 is what programs write for "unknown", in the sea off Africa. */
export function placeOfRow(row: TableRow, mapping: ColumnMapping, decimalComma: boolean): RowPlace {
  const x = readCoordinate(row.cells[columnOf(mapping, 'x')] ?? '', decimalComma);
  const y = readCoordinate(row.cells[columnOf(mapping, 'y')] ?? '', decimalComma);
  if (x === 'bad' || y === 'bad') return { kind: 'fault', code: 'coords-not-number' };
  if (x === 'missing' || y === 'missing') return { kind: 'none' };
  return x === 0 && y === 0 ? { kind: 'fault', code: 'coords-zero' } : { kind: 'place', x, y };
}

const chineseMapHints = /高德|腾讯|百度|火星坐标|gcj-?02|bd-?09|amap|baidu/i;

/** Chinese web maps shift their coordinates by some 500 m; a file that names one probably holds such. */
export function gcjNotes(table: Table): Note[] {
  const texts = [table.fileName, ...table.columns, ...table.preamble];
  const hint = texts.map((text) => chineseMapHints.exec(text)?.[0]).find((found) => found !== undefined);
  return hint ? [{ code: 'coords-gcj02', params: { hint }, where: { file: table.fileName } }] : [];
}

/**
 * What the coordinates of a table are likely to be.
 * @param near bounds of the place of work, degrees: settles zones without a number and swapped columns.
 */
export function proposeTableCrs(table: Table, mapping: ColumnMapping, near: Bounds): CrsProposal {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const row of table.rows) {
    if (row.geometry) {
      const [position] = positionsOf(row.geometry);
      xs.push(position[0]);
      ys.push(position[1]);
    } else if (!table.hasGeometry) {
      const place = placeOfRow(row, mapping, table.decimalComma);
      if (place.kind !== 'place') continue;
      xs.push(place.x);
      ys.push(place.y);
    }
  }
  const proposal = proposeCrs(xs, ys, near);
  return table.crs
    ? { ...proposal, crs: table.crs, swapped: false, certain: true, others: [], notes: [] }
    : proposal;
}

export interface CrsChosen {
  readonly crs: SourceCrs;
  /** The file gives y before x. */
  readonly swapXY: boolean;
}

const maxEastingM = 600_000;
const maxNorthingM = 10_000_000;

/**
 * Converter from the numbers of a file to places on the earth; null for what lies outside of it.
 * @throws DataError `crs-unknown` for local metres, which have no place on the earth.
 */
export function placer({ crs, swapXY }: CrsChosen, file: string): (x: number, y: number) => LngLat | null {
  const project = toLngLat(crs);
  if (!project) throw DataError.of('crs-unknown', undefined, { file });
  const plane = crs.kind === 'epsg' ? planeOfEpsg(crs.code) : null;
  return (x, y) => {
    const [east, north] = swapXY ? [y, x] : [x, y];
    // Far from its meridian a plane bends back on itself: such numbers belong to another zone.
    if (plane && (Math.abs(east - plane.falseEastingM) > maxEastingM || Math.abs(north) > maxNorthingM))
      return null;
    const [lng, lat] = project(east, north);
    return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : null;
  };
}

export interface PlacePreview {
  readonly row: number;
  readonly x: number;
  readonly y: number;
  /** null: not on the earth. */
  readonly lngLat: LngLat | null;
}

/** The first rows with coordinates under a CRS, for a person to judge. */
export function previewPlaces(
  table: Table,
  mapping: ColumnMapping,
  chosen: CrsChosen,
  count = 5,
): readonly PlacePreview[] {
  const place = placer(chosen, table.fileName);
  const previews: PlacePreview[] = [];
  for (const row of table.rows) {
    if (previews.length >= count) break;
    if (row.geometry) {
      const [[x, y]] = positionsOf(row.geometry);
      previews.push({ row: row.row, x, y, lngLat: place(x, y) });
      continue;
    }
    const found = placeOfRow(row, mapping, table.decimalComma);
    if (found.kind === 'place')
      previews.push({ row: row.row, x: found.x, y: found.y, lngLat: place(found.x, found.y) });
  }
  return previews;
}
