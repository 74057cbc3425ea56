import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import type { LayerSpec } from '../../../domain/catalog.ts';
import { allSpecs, orderLayers, useStore } from '../../../state/store.ts';
import { followsTree, orderOf, ownGroup, type TreeGroup, treeOf } from './tree.ts';

/** The groups of the tree; puts the drawing order in step with them where it is not. */
export function useTree(): readonly TreeGroup[] {
  const catalog = useStore((state) => state.catalog);
  const imported = useStore((state) => state.imported);
  const layers = useStore((state) => state.layers);
  const groups = useMemo(
    () => treeOf(layers, allSpecs({ catalog, imported }), new Set(imported.map((layer) => layer.spec.id))),
    [layers, catalog, imported],
  );
  const inStep = followsTree(layers, groups);
  useEffect(() => {
    if (!inStep) orderLayers(orderOf(groups));
  }, [inStep, groups]);
  return groups;
}

/** A layer's own part of the state: a change of another layer touches no row. */
export const useLayerState = (id: string) =>
  useStore((state) => state.layers.find((layer) => layer.id === id));

export const useIsOwn = (spec: LayerSpec): boolean =>
  useStore((state) => state.imported.some((layer) => layer.spec.id === spec.id));

interface Folded {
  readonly ids: ReadonlySet<string>;
}

/** Which groups are folded; kept while another job's panel is open. */
export const useFolded = create<Folded>(() => ({ ids: new Set() }));

export const fold = (id: string): void =>
  useFolded.setState(({ ids }) => ({
    ids: new Set(ids.has(id) ? [...ids].filter((one) => one !== id) : [...ids, id]),
  }));

export const isOwnGroup = (group: TreeGroup): boolean => group.id === ownGroup;
