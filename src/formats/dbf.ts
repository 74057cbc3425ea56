import type { Value } from '../domain/feature.ts';
import { DataError, type Note } from '../domain/note.ts';
import { decodeText, type Encoding } from './encoding.ts';

/** dBASE tables beside shapefiles: what the decoder of records leaves open, structure and encoding of the text. */

interface DbfField {
  readonly name: Uint8Array;
  readonly type: string;
  readonly start: number;
  readonly length: number;
}

interface DbfLayout {
  readonly records: number;
  readonly headerLength: number;
  readonly recordLength: number;
  /** Language driver id, byte 29. */
  readonly language: number;
  readonly fields: readonly DbfField[];
}

/** @throws DataError `dbf-broken` */
export function layoutOf(dbf: Uint8Array, file: string): DbfLayout {
  const view = new DataView(dbf.buffer, dbf.byteOffset, dbf.byteLength);
  if (dbf.length < 33) throw DataError.of('dbf-broken', undefined, { file });
  const [headerLength, recordLength] = [view.getUint16(8, true), view.getUint16(10, true)];
  const fields: DbfField[] = [];
  let start = 1;
  for (let at = 32; at + 32 < headerLength && at + 32 <= dbf.length && dbf[at] !== 13; at += 32) {
    const length = dbf[at + 16];
    const name = dbf.subarray(at, at + 11);
    const end = name.indexOf(0);
    fields.push({
      name: end < 0 ? name : name.subarray(0, end),
      type: String.fromCharCode(dbf[at + 11]),
      start,
      length,
    });
    start += length;
  }
  if (headerLength < 33 || recordLength < start) throw DataError.of('dbf-broken', undefined, { file });
  // What is behind the end of the file is no record, whatever the header says.
  const records = Math.min(
    view.getUint32(4, true),
    Math.max(0, Math.floor((dbf.length - headerLength) / recordLength)),
  );
  return { records, headerLength, recordLength, language: dbf[29], fields };
}

/** Indices of the records that are marked as deleted. */
export function deletedRecords(dbf: Uint8Array, layout: DbfLayout): ReadonlySet<number> {
  const deleted = new Set<number>();
  for (let k = 0; k < layout.records; k++)
    if (dbf[layout.headerLength + k * layout.recordLength] === 0x2a) deleted.add(k);
  return deleted;
}

/** Code pages by the names that .cpg files hold. */
const pages: readonly (readonly [RegExp, Encoding])[] = [
  [/^utf-?8$|^65001$/, 'utf-8'],
  [/^(?:cp|ansi |ms|oem )?936$|^gbk$|^gb-?2312$|^gb-?18030$|^54936$/, 'gb18030'],
  [/^(?:cp|ansi |windows-)?1252$|^iso[- ]?8859-?1$|^88591$|^latin-?1$/, 'windows-1252'],
];

/** Language drivers of Chinese tables; the others are too often the default of the program that wrote the file. */
const chineseDrivers = new Set([0x4d, 0x7a]);

/**
 * Encoding of the text in a table: as chosen, of the .cpg, of the language driver, or by its bytes. A name that the
 * bytes belie is set aside.
 */
export function encodingOf(
  dbf: Uint8Array,
  layout: DbfLayout,
  cpg: string | null,
  file: string,
  chosen?: Encoding,
): { readonly encoding: Encoding; readonly notes: readonly Note[] } {
  const text = textBytes(dbf, layout);
  if (chosen) return decoded(text, file, chosen);
  const label = cpg?.trim().toLowerCase() ?? '';
  const named = pages.find(([pattern]) => pattern.test(label))?.[1];
  const driver = chineseDrivers.has(layout.language) ? 'gb18030' : undefined;
  const notes: Note[] = [];
  const asked = named ?? driver;
  if (asked) {
    try {
      return decoded(text, file, asked);
    } catch {
      notes.push({ code: 'encoding-not-as-named', params: { encoding: asked }, where: { file } });
    }
  } else if (label !== '')
    notes.push({ code: 'encoding-name-unknown', params: { name: label.slice(0, 20) }, where: { file } });
  const found = decoded(text, file);
  return { encoding: found.encoding, notes: [...notes, ...found.notes] };
}

function decoded(bytes: Uint8Array, file: string, encoding?: Encoding) {
  const { encoding: used, notes } = decodeText(bytes, file, encoding);
  return { encoding: used, notes };
}

/** Names and text cells, each on a line: without the numbers, whose padding would tell nothing. */
function textBytes(dbf: Uint8Array, { records, headerLength, recordLength, fields }: DbfLayout): Uint8Array {
  const texts = fields.filter(({ type }) => type === 'C');
  const parts = fields.map(({ name }) => name);
  for (let k = 0; k < records; k++)
    for (const { start, length } of texts) {
      const at = headerLength + k * recordLength + start;
      parts.push(trimmed(dbf.subarray(at, at + length)));
    }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0)).fill(10);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length + 1;
  }
  return bytes;
}

/** Without the blanks or zeros that fill a cell. */
function trimmed(cell: Uint8Array): Uint8Array {
  const zero = cell.indexOf(0);
  let end = zero < 0 ? cell.length : zero;
  while (end > 0 && cell[end - 1] === 0x20) end--;
  return cell.subarray(0, end);
}

/** A cell as the decoder gives it, as a value: no NaN, no empty text, days as ISO dates. */
export function valueOfDbf(cell: unknown): Value {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell === 'string') return cell === '' ? null : cell;
  if (typeof cell === 'boolean') return cell;
  if (!(cell instanceof Date) || Number.isNaN(cell.getTime())) return null;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${cell.getFullYear()}-${two(cell.getMonth() + 1)}-${two(cell.getDate())}`;
}
