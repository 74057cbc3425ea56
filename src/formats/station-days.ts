import { energyMean } from '../acoustics/levels.ts';
import type { Note, Rejected } from '../domain/note.ts';
import type { StationDay, StationSeries } from '../domain/station.ts';
import { type ColumnMapping, columnOf, hourOfRole } from './column-roles.ts';
import { dateOrderOf, parseDateTime, parseHour } from './dates.ts';
import { type LevelReader, percentileRoles } from './level-reader.ts';
import { type StationRows, whereOf } from './station-rows.ts';
import { rawOf, type Table, type TableRow } from './table.ts';

/** Hourly series of stations, from wide tables (24 columns a day) and long ones (one row an hour or less). */

export interface StationDays {
  readonly series: readonly StationSeries[];
  readonly notes: readonly Note[];
  readonly rejected: readonly Rejected[];
}

interface DayDraft {
  /** The row of a wide table that gave it. */
  readonly row: TableRow;
  /** Levels that fall into each hour. */
  readonly hours: (number | null)[][];
  readonly percentiles: { l10?: number | null; l50?: number | null; l90?: number | null };
}

interface Moment {
  /** '' where the table has no dates. */
  readonly date: string;
  readonly hour: number | null;
}

/** True when the mapping holds hours, in columns or in rows. */
export const hasHours = (mapping: ColumnMapping): boolean =>
  mapping.roles.some((role) => hourOfRole(role) !== null || role === 'hourly-level');

/**
 * Reads date and hour of rows. An hour column that runs 1 … 24 counts hours by their end, as many Chinese
 * stations do: 24 is the hour from 23 to 24.
 */
function momentReader(table: Table, mapping: ColumnMapping) {
  const date = columnOf(mapping, 'date');
  const time = columnOf(mapping, 'time');
  const cells = table.rows.flatMap((row) => [row.cells[date] ?? '', row.cells[time] ?? '']);
  const order = dateOrderOf(cells);
  // Each file numbers its hours in its own way.
  const numbers = new Map<string, Set<number | null>>();
  const fileOf = (row: TableRow) => row.file ?? table.fileName;
  if (time >= 0)
    for (const row of table.rows) {
      const found = numbers.get(fileOf(row)) ?? new Set();
      numbers.set(fileOf(row), found.add(parseHour(row.cells[time])));
    }
  const endFiles = new Set(
    [...numbers].filter(([, found]) => found.has(24) && !found.has(0)).map(([file]) => file),
  );
  let zoned = false;
  const read = (row: TableRow): Moment | null => {
    const dateCell = row.cells[date] ?? '';
    const timeCell = row.cells[time] ?? '';
    const stamp = time >= 0 ? parseDateTime(timeCell, order) : null;
    const day = date >= 0 ? parseDateTime(dateCell, order) : null;
    zoned ||= stamp?.zoned === true;
    if (date >= 0 && !day) return null;
    if (time < 0) return { date: day?.date ?? '', hour: null };
    if (stamp) return { date: day?.date ?? stamp.date, hour: stamp.hour };
    const hour = parseHour(timeCell);
    const byEnd = endFiles.has(fileOf(row));
    if (hour === null || (hour === 24 && !byEnd)) return null;
    return { date: day?.date ?? '', hour: byEnd ? hour - 1 : hour };
  };
  return { read, byEnd: endFiles.size > 0, isZoned: () => zoned };
}

/**
 * Series of all stations that have an hour. Kept aside: rows whose date or hour cannot be read, and a day (or, of
 * another file, an hour) that is given again with other values; given again alike it is counted. Several values within an hour become their energy mean.
 */
