import type { Bounds } from '../domain/feature.ts';
import { DataError, type Note, type Rejected } from '../domain/note.ts';
import type { StationKind } from '../domain/station.ts';
import { headerKey, roleOfHeader } from '../formats/column-headers.ts';
import type { ColumnMapping } from '../formats/column-roles.ts';
import { guessMapping } from '../formats/columns.ts';
import { lngLatCrs, type SourceCrs } from '../formats/crs.ts';
import type { Encoding } from '../formats/encoding.ts';
import { kindField } from '../formats/measurement-fields.ts';
import { type Measurements, mapColumns } from '../formats/measurements.ts';
import { type CrsChosen, type PlacePreview, previewPlaces, proposeTableCrs } from '../formats/places.ts';
import { readTable } from '../formats/registry.ts';
import { stackTables } from '../formats/stack.ts';
import { type ReadOptions, rawOf, type Table } from '../formats/table.ts';
import { joinInOrder, type TableJoin } from './import-join.ts';
import type { Job, Progress } from './protocol.ts';

/** Reads dropped files into a draft of a layer. Everything a person may correct is an input; left out, it is guessed. */

export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ImportSettings {
  /** How each file is read, in the order of the files. */
  readonly read: readonly ReadOptions[];
  /** Keys of the two tables; null: as proposed. */
  readonly join: { readonly leftKey: string; readonly rightKey: string } | null;
  readonly mapping: ColumnMapping | null;
  readonly place: CrsChosen | null;
  /** Kind of all stations where no column says it. */
  readonly kind: StationKind | null;
}

export const noSettings: ImportSettings = { read: [], join: null, mapping: null, place: null, kind: null };

export interface ReadFile {
  readonly name: string;
  readonly encoding: Encoding;
  readonly rows: number;
  readonly columns: readonly string[];
}

/** The one table that all files make together, and how it is understood. */
export interface DraftTable {
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[];
  readonly mapping: ColumnMapping;
  readonly place: CrsChosen;
  readonly otherCrs: readonly SourceCrs[];
  readonly certain: boolean;
  /** GeoJSON brings its places; a table has columns for them. */
  readonly hasGeometry: boolean;
  /** The first few different places. */
  readonly preview: readonly PlacePreview[];
}

export interface Draft {
  /** As read, in the order they were given. */
  readonly files: readonly ReadFile[];
  readonly join: TableJoin | null;
  /** null: the files cannot be joined by these keys. */
  readonly table: DraftTable | null;
  /** null: nothing can be imported as things stand, `faults` and `refused` say why. */
  readonly layer: Omit<Measurements, 'place'> | null;
  readonly faults: readonly Note[];
  /** Rows behind the faults, when none is left to import. */
  readonly refused: readonly Rejected[];
}

export type ImportableDraft = Draft & { readonly layer: NonNullable<Draft['layer']> };

export interface DraftInput {
  readonly files: readonly ImportFile[];
  readonly settings: ImportSettings;
  readonly near: Bounds;
}

/** One slice without progress: a file of a bureau is read in well under a second. */
async function* draft({ files, settings, near }: DraftInput): AsyncGenerator<Progress<never>, Draft, void> {
  const tables = files.map(({ name, bytes }, i) => readTable(bytes, name, settings.read[i] ?? {}));
  const joined = joinInOrder(stackTables(tables), settings.join);
  const common = {
    files: tables.map(({ fileName: name, encoding, rows, columns }) => ({
      name,
      encoding,
      rows: rows.length,
      columns,
    })),
    join: joined.join,
  };
  if (!joined.table) return { ...common, table: null, layer: null, faults: joined.faults, refused: [] };
  return { ...common, ...understood(joined.table, joined.join?.leftKey ?? null, settings, near) };
}

