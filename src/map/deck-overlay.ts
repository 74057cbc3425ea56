import type { Layer } from '@deck.gl/core';
import { ColumnLayer, IconLayer, PolygonLayer } from '@deck.gl/layers';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { LayerFeature } from '../domain/feature.ts';
import type { FeatureRef } from '../state/state.ts';
import { appearanceFor, graphicColour } from './appearance.ts';
import { rgbOf } from './colour.ts';
import { symbolAtlas } from './deck-icons.ts';
import type { FeaturesItem, Prisms } from './map-props.ts';
import { deckAnchorId } from './plan.ts';
import { metresPerPixel } from './scale-bar.ts';
import { slots } from './slots.ts';
import type { MapTheme } from './theme.ts';

export interface DeckOverlay {
  show(items: readonly FeaturesItem[], theme: MapTheme): void;
  pick(x: number, y: number, radiusPx: number): readonly FeatureRef[];
  dispose(): void;
}

/** Foot of the columns: quieter levels do not occur outdoors, and the differences would drown. */
const columnFootDb = 30;
const columnPxPerDb = 3;
const columnRadiusPx = 7;

const placeOf = (feature: LayerFeature): [number, number] =>
  feature.geometry?.type === 'Point'
    ? (feature.geometry.coordinates.slice(0, 2) as [number, number])
    : [Number.NaN, Number.NaN];

/** deck.gl between the layers of the map: many points, and columns of levels. One to a map. */
export function createDeckOverlay(map: MapLibreMap): DeckOverlay {
  const overlay = new MapLibreOverlay({ interleaved: true, layers: [] });
  map.addControl(overlay);
  let items: readonly FeaturesItem[] = [];
  let theme: MapTheme | null = null;
  let disposed = false;

  const layers = (): Layer[] => (theme ? items.map((item) => layerOf(item, theme as MapTheme, map)) : []);
  const bring = () => {
    if (disposed) return;
    overlay.setProps({ layers: layers() });
    // While a source loads the overlay ignores `beforeId` and draws above everything: say it again when all is quiet.
    if (!map.isStyleLoaded()) map.once('idle', () => !disposed && overlay.setProps({ layers: layers() }));
  };
  const onZoom = () => {
    if (items.length > 0) overlay.setProps({ layers: layers() });
  };
  map.on('zoom', onZoom);

  return {
    show(nextItems, nextTheme) {
      items = nextItems;
      theme = nextTheme;
      bring();
    },
    pick(x, y, radius) {
      if (items.length === 0) return [];
      return overlay.pickMultipleObjects({ x, y, radius, depth: 10 }).flatMap(({ layer, object }) => {
        const item = items.find((one) => one.id === layer?.id);
        return item && object ? [{ layerId: item.id, featureId: (object as LayerFeature).id }] : [];
      });
    },
    dispose() {
      disposed = true;
      map.off('zoom', onZoom);
      map.removeControl(overlay);
    },
  };
}

function prismsOf(item: FeaturesItem, { colours, heightsM }: Prisms, theme: MapTheme): Layer {
  return new PolygonLayer<LayerFeature, { readonly beforeId: string }>({
    id: item.id,
    beforeId: heightsM ? slots.columns : deckAnchorId(item.id),
    data: item.features as LayerFeature[],
    pickable: true,
    // Prisms one can see through are drawn in the wrong order.
    opacity: heightsM ? 1 : item.opacity,
    getPolygon: ({ geometry }) =>
      geometry?.type === 'Polygon' ? (geometry.coordinates[0] as [number, number][]) : [],
    extruded: heightsM !== null,
    stroked: heightsM === null,
    getElevation: ({ id }) => heightsM?.get(id) ?? 0,
    getFillColor: ({ id }) => {
      const colour = colours.get(id);
      return colour === undefined
        ? [0, 0, 0, 0]
        : ([...rgbOf(colour), 255] as [number, number, number, number]);
    },
    getLineColor: [...rgbOf(theme.ink2), 160] as [number, number, number, number],
    lineWidthUnits: 'pixels',
    getLineWidth: 0.8,
    // Little light: the colours mean something.
    material: { ambient: 0.62, diffuse: 0.24, shininess: 1, specularColor: [0, 0, 0] },
    updateTriggers: { getElevation: heightsM, getFillColor: colours },
  });
}

function layerOf(item: FeaturesItem, theme: MapTheme, map: MapLibreMap): Layer {
  if (item.prisms) return prismsOf(item, item.prisms, theme);
  const placed = item.features as LayerFeature[];
  const common = { id: item.id, data: placed, pickable: true, opacity: item.opacity, getPosition: placeOf };
  const { columns, columnColour } = item;
  const { style } = item.spec;
  const colourOf = (feature: LayerFeature) =>
    graphicColour(appearanceFor(style, feature.properties).colour, theme);
  if (columns) {
    const scale = metresPerPixel(map.getCenter().lat, map.getZoom());
    return new ColumnLayer<LayerFeature, { readonly beforeId: string }>({
      ...common,
      beforeId: slots.columns,
      data: placed.filter((feature) => columns.has(feature.id)),
      diskResolution: 6,
      radius: columnRadiusPx * scale,
      elevationScale: columnPxPerDb * scale,
      getElevation: (feature) => Math.max(0, (columns.get(feature.id) ?? columnFootDb) - columnFootDb),
      getFillColor: (feature) => {
        const level = columns.get(feature.id);
        return [...rgbOf(columnColour && level !== undefined ? columnColour(level) : colourOf(feature))] as [
          number,
          number,
          number,
        ];
      },
      material: { ambient: 0.75, diffuse: 0.4, shininess: 8 },
      updateTriggers: { getElevation: columns, getFillColor: [columns, columnColour, theme.id] },
    });
  }
  const sizePx = Math.min(style.size ?? 18, 12);
  const atlas = symbolAtlas(style, theme, sizePx);
  return new IconLayer<LayerFeature, { readonly beforeId: string }>({
    ...common,
    beforeId: deckAnchorId(item.id),
    iconAtlas: atlas.image,
    iconMapping: atlas.mapping,
    getIcon: (feature) => atlas.nameOf(feature),
    getSize: atlas.sizePx,
    sizeUnits: 'pixels',
    sizeScale: Math.min(1, Math.max(0.4, 0.4 + (map.getZoom() - 10) * 0.15)),
    updateTriggers: { getIcon: [style, theme.id] },
  });
}
