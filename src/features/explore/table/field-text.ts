import type { FieldSpec } from '../../../domain/catalog.ts';
import type { LayerFeature, Value } from '../../../domain/feature.ts';
import { formatNumber } from '../../../domain/rounding.ts';
import { inLanguage, type Language } from '../../../domain/text.ts';

/** Values of features in words. */

const yesNo = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } } as const;

export const booleanText = (value: boolean, language: Language): string =>
  inLanguage(yesNo[`${value}`], language);

/** The value that stands for a field in a language: the English twin of a text where there is one. */
function valueIn(feature: LayerFeature, field: FieldSpec, language: Language): Value {
  const english = language === 'en' && field.english ? feature.properties[field.english] : null;
  return english || (feature.properties[field.name] ?? null);
}

const categoryIndex = (field: FieldSpec, value: Value): number =>
  field.categories?.findIndex((category) => String(category.value) === String(value)) ?? -1;

/** A field of a feature as a cell shows it, without its unit; '' where the value is missing. */
export function fieldText(feature: LayerFeature, field: FieldSpec, language: Language): string {
  const value = valueIn(feature, field, language);
  if (value === null) return '';
  const index = categoryIndex(field, value);
  if (field.categories && index >= 0) return inLanguage(field.categories[index].label, language);
  if (typeof value === 'boolean') return booleanText(value, language);
  if (typeof value !== 'number') return value;
  return field.decimals === undefined ? String(value) : formatNumber(value, field.decimals);
}

/** Title of a field with its unit: "昼间 Ld (dB(A))". */
export function fieldTitle(field: FieldSpec, language: Language): string {
  const title = inLanguage(field.title, language);
  return field.unit ? `${title} (${field.unit})` : title;
}

/** What a row is sorted by: a number where values have a size or their list an order, otherwise the text. */
export function sortKey(feature: LayerFeature, field: FieldSpec, language: Language): number | string | null {
  const value = valueIn(feature, field, language);
  if (value === null || value === '') return null;
  if (typeof value === 'number' && !field.categories) return value;
  const index = categoryIndex(field, value);
  return index >= 0 ? index : fieldText(feature, field, language);
}

interface Searchable {
  readonly fields: readonly FieldSpec[];
  readonly language: Language;
  readonly text: string;
}
const cache = new WeakMap<LayerFeature, Searchable>();

/** All that a row says, lower case and in one width, for finding words in it. Kept per feature. */
export function searchText(feature: LayerFeature, fields: readonly FieldSpec[], language: Language): string {
  const known = cache.get(feature);
  if (known && known.fields === fields && known.language === language) return known.text;
  const words = [feature.id, ...fields.map((field) => fieldText(feature, field, language))];
  const text = words.join('\n').normalize('NFKC').toLowerCase();
  cache.set(feature, { fields, language, text });
  return text;
}
