import { plainText } from './numbers.ts';

/** Dates and times of day as tables give them. Local time as written; nothing is shifted between zones. */

export type DateOrder = 'day-first' | 'month-first' | 'unknown';

const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/;
const compact = /^(\d{4})(\d{2})(\d{2})(?=$|[T\s]|\d{2}(?:\d{2}){0,2}$)/;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/;
const clock =
  /^[T\s]*(\d{1,2})(?:\s*[:时点]\s*(\d{1,2})?(?:\s*[:分]\s*(\d{1,2}(?:\.\d+)?))?\s*[分秒]?|)\s*(Z|[+-]\d{2}:?\d{2})?$/i;

function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  // Date rolls 31 April over to May; such a date is a mistake.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

/** Whether 03/04/2024 in a column is March or April: another row of it may tell. */
export function dateOrderOf(cells: Iterable<string>): DateOrder {
  for (const cell of cells) {
    const match = yearLast.exec(plainText(cell));
    if (!match) continue;
    if (Number(match[1]) > 12) return 'day-first';
    if (Number(match[2]) > 12) return 'month-first';
  }
  return 'unknown';
}

export interface ParsedTime {
  readonly date: string;
  /** 0–23; null where the text holds a date only. */
  readonly hour: number | null;
  /** The text names a time zone, which was left as written. */
  readonly zoned: boolean;
}

/**
 * A date with or without a time of day: 2024-05-01, 2024/5/1 8:00, 2024年5月1日8时, 20240501, ISO 8601, 31/5/2024.
 * null when it is none, does not exist, or cannot be told apart (03/04/2024 with `order` unknown).
 */
export function parseDateTime(text: string, order: DateOrder = 'unknown'): ParsedTime | null {
  const plain = plainText(text);
  const found = datePart(plain, order);
  if (!found) return null;
  const rest = plain.slice(found.length);
  if (rest.trim() === '') return { date: found.date, hour: null, zoned: false };
  const digits = /^\d{4,6}$/.test(rest) ? rest.slice(0, 2) : null;
  const match = digits ? null : clock.exec(rest);
  const hour = Number(digits ?? match?.[1] ?? Number.NaN);
  if (!(hour >= 0 && hour <= 23)) return null;
  return { date: found.date, hour, zoned: match?.[4] !== undefined };
}

function datePart(text: string, order: DateOrder): { date: string; length: number } | null {
  const ymd = yearFirst.exec(text) ?? compact.exec(text);
  if (ymd) {
    const date = isoDate(Number(ymd[1]), Number(ymd[2]), Number(ymd[3]));
    return date ? { date, length: ymd[0].length } : null;
  }
  const last = yearLast.exec(text);
  if (!last) return null;
  const [a, b] = [Number(last[1]), Number(last[2])];
  const first = a > 12 ? 'day-first' : b > 12 ? 'month-first' : a === b ? 'day-first' : order;
  if (first === 'unknown') return null;
  const date = first === 'day-first' ? isoDate(Number(last[3]), b, a) : isoDate(Number(last[3]), a, b);
  return date ? { date, length: last[0].length } : null;
}

/** Hour of the day from "8", "08", "08:00", "8时", "H08"; 24 is returned as 24. null when it is none. */
export function parseHour(text: string): number | null {
  const match = /^(?:h|hour)?\s*(\d{1,2})(?:(?:[:时点]\s*\d{0,2}(?::\d{2})?)|h)?(?:\s*分)?$/i.exec(
    plainText(text),
  );
  if (!match) return null;
  const hour = Number(match[1]);
  return hour <= 24 ? hour : null;
}

/** Minute, second and zone of a time as written, "30:0+08:00": tells two readings within an hour apart. */
export function minuteOf(text: string): string {
  const plain = plainText(text);
  const found =
    /[:时点]\s*(\d{1,2})?(?:\s*[:分]\s*(\d{1,2}(?:\.\d+)?))?\s*[分秒]?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(
      plain,
    ) ?? /^\d{10}(\d{2})(\d{2})?$/.exec(plain);
  return `${Number(found?.[1] ?? 0)}:${Number(found?.[2] ?? 0)}${found?.[3] ?? ''}`;
}
