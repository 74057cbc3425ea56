import { Map as MapLibreMap, type MapOptions, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { baseStyle } from './base-style.ts';
import { drawImage, imageRequest } from './images.ts';
import type { MapTheme } from './theme.ts';

setWorkerUrl(workerUrl);

/** A map with the offline ground and its symbols drawn on demand; without any control of MapLibre's own. */
export function createMap(
  theme: MapTheme,
  options: Omit<MapOptions, 'style' | 'attributionControl'>,
): MapLibreMap {
  const map = new MapLibreMap({
    ...options,
    style: baseStyle(theme),
    attributionControl: false,
    maplibreLogo: false,
    // Latitudes of the product's places; a world of copies would draw every grid several times.
    renderWorldCopies: false,
    maxPitch: 70,
  });
  const pixelRatio = Math.max(2, Math.ceil(map.getPixelRatio()));
  map.setMissingStyleImageResolver((id) => {
    const request = imageRequest(id);
    if (request && !map.hasImage(id)) map.addImage(id, drawImage(request, pixelRatio), { pixelRatio });
  });
  return map;
}

/** WebGL 2 can be had: asked of a canvas of its own, because a failed map leaves its container in disorder. */
export function webglSupported(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return gl !== null;
}
