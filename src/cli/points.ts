import { type DaySpan, stationLevel } from '../acoustics/period-levels.ts';
import {
  type HourSpan,
  isFullSplit,
  levelIndicators,
  type PeriodHours,
  type StationValue,
} from '../domain/indicator.ts';
import { DataError, type Note } from '../domain/note.ts';
import type { StationSeries } from '../domain/station.ts';
import { levelReader } from '../formats/level-reader.ts';
import { parseNumber } from '../formats/numbers.ts';
import { settleRepeats } from '../formats/repeated-rows.ts';
import { hasHours, readDays } from '../formats/station-days.ts';
import { groupRows, whereOf } from '../formats/station-rows.ts';
import { checkPoints, mergeCoincident, type Points } from '../interpolation/points.ts';
import { type Parsed, UsageError } from './arguments.ts';
import {
  coordinatesOf,
  type OpenTable,
  openTable,
  sourceCrs,
  tableOptions,
  type Working,
  workingPlane,
} from './places.ts';

/** The points of a file with their values, ready to be interpolated. */

export interface InputPoints {
  /** As in the file, coincident ones too; plane metres. */
  readonly points: Points;
  readonly merged: Points;
  readonly working: Working;
  /** In words: the column, or the indicator and its hours. */
  readonly indicator: string;
  readonly period: string;
  readonly notes: readonly Note[];
}

export const pointOptions = [...tableOptions, 'value', 'hours', 'days'] as const;

