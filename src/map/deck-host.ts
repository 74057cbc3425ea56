import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Note } from '../domain/note.ts';
import type { FeatureRef } from '../state/state.ts';
import type { DeckOverlay } from './deck-overlay.ts';
import type { FeaturesItem } from './map-props.ts';
import type { MapTheme } from './theme.ts';

/** Keeps deck.gl away until something needs it: it is as large as the map itself. */
export interface DeckHost {
  show(items: readonly FeaturesItem[], theme: MapTheme): void;
  /** Everything deck.gl drew within a radius of a place on the canvas, topmost first. */
  pick(x: number, y: number, radiusPx: number): readonly FeatureRef[];
  /** Resolves when what was asked for last stands on the map, or could not be fetched. */
  ready(): Promise<void>;
  dispose(): void;
}

/** @param onFault told once that deck.gl could not be fetched or started; the next `show` tries again */
export function createDeckHost(map: MapLibreMap, onFault: (note: Note) => void): DeckHost {
  let overlay: DeckOverlay | null = null;
  let loading: Promise<void> | null = null;
  let wanted: readonly [items: readonly FeaturesItem[], theme: MapTheme] | null = null;
  let disposed = false;
  let reported = false;

  const bring = () => {
    if (wanted && overlay) overlay.show(...wanted);
  };
  const load = () => {
    loading ??= import('./deck-overlay.ts')
      .then(({ createDeckOverlay }) => {
        if (disposed) return;
        overlay = createDeckOverlay(map);
        bring();
      })
      .catch((error: unknown) => {
        loading = null;
        if (disposed || reported) return;
        reported = true;
        onFault({
          code: 'deck-failed',
          params: { reason: error instanceof Error ? error.message : String(error) },
        });
      });
  };

  return {
    show(items, theme) {
      wanted = [items, theme];
      if (overlay) bring();
      else if (items.length > 0) load();
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
