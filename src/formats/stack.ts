import { DataError } from '../domain/note.ts';
import { crsName, lngLatCrs } from './crs.ts';
import type { Table } from './table.ts';

/** Tables that belong together because they have the same columns, in the order of their first file. */
export interface Stack {
  readonly table: Table;
  /** Indexes of its files, as given. */
  readonly files: readonly number[];
}

const columnsKey = ({ columns, hasGeometry }: Table): string =>
  JSON.stringify([hasGeometry, ...columns.map((name) => name.toLowerCase()).sort()]);

/**
 * Lays files with the same columns, in whatever order those come, on top of one another. Rows keep the file they come
 * from. There are values and, at most, places: more than two kinds of columns cannot be brought together unasked.
 * @throws DataError `import-kinds` naming the files of each kind, `import-crs-differ` naming the system of each file
 */
export function stackTables(tables: readonly Table[]): readonly Stack[] {
  const kinds = new Map<string, number[]>();
  tables.forEach((table, index) => {
    const key = columnsKey(table);
    kinds.set(key, [...(kinds.get(key) ?? []), index]);
  });
  const groups = [...kinds.values()];
  if (groups.length > 2) {
    const names = groups.map((files) => files.map((index) => tables[index].fileName).join(' + '));
    throw DataError.of('import-kinds', { count: groups.length, files: names.join(' / ') });
  }
  return groups.map((files) => ({ files, table: onTop(files.map((index) => tables[index])) }));
}

function onTop([first, ...others]: readonly Table[]): Table {
  if (others.length === 0) return first;
  const all = [first, ...others];
  const systems = all.map(({ crs }) => crsName(crs ?? lngLatCrs));
  if (new Set(systems).size > 1)
    throw DataError.of('import-crs-differ', {
      files: all.map(({ fileName }, index) => `${fileName}: ${systems[index]}`).join(', '),
    });
  return {
    ...first,
    // Notes about the whole of it are about all files.
    fileName: all.map(({ fileName }) => fileName).join(' + '),
    decimalComma: all.some(({ decimalComma }) => decimalComma),
    crs: all.find(({ crs }) => crs)?.crs ?? null,
    rows: all.flatMap((table) => {
      const from = first.columns.map((name) => {
        const same = table.columns.indexOf(name);
        return same >= 0
          ? same
          : table.columns.findIndex((other) => other.toLowerCase() === name.toLowerCase());
      });
      return table.rows.map((row) => ({
        ...row,
        file: table.fileName,
        cells: from.map((column) => row.cells[column]),
      }));
    }),
    preamble: all.flatMap(({ preamble }) => preamble),
    notes: [
      ...all.flatMap(({ notes }) => notes),
      {
        code: 'import-stacked',
        params: { count: all.length, files: all.map(({ fileName }) => fileName).join(', ') },
      },
    ],
    rejected: all.flatMap(({ rejected }) => rejected),
  };
}
