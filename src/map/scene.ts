import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { Note } from '../domain/note.ts';
import type { Language } from '../domain/text.ts';
import { groundId } from './base-style.ts';
import type { DeckHost } from './deck-host.ts';
import { featureCollection, idProperty } from './feature-collection.ts';
import { createGridLayer, type GridLayer } from './grid-layer.ts';
import { highlightFeatures, sameHighlight, showHighlight } from './highlight.ts';
import type { Highlight, MapItem } from './map-props.ts';
import { emptyPlan, type Plan, planOf } from './plan.ts';
import { type Change, reconcile } from './reconcile.ts';
import type { MapTheme } from './theme.ts';

/** What a map shows. */
export interface SceneInput {
  readonly items: readonly MapItem[];
  readonly highlight: Highlight;
  readonly theme: MapTheme;
  readonly language: Language;
}

export interface Scene {
  show(input: SceneInput): void;
  /** False while a grid waits for its shaders. */
  ready(): boolean;
}

/**
 * Keeps a map (its style loaded) in step with what it should show, by the smallest changes.
 * @param onFault told what this computer cannot draw
 */
export function createScene(map: MapLibreMap, deck: DeckHost, onFault: (note: Note) => void): Scene {
  let plan: Plan = emptyPlan;
  let shown: SceneInput | null = null;
  let lit: FeatureCollection | null = null;
  const grids = new Map<string, GridLayer>();

  const addLayer = (
    layer: Extract<Change, { do: 'add-layer' }>['layer'],
    before: string,
    theme: MapTheme,
  ) => {
    if (layer.kind === 'style') return map.addLayer(layer.spec, before);
    const grid = createGridLayer(layer.item, theme.ink2, onFault);
    grids.set(layer.id, grid);
    return map.addLayer(grid, before);
  };

  const carryOut = (change: Change, theme: MapTheme): void => {
    switch (change.do) {
      case 'remove-layer':
        grids.delete(change.id);
        map.removeLayer(change.id);
        break;
      case 'remove-source':
        map.removeSource(change.id);
        break;
      case 'add-source':
        map.addSource(change.id, {
          type: 'geojson',
          data: featureCollection(change.content),
          promoteId: idProperty,
          // Fine enough that lines coincide with grids and measures at the largest scale.
          maxzoom: 16,
          tolerance: 0.2,
        });
        break;
      case 'set-data':
        map.getSource<GeoJSONSource>(change.id)?.setData(featureCollection(change.content));
        break;
      case 'add-layer':
        addLayer(change.layer, change.before, theme);
        break;
      case 'move-layer':
        map.moveLayer(change.id, change.before);
        break;
      case 'set-paint':
        map.setPaintProperty(change.id, change.name as never, change.value as never);
        break;
      case 'set-layout':
        map.setLayoutProperty(change.id, change.name as never, change.value as never);
        break;
      case 'set-filter':
        map.setFilter(change.id, change.filter);
        break;
      case 'set-zoom':
        map.setLayerZoomRange(change.id, change.min, change.max);
        break;
      case 'set-colours':
        for (const [id, colour] of change.colours) {
          const feature = { source: change.id, id };
          if (colour === null) map.removeFeatureState(feature, 'colour');
          else map.setFeatureState(feature, { colour });
        }
        break;
      case 'set-grid':
        grids.get(change.id)?.set(change.item);
        break;
    }
  };

  return {
    show(input) {
      const { items, highlight, theme, language } = input;
      if (shown?.theme !== theme) map.setPaintProperty(groundId, 'background-color', theme.land);
      if (shown?.items !== items || shown.theme !== theme || shown.language !== language) {
        const next = planOf(items, theme, language);
        for (const change of reconcile(plan, next)) carryOut(change, theme);
        plan = next;
        deck.show(next.deck, theme);
      }
      const next = highlightFeatures(highlight, items);
      if (!lit || shown?.theme !== theme || !sameHighlight(lit, next)) showHighlight(map, next, theme);
      lit = next;
      shown = input;
    },
    ready: () => [...grids.values()].every((grid) => grid.ready()),
  };
}
