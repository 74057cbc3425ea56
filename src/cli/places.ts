import type { LngLat } from '../domain/feature.ts';
import { DataError, type Note } from '../domain/note.ts';
import { localPlane, planeOfEpsg } from '../domain/plane.ts';
import { headerKey } from '../formats/column-headers.ts';
import { type ColumnMapping, columnOf } from '../formats/column-roles.ts';
import { guessMapping } from '../formats/columns.ts';
import { crsOfName, lngLatCrs, localCrs, type SourceCrs } from '../formats/crs.ts';
import { encodings } from '../formats/encoding.ts';
import { placeOfRow } from '../formats/places.ts';
import { readTable } from '../formats/registry.ts';
import { whereOf } from '../formats/station-rows.ts';
import type { Table, TableRow } from '../formats/table.ts';
import type { GridCrs } from '../grid/grid.ts';
import { oneOf, type Parsed, UsageError } from './arguments.ts';
import { nameOf, readBytes } from './files.ts';

/** Coordinates of files for the command line: plane metres as they are, degrees by way of the local plane. */

export interface OpenTable {
  readonly table: Table;
  readonly mapping: ColumnMapping;
}

/** Options of every command that reads a table of points. */
export const tableOptions = ['x', 'y', 'crs', 'encoding'] as const;

/** Reads a table; --x and --y name its coordinates where the guess is not wanted. */
export function openTable(path: string, parsed: Parsed): OpenTable {
  const encoding = oneOf(parsed, 'encoding', encodings);
  const table = readTable(readBytes(path), nameOf(path), encoding ? { encoding } : {});
  const guessed = guessMapping(table);
  const roles = [...guessed.roles];
  for (const role of ['x', 'y'] as const) {
    const name = parsed.text(role);
    if (name === undefined) continue;
    const index = table.columns.indexOf(name);
    if (index < 0) throw DataError.of('join-column', { column: name }, { file: table.fileName });
    roles.forEach((found, i) => {
      if (found === role) roles[i] = 'attribute';
    });
    roles[index] = role;
  }
  if (!table.hasGeometry && !(roles.includes('x') && roles.includes('y')))
    throw DataError.of('columns-no-coordinates', undefined, { file: table.fileName });
  return { table, mapping: { ...guessed, roles } };
}

/** x, y of a row as written, or what is wrong with them. */
export type RowXY =
  | { readonly xy: readonly [x: number, y: number] }
  | { readonly xy: null; readonly note: Note };

export function coordinatesOf(table: Table, mapping: ColumnMapping, row: TableRow): RowXY {
  const fault = (code: string, params?: Note['params']): RowXY => ({
    xy: null,
    note: { code, ...(params && { params }), where: whereOf(table, row) },
  });
  if (table.hasGeometry) {
    if (!row.geometry) return fault('cli-no-place');
    if (row.geometry.type !== 'Point')
      return fault('geometry-kind', { found: row.geometry.type, wanted: 'point' });
    return { xy: [row.geometry.coordinates[0], row.geometry.coordinates[1]] };
  }
  const place = placeOfRow(row, mapping, table.decimalComma);
  if (place.kind === 'place') return { xy: [place.x, place.y] };
  // The origin is an ordinary place of a local plane.
  if (place.kind === 'fault' && place.code === 'coords-zero') return { xy: [0, 0] };
  return fault(place.kind === 'none' ? 'cli-no-place' : place.code);
}

/**
 * CRS of a table: as asked for, as the file says, or degrees where the columns are named so or the numbers can be
 * nothing else; metres otherwise.
 */
export function sourceCrs(
  parsed: Parsed,
  { table, mapping }: OpenTable,
): { readonly crs: SourceCrs; readonly notes: readonly Note[] } {
  const asked = parsed.text('crs');
  if (asked !== undefined) {
    const crs = crsOfName(asked);
    if (!crs)
      throw new UsageError(
        `--crs is local or EPSG:n of a CGCS2000 3° zone (4513–4554), 4326 or 4490, not "${asked}"`,
      );
    return { crs, notes: [] };
  }
  if (table.crs) return { crs: table.crs, notes: [] };
  if (table.hasGeometry) return { crs: lngLatCrs, notes: [] };
  const key = headerKey(table.columns[columnOf(mapping, 'x')]);
  if (/lon|lng|经/.test(key)) return { crs: lngLatCrs, notes: [] };
  const small = table.rows.every((row) => {
    const { xy } = coordinatesOf(table, mapping, row);
    return !xy || (Math.abs(xy[0]) <= 180 && Math.abs(xy[1]) <= 90);
  });
  const where = { file: table.fileName };
  return small ? { crs: lngLatCrs, notes: [{ code: 'cli-degrees', where }] } : { crs: localCrs, notes: [] };
}

/** Numbers of a file ↔ plane metres that are computed in. */
export interface Working {
  readonly crs: GridCrs;
  readonly toPlane: (x: number, y: number) => readonly [x: number, y: number];
  /** null for local metres. */
  readonly toLngLat: ((x: number, y: number) => LngLat) | null;
}

/** @param middle of the places, in the coordinates of the file. */
export function workingPlane(source: SourceCrs, middle: readonly [x: number, y: number]): Working {
  if (source.kind === 'lnglat') {
    const { toPlane, toLngLat, ...plane } = localPlane(middle[0], middle[1]);
    return { crs: { kind: 'plane', plane }, toPlane, toLngLat };
  }
  const toLngLat = source.kind === 'epsg' ? (planeOfEpsg(source.code)?.toLngLat ?? null) : null;
  return { crs: source, toPlane: (x, y) => [x, y], toLngLat };
}
