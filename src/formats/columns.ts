import { DataError, type Note } from '../domain/note.ts';
import type { StationKind } from '../domain/station.ts';
import { findHourColumns, headerKey, isWeakId, roleOfHeader } from './column-headers.ts';
import { type ColumnMapping, type ColumnRole, columnOf, columnsOf, isSingle } from './column-roles.ts';
import { parseDateTime, parseHour } from './dates.ts';
import { parseNumber } from './numbers.ts';
import type { Table } from './table.ts';

/** Guesses what the columns of a table mean; a person corrects it. */

const kindWords: readonly (readonly [StationKind, RegExp])[] = [
  ['functional', /^(?:functional|功能区.*)$/i],
  ['regional', /^(?:regional|grid|area|区域.*|网格.*)$/i],
  ['road', /^(?:road|traffic|roadside|道路.*|交通.*|路段.*)$/i],
];

export const parseKind = (text: string): StationKind | null =>
  kindWords.find(([, pattern]) => pattern.test(text.trim()))?.[0] ?? null;

/** "2类", "2", "4a 类", "Ⅱ类", "class 3" → 0, 1, 2, 3, 4a, 4b; null for anything else. */
export function parseZone(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/class|类|区|功能|声环境|\s/g, '');
  const roman: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3' };
  const found = roman[plain] ?? plain;
  return /^(?:[0-3]|4[ab])$/.test(found) ? found : null;
}

const sampleSize = 200;

const mostly = (cells: readonly string[], test: (cell: string) => boolean): boolean =>
  cells.length > 0 && cells.filter(test).length * 2 >= cells.length;

function fits(role: ColumnRole, cells: readonly string[], decimalComma: boolean): boolean {
  const full = cells.filter((cell) => cell !== '');
  switch (role) {
    case 'kind':
      return mostly(full, (cell) => parseKind(cell) !== null);
    case 'zone':
      return mostly(full, (cell) => parseZone(cell) !== null);
    case 'time':
      return (
        full.length === 0 || full.some((cell) => parseHour(cell) !== null || parseDateTime(cell) !== null)
      );
    case 'date':
      return full.length === 0 || full.some((cell) => parseDateTime(cell, 'day-first') !== null);
    case 'level':
    case 'l10':
    case 'l50':
    case 'l90':
    case 'road-length':
      return full.length === 0 || full.some((cell) => parseNumber(cell, { decimalComma }).kind !== 'bad');
    default:
      return true;
  }
}

/** A mapping by the columns' names, checked against the first rows. Columns that say nothing are attributes. */
export function guessMapping(table: Table): ColumnMapping {
  const keys = table.columns.map(headerKey);
  const sample = table.rows.slice(0, sampleSize);
  const cellsOf = (index: number) => sample.map(({ cells }) => cells[index]);
  const roles: ColumnRole[] = keys.map(() => 'attribute');
  const taken = new Set<ColumnRole>();
  const give = (index: number, role: ColumnRole) => {
    roles[index] = role;
    taken.add(role);
  };
  const hours = findHourColumns(keys);
  hours?.columns.forEach((index, hour) => {
    if (index !== null) give(index, `hour-${hour}`);
  });
  keys.forEach((key, index) => {
    if (roles[index] !== 'attribute') return;
    const role = roleOfHeader(key);
    if (!role || (isSingle(role) && taken.has(role)) || !fits(role, cellsOf(index), table.decimalComma))
      return;
    if ((role === 'x' || role === 'y') && table.hasGeometry) return;
    give(index, role);
  });
  if (!taken.has('id')) {
    const weak = keys.findIndex((key, index) => roles[index] === 'attribute' && isWeakId(key));
    // A running number tells rows apart, not stations: with a date it would make every day a station.
    if (weak >= 0 && !taken.has('date') && !taken.has('time')) give(weak, 'id');
  }
  settleTime(roles, taken, cellsOf);
  return { roles, hoursByEnd: hours?.byEnd ?? false };
}

/** A time column makes sense in a long table only: hours in rows, one column of levels. */
function settleTime(
  roles: ColumnRole[],
  taken: ReadonlySet<ColumnRole>,
  cellsOf: (index: number) => string[],
): void {
  const time = roles.indexOf('time');
  if (time < 0) {
    // A "date" column may hold the time of day as well.
    const date = roles.indexOf('date');
    const withHour =
      date >= 0 && cellsOf(date).some((cell) => (parseDateTime(cell, 'day-first')?.hour ?? 0) > 0);
    if (!withHour || [...taken].some((role) => role.startsWith('hour-'))) return;
    roles[date] = 'time';
  } else if ([...taken].some((role) => role.startsWith('hour-'))) {
    const dated = cellsOf(time).some((cell) => parseDateTime(cell, 'day-first') !== null);
    roles[time] = dated && !taken.has('date') ? 'date' : 'attribute';
    return;
  }
  const level = roles.indexOf('level');
  if (level >= 0) roles[level] = 'hourly-level';
}

/**
 * @throws DataError with every reason why a mapping cannot be used: a role given twice, no coordinates, hourly
 * levels without a time.
 */
export function checkMapping(table: Table, mapping: ColumnMapping): void {
  const where = { file: table.fileName };
  const notes: Note[] = [];
  for (const role of new Set(mapping.roles)) {
    const columns = columnsOf(mapping, role);
    if (isSingle(role) && columns.length > 1)
      notes.push({
        code: 'role-twice',
        params: { role, columns: columns.map((index) => table.columns[index]).join(', ') },
        where,
      });
  }
  const has = (role: ColumnRole) => columnOf(mapping, role) >= 0;
  if (!table.hasGeometry && !(has('x') && has('y'))) notes.push({ code: 'columns-no-coordinates', where });
  if (has('hourly-level') && !has('time')) notes.push({ code: 'columns-no-time', where });
  const [first, ...rest] = notes;
  if (first) throw new DataError([first, ...rest]);
}
