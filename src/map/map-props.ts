import type { FeatureCollection, LineString, MultiPolygon, Point, Polygon } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { LayerSpec } from '../domain/catalog.ts';
import type { Bounds, LayerFeature, LngLat } from '../domain/feature.ts';
import type { Note } from '../domain/note.ts';
import type { Language } from '../domain/text.ts';
import type { Grid } from '../grid/grid.ts';
import type { Basemap, Camera, FeatureRef, MapTool } from '../state/state.ts';
import type { GridClip } from './grid-clip.ts';

/** Features of a layer, already filtered. A new array means new data: keep the identity while it is the same. */
export interface FeaturesItem {
  readonly type: 'features';
  readonly id: string;
  readonly spec: LayerSpec;
  readonly features: readonly LayerFeature[];
  readonly opacity: number;
  /** Levels in dB by feature id: the points stand as 3D columns instead of symbols. */
  readonly columns?: ReadonlyMap<string, number>;
  /** Colour (#rrggbb) of a column; without it the column takes the feature's class colour. */
  readonly columnColour?: (levelDb: number) => string;
  /** The areas stand as solids, from their property `baseM` up to `topM`. */
  readonly solid?: Solid;
  /** The areas are drawn by deck.gl, on the ground or as prisms. */
  readonly prisms?: Prisms;
}

export interface Prisms {
  /** #rrggbb by feature id; those that are not there are not filled. */
  readonly colours: ReadonlyMap<string, string>;
  /** Heights in m by feature id; null: all lie on the ground. */
  readonly heightsM: ReadonlyMap<string, number> | null;
}

export interface Solid {
  /** #rrggbb by feature id; those that are not there keep the layer's colour. Changing it moves no geometry. */
  readonly colours: ReadonlyMap<string, string>;
  /** Walls darken towards their foot: for solids whose colour means nothing. */
  readonly shaded: boolean;
}

/** How values become colours. Changing it never uploads the grid again. */
export type GridPaint =
  | {
      readonly mode: 'classed';
      /** Ascending lower limits, dB, at most 32: class i holds breaks[i−1] ≤ value < breaks[i]. */
      readonly breaks: readonly number[];
      /** #rrggbb, one more than breaks. */
      readonly colours: readonly string[];
      /** Each cell in one colour: for values that jump between cells, where nothing lies between them. */
      readonly perCell?: boolean;
    }
  | {
      readonly mode: 'continuous';
      /** 256 × RGBA, not premultiplied. */
      readonly texture: Uint8Array;
      /** Values of the first and the last texel; beyond them the end colours go on. */
      readonly range: readonly [number, number];
    };

export interface GridItem {
  readonly type: 'grid';
  readonly id: string;
  readonly grid: Grid;
  readonly paint: GridPaint;
  readonly opacity: number;
  /** 1 = hatched: a cell kept free on purpose (beyond the clip). Length width · height. */
  readonly mask?: Uint8Array;
  /** Only on one side of a line over the map. */
  readonly clip?: GridClip;
}

/** Disjoint isobands: polygons with properties `from`, `to` (dB) and `colour` (#rrggbb). */
export interface BandsItem {
  readonly type: 'bands';
  readonly id: string;
  readonly features: FeatureCollection;
  readonly opacity: number;
}

/** Isolines: lines with properties `label` and `main` (drawn stronger). */
export interface IsolinesItem {
  readonly type: 'isolines';
  readonly id: string;
  readonly features: FeatureCollection;
}

export type MapItem = FeaturesItem | GridItem | BandsItem | IsolinesItem;

/** What a tool measured or drew. The first four are questions as they stand (domain/question.ts). */
export type ToolResult =
  | { readonly kind: 'point'; readonly at: LngLat; readonly toleranceM: number }
  | { readonly kind: 'box'; readonly bounds: Bounds }
  | { readonly kind: 'polygon'; readonly ring: readonly LngLat[] }
  | { readonly kind: 'circle'; readonly centre: LngLat; readonly radiusM: number }
  | { readonly kind: 'measure-distance'; readonly line: readonly LngLat[]; readonly lengthM: number }
  | {
      readonly kind: 'measure-area';
      readonly ring: readonly LngLat[];
      readonly areaM2: number;
      readonly perimeterM: number;
    };

export interface Highlight {
  readonly features: readonly FeatureRef[];
  readonly region: Polygon | MultiPolygon | null;
  readonly selected: FeatureRef | null;
}

export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export type MapBasemap = 'light' | 'dark' | 'none';

/** A shape that can be drawn and changed on the map; polygons have one ring. */
export type Shape = Point | LineString | Polygon;

/** Drawing and changing of one shape. */
export interface DrawProps {
  /** The type of the shape that is being drawn; null: none, shapes are changed. */
  readonly drawing: Shape['type'] | null;
  /** The shape with handles, degrees; the same object while it is the same. */
  readonly held: Shape | null;
  /** The shape with handles under the pointer, while it is moved or bent. */
  readonly onDrag: (shape: Shape) => void;
  /** A shape was drawn to its end, or dropped. */
  readonly onDone: (shape: Shape) => void;
  /** Where a vertex near a place should go; null: it stays. */
  readonly snap: (at: LngLat, withinM: number) => LngLat | null;
}

export interface MapProps {
  readonly language: Language;
  readonly basemap: MapBasemap;
  /** Ground under `basemap: 'none'`; otherwise the base map decides. */
  readonly theme?: 'light' | 'dark';
  /** null: fit `initialBounds`. */
  readonly camera: Camera | null;
  readonly initialBounds: Bounds;
  readonly onCamera: (camera: Camera, bounds: Bounds) => void;
  /** What is in view before the camera has been moved. */
  readonly onView: (bounds: Bounds) => void;
  /** Top first. */
  readonly items: readonly MapItem[];
  readonly highlight: Highlight;
  readonly tool: MapTool | null;
  readonly onTool: (tool: MapTool | null) => void;
  readonly onToolResult: (result: ToolResult) => void;
  /** What a tool says (running lengths and areas, what to do next): for a live region. */
  readonly onToolMessage?: (message: string) => void;
  /** null: nothing is drawn. */
  readonly draw?: DrawProps | null;
  /**
   * A click without a tool: everything under the pointer, topmost first. Empty: nothing there.
   * `across` is the share of the map's width left of it.
   */
  readonly onHits: (hits: readonly FeatureRef[], at: LngLat, across: number) => void;
  /** null: the pointer left the map. */
  readonly onPointer?: (at: LngLat | null, across: number) => void;
  /** EPSG code of the projected read-out (CGCS2000 3° Gauss-Kruger). */
  readonly readoutEpsg: number;
  /** 3D columns of station levels: state of the button, and what it does. Without the latter there is no button. */
  readonly columns?: boolean;
  readonly onColumns?: (on: boolean) => void;
  /** Which base map is chosen, and how to choose another. Without it there is no button. */
  readonly basemapChoice?: { readonly value: Basemap; readonly onChange: (value: Basemap) => void };
  readonly attribution?: string;
  /** CSS pixels at each side that the page's own cards cover: what is fitted keeps clear of them. */
  readonly insets?: Insets;
  /** No WebGL 2, or its context could not be made: the map draws nothing. */
  readonly onUnsupported?: () => void;
  /** A part of the map could not be loaded; the rest works. */
  readonly onFault?: (note: Note) => void;
}

export interface MapHandle {
  fitBounds(bounds: Bounds): void;
  flyTo(at: LngLat, zoom?: number): void;
  getMap(): MapLibreMap | null;
}
