import { type ColumnMapping, columnOf } from './column-roles.ts';
import { type DateOrder, dateOrderOf, parseDateTime, parseHour } from './dates.ts';
import type { Table, TableRow } from './table.ts';

/** When a row was measured. */
export interface Moment {
  /** '' where the table has no dates. */
  readonly date: string;
  /** null where the table has no times. */
  readonly hour: number | null;
}

export interface MomentReader {
  /** null: the row has no date or hour that can be read. */
  readonly read: (row: TableRow) => Moment | null;
  /** Files whose hours run 1 … 24. */
  readonly byEnd: readonly string[];
  readonly isZoned: () => boolean;
}

/** What tells how a file writes its times. */
interface Manner {
  readonly order: DateOrder;
  readonly byEnd: boolean;
}

function mannerOf(rows: readonly TableRow[], date: number, time: number): Manner {
  const order = dateOrderOf(rows.flatMap((row) => [row.cells[date] ?? '', row.cells[time] ?? '']));
  const hours = time < 0 ? [] : rows.map((row) => parseHour(row.cells[time]));
  return { order, byEnd: hours.includes(24) && !hours.includes(0) };
}

/**
 * Reads date and hour of rows, of each file as if it stood alone: one may write the day first or number its hours
 * otherwise than the next. An hour column that runs 1 … 24 counts hours by their end, as many Chinese stations do:
 * 24 is the hour from 23 to 24.
 */
export function momentReader(table: Table, mapping: ColumnMapping): MomentReader {
  const date = columnOf(mapping, 'date');
  const time = columnOf(mapping, 'time');
  const fileOf = (row: TableRow) => row.file ?? table.fileName;
  const byFile = new Map<string, TableRow[]>();
  for (const row of table.rows) {
    const rows = byFile.get(fileOf(row));
    if (rows) rows.push(row);
    else byFile.set(fileOf(row), [row]);
  }
  const manners = new Map([...byFile].map(([file, rows]) => [file, mannerOf(rows, date, time)]));
  let zoned = false;
  const read = (row: TableRow): Moment | null => {
    const { order = 'unknown', byEnd = false } = manners.get(fileOf(row)) ?? {};
    const timeCell = row.cells[time] ?? '';
    const stamp = time >= 0 ? parseDateTime(timeCell, order) : null;
    const day = date >= 0 ? parseDateTime(row.cells[date] ?? '', order) : null;
    zoned ||= stamp?.zoned === true;
    if (date >= 0 && !day) return null;
    if (time < 0) return { date: day?.date ?? '', hour: null };
    if (stamp) return { date: day?.date ?? stamp.date, hour: stamp.hour };
    const hour = parseHour(timeCell);
    if (hour === null || (hour === 24 && !byEnd)) return null;
    return { date: day?.date ?? '', hour: byEnd ? hour - 1 : hour };
  };
  const byEnd = [...manners].flatMap(([file, manner]) => (manner.byEnd ? [file] : []));
  return { read, byEnd, isZoned: () => zoned };
}
