import type { Note, Rejected } from '../domain/note.ts';
import { readLevelCell } from './level-cell.ts';
import { whereOf } from './station-rows.ts';
import { rawOf, type Table, type TableRow } from './table.ts';

export const percentileRoles = ['l10', 'l50', 'l90'] as const;

/** Reads levels of a table's cells and keeps the account of what was missing or wrong. */
export interface LevelReader {
  /** The level in dB, or null; a fault is written down once, with row, column and content. */
  readonly read: (row: TableRow, column: number) => number | null;
  readonly notes: () => readonly Note[];
  readonly rejected: () => readonly Rejected[];
}

export function levelReader(table: Table): LevelReader {
  const rejected: Rejected[] = [];
  const tokens = new Map<string, number>();
  const read = (row: TableRow, column: number): number | null => {
    const text = row.cells[column] ?? '';
    const cell = readLevelCell(text, table.decimalComma);
    if ('fault' in cell)
      rejected.push({
        note: {
          code: cell.fault,
          params: { value: text },
          where: whereOf(table, row, table.columns[column]),
        },
        raw: rawOf(table.columns, row.cells),
      });
    else if ('token' in cell) tokens.set(cell.token, (tokens.get(cell.token) ?? 0) + 1);
    return cell.levelDb;
  };
  const notes = (): Note[] => {
    const where = { file: table.fileName };
    const named = [...tokens].filter(([token]) => token !== '');
    const count = named.reduce((sum, [, times]) => sum + times, 0);
    const blank = tokens.get('') ?? 0;
    return [
      ...(count > 0
        ? [
            {
              code: 'values-missing',
              params: { count, tokens: named.map(([token]) => token).join(', ') },
              where,
            },
          ]
        : []),
      ...(blank > 0 ? [{ code: 'values-blank', params: { count: blank }, where }] : []),
    ];
  };
  return { read, notes, rejected: () => rejected };
}
