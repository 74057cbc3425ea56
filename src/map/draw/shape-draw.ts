import type { Position } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import {
  type GeoJSONStoreFeatures,
  type HexColor,
  type SnapToCustom,
  TerraDraw,
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawSelectMode,
  ValidateNotSelfIntersecting,
} from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { LngLat } from '../../domain/feature.ts';
import type { DrawProps, Shape } from '../map-props.ts';

type ShapeType = Shape['type'];

/** Draws one new shape, or lets one shape be moved, bent and turned. */
export interface ShapeDraw {
  /** Begins a new shape of a type. */
  draw(type: ShapeType): void;
  /** Puts handles on a shape; one that was there before is taken away. */
  hold(shape: Shape): void;
  /** Takes everything away. */
  clear(): void;
  stop(): void;
}

/** Digits of a degree: a tenth of a millimetre. */
const precision = 9;
/** Id of the shape with handles; drawn ones are numbered. */
const held = 'held';
const snapPx = 10;
/** How near a handle is taken hold of. */
const handlePx = 18;
const modeOf: Readonly<Record<ShapeType, string>> = {
  Point: 'point',
  LineString: 'linestring',
  Polygon: 'polygon',
};

const rounded = ([x, y]: Position): Position => [
  Math.round(x * 10 ** precision) / 10 ** precision,
  Math.round(y * 10 ** precision) / 10 ** precision,
];

/** A shape as the drawing library keeps it: two coordinates, rounded. */
function roundedShape(shape: Shape): Shape {
  if (shape.type === 'Point') return { type: 'Point', coordinates: rounded(shape.coordinates) };
  return shape.type === 'LineString'
    ? { type: 'LineString', coordinates: shape.coordinates.map(rounded) }
    : { type: 'Polygon', coordinates: shape.coordinates.map((ring) => ring.map(rounded)) };
}

/** Binds drawing to a map until it is stopped. @param colour #rrggbb of lines and handles */
export function startShapeDraw(
  map: MapLibreMap,
  colour: string,
  before: string,
  events: () => Pick<DrawProps, 'onDrag' | 'onDone' | 'snap'>,
): ShapeDraw {
  const toCustom: SnapToCustom = ({ lng, lat, heldKeys }, { project, unproject }) => {
    if (heldKeys.includes('Alt')) return undefined;
    const at = project(lng, lat);
    const beside = unproject(at.x + snapPx, at.y);
    const withinM = metresBetween([lng, lat], [beside.lng, beside.lat]);
    const snapped = events().snap([lng, lat], withinM);
    return snapped ? rounded([...snapped]) : undefined;
  };
  const snapping = { toCustom };
  const accent = colour as HexColor;
  const flags = {
    feature: {
      draggable: true,
      rotateable: true,
      coordinates: { snappable: snapping, midpoints: true, draggable: true, deletable: true },
    },
  };
  const line = { lineStringColor: accent, lineStringWidth: 3 };
  const area = {
    fillColor: accent,
    fillOpacity: 0.15,
    outlineColor: accent,
    outlineWidth: 2,
  };
  let drawn = 0;
  const draw = new TerraDraw({
    idStrategy: { isValidId: (id) => typeof id === 'string', getId: () => `drawn-${drawn++}` },
    adapter: new TerraDrawMapLibreGLAdapter({
      map,
      coordinatePrecision: precision,
      renderBelowLayerId: before,
      prefixId: 'draw',
    }),
    modes: [
      new TerraDrawPointMode({ styles: { pointColor: accent, pointWidth: 6 } }),
      new TerraDrawLineStringMode({ snapping, styles: line }),
      new TerraDrawPolygonMode({ snapping, styles: area, validation: ValidateNotSelfIntersecting }),
      new TerraDrawSelectMode({
        allowManualDeselection: false,
        pointerDistance: handlePx,
        // Nothing is deleted by a key that the page does not know of; turning needs R and Ctrl held.
        keyEvents: { deselect: null, delete: null, rotate: ['Control', 'r'], scale: null },
        flags: { point: flags, linestring: flags, polygon: flags },
        styles: {
          selectedPointColor: accent,
          selectedLineStringColor: accent,
          selectedLineStringWidth: 3,
          selectedPolygonColor: accent,
          selectedPolygonFillOpacity: 0.15,
          selectedPolygonOutlineColor: accent,
          selectedPolygonOutlineWidth: 2,
          selectionPointColor: '#ffffff',
          selectionPointOutlineColor: accent,
          selectionPointOutlineWidth: 2,
          selectionPointWidth: 6,
          midPointColor: accent,
          midPointOutlineColor: '#ffffff',
          midPointOutlineWidth: 1,
          midPointWidth: 4,
        },
      }),
    ],
  });
  draw.start();
  const shapeOf = (id: string | number): Shape | null =>
    (draw.getSnapshotFeature(id)?.geometry as Shape | undefined) ?? null;
  draw.on('change', (ids, type, context) => {
    // Handles and marks of selection are changes too.
    if (type !== 'update' || !ids.includes(held) || context?.target !== 'geometry' || 'origin' in context)
      return;
    const shape = shapeOf(held);
    if (shape) events().onDrag(shape);
  });
  draw.on('finish', (id) => {
    const shape = shapeOf(id);
    if (!shape) return;
    if (id !== held) draw.removeFeatures([id]);
    events().onDone(shape);
  });
  return {
    draw(type) {
      draw.clear();
      draw.setMode(modeOf[type]);
    },
    hold(shape) {
      draw.clear();
      const feature = {
        type: 'Feature',
        id: held,
        geometry: roundedShape(shape),
        properties: { mode: modeOf[shape.type] },
      } as GeoJSONStoreFeatures;
      const [{ valid }] = draw.addFeatures([feature]);
      draw.setMode('select');
      if (valid) draw.selectFeature(held);
    },
    clear() {
      draw.clear();
      draw.setMode('select');
    },
    stop() {
      if (map.style) draw.stop();
    },
  };
}

/** Good enough for a few pixels. */
const metresBetween = ([x1, y1]: LngLat, [x2, y2]: LngLat): number =>
  111_195 * Math.hypot((x2 - x1) * Math.cos((y1 * Math.PI) / 180), y2 - y1);
