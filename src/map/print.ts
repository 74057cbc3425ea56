import type { Map as MapLibreMap } from 'maplibre-gl';
import { createMap } from './create-map.ts';
import { createDeckHost } from './deck-host.ts';
import { cameraOf } from './live-map.ts';
import type { CaptureSize } from './map-props.ts';
import { createScene, type SceneInput } from './scene.ts';

/**
 * The view of a map at any size and density, drawn by a second map off the screen: the live one keeps its size,
 * and an interleaved deck.gl would draw into a corner if its pixel ratio changed.
 * The ground shown is that of the live map, as much of it as the new proportions hold.
 * @throws Error where the graphics device makes the canvas smaller than asked
 */
export async function captureMap(
  live: MapLibreMap,
  input: SceneInput,
  size: CaptureSize,
): Promise<HTMLCanvasElement> {
  const container = document.createElement('div');
  Object.assign(container.style, {
    position: 'fixed',
    left: '-20000px',
    top: '0',
    width: `${size.width}px`,
    height: `${size.height}px`,
  });
  document.body.append(container);
  const { clientWidth, clientHeight } = live.getCanvas();
  const { lng, lat, zoom, bearing, pitch } = cameraOf(live);
  const map = createMap(input.theme, {
    container,
    center: [lng, lat],
    zoom: zoom + Math.log2(Math.min(size.width / clientWidth, size.height / clientHeight)),
    bearing,
    pitch,
    interactive: false,
    pixelRatio: size.pixelRatio,
    maxCanvasSize: [16384, 16384],
    fadeDuration: 0,
  });
  try {
    const deck = createDeckHost(map);
    await map.once('style.load');
    createScene(map, deck).show(input);
    await map.once('idle');
    await deck.ready();
    return await copyNextFrame(map, size);
  } finally {
    map.remove();
    container.remove();
  }
}

/** The drawing buffer is cleared after a frame, so it is copied while the frame is being drawn. */
function copyNextFrame(
  map: MapLibreMap,
  { width, height, pixelRatio }: CaptureSize,
): Promise<HTMLCanvasElement> {
  return new Promise((resolve, reject) => {
    map.once('idle', () => {
      map.once('render', () => {
        const source = map.getCanvas();
        if (source.width < Math.floor(width * pixelRatio) || source.height < Math.floor(height * pixelRatio))
          reject(new Error(`The graphics device draws at most ${source.width} × ${source.height} pixels`));
        else resolve(copyOf(source));
      });
      map.triggerRepaint();
    });
    map.triggerRepaint();
  });
}

function copyOf(source: HTMLCanvasElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = source.width;
  canvas.height = source.height;
  const c = canvas.getContext('2d');
  if (!c) throw new Error('This browser draws no canvas');
  c.drawImage(source, 0, 0);
  return canvas;
}