interface Reading {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** "6-22": day and night; "7-19-23": day, evening and night. Default: GB 3096, 6-22. */
function splitOf(text = '6-22'): PeriodHours {
  const borders = text.split('-').map(Number);
  const [day, second, third] = borders;
  const span = (from: number, to: number): [number, number] => [from, to];
  const split: PeriodHours =
    borders.length === 3
      ? { day: span(day, second), evening: span(second, third), night: span(third, day) }
      : { day: span(day, second), night: span(second, day) };
  const whole = borders.every((hour) => Number.isInteger(hour) && hour >= 0 && hour <= 24);
  if (!whole || borders.length < 2 || borders.length > 3 || !isFullSplit(split))
    throw new UsageError(`--hours is DAY-NIGHT (6-22) or DAY-EVENING-NIGHT (7-19-23), not "${text}"`);
  return split;
}

function daysOf(text: string | undefined): DaySpan | null {
  if (text === undefined) return null;
  const match = /^(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?$/.exec(text);
  if (!match) throw new UsageError(`--days is 2024-05-01 or 2024-05-01..2024-05-07, not "${text}"`);
  return { from: match[1], to: match[2] ?? match[1] };
}

function stationValueOf(field: string): StationValue | null {
  const indicator = levelIndicators.find((known) => known.toLowerCase() === field.toLowerCase());
  if (indicator) return { kind: 'indicator', indicator };
  const hour = /^(?:hour|h|leq)?[-_:]?(\d{1,2})$/i.exec(field)?.[1];
  return hour !== undefined && Number(hour) <= 23 ? { kind: 'hour', hour: Number(hour) } : null;
}

const spanText = ([from, to]: HourSpan): string =>
  `${String(from).padStart(2, '0')}-${String(to).padStart(2, '0')}`;

function periodText(value: StationValue, split: PeriodHours): string {
  if (value.kind !== 'indicator') return '';
  const spans = { Ld: [split.day], Le: [split.evening], Ln: [split.night], L24: [] };
  const chosen =
    value.indicator in spans
      ? spans[value.indicator as keyof typeof spans]
      : [split.day, split.evening, split.night];
  return chosen.flatMap((span) => (span ? [spanText(span)] : [])).join(', ');
}

/** One reading a row. Blank values are passed over with a note; anything else that is no number is refused. */
function readColumn({ table, mapping }: OpenTable, column: number): { readings: Reading[]; notes: Note[] } {
  const readings: Reading[] = [];
  const faults: Note[] = [...table.rejected.map((item) => item.note)];
  let missing = 0;
  for (const row of table.rows) {
    const parsed = parseNumber(row.cells[column], { decimalComma: table.decimalComma });
    if (parsed.kind === 'missing') {
      missing += 1;
      continue;
    }
    if (parsed.kind !== 'number') {
      const where = whereOf(table, row, table.columns[column]);
      faults.push({ code: 'cli-not-number', params: { value: row.cells[column] }, where });
      continue;
    }
    const place = coordinatesOf(table, mapping, row);
    if (place.xy) readings.push({ x: place.xy[0], y: place.xy[1], z: parsed.value });
    else faults.push(place.note);
  }
  const [first, ...rest] = faults;
  if (first) throw new DataError([first, ...rest]);
  const where = { file: table.fileName };
  return { readings, notes: missing > 0 ? [{ code: 'cli-missing', params: { count: missing }, where }] : [] };
}

/** One reading a station, its level reduced from its hours. Stations with too few hours are left out, named. */
function readStations(
  { table, mapping }: OpenTable,
  value: StationValue,
  split: PeriodHours,
  days: DaySpan | null,
): { readings: Reading[]; notes: Note[] } {
  const grouped = groupRows(table, mapping, (x, y) => [x, y]);
  const levels = levelReader(table);
  const settled = settleRepeats(table, mapping, grouped.stations);
  const read = readDays(table, mapping, settled.stations, levels);
  const faults = [
    ...table.rejected,
    ...grouped.rejected,
    ...settled.rejected,
    ...read.rejected,
    ...levels.rejected(),
  ].map((item) => item.note);
  const [first, ...rest] = faults;
  if (first) throw new DataError([first, ...rest]);
  const seriesOf = new Map<string, StationSeries>(read.series.map((series) => [series.stationId, series]));
  const left: string[] = [];
  const readings = grouped.stations.flatMap(({ id, geometry }): Reading[] => {
    const series = seriesOf.get(id);
    const level = series && stationLevel(series, value, split, days);
    if (geometry?.type !== 'Point' || !level?.valid || level.levelDb === null) {
      left.push(id);
      return [];
    }
    return [{ x: geometry.coordinates[0], y: geometry.coordinates[1], z: level.levelDb }];
  });
  const where = { file: table.fileName };
  const notes: Note[] = [...grouped.notes, ...settled.notes, ...read.notes, ...levels.notes()];
  if (left.length > 0)
    notes.push({ code: 'cli-stations-left', params: { count: left.length, ids: left.join(', ') }, where });
  return { readings, notes };
}

/**
 * Points of a file by the options --value, --x, --y, --crs, --hours and --days.
 * @throws DataError with every fault of the file, UsageError for a value that it does not have.
 */
export function readPoints(path: string, parsed: Parsed): InputPoints {
  const field = parsed.text('value');
  if (field === undefined) throw new UsageError('--value FIELD is missing');
  const open = openTable(path, parsed);
  const { table, mapping } = open;
  const split = splitOf(parsed.text('hours'));
  const exact = table.columns.indexOf(field);
  const column =
    exact >= 0 ? exact : table.columns.findIndex((name) => name.toLowerCase() === field.toLowerCase());
  const value = column < 0 && hasHours(mapping) ? stationValueOf(field) : null;
  if (column < 0 && !value)
    throw DataError.of(
      'cli-no-value',
      { field, columns: table.columns.join(', ') },
      { file: table.fileName },
    );
  const source = sourceCrs(parsed, open);
  const { readings, notes } = value
    ? readStations(open, value, split, daysOf(parsed.text('days')))
    : readColumn(open, column);
  const middle = (of: (reading: Reading) => number): number => {
    const all = readings.map(of);
    return (
      (all.reduce((a, b) => Math.min(a, b), Infinity) + all.reduce((a, b) => Math.max(a, b), -Infinity)) / 2
    );
  };
  const working = workingPlane(
    source.crs,
    readings.length > 0 ? [middle((r) => r.x), middle((r) => r.y)] : [0, 0],
  );
  const plane = readings.map(({ x, y }) => working.toPlane(x, y));
  const points: Points = {
    x: Float64Array.from(plane, ([x]) => x),
    y: Float64Array.from(plane, ([, y]) => y),
    z: Float64Array.from(readings, ({ z }) => z),
  };
  // A plain column is interpolated as given: it need not be a level.
  const remarks = checkPoints(points, value ? 'levels' : 'any');
  const merged = mergeCoincident(points);
  return {
    points,
    merged: merged.points,
    working,
    indicator: value?.kind === 'hour' ? `Leq${String(value.hour).padStart(2, '0')}` : field,
    period: value ? periodText(value, split) : '',
    notes: [...table.notes, ...source.notes, ...notes, ...remarks, ...merged.notes],
  };
}
