import { DataError, type Note, type Rejected } from '../domain/note.ts';
import { type CsvRecord, detectDelimiter, readRecords } from './csv-records.ts';
import { decodeText } from './encoding.ts';
import { parseNumber, plainText } from './numbers.ts';
import {
  type Delimiter,
  extensionOf,
  type Importer,
  type ReadOptions,
  rawOf,
  type Table,
  type TableRow,
  uniqueNames,
} from './table.ts';

/** Delimited text (RFC 4180 and its cousins): CSV, TSV, semicolons, with titles above the header or without. */

const isBlank = (fields: readonly string[]): boolean => fields.every((field) => field.trim() === '');
const filled = (fields: readonly string[]): number => fields.filter((field) => field.trim() !== '').length;

/** Index of the record that holds the column names, −1 for a file without one. */
function findHeader(records: readonly CsvRecord[], decimalComma: boolean): number {
  const sample = records.slice(0, 60);
  const width = Math.max(...sample.map(({ fields }) => filled(fields)));
  const isNumeric = (text: string) => parseNumber(text, { decimalComma }).kind === 'number';
  for (const [index, { fields }] of sample.entries()) {
    const names = fields.filter((field) => field.trim() !== '');
    if (names.length === 0 || names.length < Math.min(width, Math.max(2, width * 0.6))) continue;
    // Column names may be numbers (the hours 0 … 23), but not all of them.
    return names.every(isNumeric) ? -1 : index;
  }
  return 0;
}

