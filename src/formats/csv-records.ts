import Papa from 'papaparse';
import { DataError, type Note, type Rejected } from '../domain/note.ts';
import { type Delimiter, delimiters } from './table.ts';

/** Text → records, by RFC 4180. What the fields mean is not known here. */

export interface CsvRecord {
  /** 1-based; blank records count, as in a spreadsheet. */
  readonly row: number;
  readonly fields: readonly string[];
}

const sampleLines = 40;

/** Number of separators outside quotes, per line of the sample. */
function countsOf(lines: readonly string[], delimiter: string): number[] {
  return lines.map((line) => {
    let count = 0;
    let quoted = false;
    for (const char of line) {
      if (char === '"') quoted = !quoted;
      else if (char === delimiter && !quoted) count += 1;
    }
    return count;
  });
}

/**
 * The separator that cuts most lines of the sample into the same number of fields; with equal merit the one that
 * cuts into more. A file of decimal commas separated by semicolons is told by its header, which has no commas.
 */
export function detectDelimiter(text: string): Delimiter {
  const lines = text
    .slice(0, 65536)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, sampleLines);
  let best: { delimiter: Delimiter; merit: number } = { delimiter: ',', merit: 0 };
  for (const delimiter of delimiters) {
    const counts = countsOf(lines, delimiter).filter((count) => count > 0);
    const frequency = new Map<number, number>();
    for (const count of counts) frequency.set(count, (frequency.get(count) ?? 0) + 1);
    for (const [count, times] of frequency) {
      const merit = times + count / 1000;
      if (merit > best.merit) best = { delimiter, merit };
    }
  }
  return best.delimiter;
}

interface Piece {
  readonly records: readonly (readonly string[])[];
  /** Offset in the text where the record with broken quotes begins; null when all are in order. */
  readonly brokenAt: number | null;
}

function parsePiece(text: string, delimiter: Delimiter): Piece {
  const records: (readonly string[])[] = [];
  let end = 0;
  let brokenAt: number | null = null;
  Papa.parse<string[]>(text, {
    delimiter,
    step(result, parser) {
      if (brokenAt !== null) return;
      if (result.errors.some((error) => error.type === 'Quotes')) {
        brokenAt = end;
        parser.abort();
        return;
      }
      records.push(result.data);
      end = result.meta.cursor;
    },
  });
  return { records, brokenAt };
}

export interface CsvRecords {
  readonly records: readonly CsvRecord[];
  readonly notes: readonly Note[];
  readonly rejected: readonly Rejected[];
}

/** A file with more broken quotes than this is not quoted by the rules at all. */
const maxBroken = 1000;

/**
 * All records of a text. A record whose quotes do not balance would swallow the rest of the file: its first line
 * is kept aside, named, and reading goes on with the next line.
 */
export function readRecords(text: string, delimiter: Delimiter, file: string): CsvRecords {
  const records: CsvRecord[] = [];
  const rejected: Rejected[] = [];
  let rest = text;
  let row = 1;
  while (rest !== '') {
    const { records: found, brokenAt } = parsePiece(rest, delimiter);
    for (const fields of found) records.push({ row: row++, fields });
    if (brokenAt === null) break;
    if (rejected.length >= maxBroken) throw DataError.of('csv-quotes-many', { count: maxBroken }, { file });
    const broken = rest.slice(brokenAt);
    const lineEnd = /\r\n|\n|\r/.exec(broken);
    const line = lineEnd ? broken.slice(0, lineEnd.index) : broken;
    rejected.push({ note: { code: 'csv-quotes', where: { file, row } }, raw: { text: line.slice(0, 500) } });
    row += 1;
    rest = lineEnd ? broken.slice(lineEnd.index + lineEnd[0].length) : '';
  }
  return { records, notes: [], rejected };
}
