import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { Bounds, LngLat } from '../domain/feature.ts';
import type { Note } from '../domain/note.ts';
import type { Camera } from '../state/state.ts';
import { createMap } from './create-map.ts';
import { createDeckHost, type DeckHost } from './deck-host.ts';
import { gridProgram } from './grid-program.ts';
import { hitsAt } from './hits.ts';
import type { Insets, MapProps } from './map-props.ts';
import { createScene, type Scene } from './scene.ts';
import { mapTheme } from './theme.ts';

export interface LiveMap {
  readonly map: MapLibreMap;
  /** Takes the properties as they are now. */
  update(props: MapProps): void;
  dispose(): void;
}

/** Room around what is fitted: for controls, read-out and the page's cards; where little is left, for the map. */
export function fitPadding(
  container: HTMLElement,
  insets: Insets = { top: 0, right: 0, bottom: 0, left: 0 },
): Insets {
  const { clientWidth: width, clientHeight: height } = container;
  const own =
    width < 640 ? { top: 24, right: 16, bottom: 40, left: 16 } : { top: 40, right: 40, bottom: 48, left: 56 };
  const wide = own.left + own.right + insets.left + insets.right < 0.6 * width;
  const high = own.top + own.bottom + insets.top + insets.bottom < 0.6 * height;
  return {
    top: own.top + (high ? insets.top : 0),
    right: own.right + (wide ? insets.right : 0),
    bottom: own.bottom + (high ? insets.bottom : 0),
    left: own.left + (wide ? insets.left : 0),
  };
}
const pointerPx = 6;
const fingerPx = 22;

const cameraOf = (map: MapLibreMap): Camera => {
  const { lng, lat } = map.getCenter();
  return { lng, lat, zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() };
};

const sameCamera = (a: Camera, b: Camera): boolean =>
  Math.abs(a.lng - b.lng) < 1e-6 &&
  Math.abs(a.lat - b.lat) < 1e-6 &&
  Math.abs(a.zoom - b.zoom) < 1e-3 &&
  Math.abs(a.bearing - b.bearing) < 0.01 &&
  Math.abs(a.pitch - b.pitch) < 0.01;

export const boundsOfMap = (map: MapLibreMap): Bounds => {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
};

export const themeOf = ({ basemap, theme }: Pick<MapProps, 'basemap' | 'theme'>) => mapTheme(basemap, theme);

/**
 * The map on the screen: follows its properties and reports what happens on it.
 * `data-map-state` of the container is `idle` when everything asked for is drawn, else `loading`.
 * @param onRestored a lost graphics context is back: this map is to be disposed of and made anew
 */
export function createLiveMap(container: HTMLElement, first: MapProps, onRestored: () => void): LiveMap {
  let props = first;
  let scene: Scene | null = null;
  const { camera } = first;
  const [west, south, east, north] = first.initialBounds;
  const map = createMap(themeOf(first), {
    container,
    ...(camera
      ? { center: [camera.lng, camera.lat], zoom: camera.zoom, bearing: camera.bearing, pitch: camera.pitch }
      : {
          bounds: [west, south, east, north],
          fitBoundsOptions: { padding: fitPadding(container, first.insets) },
        }),
  });
  const onFault = (note: Note) => props.onFault?.(note);
  const deck = createDeckHost(map, onFault);
  const stateOf = trackState(container, map, async () => {
    await deck.ready();
    return scene?.ready() ?? true;
  });

  const show = () => {
    if (!scene) return;
    stateOf.loading();
    scene.show({
      items: props.items,
      highlight: props.highlight,
      theme: themeOf(props),
      language: props.language,
    });
    map.triggerRepaint();
  };
  map.once('style.load', () => {
    scene = createScene(map, deck, onFault);
    show();
  });
  map.on('webglcontextlost', () => {
    scene = null;
    stateOf.loading();
  });
  // MapLibre brings back its own layers only: grids, deck.gl and its device on the context stay lost.
  map.on('webglcontextrestored', onRestored);
  map.once('idle', () => linkEarly(map));
  map.once('load', () => props.onView(boundsOfMap(map)));
  map.on('moveend', () => props.onCamera(cameraOf(map), boundsOfMap(map)));
  reportPointer(map, deck, () => props);
  markFirstFrame(map, () => props);

  return {
    map,
    update(next) {
      const old = props;
      props = next;
      if (next.camera !== old.camera || (!next.camera && next.initialBounds !== old.initialBounds))
        follow(map, next);
      show();
    },
    dispose() {
      deck.dispose();
      map.remove();
    },
  };
}

