import type { ExpressionSpecification } from 'maplibre-gl';
import type { FillPattern, LayerSpec, LayerStyle, SymbolShape } from '../domain/catalog.ts';
import type { Language } from '../domain/text.ts';
import { legible } from './colour.ts';
import type { MapTheme } from './theme.ts';

/** How one class of features looks: the layer's style with the class's own entries over it. */
export interface Appearance {
  readonly colour: string;
  readonly symbol: SymbolShape;
  readonly pattern: FillPattern;
  readonly lineWidth: number;
  readonly dash: readonly number[] | null;
}

export interface AppearanceRule {
  /** Value of the class field as text; null: every feature that no rule before it takes. */
  readonly value: string | null;
  readonly appearance: Appearance;
}

type Entry = NonNullable<LayerStyle['classes']>['entries'][number];

const appearanceOf = (style: LayerStyle, entry?: Entry): Appearance => ({
  colour: (entry?.colour ?? style.colour).toLowerCase(),
  symbol: entry?.symbol ?? style.symbol ?? 'circle',
  pattern: entry?.pattern ?? style.pattern ?? 'none',
  lineWidth: entry?.lineWidth ?? style.lineWidth ?? 1.5,
  dash: entry?.dash ?? style.dash ?? null,
});

/** The rules of a style: one per class value, the first of equal values, and the fallback last. */
export function appearanceRules(style: LayerStyle): readonly AppearanceRule[] {
  const seen = new Map<string, AppearanceRule>();
  for (const entry of style.classes?.entries ?? []) {
    const value = String(entry.value);
    if (!seen.has(value)) seen.set(value, { value, appearance: appearanceOf(style, entry) });
  }
  return [...seen.values(), { value: null, appearance: appearanceOf(style) }];
}

/** Appearance of a feature by its properties; what the map's expressions say, for legends and for deck.gl. */
export function appearanceFor(style: LayerStyle, properties: Readonly<Record<string, unknown>>): Appearance {
  const rules = appearanceRules(style);
  const value = style.classes ? String(properties[style.classes.field] ?? '') : null;
  return (rules.find((rule) => rule.value === value) ?? rules[rules.length - 1]).appearance;
}

const classValue = (style: LayerStyle): ExpressionSpecification => [
  'to-string',
  ['get', style.classes?.field ?? ''],
];

/** `pick` of the class, as a constant where all classes agree and otherwise as a match on the class field. */
export function byClass<T extends string | number>(
  style: LayerStyle,
  pick: (appearance: Appearance) => T,
): T | ExpressionSpecification {
  const rules = appearanceRules(style);
  const fallback = pick(rules[rules.length - 1].appearance);
  const cases = rules.slice(0, -1).map((rule) => [rule.value as string, pick(rule.appearance)] as const);
  if (cases.every(([, value]) => value === fallback)) return fallback;
  return ['match', classValue(style), ...cases.flat(), fallback] as unknown as ExpressionSpecification;
}

/** A filter for the features of the classes for which `keep` holds; null where none, true where all do. */
export function filterOfClasses(
  style: LayerStyle,
  keep: (appearance: Appearance) => boolean,
): ExpressionSpecification | boolean {
  const rules = appearanceRules(style);
  const kept = rules.filter((rule) => keep(rule.appearance));
  if (kept.length === rules.length) return true;
  if (kept.length === 0) return false;
  const fallbackKept = kept.some((rule) => rule.value === null);
  const values = rules
    .filter((rule) => rule.value !== null && kept.includes(rule) !== fallbackKept)
    .map((rule) => rule.value as string);
  const among: ExpressionSpecification = ['in', classValue(style), ['literal', values]];
  return fallbackKept ? ['!', among] : among;
}

/** Lines and symbols against the theme's land: WCAG 2.2 asks 3 : 1 of graphics. */
export const graphicColour = (colour: string, theme: MapTheme): string =>
  theme.id === 'dark' ? legible(colour, theme.land, 3) : colour;

/** Text colour in the hue of its layer, 4.5 : 1 against the halo. */
export const textColour = (colour: string, theme: MapTheme): string => legible(colour, theme.halo, 4.5);

/** Properties that hold the name in Chinese and in English; without a field for English both are the same. */
function nameProperties(spec: LayerSpec): { readonly zh: string; readonly en: string } {
  const field = spec.fields.find((f) => f.name === 'name') ?? spec.fields.find((f) => f.type === 'text');
  return { zh: field?.name ?? 'name', en: field?.english ?? field?.name ?? 'name' };
}

/** The feature's name in the language, or in the other one where it has none. */
export function nameExpression(spec: LayerSpec, language: Language): ExpressionSpecification {
  const { zh, en } = nameProperties(spec);
  const [first, second] = language === 'en' ? [en, zh] : [zh, en];
  const text = (property: string): ExpressionSpecification => ['to-string', ['get', property]];
  return ['case', ['!=', text(first), ''], text(first), text(second)];
}
