import type { Catalog, LayerSpec } from '../domain/catalog.ts';
import type { LayerFeature } from '../domain/feature.ts';
import type { MapLink } from '../domain/map-link.ts';
import type { Note, Rejected } from '../domain/note.ts';
import type { Question, Scope } from '../domain/question.ts';
import type { NoiseRecipe } from '../domain/recipe.ts';
import type { CorrectionDraft, SceneSource, SoundRecipe, Version } from '../domain/sound-recipe.ts';
import type { StationSeries } from '../domain/station.ts';
import type { Language } from '../domain/text.ts';
import type { Grid } from '../grid/grid.ts';

/** The one store: a plain object. Its shared part is in the link, imported layers are kept in the browser. */

export const tabs = ['explore', 'noise', 'data'] as const;
export type Tab = (typeof tabs)[number];

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** `auto` follows the theme. */
export const basemaps = ['auto', 'light', 'dark', 'none'] as const;
export type Basemap = (typeof basemaps)[number];

export interface Camera {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
  readonly bearing: number;
  readonly pitch: number;
}

/** Keeps the features that pass; one condition per field, all must hold. */
export type Condition =
  | { readonly field: string; readonly kind: 'in'; readonly values: readonly string[] }
  | {
      readonly field: string;
      readonly kind: 'range';
      readonly min: number | null;
      readonly max: number | null;
    }
  | { readonly field: string; readonly kind: 'text'; readonly text: string };

export interface LayerState {
  readonly id: string;
  readonly visible: boolean;
  readonly opacity: number;
  readonly filter: readonly Condition[];
}

/** What a layer's file held. `ready` may carry notes and rejected features: the good rest is shown. */
export type LayerData =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly notes: readonly Note[] }
  | {
      readonly status: 'ready';
      readonly features: readonly LayerFeature[];
      readonly series: readonly StationSeries[];
      readonly grid: Grid | null;
      readonly notes: readonly Note[];
      readonly rejected: readonly Rejected[];
    };

export type ReadyData = Extract<LayerData, { status: 'ready' }>;

/** How a kept noise map was made: enough to make it again. */
export type MadeMap =
  | { readonly kind: 'stations'; readonly recipe: NoiseRecipe }
  | {
      readonly kind: 'sources';
      readonly recipe: SoundRecipe;
      readonly version: Version;
      readonly source: SceneSource;
      /** null: not corrected by stations. Absent in maps that an earlier page kept. */
      readonly correction?: CorrectionDraft | null;
    };

/** A layer brought by the user, or a map made here, as kept in the browser's storage. */
export interface ImportedLayer {
  readonly spec: LayerSpec;
  readonly data: ReadyData;
  readonly fileName: string;
  readonly importedAt: string;
  /** Of maps made here. */
  readonly made?: MadeMap;
}

export interface FeatureRef {
  readonly layerId: string;
  readonly featureId: string;
}

export type CatalogState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly notes: readonly Note[] }
  | { readonly status: 'ready'; readonly catalog: Catalog };

const mapTools = ['point', 'box', 'polygon', 'circle', 'measure-distance', 'measure-area'] as const;
export type MapTool = (typeof mapTools)[number];

/** How an interpolated grid is looked at: nothing here needs the grid to be made again. */
export interface NoiseView {
  readonly paletteId: string;
  readonly mode: 'classed' | 'continuous';
  /** Which layers of the result stand on the map. */
  readonly show: 'value' | 'error' | 'exceedance';
  readonly bands: boolean;
  /** Labelled lines over grid or bands. */
  readonly isolines: boolean;
  readonly opacity: number;
  /** Hour shown by the 24-hour strip; null: the recipe's own value. */
  readonly hour: number | null;
}

/** Something that was done and can be taken back. */
export interface HistoryEntry {
  /** What was done, as a noun: it stands behind "Undo". */
  readonly label: Note;
  /** What it was done to. */
  readonly about: 'scene' | 'order' | `layer:${string}` | `filter:${string}`;
  /** Each returns false where nothing could be done. */
  readonly undo: () => boolean;
  readonly redo: () => boolean;
  /** It was taken back, and will not be done again. */
  readonly forget?: () => void;
  /** Follows of itself on the one before, about the same and a moment ago: the two are one. */
  readonly merges?: boolean;
  /** It holds so much that few of its kind are kept. */
  readonly heavy?: boolean;
}

export interface Announcement {
  readonly id: number;
  readonly kind: 'info' | 'error';
  readonly notes: readonly Note[];
  /** What has just been done: the message offers to take it back. */
  readonly entry?: HistoryEntry;
}

/** The two kinds of maps that are made here. */
export type MapKind = MadeMap['kind'];

export interface AppState {
  readonly language: Language;
  readonly theme: Theme;
  readonly basemap: Basemap;
  readonly tab: Tab;
  readonly camera: Camera | null;
  readonly catalog: CatalogState;
  /** Specs of the layers the user brought, by id, in order of import. */
  readonly imported: readonly ImportedLayer[];
  /** Layers that stand for the maps made last, which are drawn from their results; null: none is made. */
  readonly mapLayers: Readonly<Record<MapKind, string | null>>;
  /** All layers; first = on top of the map. */
  readonly layers: readonly LayerState[];
  readonly data: Readonly<Partial<Record<string, LayerData>>>;
  readonly selected: FeatureRef | null;
  /** Everything under the last click, topmost first; more than one is shown as a list. */
  readonly hits: readonly FeatureRef[];
  readonly tool: MapTool | null;
  readonly question: Question | null;
  /** Of the question. */
  readonly scope: Scope;
  /** Rounds levels to integers before they are judged (GB/T 8170); off: unrounded against the limit. */
  readonly roundForVerdict: boolean;
  /** Layer whose attribute table is open. */
  readonly tableLayerId: string | null;
  /** Stations as 3D columns. */
  readonly columns: boolean;
  readonly recipe: NoiseRecipe | null;
  /** The map from sources, where a link can say how it is made. */
  readonly computed: MapLink | null;
  readonly noiseView: NoiseView;
  /** Layers a link names that this visitor does not have: id → file name. */
  readonly missingImports: readonly { readonly id: string; readonly fileName: string }[];
  readonly announcements: readonly Announcement[];
  readonly tipDismissed: boolean;
  readonly panelOpen: boolean;
}

export const initialNoiseView: NoiseView = {
  paletteId: 'weninger_tomio',
  mode: 'classed',
  show: 'value',
  bands: false,
  isolines: false,
  opacity: 0.8,
  hour: null,
};

export const initialState: AppState = {
  language: 'zh-CN',
  theme: 'light',
  basemap: 'auto',
  tab: 'explore',
  camera: null,
  catalog: { status: 'loading' },
  imported: [],
  mapLayers: { stations: null, sources: null },
  layers: [],
  data: {},
  selected: null,
  hits: [],
  tool: null,
  question: null,
  scope: 'visible',
  roundForVerdict: false,
  tableLayerId: null,
  columns: false,
  recipe: null,
  computed: null,
  noiseView: initialNoiseView,
  missingImports: [],
  announcements: [],
  tipDismissed: false,
  panelOpen: true,
};
