import type { Map as MapLibreMap } from 'maplibre-gl';

/** Time after which the map is copied though a part of it is still on its way, ms. */
const patienceMs = 8000;

/**
 * The map as it is seen, drawn anew with more pixels.
 * @param ratio pixels of the copy to a CSS pixel
 * @returns a canvas of its own: that of WebGL is empty after its frame
 */
export async function sharpCopy(map: MapLibreMap, ratio: number): Promise<HTMLCanvasElement> {
  const before = map.getPixelRatio();
  try {
    if (before !== ratio) {
      map.setPixelRatio(ratio);
      await settled(map);
    }
    map.redraw();
    const live = map.getCanvas();
    const copy = document.createElement('canvas');
    copy.width = live.width;
    copy.height = live.height;
    copy.getContext('2d')?.drawImage(live, 0, 0);
    return copy;
  } finally {
    if (before !== ratio) map.setPixelRatio(before);
  }
}

const settled = (map: MapLibreMap): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, patienceMs);
    map.once('idle', () => {
      clearTimeout(timer);
      resolve();
    });
    map.triggerRepaint();
  });
