import type { Bounds } from '../domain/feature.ts';
import { DataError, type Note } from '../domain/note.ts';
import type { StationKind } from '../domain/station.ts';
import { type ColumnMapping } from '../formats/column-roles.ts';
import { guessMapping } from '../formats/columns.ts';
import type { SourceCrs } from '../formats/crs.ts';
import type { Encoding } from '../formats/encoding.ts';
import { type JoinProposal, joinTables, proposeJoin } from '../formats/join.ts';
import { kindField } from '../formats/measurement-fields.ts';
import { type Measurements, mapColumns } from '../formats/measurements.ts';
import { type CrsChosen, type PlacePreview, previewPlaces, proposeTableCrs } from '../formats/places.ts';
import { readTable } from '../formats/registry.ts';
import type { Delimiter, ReadOptions, Table } from '../formats/table.ts';
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

export interface ReadFile {
  readonly name: string;
  readonly encoding: Encoding;
  readonly delimiter: Delimiter | null;
  readonly rows: number;
  readonly columns: readonly string[];
}

export interface Draft {
  /** As read: values first, then the table that is joined to them. */
  readonly files: readonly ReadFile[];
  readonly join: JoinProposal | null;
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[];
  readonly mapping: ColumnMapping;
  readonly place: CrsChosen;
  readonly otherCrs: readonly SourceCrs[];
  readonly certain: boolean;
  /** GeoJSON brings its places; a table has columns for them. */
  readonly hasGeometry: boolean;
  readonly preview: readonly PlacePreview[];
  /** null: nothing can be imported as things stand, `faults` say why. */
  readonly layer: Omit<Measurements, 'place'> | null;
  readonly faults: readonly Note[];
}

export interface DraftInput {
  readonly files: readonly ImportFile[];
  readonly settings: ImportSettings;
  readonly near: Bounds;
}

const sampleCount = 3;

/** More say nothing more; the table of a layer shows them all. */
const notesOf = (error: unknown): readonly Note[] => {
  if (error instanceof DataError) return error.notes;
  throw error;
};

/** Values in one file, coordinates in another: the table with more rows holds the values. */
function joined(tables: readonly Table[], chosen: ImportSettings['join']): { readonly table: Table; readonly join: JoinProposal | null } {
  const [left, right] = tables;
  if (!right) return { table: left, join: null };
  const proposal = proposeJoin(left, right);
  const leftKey = chosen?.leftKey ?? proposal?.leftKey;
  const rightKey = chosen?.rightKey ?? proposal?.rightKey;
  if (!leftKey || !rightKey) throw DataError.of('import-no-key', { left: left.fileName, right: right.fileName });
  return {
    table: joinTables(left, right, leftKey, rightKey),
    join: { leftKey, rightKey, matched: proposal?.matched ?? 0, total: proposal?.total ?? 0 },
  };
}

// biome-ignore lint/correctness/useYield: one slice; a file of a bureau is read in well under a second.
async function* draft({ files, settings, near }: DraftInput): AsyncGenerator<Progress<never>, Draft, void> {
  if (files.length > 2) throw DataError.of('import-too-many', { count: files.length });
  const tables = files
    .map(({ name, bytes }, i) => readTable(bytes, name, settings.read[i] ?? {}))
    .sort((a, b) => b.rows.length - a.rows.length);
  const { table, join } = joined(tables, settings.join);
  const fits = settings.mapping?.roles.length === table.columns.length;
  const mapping = fits && settings.mapping ? settings.mapping : guessMapping(table);
  const proposal = proposeTableCrs(table, mapping, near);
  const place = settings.place ?? { crs: proposal.crs, swapXY: proposal.swapped && proposal.crs.kind === 'epsg' };
  const common = {
    files: tables.map(({ fileName: name, encoding, delimiter, rows, columns }) => ({ name, encoding, delimiter, rows: rows.length, columns })),
    join,
    columns: table.columns.map((name, i) => ({ name, samples: samplesOf(table, i) })),
    mapping,
    place,
    otherCrs: proposal.others,
    certain: proposal.certain,
    hasGeometry: table.hasGeometry,
  };
  try {
    const { place: _place, ...layer } = mapColumns(table, mapping, { near, ...(settings.place && { place: settings.place }) });
    return { ...common, preview: previewPlaces(table, mapping, place), layer: withKind(layer, settings.kind), faults: [] };
  } catch (error) {
    return { ...common, preview: [], layer: null, faults: [...table.notes, ...notesOf(error)] };
  }
}

function samplesOf(table: Table, column: number): string[] {
  const found: string[] = [];
  for (const { cells } of table.rows) {
    if (found.length === sampleCount) break;
    if (cells[column] !== '' && !found.includes(cells[column])) found.push(cells[column]);
  }
  return found;
}

/** What the file does not say of its stations, a person does. */
function withKind(layer: Draft['layer'] & object, kind: StationKind | null): Draft['layer'] {
  if (!kind || layer.fields.some((field) => field.name === kindField.name)) return layer;
  return {
    ...layer,
    fields: [...layer.fields, kindField],
    features: layer.features.map((feature) => ({ ...feature, properties: { ...feature.properties, [kindField.name]: kind } })),
  };
}

export const importJobs = { draft } satisfies Record<string, Job<never, unknown, unknown>>;
