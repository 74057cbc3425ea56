import type { FieldSpec, LayerSpec } from '../../domain/catalog.ts';
import type { LayerFeature } from '../../domain/feature.ts';
import { inLanguage, type Language } from '../../domain/text.ts';
import { fieldText } from './table/field-text.ts';

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
const unitsInEnglish: Readonly<Record<string, string>> = {
  人: 'people',
  户: 'households',
  万元: '10 000 CNY',
  个: '',
};

const unitText = (unit: string | undefined, language: Language): string =>
  unit === undefined ? '' : language === 'en' ? (unitsInEnglish[unit] ?? unit) : unit;

/** A value with its unit, as it is shown; null where there is nothing to show. */
export function valueWords(field: FieldSpec, feature: LayerFeature, language: Language): string | null {
  const text = fieldText(feature, field, language);
  if (text === '') return null;
  const isNumber = typeof feature.properties[field.name] === 'number' && !field.categories;
  const unit = isNumber ? unitText(field.unit, language) : '';
  return unit === '' ? text : `${text} ${unit}`;
}

export interface FieldRow {
  readonly name: string;
  readonly title: string;
  readonly text: string;
  readonly standard: string | null;
}

/** Fields that the header and the provenance line show already. */
const shownElsewhere = new Set([
  'id',
  'name',
  'nameEn',
  'provenance',
  'positionErrorM',
  'source',
  'sourceEn',
]);

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
    return [
      { name: field.name, title: inLanguage(field.title, language), text, standard: field.standard ?? null },
    ];
  });
  const others = Object.entries(feature.properties).flatMap(([name, value]): readonly FieldRow[] =>
    left.has(name) || value === null || value === ''
      ? []
      : [{ name, title: name, text: String(value), standard: null }],
  );
  return [...rows, ...others];
}
