import type { Geometry } from 'geojson';
import type { Note, Rejected } from '../domain/note.ts';
import type { LocalizedText } from '../domain/text.ts';
import type { SourceCrs } from './crs.ts';
import type { Encoding } from './encoding.ts';

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** What a person may correct when a file was read wrongly; everything left out is detected. */
export interface ReadOptions {
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  /** 1-based record that holds the column names; 0: the file has none. */
  readonly headerRow?: number;
}

export interface TableRow {
  /** 1-based position in the file: the record of a CSV file (header and blank records count), the feature of a GeoJSON file. */
  readonly row: number;
  /** Where several files make one table: the one this row comes from. */
  readonly file?: string;
  /** Id of the feature, where the file gives one. */
  readonly featureId?: string;
  /** As long as the table's columns; '' where the file has nothing. Numbers in JavaScript's shortest form. */
  readonly cells: readonly string[];
  /** In the coordinates of the file; null in a CSV file and where a feature has no place. */
  readonly geometry: Geometry | null;
}

/** A file as rows and columns of text, before anything is known about their meaning. */
export interface Table {
  readonly fileName: string;
  readonly importerId: string;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter | null;
  /** Numbers are written "52,3". */
  readonly decimalComma: boolean;
  /** Unique, never empty. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** Rows carry geometry, so no columns of coordinates are needed. */
  readonly hasGeometry: boolean;
  /** As the file declares it; null where it does not. */
  readonly crs: SourceCrs | null;
  /** Lines above the header, for a person to look at. */
  readonly preamble: readonly string[];
  readonly notes: readonly Note[];
  readonly rejected: readonly Rejected[];
}

/** A file format that can be read. */
export interface Importer {
  readonly id: string;
  /** Lower case, without the dot. */
  readonly extensions: readonly string[];
  readonly title: LocalizedText;
  /** How likely the file is of this format: 0 no, 1 surely. Looks at the first bytes only. */
  readonly sniff: (bytes: Uint8Array, name: string) => number;
  /** @throws DataError when nothing of the file can be used. */
  readonly read: (bytes: Uint8Array, name: string, options: ReadOptions) => Table;
}

export const extensionOf = (name: string): string => /\.([^.\\/]+)$/.exec(name)?.[1].toLowerCase() ?? '';

/** A row by column name, for the list of rejected rows. */
export const rawOf = (
  columns: readonly string[],
  cells: readonly string[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));

/** Makes names unique ("a", "a_2") and fills empty ones by `fill`; tells which were changed. */
export function uniqueNames(
  names: readonly string[],
  fill: (index: number) => string,
): { readonly names: readonly string[]; readonly empty: number; readonly repeated: readonly string[] } {
  const taken = new Set<string>();
  const repeated = new Set<string>();
  let empty = 0;
  const result = names.map((name, index) => {
    let base = name;
    if (base === '') {
      empty += 1;
      base = fill(index);
    } else if (taken.has(base)) repeated.add(base);
    let unique = base;
    for (let n = 2; taken.has(unique); n++) unique = `${base}_${n}`;
    taken.add(unique);
    return unique;
  });
  return { names: result, empty, repeated: [...repeated] };
}
