import type { Note, Rejected } from '../domain/note.ts';
import { type ColumnMapping, columnOf, columnsOf, hourOfRole } from './column-roles.ts';
import { minuteOf } from './dates.ts';
import { readLevelCell } from './level-cell.ts';
import { momentReader } from './moments.ts';
import { type StationRows, whereOf } from './station-rows.ts';
import { rawOf, type Table, type TableRow } from './table.ts';

/** Rows that tell the same station and time again, as files that overlap do. */

export interface SettledRows {
  /** Stations as given, each time once. */
  readonly stations: readonly StationRows[];
  readonly notes: readonly Note[];
  readonly rejected: readonly Rejected[];
}

const isLevel = (role: ColumnMapping['roles'][number]): boolean =>
  hourOfRole(role) !== null || ['hourly-level', 'level', 'l10', 'l50', 'l90'].includes(role);

/**
 * The time that a row of a station is for, as text; null: it has none, or none that can be read. A day of hours is
 * told by its date, an hour by its minute too. Without hours a date may hold several readings (by day and by night):
 * those are told apart by their other columns.
 */
function timeReader(table: Table, mapping: ColumnMapping): (row: TableRow) => string | null {
  const date = columnOf(mapping, 'date');
  const time = columnOf(mapping, 'time');
  const wide = mapping.roles.some((role) => hourOfRole(role) !== null);
  const long = columnOf(mapping, 'hourly-level') >= 0;
  if (date < 0 && time < 0 && !wide) return () => null;
  const moments = momentReader(table, mapping);
  const others = wide || long ? [] : columnsOf(mapping, 'attribute');
  return (row) => {
    const moment = moments.read(row);
    if (!moment) return null;
    if (wide) return moment.date;
    const minute = time >= 0 ? minuteOf(row.cells[time] ?? '') : '';
    return JSON.stringify([moment.date, moment.hour, minute, ...others.map((column) => row.cells[column])]);
  };
}

/**
 * Keeps each time of a station once. A row with the levels of an earlier one (50 and 50.0 are the same) is counted,
 * one with other levels is kept aside whole, so that neither weighs in any mean, and named with the earlier one.
 */
export function settleRepeats(
  table: Table,
  mapping: ColumnMapping,
  stations: readonly StationRows[],
): SettledRows {
  const timeOf = timeReader(table, mapping);
  const columns = mapping.roles.flatMap((role, column) => (isLevel(role) ? [column] : []));
  const levelOf = (row: TableRow, column: number): string | number | null => {
    const text = row.cells[column] ?? '';
    const cell = readLevelCell(text, table.decimalComma);
    return 'fault' in cell ? text : cell.levelDb;
  };
  const rejected: Rejected[] = [];
  let repeated = 0;
  const settled = stations.map((station) => {
    const firsts = new Map<string, TableRow>();
    const rows = station.rows.filter((row) => {
      const time = timeOf(row);
      if (time === null) return true;
      const first = firsts.get(time);
      if (!first) {
        firsts.set(time, row);
        return true;
      }
      if (columns.every((column) => levelOf(first, column) === levelOf(row, column))) repeated += 1;
      else {
        const value = [columnOf(mapping, 'date'), columnOf(mapping, 'time')]
          .flatMap((column) => (row.cells[column] ? [row.cells[column]] : []))
          .join(' ');
        const { file = '', row: at = first.row } = whereOf(table, first);
        rejected.push({
          note: {
            code: 'day-differs',
            params: { value: value || station.id, file, row: at },
            where: whereOf(table, row),
          },
          raw: rawOf(table.columns, row.cells),
        });
      }
      return false;
    });
    return { ...station, rows };
  });
  const notes = repeated > 0 ? [{ code: 'rows-repeated', params: { count: repeated } }] : [];
  return { stations: settled, notes, rejected };
}
