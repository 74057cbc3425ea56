import { DataError, type Note } from '../domain/note.ts';
import { columnOf } from '../formats/column-roles.ts';
import { guessMapping } from '../formats/columns.ts';
import { joinTables, proposeJoin } from '../formats/join.ts';
import type { Stack } from '../formats/stack.ts';
import type { Table } from '../formats/table.ts';

/** Which of two kinds of files holds the values and which the coordinates, and by which columns they belong together. */

export interface TableJoin {
  /** Indexes of the files that hold the values. */
  readonly left: readonly number[];
  /** Indexes of the files that hold the coordinates. */
  readonly right: readonly number[];
  /** null: no columns share any content, a person has to choose. */
  readonly leftKey: string | null;
  readonly rightKey: string | null;
  /** Different keys of the values that the coordinates have, and all of them. */
  readonly matched: number;
  readonly total: number;
}

export type JoinedTables =
  | { readonly table: Table; readonly join: TableJoin | null }
  | { readonly table: null; readonly join: TableJoin; readonly faults: readonly Note[] };

const hasPlaces = (table: Table): boolean => {
  const mapping = guessMapping(table);
  return table.hasGeometry || (columnOf(mapping, 'x') >= 0 && columnOf(mapping, 'y') >= 0);
};

/** The table without coordinates holds the values; where that does not tell them apart, the longer one does. */
function sidesOf([first, second]: readonly Table[]): readonly [left: number, right: number] {
  const places = hasPlaces(first);
  if (places !== hasPlaces(second)) return places ? [1, 0] : [0, 1];
  return second.rows.length > first.rows.length ? [1, 0] : [0, 1];
}

function only(table: Table, column: string): Table {
  const index = table.columns.indexOf(column);
  return {
    ...table,
    columns: [column],
    rows: table.rows.map((row) => ({ ...row, cells: [row.cells[index] ?? ''] })),
  };
}

function keysOf(
  left: Table,
  right: Table,
  chosen: { readonly leftKey: string; readonly rightKey: string } | null,
) {
  const there = chosen && left.columns.includes(chosen.leftKey) && right.columns.includes(chosen.rightKey);
  if (!there) return proposeJoin(left, right) ?? { leftKey: null, rightKey: null, matched: 0, total: 0 };
  const found = proposeJoin(only(left, chosen.leftKey), only(right, chosen.rightKey));
  const column = left.columns.indexOf(chosen.leftKey);
  const total = found?.total ?? new Set(left.rows.map(({ cells }) => cells[column])).size;
  return { ...chosen, matched: found?.matched ?? 0, total };
}

/**
 * One table, or values and places as one. That keys do not match is no exception: other keys can be chosen.
 * @param chosen keys as chosen by a person; null, or columns that are not there: as proposed
 */
export function joinInOrder(
  stacks: readonly Stack[],
  chosen: { readonly leftKey: string; readonly rightKey: string } | null,
): JoinedTables {
  const tables = stacks.map(({ table }) => table);
  if (tables.length < 2) return { table: tables[0], join: null };
  const [left, right] = sidesOf(tables);
  const keys = keysOf(tables[left], tables[right], chosen);
  const join = { left: stacks[left].files, right: stacks[right].files, ...keys };
  if (keys.leftKey === null || keys.rightKey === null) {
    const params = { left: tables[left].fileName, right: tables[right].fileName };
    return { table: null, join, faults: [{ code: 'import-no-key', params }] };
  }
  try {
    return { table: joinTables(tables[left], tables[right], keys.leftKey, keys.rightKey), join };
  } catch (error) {
    if (error instanceof DataError) return { table: null, join, faults: error.notes };
    throw error;
  }
}
