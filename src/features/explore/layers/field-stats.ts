import type { FieldSpec } from '../../../domain/catalog.ts';
import type { LayerFeature } from '../../../domain/feature.ts';
import type { LocalizedText } from '../../../domain/text.ts';
import type { Condition } from '../../../state/state.ts';

/** What the values of a field are, for setting conditions on it. */

export interface ValueCount {
  readonly value: string;
  /** null: the value is not among the field's categories and stands for itself. */
  readonly label: LocalizedText | null;
  readonly count: number;
}

/** More are no choice any more but a text to search in. */
const maxChoices = 40;

/**
 * Values with the number of features that have them: the field's categories in their order, then any other, by
 * number. Missing values are left out. null where there are more than a person can tick.
 */
export function valueCounts(
  features: readonly LayerFeature[],
  field: FieldSpec,
): readonly ValueCount[] | null {
  const counts = new Map<string, number>();
  for (const { properties } of features) {
    const value = properties[field.name];
    if (value === null || value === undefined) continue;
    counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  }
  const known = (field.categories ?? []).flatMap(({ value, label }) => {
    const count = counts.get(String(value));
    counts.delete(String(value));
    return count === undefined ? [] : [{ value: String(value), label, count }];
  });
  const others = [...counts].map(([value, count]) => ({ value, label: null, count }));
  const all = [...known, ...others.sort((a, b) => b.count - a.count)];
  return all.length > maxChoices ? null : all;
}

/** Smallest and largest number of a field, or null without any. */
export function numberRange(
  features: readonly LayerFeature[],
  name: string,
): readonly [number, number] | null {
  let min = Infinity;
  let max = -Infinity;
  for (const { properties } of features) {
    const value = properties[name];
    if (typeof value !== 'number') continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return min <= max ? [min, max] : null;
}

/** How a field is filtered: by ticking values, by a range, by words; null where every value is missing. */
export function filterKind(features: readonly LayerFeature[], field: FieldSpec): Condition['kind'] | null {
  if (!features.some(({ properties }) => (properties[field.name] ?? null) !== null)) return null;
  if (field.type === 'number') return numberRange(features, field.name) ? 'range' : null;
  if (field.type === 'category' || field.type === 'boolean')
    return valueCounts(features, field) ? 'in' : 'text';
  return 'text';
}

/** A filter with the condition of a field replaced; null, and conditions that hold nothing back, take it away. */
export function withCondition(
  filter: readonly Condition[],
  field: string,
  condition: Condition | null,
): readonly Condition[] {
  const others = filter.filter((one) => one.field !== field);
  const open =
    condition === null ||
    (condition.kind === 'range' && condition.min === null && condition.max === null) ||
    (condition.kind === 'text' && condition.text === '');
  return open ? others : [...others, condition];
}
