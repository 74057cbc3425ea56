import type { MultiPolygon, Polygon } from 'geojson';
import type { DayCourse } from './day-course.ts';
import type { Change, Scenario } from './scenario.ts';
import type { Method, Scene } from './scene.ts';
import type { LocalizedText } from './text.ts';

/** A polygon that a map is clipped to, degrees. */
export interface SoundArea {
  readonly of: 'drawn' | 'zone' | 'town';
  /** In the language of the page when it was chosen; null: drawn by hand. */
  readonly name: string | null;
  readonly geometry: Polygon | MultiPolygon;
  /** Of a zone: the polygon of a layer that it is. */
  readonly ref?: { readonly layerId: string; readonly featureId: string };
  /** Of a town: how far about its name it goes, m. */
  readonly radiusM?: number;
}

/** How a map is made from a scene. */
export interface SoundRecipe {
  readonly method: Method;
  readonly indicator: string;
  /** The hour that is looked at once the map is there, 0 … 23; null: the indicator itself. */
  readonly hour: number | null;
  /** null: the method's usual height. */
  readonly receiverHeightM: number | null;
  /** null: chosen from the extent. */
  readonly cellSizeM: number | null;
  readonly extent: 'scene' | 'view' | 'area';
  /** What extent `area` is about. */
  readonly area: SoundArea | null;
}

/** Check points: drawn by a seed, or ticked by hand. */
export interface ChecksDraft {
  readonly kind: 'seed' | 'ids';
  readonly seed: number;
  readonly ids: readonly string[];
}

/** By which stations a computed map is corrected, and which of them are kept out to check it. */
export interface CorrectionDraft {
  /** null: the first layer that can be used. */
  readonly layerId: string | null;
  readonly group: 'roadside' | 'area';
  readonly checks: ChecksDraft;
}

/** What differs from the scene as read. */
export interface Version {
  readonly scenarioId: string | null;
  readonly edits: readonly Change[];
}

/** A scene as it was opened, with what can be chosen in it. */
export interface SceneSource {
  readonly name: LocalizedText;
  /** It comes with the page: a link can name it. */
  readonly builtIn?: 'demo';
  /** As read, without changes. */
  readonly scene: Scene;
  readonly illustrative: boolean;
  readonly scenarios: readonly Scenario[];
  /** How traffic is spread over the hours; null where no file says so. */
  readonly course?: DayCourse | null;
}
