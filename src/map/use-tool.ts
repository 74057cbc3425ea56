import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { useStrings } from '../i18n/i18n.ts';
import { themeOf } from './live-map.ts';
import type { MapProps } from './map-props.ts';
import { startTool } from './tools.ts';

/** Runs the current tool on the map; returns where the keyboard's crosshair stands, if it is in use. */
export function useTool(
  map: MapLibreMap | null,
  props: MapProps,
): { readonly x: number; readonly y: number } | null {
  const { t } = useStrings();
  const [crosshair, setCrosshair] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const latest = useRef({ props, t });
  latest.current = { props, t };
  const { tool } = props;

  useEffect(() => {
    if (!map || !tool) return;
    const stop = startTool(map, tool, () => {
      const { props: now, t: say } = latest.current;
      return {
        theme: themeOf(now),
        language: now.language,
        onResult: now.onToolResult,
        onCancel: () => now.onTool(null),
        onCrosshair: setCrosshair,
        onStep: ({ vertices: { length: count } }, measured) =>
          now.onToolMessage?.(
            count === 0
              ? say(`map.tool.${tool}`)
              : measured
                ? say('map.tool.measured', { count, measured: measured.replace('\n', ' · ') })
                : say('map.tool.vertices', { count }),
          ),
      };
    });
    map.getCanvas().focus({ preventScroll: true });
    return stop;
  }, [map, tool]);

  return crosshair;
}
