import type { StyleSpecification } from 'maplibre-gl';
import { fontFaces } from './fonts.ts';
import { slotLayers } from './slots.ts';
import type { MapTheme } from './theme.ts';

export const groundId = 'ground';

/**
 * The ground and the slots; everything drawn on it comes from the catalogue. No other host, no glyph server:
 * text is drawn from the bundled fonts. Theme and language are changed by paint and layout properties, never
 * by another style, because that would drop custom layers.
 */
export const baseStyle = (theme: MapTheme): StyleSpecification => ({
  version: 8,
  'font-faces': fontFaces(),
  sources: {},
  transition: { duration: 0, delay: 0 },
  // Light would change the colours of façades, which mean levels.
  light: { intensity: 0 },
  layers: [{ id: groundId, type: 'background', paint: { 'background-color': theme.land } }, ...slotLayers],
});
