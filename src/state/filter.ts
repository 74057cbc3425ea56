import type { LayerFeature } from '../domain/feature.ts';
import type { Condition } from './state.ts';

/** True when a feature passes every condition. A missing value passes no condition. */
export function passes(feature: LayerFeature, filter: readonly Condition[]): boolean {
  return filter.every((condition) => {
    const value = feature.properties[condition.field];
    if (value === null || value === undefined) return false;
    if (condition.kind === 'in') return condition.values.includes(String(value));
    if (condition.kind === 'text') return String(value).toLowerCase().includes(condition.text.toLowerCase());
    return (
      typeof value === 'number' &&
      (condition.min === null || value >= condition.min) &&
      (condition.max === null || value <= condition.max)
    );
  });
}

/** The features that pass; the same array when there is no filter, so that nothing downstream is redone. */
export const filtered = (
  features: readonly LayerFeature[],
  filter: readonly Condition[],
): readonly LayerFeature[] =>
  filter.length === 0 ? features : features.filter((feature) => passes(feature, filter));