/** Lines that announce the table rather than belong to it: YAML front matter (CSVY), "sep=;", # comments. */
function skipPreamble(text: string): { readonly body: string; readonly skipped: readonly string[] } {
  const lines = text.split(/(?<=\n)/);
  let count = 0;
  if (lines[0]?.trim() === '---') {
    const end = lines.findIndex((line, index) => index > 0 && /^(---|\.\.\.)\s*$/.test(line.trim()));
    if (end > 0) count = end + 1;
  }
  while (/^(sep=.|#)/.test(lines[count] ?? '')) count += 1;
  return { body: lines.slice(count).join(''), skipped: lines.slice(0, count).map((line) => line.trim()) };
}

const commaDecimal = /^[+-]?\d+,\d+$/;
const pointDecimal = /^[+-]?\d+\.\d+$/;

function hasDecimalCommas(records: readonly CsvRecord[], delimiter: Delimiter): boolean {
  if (delimiter === ',') return false;
  let commas = 0;
  let points = 0;
  for (const { fields } of records.slice(0, 200)) {
    for (const field of fields) {
      const plain = plainText(field);
      if (commaDecimal.test(plain)) commas += 1;
      else if (pointDecimal.test(plain)) points += 1;
    }
  }
  return commas > points;
}

function read(bytes: Uint8Array, name: string, options: ReadOptions): Table {
  const decoded = decodeText(bytes, name, options.encoding);
  const file = { file: name };
  if (decoded.text.trim() === '') throw DataError.of('file-empty', undefined, file);
  if (decoded.text.includes('\0')) throw DataError.of('file-binary', undefined, file);
  const { body, skipped } = skipPreamble(decoded.text);
  const delimiter = options.delimiter ?? detectDelimiter(body);
  const parsed = readRecords(body, delimiter, name);
  const shifted = parsed.records.map(({ row, fields }) => ({ row: row + skipped.length, fields }));
  const records = shifted.filter(({ fields }) => !isBlank(fields));
  if (records.length === 0) throw DataError.of('file-empty', undefined, file);
  const decimalComma = hasDecimalCommas(records, delimiter);
  const header =
    options.headerRow === undefined
      ? findHeader(records, decimalComma)
      : records.findIndex(({ row }) => row === options.headerRow);
  const data = records.slice(header + 1);
  const width = records
    .slice(Math.max(header, 0))
    .reduce((widest, { fields }) => Math.max(widest, fields.length), 0);
  const headerFields = header >= 0 ? records[header].fields : [];
  const titles = Array.from({ length: header >= 0 ? headerFields.length : width }, (_, i) =>
    // A line break inside a name is of the layout, not of the name.
    (headerFields[i] ?? '').replace(/\s+/g, ' ').trim(),
  );
  while (
    titles.length > 0 &&
    titles.at(-1) === '' &&
    data.every(({ fields }) => !fields[titles.length - 1]?.trim())
  )
    titles.pop();
  const named = uniqueNames(titles, (index) => `column_${index + 1}`);
  const notes: Note[] = [...decoded.notes, ...parsed.notes];
  const above = records.slice(0, Math.max(header, 0));
  if (above.length > 0 || skipped.length > 0)
    notes.push({ code: 'lines-above-header', params: { count: above.length + skipped.length }, where: file });
  if (header < 0) notes.push({ code: 'header-missing', where: file });
  else if (named.empty > 0) notes.push({ code: 'header-empty', params: { count: named.empty }, where: file });
  if (named.repeated.length > 0)
    notes.push({ code: 'header-repeated', params: { columns: named.repeated.join(', ') }, where: file });
  const { rows, rejected, short } = rowsOf(data, named.names, name);
  if (short > 0) notes.push({ code: 'rows-short', params: { count: short }, where: file });
  const blank = shifted
    .filter(({ row, fields }) => isBlank(fields) && row < records[records.length - 1].row)
    .map(({ row }) => row);
  // A last record of `""` is a blank row as well; the line break at the end of the file is none.
  const last = shifted.at(-1);
  if (last && isBlank(last.fields) && body.trimEnd().endsWith('""')) blank.push(last.row);
  if (blank.length > 0)
    notes.push({ code: 'rows-blank', params: { count: blank.length, rows: listOf(blank) }, where: file });
  return {
    fileName: name,
    importerId: csvImporter.id,
    encoding: decoded.encoding,
    delimiter,
    decimalComma,
    columns: named.names,
    rows,
    hasGeometry: false,
    crs: null,
    preamble: [
      ...skipped,
      ...above.map(({ fields }) => fields.filter((field) => field.trim() !== '').join(' ')),
    ],
    notes,
    rejected: [...parsed.rejected, ...rejected],
  };
}

const listOf = (rows: readonly number[]): string =>
  rows.slice(0, 10).join(', ') + (rows.length > 10 ? ', …' : '');

function rowsOf(data: readonly CsvRecord[], columns: readonly string[], file: string) {
  const rows: TableRow[] = [];
  const rejected: Rejected[] = [];
  let short = 0;
  for (const { row, fields } of data) {
    // Fields beyond the header belong to no column: a stray separator has shifted the row.
    if (fields.slice(columns.length).some((field) => field.trim() !== '')) {
      rejected.push({
        note: {
          code: 'row-long',
          params: { fields: fields.length, columns: columns.length },
          where: { file, row },
        },
        raw: { ...rawOf(columns, fields), '…': fields.slice(columns.length).join(' | ') },
      });
      continue;
    }
    if (fields.length < columns.length) short += 1;
    rows.push({ row, cells: columns.map((_, i) => (fields[i] ?? '').trim()), geometry: null });
  }
  return { rows, rejected, short };
}

export const csvImporter: Importer = {
  id: 'csv',
  extensions: ['csv', 'tsv', 'txt', 'tab', 'csvy'],
  title: { zh: '分隔文本（CSV、TSV）', en: 'Delimited text (CSV, TSV)' },
  sniff(bytes, name) {
    const head = bytes.subarray(0, 512);
    const utf16 = head[0] === 0xff || head[0] === 0xfe;
    const zeros = head.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
    // Text in UTF-16 has zero bytes in half of its places; a binary file has them anywhere.
    if (zeros > 0 && !utf16 && zeros < head.length / 4) return 0;
    return csvImporter.extensions.includes(extensionOf(name)) ? 0.9 : 0.3;
  },
  read,
};
