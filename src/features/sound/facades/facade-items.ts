import type { Position } from 'geojson';
import { useEffect, useMemo } from 'react';
import { planeOfScene } from '../../../acoustics/scene/scene-plane.ts';
import type { LayerSpec } from '../../../domain/catalog.ts';
import type { LayerFeature } from '../../../domain/feature.ts';
import { featuresOf, type Scene, type SceneFeature } from '../../../domain/scene.ts';
import { classOf, paletteOf } from '../../../grid/palette.ts';
import type { FeaturesItem } from '../../../map/map-props.ts';
import { unlistedSpec } from '../../../map/unlisted-spec.ts';
import { useStore } from '../../../state/store.ts';
import { shownHour, shownPart, useSound } from '../sound-store.ts';
import { type FacadeResult, facadeState, useFacades, useShownFacades } from './facade-store.ts';

/** Buildings of the scene as solids, with a panel for every receiver at their façades in the colour of its level. */

const bodyId = 'scene-body';
const panelId = 'scene-facade';
const bodyColour = '#c3cac7';
/** A panel whose level is not there. */
const waitingColour = '#8c9693';
const selectedColour = '#0b6e75';

const specOf = (id: string, colour: string) =>
  unlistedSpec(id, { geometry: 'polygon', style: { colour }, minZoom: 12 });

const bodySpec = specOf(bodyId, bodyColour);
const panelSpec = specOf(panelId, waitingColour);

/** The building under a click; null where the feature is none. */
export function facadeBuildingOf(layerId: string, featureId: string): string | null {
  if (layerId === bodyId) return featureId;
  const { result } = facadeState();
  if (layerId !== panelId || !result) return null;
  const receiver = Number(featureId);
  const { stacks, buildings } = result.plan;
  const stack = stacks.find(({ first, floors }) => receiver >= first && receiver < first + floors.length);
  return stack ? buildings[stack.building].id : null;
}

const bodies = new WeakMap<SceneFeature<'building'>, LayerFeature>();
let keptBodies: readonly LayerFeature[] = [];

/** The same array while no building changes. Altitudes count as heights: the map has no relief. */
function bodiesOf(scene: Scene): readonly LayerFeature[] {
  const { toLngLat } = planeOfScene(scene);
  const place = ([x, y]: readonly number[]): Position =>
    scene.crs.kind === 'lnglat' ? [x, y] : [...(toLngLat?.(x, y) ?? [])];
  const next = featuresOf(scene.features, 'building').map((building) => {
    const known = bodies.get(building);
    if (known) return known;
    const { id, geometry, properties } = building;
    const made: LayerFeature = {
      id,
      geometry: { type: 'Polygon', coordinates: geometry.coordinates.map((ring) => ring.map(place)) },
      properties: { baseM: 0, topM: properties.heightM ?? properties.topM ?? 0 },
      provenance: 'measured',
    };
    bodies.set(building, made);
    return made;
  });
  const same = next.length === keptBodies.length && next.every((body, i) => body === keptBodies[i]);
  if (!same) keptBodies = next;
  return keptBodies;
}

function panelsOf({ plan }: Pick<FacadeResult, 'plan'>): readonly LayerFeature[] {
  const { buildings, stacks } = plan;
  return stacks.flatMap(({ building, first, floors, slabs }) => {
    const { heightM, storeys } = buildings[building];
    const storeyM = heightM / storeys;
    const geometry = { type: 'MultiPolygon' as const, coordinates: slabs.map((ring) => [ring]) };
    return floors.map(
      ({ from, to }, k): LayerFeature => ({
        id: String(first + k),
        geometry,
        properties: { baseM: (from - 1) * storeyM, topM: to * storeyM },
        provenance: 'measured',
      }),
    );
  });
}

function coloursOf(levelsDb: Float32Array, paletteId: string): ReadonlyMap<string, string> {
  const palette = paletteOf(paletteId);
  const colours = new Map<string, string>();
  levelsDb.forEach((level, receiver) => {
    if (!Number.isNaN(level)) colours.set(String(receiver), palette.colours[classOf(palette, level)]);
  });
  return colours;
}

const none: ReadonlyMap<string, string> = new Map();

/** Top first; nothing while buildings lie flat. */
export function useFacadeItems(): readonly FeaturesItem[] {
  const on = useFacades((state) => state.on);
  const plan = useFacades((state) => state.result?.plan ?? null);
  const done = useFacades((state) => (state.result?.done ? state.result : null));
  const levelsDb = useShownFacades()?.levelsDb ?? null;
  const hour = useSound(shownHour);
  useEffect(() => {
    if (on && done && hour !== null) void import('./facade-hours.ts').then((made) => made.makeFacadeHour());
  }, [on, done, hour]);
  const selectedId = useFacades((state) => state.selectedId);
  const scene = useSound((state) => (state.way === 'sources' ? state.shown : null));
  // Levels of the scene before, or of another kind than the map beside them, have no colours.
  const valid = useSound((state) => state.running === null && shownPart(state) === 'level');
  const paletteId = useStore((state) => state.noiseView.paletteId);
  const solids = useMemo(
    () => (on && scene && scene.crs.kind !== 'local' ? bodiesOf(scene) : []),
    [on, scene],
  );
  const panels = useMemo(() => (on && plan ? panelsOf({ plan }) : []), [on, plan]);
  const colours = useMemo(
    () => (valid && levelsDb ? coloursOf(levelsDb, paletteId) : none),
    [valid, levelsDb, paletteId],
  );
  const lit = useMemo(
    () => (selectedId === null ? none : new Map([[selectedId, selectedColour]])),
    [selectedId],
  );
  return useMemo((): readonly FeaturesItem[] => {
    if (solids.length === 0) return [];
    const item = (spec: LayerSpec, features: readonly LayerFeature[], solid: FeaturesItem['solid']) =>
      ({ type: 'features', id: spec.id, spec, features, opacity: 1, ...(solid && { solid }) }) as const;
    const body = item(bodySpec, solids, { colours: lit, shaded: true });
    return panels.length > 0 ? [item(panelSpec, panels, { colours, shaded: false }), body] : [body];
  }, [solids, panels, colours, lit]);
}
