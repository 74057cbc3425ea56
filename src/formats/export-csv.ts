import Papa from 'papaparse';
import type { FieldSpec } from '../domain/catalog.ts';
import type { LayerFeature, Value } from '../domain/feature.ts';
import type { Note, Rejected } from '../domain/note.ts';
import { inLanguage, type Language, type LocalizedText } from '../domain/text.ts';
import { provenanceTitle, provenanceWords } from './provenance.ts';

/**
 * CSV for people and other programs: UTF-8 with a byte order mark (Excel needs it for Chinese), RFC 4180, CRLF.
 * Numbers in full precision. Text that a spreadsheet would run as a formula (it begins with = + - @ or a tab and
 * is no number) gets a leading apostrophe.
 */

type Cell = Value | undefined;

const isFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text) && !Number.isFinite(Number(text));

function cellOf(value: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string')
    return typeof value === 'number' && !Number.isFinite(value) ? '' : String(value);
  return isFormula(value) ? `'${value}` : value;
}

/** A table of any content; the header is text as well and is made safe too. */
export function toCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [header.map(cellOf)];
  for (const row of rows) lines.push(row.map(cellOf));
  return `\uFEFF${Papa.unparse(lines, { newline: '\r\n' })}\r\n`;
}

const words = {
  id: { zh: '编号', en: 'id' },
  longitude: { zh: '经度', en: 'longitude' },
  latitude: { zh: '纬度', en: 'latitude' },
  provenance: provenanceTitle,
  file: { zh: '文件', en: 'file' },
  place: { zh: '行/要素', en: 'row or feature' },
  field: { zh: '字段', en: 'field' },
  reason: { zh: '原因', en: 'reason' },
} as const satisfies Record<string, LocalizedText>;

const headerOf = (field: FieldSpec, language: Language): string => {
  const title = inLanguage(field.title, language);
  return field.unit ? `${title} (${field.unit})` : title;
};

/** A category in words, other values as they are; the English twin of a text where there is one. */
function shownValue(feature: LayerFeature, field: FieldSpec, language: Language): Value {
  const value = feature.properties[field.name] ?? null;
  const category = field.categories?.find((candidate) => candidate.value === value);
  if (category) return inLanguage(category.label, language);
  return (language === 'en' && field.english && feature.properties[field.english]) || value;
}

/** Features as rows: id, fields, longitude and latitude (WGS 84, points only), provenance in words. */
export function layerToCsv(
  features: readonly LayerFeature[],
  fields: readonly FieldSpec[],
  language: Language,
): string {
  const word = (key: keyof typeof words) => inLanguage(words[key], language);
  const header = [
    word('id'),
    ...fields.map((field) => headerOf(field, language)),
    word('longitude'),
    word('latitude'),
    word('provenance'),
  ];
  const rows = features.map((feature) => {
    const place = feature.geometry?.type === 'Point' ? feature.geometry.coordinates : [];
    return [
      feature.id,
      ...fields.map((field) => shownValue(feature, field, language)),
      place[0],
      place[1],
      inLanguage(provenanceWords[feature.provenance], language),
    ];
  });
  return toCsv(header, rows);
}

/**
 * The rows that were kept aside, each with its place and reason and then its own columns, ready to be mended and
 * read again.
 * @param sentence puts a note into words, without its place.
 */
export function rejectedToCsv(
  rejected: readonly Rejected[],
  sentence: (note: Note) => string,
  language: Language,
): string {
  const columns = [...new Set(rejected.flatMap(({ raw }) => Object.keys(raw ?? {})))];
  const word = (key: keyof typeof words) => inLanguage(words[key], language);
  const rows = rejected.map(({ note, raw }) => [
    note.where?.file,
    note.where?.row ?? note.where?.featureId,
    note.where?.property,
    sentence({ code: note.code, ...(note.params && { params: note.params }) }),
    ...columns.map((column) => raw?.[column]),
  ]);
  return toCsv([word('file'), word('place'), word('field'), word('reason'), ...columns], rows);
}
