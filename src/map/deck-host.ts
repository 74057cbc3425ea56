import type { Map as MapLibreMap } from 'maplibre-gl';
import type { FeatureRef } from '../state/state.ts';
import type { DeckOverlay } from './deck-overlay.ts';
import type { FeaturesItem } from './map-props.ts';
import type { MapTheme } from './theme.ts';

/** Keeps deck.gl away until something needs it: it is as large as the map itself. */
export interface DeckHost {
  show(items: readonly FeaturesItem[], theme: MapTheme): void;
  /** Everything deck.gl drew within a radius of a place on the canvas, topmost first. */
  pick(x: number, y: number, radiusPx: number): readonly FeatureRef[];
  /** Resolves when what was asked for last stands on the map. */
  ready(): Promise<void>;
  dispose(): void;
}

export function createDeckHost(map: MapLibreMap): DeckHost {
  let overlay: DeckOverlay | null = null;
  let loading: Promise<void> | null = null;
  let wanted: readonly [items: readonly FeaturesItem[], theme: MapTheme] | null = null;
  let disposed = false;

  const bring = () => {
    if (wanted && overlay) overlay.show(...wanted);
  };
  const load = () => {
    loading ??= import('./deck-overlay.ts').then(({ createDeckOverlay }) => {
      if (disposed) return;
      overlay = createDeckOverlay(map);
      bring();
    });
    return loading;
  };

  return {
    show(items, theme) {
      wanted = [items, theme];
      if (overlay) bring();
      else if (items.length > 0) void load();
    },
    pick: (x, y, radiusPx) => overlay?.pick(x, y, radiusPx) ?? [],
    ready: () => loading ?? Promise.resolve(),
    dispose() {
      disposed = true;
      overlay?.dispose();
      overlay = null;
    },
  };
}
