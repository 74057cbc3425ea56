import { DataError, type Note, type Rejected } from '../domain/note.ts';
import type { StationDay, StationSeries } from '../domain/station.ts';
import { detectDelimiter, readRecords } from './csv-records.ts';
import { parseDateTime } from './dates.ts';
import { readLevelCell } from './level-cell.ts';
import { rawOf } from './table.ts';

/**
 * Hourly series of a catalogue layer: one row a station and day, columns station_id, date, h00 … h23 and, if
 * they are known, l10, l50, l90; levels in dB(A), blank = missing.
 */

const twoDigits = (n: number): string => String(n).padStart(2, '0');
const hourColumns = Array.from({ length: 24 }, (_, hour) => `h${twoDigits(hour)}`);
const needed = ['station_id', 'date', ...hourColumns];

export interface SeriesFile {
  readonly series: readonly StationSeries[];
  readonly notes: readonly Note[];
  readonly rejected: readonly Rejected[];
}

/**
 * A row without station or date, and a day given twice, are kept aside whole; a level that is none is kept aside
 * alone and counts as missing.
 * @throws DataError `columns-missing` naming the columns.
 */
export function readSeriesCsv(text: string, file: string): SeriesFile {
  if (text.trim() === '') throw DataError.of('file-empty', undefined, { file });
  const body = text.replace(/^\uFEFF/, '');
  const parsed = readRecords(body, detectDelimiter(body), file);
  const records = parsed.records.filter(({ fields }) => fields.some((field) => field.trim() !== ''));
  const columns = (records[0]?.fields ?? []).map((name) => name.trim().toLowerCase());
  const missing = needed.filter((name) => !columns.includes(name));
  if (missing.length > 0) throw DataError.of('columns-missing', { columns: missing.join(', ') }, { file });
  const at = new Map(columns.map((name, index) => [name, index]));
  const rejected = [...parsed.rejected];
  const byStation = new Map<string, Map<string, StationDay>>();
  for (const { row, fields } of records.slice(1)) {
    const cell = (name: string): string => (fields[at.get(name) ?? -1] ?? '').trim();
    const refuse = (code: string, property?: string, value?: string) =>
      rejected.push({
        note: {
          code,
          ...(value !== undefined && { params: { value } }),
          where: { file, row, ...(property && { property }) },
        },
        raw: rawOf(columns, fields),
      });
    const level = (name: string): number | null => {
      const read = readLevelCell(cell(name), false);
      if ('fault' in read) refuse(read.fault, name, cell(name));
      return read.levelDb;
    };
    const stationId = cell('station_id');
    const time = parseDateTime(cell('date'));
    if (stationId === '') {
      refuse('station-missing', 'station_id');
      continue;
    }
    if (!time) {
      refuse('date-bad', 'date', cell('date'));
      continue;
    }
    const days = byStation.get(stationId) ?? new Map<string, StationDay>();
    byStation.set(stationId, days);
    if (days.has(time.date)) {
      refuse('day-repeated', 'date', time.date);
      continue;
    }
    days.set(time.date, {
      date: time.date,
      hours: hourColumns.map(level),
      ...(at.has('l10') && { l10: level('l10') }),
      ...(at.has('l50') && { l50: level('l50') }),
      ...(at.has('l90') && { l90: level('l90') }),
    });
  }
  const series = [...byStation].map(([stationId, days]) => ({
    stationId,
    days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
  }));
  return { series, notes: parsed.notes, rejected };
}
