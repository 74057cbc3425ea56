import type { LayerSpec } from '../../domain/catalog.ts';
import type { Note } from '../../domain/note.ts';
import type { LocalizedText } from '../../domain/text.ts';
import type { Grid } from '../../grid/grid.ts';
import type { ImportedLayer, MadeMap, MapKind } from '../../state/state.ts';
import { announce, changeLayer, getState, update } from '../../state/store.ts';
import { placeLayer } from '../data/own-layer-verbs.ts';
import { layerNote, recordAdded } from '../explore/layers/layer-steps.ts';
import { removeOwnLayer } from '../explore/layers/layer-verbs.ts';

/** Noise maps as layers of the tree, each with the recipe it was made by. */

const numberOf = (id: string): number => Number(/^map-(\d+)$/.exec(id)?.[1] ?? 0);

/** An id that no layer has. */
export const freeMapId = (): string =>
  `map-${1 + Math.max(0, ...getState().imported.map(({ spec }) => numberOf(spec.id)))}`;

const both = (text: string): LocalizedText => ({ zh: text, en: text });

/** What is kept of a map besides its grid. */
export interface MapRecord {
  readonly title: LocalizedText;
  /** Its recipe in words. */
  readonly how: string;
  readonly made: MadeMap;
  /** What it is and is not: shown with its legend. */
  readonly honest: readonly Note[];
}

/** A map as a layer: its grid, and what it takes to make it again. */
export function mapLayer(id: string, grid: Grid, { title, how, made, honest }: MapRecord): ImportedLayer {
  const { illustrative } = grid.meta;
  const spec: LayerSpec = {
    id,
    group: 'imported',
    title,
    kind: 'grid',
    geometry: 'grid',
    source: { url: id },
    fields: [],
    style: { colour: '#2f6fb0' },
    info: {
      indicator: both(grid.indicator),
      ...(grid.period && { hours: both(grid.period) }),
      date: new Date().toISOString().slice(0, 10),
      coverage: {
        zh: `${grid.width} × ${grid.height} 个网格，${grid.cellSizeM} m`,
        en: `${grid.width} × ${grid.height} cells of ${grid.cellSizeM} m`,
      },
      producer: { zh: '在本页生成', en: 'Made in this page' },
      licence: { zh: '同所用数据', en: 'That of the data it was made from' },
      provenance: illustrative ? 'illustrative' : 'approximate',
      source: both(how),
    },
    visible: false,
    opacity: 1,
  };
  return {
    spec,
    data: {
      status: 'ready',
      features: [],
      series: [],
      grid: { ...grid, meta: { ...grid.meta, notes: [...honest] } },
      notes: [],
      rejected: [],
    },
    fileName: title.zh,
    importedAt: new Date().toISOString(),
    made,
  };
}

/** Keeps the map as it is on show as another layer, hidden, for the map itself is still there. */
export function keepMap(grid: Grid, record: MapRecord): void {
  const id = freeMapId();
  const layer = mapLayer(id, grid, record);
  placeLayer(layer, false);
  const entry = recordAdded(layerNote('step-map-kept', layer), id);
  announce('info', [{ code: 'map-kept', params: { title: record.title.zh } }], entry);
}

/** Takes the map made last away with its layer, which the message offers to bring back. @param otherwise without a layer */
export function removeMap(kind: MapKind, otherwise: () => void): void {
  const id = getState().mapLayers[kind];
  if (id === null) otherwise();
  else removeOwnLayer(id);
}

/** A copy of a kept map under a name of its own, to be renamed or made again apart. */
export function duplicateMap(layer: ImportedLayer): void {
  const id = freeMapId();
  const { zh, en } = layer.spec.title;
  const title = { zh: `${zh}（副本）`, en: `${en} (copy)` };
  placeLayer(
    {
      ...layer,
      spec: { ...layer.spec, id, title },
      importedAt: new Date().toISOString(),
    },
    false,
  );
  recordAdded(layerNote('step-layer-duplicated', layer), id);
}

/** Makes a map again, on the Noise tab, with what the recipe names as it is now; the layer then shows the new one. */
export async function makeAgain({ spec, made }: ImportedLayer): Promise<void> {
  if (!made) return;
  /** The map made before stays in the tree, switched off. */
  const take = () => {
    const last = getState().mapLayers[made.kind];
    if (last !== null && last !== spec.id) changeLayer(last, { visible: false });
    update(({ mapLayers }) => ({ mapLayers: { ...mapLayers, [made.kind]: spec.id } }));
  };
  if (made.kind === 'sources') {
    const { remake } = await import('../sound/remake.ts');
    await remake(made, take);
    return;
  }
  const { remake } = await import('./remake.ts');
  take();
  await remake(made.recipe);
}
