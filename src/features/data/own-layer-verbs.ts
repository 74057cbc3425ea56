import type { LocalizedText } from '../../domain/text.ts';
import { saveLayer } from '../../state/persistence.ts';
import type { ImportedLayer, LayerState } from '../../state/state.ts';
import { announce, getState, update } from '../../state/store.ts';
import { layerNote, recordAdded, recordChange } from '../explore/layers/layer-steps.ts';

/** Adding, renaming and putting back the user's own layers; each is kept in the browser's storage. */

async function keep(layer: ImportedLayer): Promise<void> {
  try {
    await saveLayer(layer);
  } catch {
    announce('error', [{ code: 'storage-denied' }]);
  }
}

/** Puts a layer on top; one of the same files is replaced, and the message offers to undo that. */
export function addLayer(layer: ImportedLayer): void {
  const { id } = layer.spec;
  const { imported, missingImports } = getState();
  const before = imported.find((one) => one.spec.id === id);
  // The link means other content than this file of the same name has.
  const differs = missingImports.some((one) => one.fileName === layer.fileName && one.id !== id);
  placeLayer(layer);
  const entry = before
    ? recordChange(
        { label: layerNote('step-layer-replaced', layer), about: `layer:${id}` },
        [before, layer],
        (one) => placeLayer(one),
      )
    : recordAdded(layerNote('step-layer-imported', layer), id);
  announce(
    'info',
    [
      {
        code: before ? 'import-replaced' : 'import-done',
        params: { title: layer.spec.title.zh, count: layer.data.features.length },
      },
      ...(differs ? [{ code: 'import-differs', params: { file: layer.fileName } }] : []),
    ],
    entry,
  );
}

/** Puts a layer on top, or in the place of the one with its id, and keeps it on this computer. */
export function placeLayer(layer: ImportedLayer, visible = true): void {
  const { id } = layer.spec;
  update((state) => {
    const known = state.layers.some((one) => one.id === id);
    const entry: LayerState = { id, visible, opacity: 1, filter: [] };
    return {
      imported: [...state.imported.filter((one) => one.spec.id !== id), layer],
      layers: known ? state.layers : [entry, ...state.layers],
      data: { ...state.data, [id]: layer.data },
      missingImports: state.missingImports.filter((one) => one.id !== id),
    };
  });
  void keep(layer);
}

export function renameLayer(id: string, title: string): void {
  const layer = getState().imported.find((one) => one.spec.id === id);
  const { zh, en } = layer?.spec.title ?? { zh: '', en: '' };
  if (!layer || title.trim() === '' || (zh === title && en === title)) return;
  const after = { zh: title, en: title };
  setTitle(id, after);
  const label = layerNote('step-layer-renamed', layer);
  recordChange({ label, about: `layer:${id}` }, [layer.spec.title, after], (one) => setTitle(id, one));
}

function setTitle(id: string, title: LocalizedText): void {
  const layer = getState().imported.find((one) => one.spec.id === id);
  if (!layer) return;
  const renamed = { ...layer, spec: { ...layer.spec, title } };
  update((state) => ({ imported: state.imported.map((one) => (one.spec.id === id ? renamed : one)) }));
  void keep(renamed);
}
