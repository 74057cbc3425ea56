/** Numbers as people write them in tables. */

export type ParsedNumber =
  | { readonly kind: 'number'; readonly value: number }
  /** Nothing was measured: blank, NA, —, −9999 … */
  | { readonly kind: 'missing'; readonly token: string }
  /** Below or above what the meter can read: "<20". */
  | { readonly kind: 'censored' }
  /** A number with a remark: "55.0*". */
  | { readonly kind: 'flagged' }
  | { readonly kind: 'bad' };

const missingWords = new Set([
  'na',
  'n/a',
  '#n/a',
  'n/d',
  'nd',
  'nan',
  'nil',
  'null',
  'none',
  '-',
  '--',
  '—',
  '——',
  '–',
  '/',
  '\\',
  '.',
  '*',
  '无',
  '缺',
  '缺测',
  '未测',
  '未监测',
  '无数据',
  '无效',
]);
/** Numbers that loggers and data bases write for "nothing". */
const sentinels = new Set([-9999, -999, -99, 999, 9999, 99999, -99999, 999.9, 9999.9]);

const isAscii = /^[\t\n\r -~]*$/;

/** Full-width digits and signs to ASCII, the minus sign to a hyphen, spaces of all kinds trimmed. */
export const plainText = (text: string): string =>
  isAscii.test(text) ? text.trim() : text.normalize('NFKC').replaceAll('−', '-').trim();

const withPoint = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const withComma = /^[+-]?(?:\d+,?\d*|,\d+)(?:e[+-]?\d+)?$/i;
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+\.\d+$|^[+-]?\d{1,3}(?:,\d{3}){2,}$/;
const unit = /\s*(?:dB\s*(?:\(\s*A\s*\))?|dBA|分贝)$/i;

export interface NumberOptions {
  readonly decimalComma?: boolean;
  /** −9999, 999 and the like mean "missing": for levels and coordinates, not for plain attributes. */
  readonly sentinels?: boolean;
}

/**
 * Reads one cell. Takes full-width digits, a decimal comma, thousands separators where they cannot be mistaken
 * for decimals, and a unit of decibels after the number. Infinity and hexadecimals are no numbers.
 */
export function parseNumber(text: string, options: NumberOptions = {}): ParsedNumber {
  // Most cells are plain numbers, and a table has millions of them.
  if (withPoint.test(text) && !options.sentinels) {
    const value = Number(text);
    return Number.isFinite(value) ? { kind: 'number', value } : { kind: 'bad' };
  }
  const plain = plainText(text);
  if (plain === '' || missingWords.has(plain.toLowerCase())) return { kind: 'missing', token: plain };
  const bare = plain.replace(unit, '');
  const value = toNumber(bare, options.decimalComma ?? false);
  if (value !== null) {
    return options.sentinels && sentinels.has(value)
      ? { kind: 'missing', token: plain }
      : { kind: 'number', value };
  }
  if (/^[<>≤≥＜＞]/.test(bare) && toNumber(bare.slice(1).trim(), options.decimalComma ?? false) !== null)
    return { kind: 'censored' };
  if (/^[+-]?[\d.,]+\s*[*#?†‡a-z()]+$/i.test(bare)) return { kind: 'flagged' };
  return { kind: 'bad' };
}

function toNumber(text: string, decimalComma: boolean): number | null {
  let plain = text;
  if (decimalComma && withComma.test(text)) plain = text.replace(',', '.');
  else if (grouped.test(text)) plain = text.replaceAll(',', '');
  if (!withPoint.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}
