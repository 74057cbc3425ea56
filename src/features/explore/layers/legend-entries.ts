import type { LayerSpec } from '../../../domain/catalog.ts';
import type { LayerFeature } from '../../../domain/feature.ts';
import type { LocalizedText } from '../../../domain/text.ts';
import { type Appearance, appearanceRules } from '../../../map/appearance.ts';

/** One line of the legend. */
export interface LegendEntry {
  /** Class value; null for a layer without classes, and for what no class takes. */
  readonly value: string | null;
  /** null: the title of the layer, or "other" beside classes. */
  readonly label: LocalizedText | null;
  readonly appearance: Appearance;
}

/**
 * What a layer's features look like: one entry for a plain layer, otherwise the classes that occur, in the
 * style's order, and last the look of features that no class takes. Empty when nothing is drawn.
 */
export function legendEntries(spec: LayerSpec, features: readonly LayerFeature[]): readonly LegendEntry[] {
  const { classes } = spec.style;
  const drawn = features.filter((feature) => feature.geometry !== null);
  if (drawn.length === 0) return [];
  const rules = appearanceRules(spec.style);
  const rest = rules[rules.length - 1];
  if (!classes) return [{ value: null, label: null, appearance: rest.appearance }];
  const present = new Set(drawn.map(({ properties }) => String(properties[classes.field] ?? '')));
  const labels = new Map([...classes.entries].reverse().map((entry) => [String(entry.value), entry.label]));
  const entries = rules.flatMap(({ value, appearance }): LegendEntry[] => {
    if (value === null || !present.delete(value)) return [];
    return [{ value, label: labels.get(value) ?? null, appearance }];
  });
  return present.size > 0 ? [...entries, { value: null, label: null, appearance: rest.appearance }] : entries;
}