function understood(
  table: Table,
  key: string | null,
  settings: ImportSettings,
  near: Bounds,
): Omit<Draft, 'files' | 'join'> {
  const fits = settings.mapping?.roles.length === table.columns.length;
  const mapping = fits && settings.mapping ? settings.mapping : withKeyAsId(table, guessMapping(table), key);
  const proposal = proposeTableCrs(table, mapping, near);
  const empty = proposal.crs.kind === 'local' && previewPlaces(table, mapping, degrees, 1).length === 0;
  const proposed = { crs: proposal.crs, swapXY: proposal.swapped && proposal.crs.kind === 'epsg' };
  // Without a single coordinate there is no system to ask for: the rows say what is wrong.
  const chosen = settings.place ?? (empty ? degrees : null);
  const place = chosen ?? proposed;
  const draftTable: DraftTable = {
    columns: table.columns.map((name, i) => ({ name, samples: samplesOf(table, i) })),
    mapping,
    place,
    otherCrs: proposal.others,
    certain: proposal.certain,
    hasGeometry: table.hasGeometry,
    preview: place.crs.kind === 'local' ? [] : differentPlaces(table, mapping, place),
  };
  try {
    const { place: _place, ...layer } = mapColumns(table, mapping, {
      near,
      ...(chosen && { place: chosen }),
    });
    return { table: draftTable, layer: withKind(layer, settings.kind), faults: [], refused: [] };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const { faults, refused } = rowsApart(table, error.notes);
    const telling = empty ? faults.filter(({ code }) => code !== 'crs-unknown') : faults;
    return { table: draftTable, layer: null, faults: [...telling, ...table.notes], refused };
  }
}

const degrees: CrsChosen = { crs: lngLatCrs, swapXY: false };

/** The key of a join names the stations; it may be called "site", which alone would be taken for a name. */
function withKeyAsId(table: Table, guessed: ColumnMapping, key: string | null): ColumnMapping {
  const column = key === null ? -1 : table.columns.indexOf(key);
  if (column < 0 || guessed.roles.includes('id')) return guessed;
  const roles = guessed.roles.map((role, index) => (index === column ? 'id' : role));
  if (!roles.includes('name')) {
    const name = table.columns.findIndex(
      (title, index) => roles[index] === 'attribute' && roleOfHeader(headerKey(title)) === 'name',
    );
    if (name >= 0) roles[name] = 'name';
  }
  return { ...guessed, roles };
}

/** Faults of rows go with their rows, so that they can be mended even when no row is left. */
function rowsApart(
  table: Table,
  notes: readonly Note[],
): { readonly faults: readonly Note[]; readonly refused: readonly Rejected[] } {
  const place = (file: string | undefined, row: number) => `${file}\n${row}`;
  const rows = new Map(table.rows.map((row) => [place(row.file ?? table.fileName, row.row), row]));
  const byNote = new Map(table.rejected.map((item) => [item.note, item]));
  const faults: Note[] = [];
  const refused: Rejected[] = [];
  for (const note of notes) {
    const row = note.where?.row;
    if (row === undefined && note.where?.featureId === undefined) faults.push(note);
    else {
      const found = row === undefined ? undefined : rows.get(place(note.where?.file, row));
      refused.push(byNote.get(note) ?? { note, ...(found && { raw: rawOf(table.columns, found.cells) }) });
    }
  }
  return { faults, refused };
}

const sampleCount = 3;

function samplesOf(table: Table, column: number): string[] {
  const found: string[] = [];
  for (const { cells } of table.rows) {
    if (found.length === sampleCount) break;
    if (cells[column] !== '' && !found.includes(cells[column])) found.push(cells[column]);
  }
  return found;
}

const previewCount = 5;
/** Many days of one station stand in a row: this far down the next station is looked for. */
const previewRows = 1000;

function differentPlaces(table: Table, mapping: ColumnMapping, place: CrsChosen): readonly PlacePreview[] {
  const seen = new Map<string, PlacePreview>();
  for (const found of previewPlaces(table, mapping, place, previewRows)) {
    const key = `${found.x} ${found.y}`;
    if (!seen.has(key)) seen.set(key, found);
    if (seen.size === previewCount) break;
  }
  return [...seen.values()];
}

/** What the file does not say of its stations, a person does. */
function withKind(layer: ImportableDraft['layer'], kind: StationKind | null): ImportableDraft['layer'] {
  if (!kind || layer.fields.some((field) => field.name === kindField.name)) return layer;
  return {
    ...layer,
    fields: [...layer.fields, kindField],
    features: layer.features.map((feature) => ({
      ...feature,
      properties: { ...feature.properties, [kindField.name]: kind },
    })),
  };
}

export const importJobs = { draft } satisfies Record<string, Job<never, unknown, unknown>>;
