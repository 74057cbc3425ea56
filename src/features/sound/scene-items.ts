import type { Geometry, Position } from 'geojson';
import { useMemo } from 'react';
import { planeOfScene } from '../../acoustics/scene/scene-plane.ts';
import type { LayerSpec } from '../../domain/catalog.ts';
import type { LayerFeature } from '../../domain/feature.ts';
import type { FeatureKind, Scene, SceneFeature } from '../../domain/scene.ts';
import type { FeaturesItem, MapItem } from '../../map/map-props.ts';
import { unlistedSpec } from '../../map/unlisted-spec.ts';
import type { FeatureRef } from '../../state/state.ts';
import { useFacadeItems } from './facades/facade-items.ts';
import { useSound } from './sound-store.ts';

/** The scene on the map: sources, obstacles, receivers, and the rays of an explanation. */

const prefix = 'scene-';
const layerIdOf = (kind: string): string => `${prefix}${kind}`;
/** Whether a layer of the map belongs to the scene. */
export const isSceneLayer = (layerId: string): boolean => layerId.startsWith(prefix);

/** Whether a click on the layer picks a source. */
export const isSourceLayer = (layerId: string): boolean =>
  isSceneLayer(layerId) && /-(source|road|railway)$/.test(layerId);

/** Whether a click on the layer, while the scene is edited, picks a part of the scene. */
export const isPartLayer = (layerId: string): boolean => isSceneLayer(layerId) && layerId !== raySpec.id;

/** A feature of the scene as a feature of the map. */
export function sceneRef(scene: Scene | null, id: string | null): FeatureRef | null {
  const feature = scene?.features.find((candidate) => candidate.id === id);
  return feature ? { layerId: layerIdOf(feature.kind), featureId: feature.id } : null;
}

type Look = Pick<LayerSpec, 'geometry' | 'style'>;

const line = (colour: string, lineWidth: number, dash?: number[]): Look => ({
  geometry: 'line',
  style: { colour, lineWidth, ...(dash && { dash }) },
});

/** Kinds that are drawn, top first. */
const looks: Partial<Record<FeatureKind, Look>> = {
  receiver: { geometry: 'point', style: { colour: '#1f4e8c', symbol: 'ring', size: 14 } },
  'point-source': { geometry: 'point', style: { colour: '#b3261e', symbol: 'factory', size: 18 } },
  'indoor-source': { geometry: 'point', style: { colour: '#b3261e', symbol: 'factory', size: 18 } },
  'line-source': line('#b3261e', 2),
  barrier: line('#5b2a86', 3.2),
  railway: line('#444444', 1.6, [4, 2]),
  road: line('#7a4a12', 1.6),
  'area-source': {
    geometry: 'polygon',
    style: { colour: '#b3261e', pattern: 'diagonal', lineWidth: 1, fillOpacity: 0.08 },
  },
  building: {
    geometry: 'polygon',
    style: { colour: '#5f6670', pattern: 'none', lineWidth: 0.6, fillOpacity: 0.55 },
  },
  ground: {
    geometry: 'polygon',
    style: { colour: '#3d7a3a', pattern: 'dots', lineWidth: 0.5, fillOpacity: 0 },
  },
};

const specs = new Map(
  Object.entries(looks).map(([kind, look]) => [kind, unlistedSpec(layerIdOf(kind), look)] as const),
);
const raySpec = unlistedSpec(layerIdOf('ray'), line('#0b57d0', 1.4, [3, 2]));
const chosenRaySpec = unlistedSpec(layerIdOf('ray-chosen'), line('#0b57d0', 3.6));

/** What was drawn of each kind, and all of it: the same while nothing is drawn otherwise, so that the map rests. */
let kept = new Map<string, { from: readonly SceneFeature[]; features: readonly LayerFeature[] }>();
let keptItems: readonly FeaturesItem[] = [];

function featuresByKind(scene: Scene): readonly FeaturesItem[] {
  const plane = planeOfScene(scene);
  const lngLat: (x: number, y: number) => Position =
    scene.crs.kind === 'lnglat' ? (x, y) => [x, y] : (x, y) => [...(plane.toLngLat?.(x, y) ?? [])];
  const next: typeof kept = new Map();
  const items: FeaturesItem[] = [];
  for (const [kind, spec] of specs) {
    const from = scene.features.filter((feature) => feature.kind === kind);
    const before = kept.get(kind);
    const same =
      before?.from.length === from.length && from.every((feature, i) => looksAlike(feature, before.from[i]));
    const entry = same ? before : { from, features: from.map((feature) => placed(feature, lngLat)) };
    next.set(kind, entry);
    if (entry.features.length > 0)
      items.push({ type: 'features', id: spec.id, spec, features: entry.features, opacity: 1 });
  }
  kept = next;
  const same =
    items.length === keptItems.length && items.every(({ features }, i) => features === keptItems[i].features);
  if (!same) keptItems = items;
  return keptItems;
}

const looksAlike = (a: SceneFeature, b: SceneFeature): boolean =>
  a === b || (a.id === b.id && a.geometry === b.geometry && a.name === b.name && a.nameEn === b.nameEn);

function placed(
  { id, name, nameEn, geometry }: SceneFeature,
  lngLat: (x: number, y: number) => Position,
): LayerFeature {
  const at = ([x, y]: readonly number[]) => lngLat(x, y);
  const shape: Geometry =
    geometry.type === 'Point'
      ? { type: 'Point', coordinates: at(geometry.coordinates) }
      : geometry.type === 'LineString'
        ? { type: 'LineString', coordinates: geometry.coordinates.map(at) }
        : { type: 'Polygon', coordinates: geometry.coordinates.map((ring) => ring.map(at)) };
  return {
    id,
    geometry: shape,
    properties: { name: name ?? id, ...(nameEn !== undefined && { nameEn }) },
    provenance: 'measured',
  };
}

const nothing: readonly never[] = [];

/** Items of the scene and of the explanation, top first; nothing for a scene without a place on the earth. */
export function useSceneItems(): readonly MapItem[] {
  const scene = useSound((state) => (state.way === 'sources' ? state.shown : null));
  const why = useSound((state) => state.why);
  const items = useMemo(
    () => (scene && scene.crs.kind !== 'local' ? featuresByKind(scene) : nothing),
    [scene],
  );
  const rays = useMemo((): readonly MapItem[] => {
    const toLngLat = scene && why?.answer ? planeOfScene(scene).toLngLat : null;
    if (!toLngLat || !why?.answer) return nothing;
    const features = why.answer.routes.map(
      ({ loudest: { corners } }, k): LayerFeature => ({
        id: String(k),
        geometry: { type: 'LineString', coordinates: corners.map(([x, y]) => [...toLngLat(x, y)]) },
        properties: {},
        provenance: 'measured',
      }),
    );
    const item = (spec: LayerSpec, drawn: readonly LayerFeature[]): MapItem => ({
      type: 'features',
      id: spec.id,
      spec,
      features: drawn,
      opacity: 1,
    });
    const chosen = features.filter(({ id }) => id === String(why.route));
    return [item(chosenRaySpec, chosen), item(raySpec, features)];
  }, [scene, why]);
  const facades = useFacadeItems();
  return useMemo(() => [...rays, ...facades, ...items], [rays, facades, items]);
}
