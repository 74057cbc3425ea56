import type { LayerSpec } from '../../../domain/catalog.ts';
import type { LayerFeature, Value } from '../../../domain/feature.ts';
import type { Layer } from '../../../spatial/types.ts';

/** Finds features by name (both languages), id, code and type. Plain scanning: 10 000 features take a few ms. */

export interface SearchEntry {
  readonly layerId: string;
  readonly feature: LayerFeature;
  /** Lower-case names, id and codes, each between line breaks. */
  readonly names: string;
  /** Lower-case words of its kind: class labels. */
  readonly types: string;
}

export interface SearchLayer {
  readonly spec: LayerSpec;
  readonly title: string;
  readonly entries: readonly SearchEntry[];
}

/** Full-width letters, case and Chinese brackets make no difference. */
const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

const indexed = new WeakMap<readonly LayerFeature[], readonly SearchEntry[]>();

/** The index of a layer; the same array for the same features. */
export function indexLayer({ spec, features }: Layer): SearchLayer {
  const title = fold(`${spec.title.zh}\n${spec.title.en}`);
  const known = indexed.get(features);
  if (known) return { spec, title, entries: known };
  const entries = features.map((feature) => ({
    layerId: spec.id,
    feature,
    names: `\n${namesOf(feature).map(fold).join('\n')}\n`,
    types: fold(typesOf(spec, feature)),
  }));
  indexed.set(features, entries);
  return { spec, title, entries };
}

const nameProperties = ['name', 'nameEn', 'code', 'zoneCode', 'ref'] as const;

const namesOf = ({ id, properties }: LayerFeature): readonly string[] => [
  id,
  ...nameProperties.flatMap((name) => text(properties[name])),
];

const text = (value: Value | undefined): readonly string[] =>
  value === null || value === undefined || value === '' ? [] : [String(value)];

function typesOf({ style, fields }: LayerSpec, { properties }: LayerFeature): string {
  const words = fields.flatMap((field) => {
    if (!field.categories || field.name === 'provenance') return [];
    const category = field.categories.find(({ value }) => value === properties[field.name]);
    return category ? [category.label.zh, category.label.en] : [];
  });
  const entry = style.classes?.entries.find(({ value }) => value === properties[style.classes?.field ?? '']);
  return [...words, ...(entry ? [entry.label.zh, entry.label.en] : [])].join('\n');
}

interface SearchGroup {
  readonly spec: LayerSpec;
  readonly entries: readonly SearchEntry[];
}

export interface SearchResult {
  readonly groups: readonly SearchGroup[];
  /** All that match, shown or not. */
  readonly total: number;
}

/** Better matches have a higher merit; 0: no match. Every word of the query must be found. */
function meritOf(
  { names, types }: SearchEntry,
  title: string,
  words: readonly string[],
  whole: string,
): number {
  if (names.includes(`\n${whole}\n`)) return 5;
  if (names.includes(`\n${whole}`)) return 4;
  if (names.includes(whole)) return 3;
  if (!words.every((word) => names.includes(word) || types.includes(word) || title.includes(word))) return 0;
  return words.some((word) => names.includes(word)) ? 2 : 1;
}

/**
 * Searches the layers; groups with the best match come first, features by merit, else in the layer's order.
 * @param limit most entries over all groups.
 */
export function search(layers: readonly SearchLayer[], query: string, limit: number): SearchResult {
  const whole = fold(query);
  if (whole === '') return { groups: [], total: 0 };
  const words = whole.split(/\s+/);
  const found: { readonly entry: SearchEntry; readonly layer: SearchLayer; readonly merit: number }[] = [];
  for (const layer of layers) {
    for (const entry of layer.entries) {
      const merit = meritOf(entry, layer.title, words, whole);
      if (merit > 0) found.push({ entry, layer, merit });
    }
  }
  // Sorting is stable: equal merit keeps the order of layers and features.
  found.sort((a, b) => b.merit - a.merit);
  const groups = new Map<string, { spec: LayerSpec; entries: SearchEntry[] }>();
  for (const { entry, layer } of found.slice(0, limit)) {
    const group = groups.get(entry.layerId);
    if (group) group.entries.push(entry);
    else groups.set(entry.layerId, { spec: layer.spec, entries: [entry] });
  }
  return { groups: [...groups.values()], total: found.length };
}
