import { energyMean } from '../acoustics/levels.ts';
import type { Note, Rejected } from '../domain/note.ts';
import type { StationDay, StationSeries } from '../domain/station.ts';
import { type ColumnMapping, columnOf, hourOfRole } from './column-roles.ts';
import { type LevelReader, percentileRoles } from './level-reader.ts';
import { momentReader } from './moments.ts';
import { type StationRows, whereOf } from './station-rows.ts';
import { rawOf, type Table } from './table.ts';

/** Hourly series of stations, from wide tables (24 columns a day) and long ones (one row an hour or less). */

export interface StationDays {
  readonly series: readonly StationSeries[];
  readonly notes: readonly Note[];
  readonly rejected: readonly Rejected[];
}

interface DayDraft {
  /** Levels that fall into each hour. */
  readonly hours: (number | null)[][];
  readonly percentiles: { l10?: number | null; l50?: number | null; l90?: number | null };
}

/** True when the mapping holds hours, in columns or in rows. */
export const hasHours = (mapping: ColumnMapping): boolean =>
  mapping.roles.some((role) => hourOfRole(role) !== null || role === 'hourly-level');

/**
 * Series of all stations that have an hour. Kept aside: rows whose date or hour cannot be read. Several values within
 * an hour become their energy mean.
 * @param stations without repeated rows (`settleRepeats`)
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

  const daysOf = (station: StationRows): StationDay[] => {
    const drafts = new Map<string, DayDraft>();
    for (const row of station.rows) {
      const moment = moments.read(row);
      const refuse = (code: string, value: string) =>
        rejected.push({
          note: { code, params: { value }, where: whereOf(table, row) },
          raw: rawOf(table.columns, row.cells),
        });
      if (!moment || (long >= 0 && moment.hour === null)) {
        const cells = ['date', 'time'].map(
          (role) => row.cells[columnOf(mapping, role === 'date' ? 'date' : 'time')] ?? '',
        );
        refuse('date-bad', cells.join(' ').trim());
        continue;
      }
      undated ||= moment.date === '';
      const draft: DayDraft = drafts.get(moment.date) ?? {
        hours: Array.from({ length: 24 }, () => []),
        percentiles: {},
      };
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
  if (mapping.hoursByEnd) notes.push({ code: 'hours-by-end', where });
  else notes.push(...moments.byEnd.map((file) => ({ code: 'hours-by-end', where: { file } })));
  if (undated) notes.push({ code: 'series-undated', where });
  if (moments.isZoned()) notes.push({ code: 'time-zone-kept', where });
  if (merged > 0) notes.push({ code: 'hours-merged', params: { count: merged }, where });
  return { series, notes, rejected };
}