/** Leaves a mark in the browser's timeline at the first frame that holds an area of the base map. */
function markFirstFrame(map: MapLibreMap, props: () => MapProps): void {
  const look = () => {
    const hasArea = props().items.some(
      (item) => item.type === 'features' && item.spec.kind === 'base' && item.spec.geometry === 'polygon',
    );
    if (!hasArea || !map.areTilesLoaded()) return;
    performance.mark('base-map-drawn');
    map.off('render', look);
  };
  map.on('render', look);
}

function follow(map: MapLibreMap, { camera, initialBounds, insets }: MapProps): void {
  if (!camera) {
    const [west, south, east, north] = initialBounds;
    map.fitBounds([west, south, east, north], {
      padding: fitPadding(map.getContainer(), insets),
      duration: 0,
    });
  } else if (!map.isMoving() && !sameCamera(camera, cameraOf(map))) {
    map.jumpTo({
      center: [camera.lng, camera.lat],
      zoom: camera.zoom,
      bearing: camera.bearing,
      pitch: camera.pitch,
    });
  }
}

/** The first grid then need not wait for its shaders. Without one, a fault in them concerns nobody. */
function linkEarly(map: MapLibreMap): void {
  const gl = map.getCanvas().getContext('webgl2');
  if (gl) gridProgram(gl).catch(() => {});
}

/** @param drawn whether all of it stood on the map in the last frame; otherwise another frame comes */
function trackState(container: HTMLElement, map: MapLibreMap, drawn: () => Promise<boolean>) {
  let asked = 0;
  const loading = () => {
    asked++;
    container.dataset.mapState = 'loading';
  };
  loading();
  map.on('movestart', loading);
  map.on('idle', () => {
    const now = asked;
    void drawn().then((all) => {
      if (all && now === asked) container.dataset.mapState = 'idle';
    });
  });
  return { loading };
}

function reportPointer(map: MapLibreMap, deck: DeckHost, props: () => MapProps): void {
  const place = (event: MapMouseEvent): LngLat => [event.lngLat.lng, event.lngLat.lat];
  // The click that ends a drawing comes when the page knows of no drawing any more.
  let drawing = false;
  const onPress = () => {
    drawing = Boolean(props().draw?.drawing);
  };
  map.on('mousedown', onPress);
  map.on('touchstart', onPress);
  const across = ({ point }: MapMouseEvent): number => point.x / map.getContainer().clientWidth;
  map.on('click', (event) => {
    if (props().tool || drawing) return;
    const finger = (event.originalEvent as PointerEvent).pointerType === 'touch';
    props().onHits(
      hitsAt(map, deck, props().items, event.point, finger ? fingerPx : pointerPx),
      place(event),
      across(event),
    );
  });
  let frame = 0;
  map.on('mousemove', (event) => {
    props().onPointer?.(place(event), across(event));
    if (props().tool || props().draw || map.isMoving()) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      if (!map.style || props().tool) return;
      map.getCanvas().style.cursor =
        hitsAt(map, deck, props().items, event.point, 2).length > 0 ? 'pointer' : '';
    });
  });
  map.on('mouseout', () => props().onPointer?.(null, 0));
  map.on('remove', () => cancelAnimationFrame(frame));
}
