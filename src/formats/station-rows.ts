import type { Geometry } from 'geojson';
import type { Note, Rejected, Where } from '../domain/note.ts';
import { type ColumnMapping, columnOf } from './column-roles.ts';
import { mapPositions, positionsOf } from './geojson-geometry.ts';
import { placeOfRow, type placer } from './places.ts';
import { rawOf, type Table, type TableRow } from './table.ts';

/** Rows that belong to one station, with its place. */
export interface StationRows {
  readonly id: string;
  readonly name: string;
  readonly geometry: Geometry | null;
  readonly rows: readonly TableRow[];
}

export interface GroupedRows {
  readonly stations: readonly StationRows[];
  readonly notes: readonly Note[];
  readonly rejected: readonly Rejected[];
}

export const whereOf = (table: Table, row: TableRow, property?: string): Where => ({
  file: row.file ?? table.fileName,
  ...(table.importerId === 'csv' ? { row: row.row } : { featureId: row.featureId ?? `#${row.row}` }),
  ...(property !== undefined && { property }),
});

const summaryWords = /^(?:合计|总计|小计|平均|平均值|均值|汇总|total|subtotal|mean|average|sum)$/i;

/** About 10 m: a station does not move further between two days. */
const sameDegrees = 1e-4;

function samePlace(a: Geometry, b: Geometry): boolean {
  if (a.type !== 'Point' || b.type !== 'Point') return false;
  const [ax, ay] = a.coordinates;
  const [bx, by] = b.coordinates;
  return Math.abs(ax - bx) <= sameDegrees && Math.abs(ay - by) <= sameDegrees;
}

export type Located = { readonly geometry: Geometry | null } | { readonly fault: string };

/** Place of one row on the earth, or the code of what is wrong with its coordinates. */
export function locateRow(
  table: Table,
  row: TableRow,
  mapping: ColumnMapping,
  toPlace: ReturnType<typeof placer>,
): Located {
  if (table.hasGeometry) {
    if (!row.geometry) return { geometry: null };
    for (const [x, y] of positionsOf(row.geometry)) if (!toPlace(x, y)) return { fault: 'coords-range' };
    const geometry = mapPositions(row.geometry, (x, y) => toPlace(x, y) ?? [Number.NaN, Number.NaN]);
    return { geometry };
  }
  const place = placeOfRow(row, mapping, table.decimalComma);
  if (place.kind === 'fault') return { fault: place.code };
  if (place.kind === 'none') return { geometry: null };
  const lngLat = toPlace(place.x, place.y);
  return lngLat ? { geometry: { type: 'Point', coordinates: [...lngLat] } } : { fault: 'coords-range' };
}

const placeKey = (geometry: Geometry | null): string | null =>
  geometry?.type === 'Point'
    ? geometry.coordinates
        .slice(0, 2)
        .map((degrees) => degrees.toFixed(4))
        .join(', ')
    : null;

/** Without an id or a name, rows of one place are one station if they are dated, and each its own if not. */
function keyOf(row: TableRow, mapping: ColumnMapping, geometry: Geometry | null, dated: boolean): string {
  const id = row.cells[columnOf(mapping, 'id')];
  if (id) return id;
  if (row.featureId !== undefined && !dated) return row.featureId;
  return row.cells[columnOf(mapping, 'name')] || (dated && placeKey(geometry)) || `#${row.row}`;
}

interface Group {
  readonly id: string;
  readonly name: string;
  geometry: Geometry | null;
  readonly rows: TableRow[];
}

/**
 * Sorts rows by station. Kept aside: summary rows, coordinates that are none, and rows that put a station at a
 * second place. A station that gives its place in one row only (merged cells) has it in all.
 */
export function groupRows(
  table: Table,
  mapping: ColumnMapping,
  toPlace: ReturnType<typeof placer>,
): GroupedRows {
  const groups = new Map<string, Group>();
  const rejected: Rejected[] = [];
  const dated = columnOf(mapping, 'date') >= 0 || columnOf(mapping, 'time') >= 0;
  for (const row of table.rows) {
    const refuse = (code: string, params?: Note['params']) =>
      rejected.push({
        note: { code, ...(params && { params }), where: whereOf(table, row) },
        raw: rawOf(table.columns, row.cells),
      });
    const word = row.cells.find((cell) => cell !== '') ?? '';
    if (summaryWords.test(word)) {
      refuse('row-summary', { word });
      continue;
    }
    const located = locateRow(table, row, mapping, toPlace);
    if ('fault' in located) {
      refuse(located.fault);
      continue;
    }
    const { geometry } = located;
    const key = keyOf(row, mapping, geometry, dated);
    const first = groups.get(key);
    const moved = first?.geometry && geometry && !samePlace(first.geometry, geometry);
    // Two places may bear one name, but not one id.
    const id =
      moved && !row.cells[columnOf(mapping, 'id')] ? `${key} (${placeKey(geometry) ?? row.row})` : key;
    const group = groups.get(id);
    if (!group) {
      const name = row.cells[columnOf(mapping, 'name')] || key;
      groups.set(id, { id, name, geometry, rows: [row] });
    } else if (group.geometry && geometry && !samePlace(group.geometry, geometry)) {
      refuse('station-moved', { station: id });
    } else {
      group.geometry ??= geometry;
      group.rows.push(row);
    }
  }
  const stations = [...groups.values()];
  const notes: Note[] = stations
    .filter(({ geometry }) => !geometry)
    .map(({ id, rows }) => ({
      code: 'station-no-place',
      params: { station: id },
      where: whereOf(table, rows[0]),
    }));
  return { stations, notes, rejected };
}
