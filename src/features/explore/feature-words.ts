import type { FieldSpec, LayerSpec } from '../../domain/catalog.ts';
import type { LayerFeature, Value } from '../../domain/feature.ts';
import { formatNumber } from '../../domain/rounding.ts';
import { inLanguage, type Language } from '../../domain/text.ts';

/** Names and attribute values of features in words. */

/** Name in the language, the other one where it is missing, at last the id. */
export function featureName({ id, properties }: LayerFeature, language: Language): string {
  const { name, nameEn } = properties;
  const shown = language === 'en' ? (nameEn ?? name) : (name ?? nameEn);
  return withoutMark(shown === null || shown === undefined || shown === '' ? id : String(shown));
}

/** Without a closing "（示意）" or "(demo)": the mark itself stands beside the name. */
export const withoutMark = (name: string): string =>
  name.replace(/\s*[（(]\s*(示意|demo|drawn|illustrative)\s*[）)]$/i, '') || name;

/** Units that are words and so have a language; all others are international symbols. */
const unitsInEnglish: Readonly<Record<string, string>> = { 人: 'people', 户: 'households', 万元: '10 000 CNY', 个: '' };

export const unitText = (unit: string | undefined, language: Language): string =>
  unit === undefined ? '' : language === 'en' ? (unitsInEnglish[unit] ?? unit) : unit;

/**
 * A value as it is shown: category in words, number with the field's decimals and unit, English twin of a text.
 * null where there is nothing to show.
 */
export function valueWords(field: FieldSpec, feature: LayerFeature, language: Language): string | null {
  const value: Value = feature.properties[field.name] ?? null;
  if (value === null || value === '') return null;
  const category = field.categories?.find((one) => one.value === value);
  if (category) return inLanguage(category.label, language);
  if (typeof value === 'boolean') return language === 'en' ? (value ? 'Yes' : 'No') : value ? '是' : '否';
  if (typeof value === 'number') {
    // Imported fields state no decimals: such a number is shown as it came.
    const number = field.decimals === undefined ? String(value) : formatNumber(value, field.decimals);
    const unit = unitText(field.unit, language);
    return unit === '' ? number : `${number} ${unit}`;
  }
  const twin = language === 'en' && field.english ? feature.properties[field.english] : null;
  return twin === null || twin === undefined || twin === '' ? value : String(twin);
}

export interface FieldRow {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly standard: string | null;
}

/** Fields that the header and the provenance line show already. */
const shownElsewhere = new Set(['id', 'name', 'nameEn', 'provenance', 'positionErrorM', 'source', 'sourceEn']);

/**
 * Attributes to show, those of the layer's fields first, then properties that no field names (imported files).
 * @param skip names that are shown in another form.
 */
export function fieldRows(
  { fields }: Pick<LayerSpec, 'fields'>,
  feature: LayerFeature,
  language: Language,
  skip: readonly string[] = [],
): readonly FieldRow[] {
  const left = new Set([...shownElsewhere, ...skip]);
  const rows = fields.flatMap((field): readonly FieldRow[] => {
    const text = left.has(field.name) ? null : valueWords(field, feature, language);
    left.add(field.name);
    if (field.english) left.add(field.english);
    if (text === null) return [];
    return [{ name: field.name, title: inLanguage(field.title, language), text, standard: field.standard ?? null }];
  });
  const others = Object.entries(feature.properties).flatMap(([name, value]): readonly FieldRow[] =>
    left.has(name) || value === null || value === '' ? [] : [{ name, title: name, text: String(value), standard: null }],
  );
  return [...rows, ...others];
}
