import type { FieldSpec } from '../domain/catalog.ts';
import type { Value } from '../domain/feature.ts';
import { parseDateTime } from './dates.ts';
import { parseNumber } from './numbers.ts';
import type { StationRows } from './station-rows.ts';
import type { Table } from './table.ts';

/** Columns that are kept and shown as they are. */

export type AttributeType = 'number' | 'text' | 'date' | 'boolean';

/** "037" and long codes are names, not numbers. */
const isCode = (cell: string): boolean => /^[+-]?0\d/.test(cell) || /^\d{16,}$/.test(cell);

/** Type of a column by all its cells. */
export function typeOfColumn(table: Table, column: number): AttributeType {
  let type: AttributeType | null = null;
  for (const { cells } of table.rows) {
    const cell = cells[column];
    if (cell === '') continue;
    const parsed = parseNumber(cell, { decimalComma: table.decimalComma });
    if (parsed.kind === 'missing') continue;
    const found: AttributeType =
      parsed.kind === 'number' && !isCode(cell)
        ? 'number'
        : /^(?:true|false)$/i.test(cell)
          ? 'boolean'
          : parseDateTime(cell)?.hour === null
            ? 'date'
            : 'text';
    if (type !== null && type !== found) return 'text';
    type = found;
  }
  return type ?? 'text';
}

export function valueOfCell(cell: string, type: AttributeType, decimalComma: boolean): Value {
  if (cell === '') return null;
  if (type === 'number') {
    const parsed = parseNumber(cell, { decimalComma });
    return parsed.kind === 'number' ? parsed.value : null;
  }
  if (type === 'boolean') return /^true$/i.test(cell) ? true : /^false$/i.test(cell) ? false : null;
  return type === 'date' ? (parseDateTime(cell)?.date ?? null) : cell;
}

/** The one content that a column has in all rows of a station; undefined where it changes from row to row. */
export function steadyCell(station: StationRows, column: number): string | undefined {
  let steady = '';
  for (const { cells } of station.rows) {
    const cell = cells[column];
    if (cell === '' || cell === steady) continue;
    if (steady !== '') return undefined;
    steady = cell;
  }
  return steady;
}

/** A field titled by the file's own words, in both languages. */
export const ownField = (
  name: string,
  type: FieldSpec['type'],
  more: Partial<FieldSpec> = {},
): FieldSpec => ({
  name,
  title: { zh: name, en: name },
  type,
  ...more,
});
