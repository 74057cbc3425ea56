import type { LayerStyle } from '../domain/catalog.ts';
import type { LayerFeature } from '../domain/feature.ts';
import { appearanceFor, appearanceRules, graphicColour } from './appearance.ts';
import { drawImage, imageId } from './images.ts';
import type { MapTheme } from './theme.ts';

export interface SymbolAtlas {
  /** PNG as a data URL. */
  readonly image: string;
  readonly mapping: Record<string, { x: number; y: number; width: number; height: number }>;
  readonly nameOf: (feature: LayerFeature) => string;
  /** Side of an icon with its casing, CSS pixels. */
  readonly sizePx: number;
}

const pixelRatio = 2;
const atlases = new WeakMap<LayerStyle, Map<string, SymbolAtlas>>();

/** The symbols of a style's classes side by side: the same drawings as on the map. Kept while the style lives. */
export function symbolAtlas(style: LayerStyle, theme: MapTheme, sizePx: number): SymbolAtlas {
  const kept = atlases.get(style) ?? new Map<string, SymbolAtlas>();
  atlases.set(style, kept);
  const key = `${theme.id} ${sizePx}`;
  const known = kept.get(key);
  if (known) return known;
  const made = drawAtlas(style, theme, sizePx);
  kept.set(key, made);
  return made;
}

function drawAtlas(style: LayerStyle, theme: MapTheme, sizePx: number): SymbolAtlas {
  const requestOf = (look: { readonly symbol: LayerStyle['symbol']; readonly colour: string }) =>
    ({
      kind: 'symbol',
      shape: look.symbol ?? 'circle',
      colour: graphicColour(look.colour, theme),
      sizePx,
      theme: theme.id,
    }) as const;
  const requests = new Map(
    appearanceRules(style).map(({ appearance }) => [imageId(requestOf(appearance)), requestOf(appearance)]),
  );
  const icons = [...requests].map(([name, request]) => ({ name, image: drawImage(request, pixelRatio) }));
  const side = icons[0].image.width;
  const canvas = document.createElement('canvas');
  canvas.width = side * icons.length;
  canvas.height = side;
  const c = canvas.getContext('2d');
  if (!c) throw new Error('This browser draws no canvas');
  icons.forEach(({ image }, i) => {
    c.putImageData(image, i * side, 0);
  });
  return {
    image: canvas.toDataURL(),
    mapping: Object.fromEntries(
      icons.map(({ name }, i) => [name, { x: i * side, y: 0, width: side, height: side }]),
    ),
    nameOf: (feature) => imageId(requestOf(appearanceFor(style, feature.properties))),
    sizePx: side / pixelRatio,
  };
}