export function readDays(
  table: Table,
  mapping: ColumnMapping,
  stations: readonly StationRows[],
  levels: LevelReader,
): StationDays {
  if (!hasHours(mapping)) return { series: [], notes: [], rejected: [] };
  const rejected: Rejected[] = [];
  const moments = momentReader(table, mapping);
  const long = columnOf(mapping, 'hourly-level');
  const hourColumns = mapping.roles.flatMap((role, index) => {
    const hour = hourOfRole(role);
    return hour === null ? [] : [{ hour, index }];
  });
  let undated = false;
  let merged = 0;
  /** Rows that say again, alike, what an earlier one said. */
  let repeated = 0;

  const daysOf = (station: StationRows): StationDay[] => {
    const drafts = new Map<string, DayDraft>();
    const firsts = new Map<string, TableRow>();
    for (const row of station.rows) {
      const moment = moments.read(row);
      const refuse = (code: string, value: string) =>
        rejected.push({
          note: { code, params: { value }, where: whereOf(table, row) },
          raw: rawOf(table.columns, row.cells),
        });
      const refuseAgain = (again: TableRow, first: TableRow, value: string) => {
        const { file = '', row: at = first.row } = whereOf(table, first);
        rejected.push({
          note: { code: 'day-differs', params: { value, file, row: at }, where: whereOf(table, again) },
          raw: rawOf(table.columns, again.cells),
        });
      };
      /** The same hour of another file: files that overlap give it twice, alike or not. */
      const isRepeated = (again: TableRow): boolean => {
        const key = [columnOf(mapping, 'date'), columnOf(mapping, 'time')]
          .map((column) => again.cells[column] ?? '')
          .join(' ');
        const first = firsts.get(key);
        if (!first || first.file === again.file) {
          if (!first) firsts.set(key, again);
          return false;
        }
        if (first.cells[long] === again.cells[long]) repeated += 1;
        else refuseAgain(again, first, key.trim());
        return true;
      };
      if (!moment || (long >= 0 && moment.hour === null)) {
        const cells = ['date', 'time'].map(
          (role) => row.cells[columnOf(mapping, role === 'date' ? 'date' : 'time')] ?? '',
        );
        refuse('date-bad', cells.join(' ').trim());
        continue;
      }
      undated ||= moment.date === '';
      const known = drafts.get(moment.date);
      if (known && hourColumns.length > 0) {
        const alike = ({ index }: { readonly index: number }) =>
          levels.read(row, index) === levels.read(known.row, index);
        if (hourColumns.every(alike)) repeated += 1;
        else refuseAgain(row, known.row, moment.date);
        continue;
      }
      if (long >= 0 && isRepeated(row)) continue;
      const draft: DayDraft = known ?? { row, hours: Array.from({ length: 24 }, () => []), percentiles: {} };
      drafts.set(moment.date, draft);
      for (const { hour, index } of hourColumns) draft.hours[hour].push(levels.read(row, index));
      if (long >= 0 && moment.hour !== null) draft.hours[moment.hour].push(levels.read(row, long));
      // In a long table percentiles belong to the hour, and a day has no percentile made of those.
      if (long < 0) {
        for (const role of percentileRoles) {
          const index = columnOf(mapping, role);
          if (index >= 0) draft.percentiles[role] = levels.read(row, index);
        }
      }
    }
    return [...drafts]
      .map(([date, { hours, percentiles }]) => {
        merged += hours.filter((values) => values.length > 1).length;
        return { date, hours: hours.map(energyMean), ...percentiles };
      })
      .filter((day) => day.hours.some((level) => level !== null))
      .sort((a, b) => (a.date < b.date ? -1 : 1));
  };

  const series = stations
    .map((station) => ({ stationId: station.id, days: daysOf(station) }))
    .filter(({ days }) => days.length > 0);
  const where = { file: table.fileName };
  const notes: Note[] = [];
  if (mapping.hoursByEnd || moments.byEnd) notes.push({ code: 'hours-by-end', where });
  if (undated) notes.push({ code: 'series-undated', where });
  if (moments.isZoned()) notes.push({ code: 'time-zone-kept', where });
  if (repeated > 0) notes.push({ code: 'rows-repeated', params: { count: repeated } });
  if (merged > 0) notes.push({ code: 'hours-merged', params: { count: merged }, where });
  return { series, notes, rejected };
}
