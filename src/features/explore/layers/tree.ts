import type { LayerSpec } from '../../../domain/catalog.ts';
import type { LayerState } from '../../../state/state.ts';

/**
 * The layer tree as data. `state.layers` is one flat drawing order; the tree shows it in groups, so the layers
 * of a group must lie together in it. Every function gives the whole order, top first.
 */

/** Group of the layers that the user brought. No id of a catalogue can hold a colon. */
export const ownGroup = ':own';

export interface TreeGroup {
  readonly id: string;
  /** Top first. */
  readonly specs: readonly LayerSpec[];
}

/**
 * Groups in drawing order. Where a group lies scattered (a bureau's own catalogue, a link laid over the default
 * order) its topmost visible layer decides, so that what is seen keeps its order as far as groups allow.
 */
export function treeOf(
  layers: readonly LayerState[],
  specs: readonly LayerSpec[],
  ownIds: ReadonlySet<string>,
): readonly TreeGroup[] {
  const specOf = new Map(specs.map((spec) => [spec.id, spec]));
  const groups = new Map<
    string,
    { readonly specs: LayerSpec[]; readonly firstAt: number; shownAt: number | null }
  >();
  layers.forEach((layer, index) => {
    const spec = specOf.get(layer.id);
    if (!spec) return;
    const id = ownIds.has(layer.id) ? ownGroup : spec.group;
    const group = groups.get(id) ?? { specs: [], firstAt: index, shownAt: null };
    group.specs.push(spec);
    if (layer.visible) group.shownAt ??= index;
    groups.set(id, group);
  });
  return [...groups]
    .sort(([, a], [, b]) => (a.shownAt ?? a.firstAt) - (b.shownAt ?? b.firstAt))
    .map(([id, group]) => ({ id, specs: group.specs }));
}

/** The drawing order that the tree shows. */
export const orderOf = (groups: readonly TreeGroup[]): readonly string[] =>
  groups.flatMap((group) => group.specs.map((spec) => spec.id));

/** True when the layers are drawn as the tree shows them. */
export function followsTree(layers: readonly LayerState[], groups: readonly TreeGroup[]): boolean {
  const order = orderOf(groups);
  const known = new Set(order);
  return layers.filter((layer) => known.has(layer.id)).every((layer, index) => layer.id === order[index]);
}

export const steps = ['top', 'up', 'down', 'bottom'] as const;
export type Step = (typeof steps)[number];

/** Place after a step, or null when it changes nothing. */
export function placeAfter(step: Step, index: number, count: number): number | null {
  const place = { top: 0, up: index - 1, down: index + 1, bottom: count - 1 }[step];
  return place === index || place < 0 || place >= count ? null : place;
}

function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), items[from], ...rest.slice(to)];
}

/** Moves a layer within its group. */
export function moveLayer(groups: readonly TreeGroup[], layerId: string, step: Step): readonly string[] {
  return orderOf(
    groups.map((group) => {
      const index = group.specs.findIndex((spec) => spec.id === layerId);
      const place = index < 0 ? null : placeAfter(step, index, group.specs.length);
      return place === null ? group : { ...group, specs: moved(group.specs, index, place) };
    }),
  );
}

export function moveGroup(groups: readonly TreeGroup[], groupId: string, step: Step): readonly string[] {
  const index = groups.findIndex((group) => group.id === groupId);
  const place = index < 0 ? null : placeAfter(step, index, groups.length);
  return orderOf(place === null ? groups : moved(groups, index, place));
}

/** Drops layers of a group before or after another one of the same group; others stay where they are. */
export function dropLayers(
  groups: readonly TreeGroup[],
  dragged: ReadonlySet<string>,
  target: string,
  position: 'before' | 'after',
): readonly string[] {
  return orderOf(
    groups.map((group) => {
      if (dragged.has(target) || !group.specs.some((spec) => spec.id === target)) return group;
      const taken = group.specs.filter((spec) => dragged.has(spec.id));
      const specs = group.specs.flatMap((spec) => {
        if (spec.id === target) return position === 'before' ? [...taken, spec] : [spec, ...taken];
        return dragged.has(spec.id) ? [] : [spec];
      });
      return { ...group, specs };
    }),
  );
}
