import { type MapLink, mapLinkSchema } from '../../domain/map-link.ts';
import { type Note, notesOf } from '../../domain/note.ts';
import { cornersOf } from '../../domain/recipe.ts';
import { changeSchema } from '../../domain/scenario.ts';
import { methods } from '../../domain/scene.ts';
import type { SoundArea, SoundRecipe } from '../../domain/sound-recipe.ts';
import { announce, changeLayer, getState, isMapHidden, update, useStore } from '../../state/store.ts';
import { runCorrected } from '../sound/correct-map.ts';
import { beginWith } from '../sound/current-scene.ts';
import { startKeeping } from '../sound/keep-scene.ts';
import { loadDemo } from '../sound/load-scene.ts';
import { runSound } from '../sound/run-sound.ts';
import { correctedMap, patchSound, type SoundState, soundState, useSound } from '../sound/sound-store.ts';
import { useTour } from '../tour/tour-store.ts';

/** Keeps the link in step with the map from sources, and makes the map of a link that was opened. */

/** What was written here: anything else came with a link. */
let written: MapLink | null = null;

export function followMapLink(): void {
  const write = () => {
    const link = linkOfMap(useSound.getState());
    if (JSON.stringify(link) === JSON.stringify(written)) return;
    written = link;
    update({ computed: link });
  };
  const { computed } = getState();
  if (computed) void openLinked(computed);
  else write();
  useSound.subscribe((state, before) => {
    // The store changes with every tile of a run: what a link says does not.
    if (told.some((part) => state[part] !== before[part])) write();
  });
  useTour.subscribe(write);
  useStore.subscribe((state, before) => {
    if (state.computed && state.computed !== before.computed && state.computed !== written)
      void openLinked(state.computed);
    else if (state.layers !== before.layers) write();
  });
}

/** Parts of the state that a link tells of. */
const told = ['scene', 'version', 'way', 'result', 'fused', 'hour'] as const;

let opening = false;
/** A map of an earlier visit, shown from its layer: the link still makes it elsewhere. */
let shownStored: { readonly id: string; readonly link: MapLink } | null = null;

/** null: there is no map, it is not on show, or its scene is not one that comes with the page. */
function linkOfMap(state: SoundState): MapLink | null {
  const { scene, result, way, hour } = state;
  // While a link is opened it stands as it is.
  if (opening) return written;
  if (way !== 'sources' || scene.status !== 'ready' || !scene.builtIn) return null;
  if (useTour.getState().status !== 'off' || isMapHidden(getState(), 'sources')) return null;
  if (!result) {
    const isThere = shownStored && getState().mapLayers.sources === shownStored.id;
    return shownStored && isThere && isVersion(state, shownStored.link) ? shownStored.link : null;
  }
  const { recipe, version } = result;
  const area = recipe.area && linkedArea(recipe.area);
  if (recipe.area && !area) return null;
  const by = correctedMap(state)?.by;
  return {
    scene: scene.builtIn,
    scenario: version.scenarioId,
    edits: [...version.edits],
    method: recipe.method,
    indicator: recipe.indicator,
    hour: recipe.hour,
    shownHour: hour,
    receiverHeightM: recipe.receiverHeightM,
    cellSizeM: recipe.cellSizeM,
    extent: recipe.extent,
    area,
    correction: by ? { ...by, checks: { ...by.checks, ids: [...by.checks.ids] } } : null,
  };
}

/** Corners to a metre; null for an area of several rings, or of too many corners. */
function linkedArea({ of, name, geometry, radiusM }: SoundArea): MapLink['area'] {
  if (geometry.type !== 'Polygon' || geometry.coordinates.length > 1) return null;
  const ring = cornersOf(geometry.coordinates[0]);
  const made = mapLinkSchema.shape.area.safeParse({ of, name, ring, ...(radiusM && { radiusM }) });
  return made.success ? made.data : null;
}

const fault = (): Note => ({ code: 'link-part', params: { part: 'p' } });

const isVersion = ({ scene, version }: SoundState, { scenario, edits }: MapLink): boolean =>
  scene.status === 'ready' &&
  scene.builtIn !== undefined &&
  JSON.stringify(version) === JSON.stringify({ scenarioId: scenario, edits });

/** After a reload scene and map are here: the layer is shown, and nothing is computed. */
function showStored(link: MapLink): boolean {
  const state = soundState();
  if (!isVersion(state, link)) return false;
  const recipe = JSON.stringify(recipeOf(link));
  const layer = getState().imported.find(
    ({ made }) =>
      made?.kind === 'sources' &&
      JSON.stringify(made.recipe) === recipe &&
      JSON.stringify(made.version) === JSON.stringify(state.version) &&
      Boolean(made.correction) === (link.correction !== null),
  );
  if (!layer) return false;
  const { id } = layer.spec;
  shownStored = { id, link };
  update(({ mapLayers }) => ({ mapLayers: { ...mapLayers, sources: id } }));
  changeLayer(id, { visible: true });
  patchSound({ way: 'sources' });
  return true;
}

/** The scene of the visitor's own is one step back. */
async function openLinked(link: MapLink): Promise<void> {
  written = link;
  opening = true;
  try {
    await startKeeping();
    if (showStored(link)) return;
    const method = methods.find((id) => id === link.method);
    const edits = link.edits.map((edit) => changeSchema.safeParse(edit));
    if (!method || edits.some(({ success }) => !success)) {
      announce('error', [fault()]);
      return;
    }
    await loadDemo();
    const { scene } = soundState();
    if (scene.status !== 'ready' || !scene.builtIn) return;
    const scenario = scene.scenarios.find(({ id }) => id === link.scenario) ?? null;
    if (link.scenario !== null && !scenario) announce('error', [fault()]);
    beginWith({
      scenarioId: scenario?.id ?? null,
      edits: edits.flatMap(({ data }) => (data ? [data] : [])),
    });
    patchSound({
      draft: { ...recipeOf(link), method },
      correct: link.correction !== null,
      ...(link.correction && { correction: link.correction }),
    });
    await (link.correction ? runCorrected() : runSound());
    if (link.shownHour !== null) patchSound({ hour: link.shownHour });
  } catch (error) {
    announce('error', notesOf(error));
  } finally {
    opening = false;
  }
}

const recipeOf = (link: MapLink): Omit<SoundRecipe, 'method'> & { readonly method: string } => ({
  method: link.method,
  indicator: link.indicator,
  hour: link.hour,
  receiverHeightM: link.receiverHeightM,
  cellSizeM: link.cellSizeM,
  extent: link.extent,
  area: link.area && areaOf(link.area),
});

const areaOf = ({ ring, ...area }: NonNullable<MapLink['area']>): SoundArea => ({
  of: area.of,
  name: area.name,
  ...(area.radiusM !== undefined && { radiusM: area.radiusM }),
  geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
});
