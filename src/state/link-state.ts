import type { Note } from '../domain/note.ts';
import { type Linked, maxLinkLength, writeLink } from './permalink.ts';
import { type AppState, initialNoiseView, type LayerState } from './state.ts';
import { allSpecs, isMapHidden } from './store.ts';

/** Between the store and the link: what of the state is shared, and how a link is laid over a state. */

function linkedPart(state: AppState): Linked {
  // A map is made again from the recipe of the link: its layer need not be sent.
  const { stations, sources } = state.mapLayers;
  // Switched off it is no part of the view.
  const recipe = isMapHidden(state, 'stations') ? null : state.recipe;
  const again = [recipe && stations, state.computed && sources];
  const shown = state.layers.filter(({ id, visible }) => visible && !again.includes(id));
  const used = new Set(shown.map((layer) => layer.id));
  if (recipe) {
    used.add(recipe.layerId);
    if (recipe.clip.kind === 'feature') used.add(recipe.clip.layerId);
  }
  if (state.selected) used.add(state.selected.layerId);
  if (state.question && 'layerId' in state.question) used.add(state.question.layerId);
  if (state.question && state.scope === 'all') for (const { spec } of state.imported) used.add(spec.id);
  const own = state.imported.filter((layer) => used.has(layer.spec.id));
  const absent = state.missingImports.filter((layer) => used.has(layer.id));
  return {
    ...state,
    recipe,
    shown,
    imports: [...own.map((layer) => ({ id: layer.spec.id, fileName: layer.fileName })), ...absent],
  };
}

/** What a view holds when its link does not say. */
export const emptyView = {
  selected: null,
  question: null,
  scope: 'visible',
  recipe: null,
  computed: null,
  columns: false,
  roundForVerdict: false,
  noiseView: initialNoiseView,
} satisfies Partial<Linked>;

/** The address of the state; `tooLong` when it is over the limit and must go by file. */
export function linkOf(state: AppState): { readonly hash: string; readonly tooLong: boolean } {
  const hash = writeLink(linkedPart(state));
  return { hash, tooLong: hash.length > maxLinkLength };
}

/**
 * Lays a link over the state: known layers in the link's order first, imported layers the visitor lacks named. What
 * the link says of those (order, opacity, filter) waits in `layers` for the file.
 */
export function applyLink(
  state: AppState,
  linked: Partial<Linked>,
): { patch: Partial<AppState>; notes: readonly Note[] } {
  const { shown, imports = [], ...plain } = linked;
  const notes: Note[] = [];
  const patch: { -readonly [K in keyof AppState]?: AppState[K] } = { ...plain };
  const known = new Set(allSpecs(state).map((spec) => spec.id));
  const missing = imports.filter((item) => !known.has(item.id));
  if (missing.length > 0) {
    patch.missingImports = missing;
    for (const { fileName } of missing)
      notes.push({ code: 'link-import-missing', params: { file: fileName } });
  }
  if (shown) {
    const absent = new Set(missing.map((item) => item.id));
    const inLink: LayerState[] = [];
    for (const layer of shown) {
      if (known.has(layer.id) || absent.has(layer.id)) inLink.push(layer);
      else notes.push({ code: 'link-layer-unknown', params: { layer: layer.id } });
    }
    patch.layers = mergeOrder(state.layers, inLink);
  }
  return { patch, notes };
}

/** Hidden layers keep their places; the shown ones take, in the link's order, the places of the shown. */
function mergeOrder(current: readonly LayerState[], shown: readonly LayerState[]): readonly LayerState[] {
  const byId = new Map(shown.map((layer) => [layer.id, layer]));
  const known = new Set(current.map((layer) => layer.id));
  const waiting = shown.filter((layer) => !known.has(layer.id));
  let next = 0;
  return [...waiting, ...current].map((layer) =>
    byId.has(layer.id) ? shown[next++] : { ...layer, visible: false },
  );
}
