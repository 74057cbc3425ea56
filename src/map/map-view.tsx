import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useStrings } from '../i18n/i18n.ts';
import { webglSupported } from './create-map.ts';
import { useShapeDraw } from './draw/use-shape-draw.ts';
import { createLiveMap, fitPadding, type LiveMap, themeOf } from './live-map.ts';
import { MapControls } from './map-controls.tsx';
import type { MapHandle, MapProps } from './map-props.ts';
import { MapReadout } from './map-readout.tsx';
import styles from './map-view.module.css';
import { useTool } from './use-tool.ts';

/** The map of the workbench; fills its parent. Everything it shows comes by properties. */
export function MapView({ ref, ...props }: MapProps & { readonly ref?: Ref<MapHandle> }) {
  const { t } = useStrings();
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const [live, setLive] = useState<LiveMap | null>(null);
  latest.current = props;
  // Another number: the graphics context was lost and is back, and the map is made anew.
  const [generation, setGeneration] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation is the reason to run again.
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    if (!webglSupported()) {
      latest.current.onUnsupported?.();
      return;
    }
    const made = createLiveMap(element, latest.current, () => setGeneration((n) => n + 1));
    setLive(made);
    return () => {
      made.dispose();
      setLive(null);
    };
  }, [generation]);

  const { language, basemap, theme, camera, initialBounds, items, highlight } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list says which properties the map follows.
  useEffect(
    () => live?.update(latest.current),
    [live, language, basemap, theme, camera, initialBounds, items, highlight, props.tool, props.draw],
  );

  const canvasLabel = t('map.canvas');
  useEffect(() => {
    live?.map.getCanvas().setAttribute('aria-label', canvasLabel);
  }, [live, canvasLabel]);

  useImperativeHandle(ref, () => handleOf(live, () => latest.current), [live]);
  const crosshair = useTool(live?.map ?? null, props);
  useShapeDraw(live?.map ?? null, props);

  return (
    <div className={styles.view} data-ground={themeOf(props).id}>
      <div ref={container} className={styles.map} />
      {live && (
        <MapControls
          map={live.map}
          tool={props.tool}
          onTool={props.onTool}
          columns={props.columns}
          onColumns={props.onColumns}
          initialBounds={initialBounds}
          insets={props.insets}
          basemapChoice={props.basemapChoice}
        />
      )}
      {live && (
        <MapReadout
          map={live.map}
          language={language}
          epsg={props.readoutEpsg}
          attribution={props.attribution ?? ''}
        />
      )}
      {crosshair && (
        <div
          aria-hidden="true"
          className={styles.crosshair}
          style={{ left: crosshair.x, top: crosshair.y }}
        />
      )}
    </div>
  );
}

function handleOf(live: LiveMap | null, props: () => MapProps): MapHandle {
  const map = live?.map ?? null;
  return {
    fitBounds([west, south, east, north]) {
      map?.fitBounds([west, south, east, north], {
        padding: fitPadding(map.getContainer(), props().insets),
        maxZoom: 16,
      });
    },
    flyTo([lng, lat], zoom) {
      const { top, right, bottom, left } = props().insets ?? { top: 0, right: 0, bottom: 0, left: 0 };
      // To the middle of what the cards leave free.
      const offset: [number, number] = [(left - right) / 2, (top - bottom) / 2];
      map?.flyTo({ center: [lng, lat], offset, ...(zoom !== undefined && { zoom }) });
    },
    getMap: () => map,
  };
}
