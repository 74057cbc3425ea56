import { DataError, type Note, type Rejected } from '../domain/note.ts';
import { headerKey, roleOfHeader } from './column-headers.ts';
import { plainText } from './numbers.ts';
import { rawOf, type Table, type TableRow, uniqueNames } from './table.ts';

/** Two tables as one: values in one file, coordinates in another. */

const keyText = (cell: string): string => plainText(cell).toLowerCase();

const named = 10;
const listOf = (keys: readonly string[]): string =>
  keys.slice(0, named).join(', ') + (keys.length > named ? ', …' : '');

export interface JoinProposal {
  readonly leftKey: string;
  readonly rightKey: string;
  /** Different keys of the left table that the right one has, and all of them. */
  readonly matched: number;
  readonly total: number;
}

const keysOf = (table: Table, column: number): Set<string> =>
  new Set(table.rows.map(({ cells }) => keyText(cells[column])).filter((key) => key !== ''));

/** The pair of columns that share most content; null when no two columns share any. */
export function proposeJoin(left: Table, right: Table): JoinProposal | null {
  const rights = right.columns.map((name, column) => ({ name, keys: keysOf(right, column) }));
  let best: (JoinProposal & { readonly merit: number }) | null = null;
  left.columns.forEach((leftKey, column) => {
    const keys = keysOf(left, column);
    for (const candidate of rights) {
      let matched = 0;
      for (const key of keys) if (candidate.keys.has(key)) matched += 1;
      // A key that names every row of the second table once beats a class that rows share.
      const unique = candidate.keys.size / Math.max(1, right.rows.length);
      const sameName = leftKey.toLowerCase() === candidate.name.toLowerCase() ? 0.2 : 0;
      // Names and codes often match alike; the code is the better key.
      const isId = roleOfHeader(headerKey(leftKey)) === 'id' ? 0.05 : 0;
      const merit = matched === 0 ? 0 : (matched / keys.size) * unique + sameName + isId;
      if (merit > (best?.merit ?? 0))
        best = { leftKey, rightKey: candidate.name, matched, total: keys.size, merit };
    }
  });
  return best;
}

/**
 * Adds to every row of `left` the columns of the row of `right` with the same key. Keys are compared without
 * regard to case and to full-width forms. Left rows without a partner are kept aside; keys that the right table
 * gives twice (the first counts) and keys nobody asks for are named.
 * @throws DataError `join-column` for a column that is not there, `join-empty` when no key matches.
 */
export function joinTables(left: Table, right: Table, leftKey: string, rightKey: string): Table {
  const leftColumn = left.columns.indexOf(leftKey);
  const rightColumn = right.columns.indexOf(rightKey);
  if (leftColumn < 0) throw DataError.of('join-column', { column: leftKey }, { file: left.fileName });
  if (rightColumn < 0) throw DataError.of('join-column', { column: rightKey }, { file: right.fileName });

  const partners = new Map<string, TableRow>();
  const repeated = new Set<string>();
  for (const row of right.rows) {
    const key = keyText(row.cells[rightColumn]);
    if (key === '') continue;
    if (partners.has(key)) repeated.add(row.cells[rightColumn]);
    else partners.set(key, row);
  }
  const others = right.columns.map((_, index) => index).filter((index) => index !== rightColumn);
  const { names } = uniqueNames(
    [...left.columns, ...others.map((index) => right.columns[index])],
    (index) => `column_${index + 1}`,
  );
  const used = new Set<string>();
  const rejected: Rejected[] = [];
  const rows: TableRow[] = [];
  for (const row of left.rows) {
    const key = keyText(row.cells[leftColumn]);
    const partner = partners.get(key);
    if (!partner) {
      rejected.push({
        note: {
          code: 'join-unmatched',
          params: { key: row.cells[leftColumn], other: right.fileName },
          where: { file: row.file ?? left.fileName, row: row.row, property: leftKey },
        },
        raw: rawOf(left.columns, row.cells),
      });
      continue;
    }
    used.add(key);
    rows.push({
      ...row,
      cells: [...row.cells, ...others.map((index) => partner.cells[index])],
      geometry: row.geometry ?? partner.geometry,
    });
  }
  if (rows.length === 0)
    throw DataError.of(
      'join-empty',
      { left: leftKey, right: rightKey, other: right.fileName },
      { file: left.fileName },
    );
  const unused = [...partners].filter(([key]) => !used.has(key)).map(([, row]) => row.cells[rightColumn]);
  const where = { file: right.fileName };
  const notes: Note[] = [];
  if (repeated.size > 0)
    notes.push({ code: 'join-repeated', params: { keys: listOf([...repeated]) }, where });
  if (unused.length > 0)
    notes.push({ code: 'join-unused', params: { count: unused.length, keys: listOf(unused) }, where });
  return {
    ...left,
    columns: names,
    rows,
    hasGeometry: left.hasGeometry || right.hasGeometry,
    crs: left.hasGeometry ? left.crs : right.crs,
    decimalComma: left.decimalComma || right.decimalComma,
    preamble: [...left.preamble, ...right.preamble],
    notes: [...left.notes, ...right.notes, ...notes],
    rejected: [...left.rejected, ...right.rejected, ...rejected],
  };
}
