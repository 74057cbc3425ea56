import type { FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { GridItem } from './map-props.ts';
import type { Plan, PlannedLayer, SourceContent } from './plan.ts';
import { type SlotId, slots } from './slots.ts';

/** One change of the map. `before` is the layer that comes to lie directly above. */
export type Change =
  | { readonly do: 'remove-layer'; readonly id: string }
  | { readonly do: 'remove-source'; readonly id: string }
  | { readonly do: 'add-source'; readonly id: string; readonly content: SourceContent }
  | { readonly do: 'set-data'; readonly id: string; readonly content: SourceContent }
  | { readonly do: 'add-layer'; readonly layer: PlannedLayer; readonly before: string }
  | { readonly do: 'move-layer'; readonly id: string; readonly before: string }
  | { readonly do: 'set-paint'; readonly id: string; readonly name: string; readonly value: unknown }
  | { readonly do: 'set-layout'; readonly id: string; readonly name: string; readonly value: unknown }
  | { readonly do: 'set-filter'; readonly id: string; readonly filter: FilterSpecification | null }
  | { readonly do: 'set-zoom'; readonly id: string; readonly min: number; readonly max: number }
  | {
      readonly do: 'set-colours';
      readonly id: string;
      /** By feature id; null: none any more. */
      readonly colours: ReadonlyMap<string, string | null>;
    }
  | { readonly do: 'set-grid'; readonly id: string; readonly item: GridItem };

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/**
 * The changes that lead from one plan to the next, in an order that a map can carry out. Untouched: sources
 * whose content is the same array, layers that look the same, and the longest run of layers already in order.
 */
export function reconcile(previous: Plan, next: Plan): readonly Change[] {
  const removed: Change[] = [];
  const added: Change[] = [];
  for (const slot of Object.values(slots)) {
    const before = previous.layers.get(slot) ?? [];
    const after = next.layers.get(slot) ?? [];
    const [gone, rest] = reconcileSlot(slot, before, after);
    removed.push(...gone);
    added.push(...rest);
  }
  const sources: Change[] = [];
  for (const id of previous.sources.keys())
    if (!next.sources.has(id)) removed.push({ do: 'remove-source', id });
  for (const [id, content] of next.sources) {
    const old = previous.sources.get(id);
    if (old === undefined) sources.push({ do: 'add-source', id, content });
    else if (old !== content) sources.push({ do: 'set-data', id, content });
  }
  return [...removed, ...sources, ...added, ...recolour(previous, next)];
}

/** States of features outlive their data, and go with their source. */
function recolour(previous: Plan, next: Plan): Change[] {
  return [...next.colours].flatMap(([id, after]): Change[] => {
    const before = previous.sources.has(id) ? previous.colours.get(id) : undefined;
    if (before === after) return [];
    const colours = new Map<string, string | null>();
    for (const [feature, colour] of after) if (before?.get(feature) !== colour) colours.set(feature, colour);
    for (const feature of before?.keys() ?? []) if (!after.has(feature)) colours.set(feature, null);
    return colours.size > 0 ? [{ do: 'set-colours', id, colours }] : [];
  });
}

/** A layer whose type or source changes, or that becomes a grid, is another layer. */
const replaces = (old: PlannedLayer, layer: PlannedLayer): boolean =>
  old.kind !== layer.kind ||
  (old.kind === 'style' &&
    layer.kind === 'style' &&
    (old.spec.type !== layer.spec.type || sourceOf(old.spec) !== sourceOf(layer.spec)));

const sourceOf = (spec: LayerSpecification) => ('source' in spec ? spec.source : null);

function reconcileSlot(
  slot: SlotId,
  before: readonly PlannedLayer[],
  after: readonly PlannedLayer[],
): [removed: Change[], rest: Change[]] {
  const wanted = new Map(after.map((layer) => [layer.id, layer]));
  const kept = new Map<string, PlannedLayer>();
  const removed: Change[] = [];
  for (const layer of before) {
    const successor = wanted.get(layer.id);
    if (successor && !replaces(layer, successor)) kept.set(layer.id, layer);
    else removed.push({ do: 'remove-layer', id: layer.id });
  }
  const still = standing(
    [...kept.keys()],
    after.map((layer) => layer.id).filter((id) => kept.has(id)),
  );
  const rest: Change[] = [];
  // From the top down: what lies above is in its place already.
  let above: string = slot;
  for (const layer of [...after].reverse()) {
    const old = kept.get(layer.id);
    if (!old) rest.push({ do: 'add-layer', layer, before: above });
    else {
      if (!still.has(layer.id)) rest.push({ do: 'move-layer', id: layer.id, before: above });
      rest.push(...restyle(old, layer));
    }
    above = layer.id;
  }
  return [removed, rest];
}

function restyle(old: PlannedLayer, layer: PlannedLayer): Change[] {
  const { id } = layer;
  if (layer.kind === 'grid')
    return old.kind === 'grid' && old.item === layer.item ? [] : [{ do: 'set-grid', id, item: layer.item }];
  if (old.kind === 'grid') return [];
  const changes: Change[] = [];
  const parts = [
    ['paint', 'set-paint'],
    ['layout', 'set-layout'],
  ] as const;
  for (const [part, verb] of parts) {
    const from = (old.spec[part] ?? {}) as Record<string, unknown>;
    const to = (layer.spec[part] ?? {}) as Record<string, unknown>;
    for (const name of new Set([...Object.keys(from), ...Object.keys(to)]))
      if (!same(from[name], to[name])) changes.push({ do: verb, id, name, value: to[name] });
  }
  const filterOf = (spec: LayerSpecification) => ('filter' in spec ? (spec.filter ?? null) : null);
  if (!same(filterOf(old.spec), filterOf(layer.spec)))
    changes.push({ do: 'set-filter', id, filter: filterOf(layer.spec) });
  const zooms = (spec: LayerSpecification) => [spec.minzoom ?? 0, spec.maxzoom ?? 24] as const;
  const [min, max] = zooms(layer.spec);
  if (!same(zooms(old.spec), [min, max])) changes.push({ do: 'set-zoom', id, min, max });
  return changes;
}

/** The members of a longest common run of two orders of the same ids: they need not move. O(n log n). */
function standing(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const rank = new Map(before.map((id, index) => [id, index]));
  const ranks = after.map((id) => rank.get(id) as number);
  const tails: number[] = [];
  const previous = new Array<number>(ranks.length).fill(-1);
  ranks.forEach((value, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranks[tails[middle]] < value) low = middle + 1;
      else high = middle;
    }
    previous[i] = low > 0 ? tails[low - 1] : -1;
    tails[low] = i;
  });
  const run = new Set<string>();
  for (let i = tails.length > 0 ? tails[tails.length - 1] : -1; i >= 0; i = previous[i]) run.add(after[i]);
  return run;
}
