import type { LayerSpec } from '../domain/catalog.ts';
import { DataError, type Note, notesOf } from '../domain/note.ts';
import { parseCatalog } from '../formats/catalog-file.ts';
import { catalogClient } from '../workers/catalog-client.ts';
import type { FileText } from '../workers/catalog-jobs.ts';
import type { LayerData, LayerState } from './state.ts';
import { announce, getState, update } from './store.ts';

/** Fetches the catalogue and its layers. A file that fails is named; everything else loads. */

async function fetchText(url: string): Promise<string> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw DataError.of('file-missing', {
      url: fileName(url),
      reason: error instanceof Error ? error.message : '',
    });
  }
  if (!response.ok)
    throw DataError.of('file-missing', { url: fileName(url), reason: `HTTP ${response.status}` });
  return response.text();
}

const fileName = (url: string): string =>
  decodeURIComponent(new URL(url, document.baseURI).pathname.split('/').slice(-2).join('/'));

/** Where the catalogue lies: config.json of the deployment may name another place. */
async function catalogAddress(): Promise<string> {
  const fallback = new URL('./data/catalog.json', document.baseURI).href;
  try {
    const config: unknown = JSON.parse(await fetchText(new URL('./config.json', document.baseURI).href));
    const url =
      config !== null && typeof config === 'object' && 'catalogUrl' in config ? config.catalogUrl : null;
    return typeof url === 'string' ? new URL(url, document.baseURI).href : fallback;
  } catch {
    // A deployment without config.json uses the built-in place.
    return fallback;
  }
}

let baseUrl = '';

export async function loadCatalog(): Promise<void> {
  try {
    baseUrl = await catalogAddress();
    const { catalog, notes } = parseCatalog(await fetchText(baseUrl), fileName(baseUrl));
    const layers: LayerState[] = catalog.layers.map(({ id, visible, opacity }) => ({
      id,
      visible,
      opacity,
      filter: [],
    }));
    update((state) => ({
      catalog: { status: 'ready', catalog },
      layers: [...state.layers, ...layers],
    }));
    if (notes.length > 0)
      announce('error', [
        { code: 'catalog-has-faults', params: { count: notes.length } },
        ...notes.slice(0, 5),
      ]);
  } catch (error) {
    update({ catalog: { status: 'failed', notes: notesOf(error) } });
  }
}

async function readLayer(spec: LayerSpec): Promise<LayerData> {
  const fetchFile = async (path: string): Promise<FileText> => {
    const url = new URL(path, baseUrl).href;
    return { name: fileName(url), text: await fetchText(url) };
  };
  const { url, series } = spec.source;
  const file = await fetchFile(url);
  let faults: readonly Note[] = [];
  const seriesFile = series
    ? await fetchFile(series).catch((error: unknown) => {
        faults = notesOf(error);
        return null;
      })
    : null;
  const content = await catalogClient.run('layer', { spec, file, series: seriesFile });
  return { status: 'ready', ...content, notes: [...content.notes, ...faults] };
}

/** Loads one layer unless it is there or on its way. Faults are announced once, with file and reason. */
export async function loadLayer(spec: LayerSpec): Promise<void> {
  if (getState().data[spec.id]) return;
  const put = (data: LayerData) => update((state) => ({ data: { ...state.data, [spec.id]: data } }));
  put({ status: 'loading' });
  try {
    const data = await readLayer(spec);
    put(data);
    if (data.status === 'ready' && data.rejected.length > 0) {
      const layer = getState().language === 'en' ? spec.title.en : spec.title.zh;
      announce('error', [
        { code: 'layer-has-faults', params: { layer, count: data.rejected.length } },
        ...data.rejected.slice(0, 5).map((item) => item.note),
      ]);
    }
  } catch (error) {
    const notes = notesOf(error);
    put({ status: 'failed', notes });
    const layer = getState().language === 'en' ? spec.title.en : spec.title.zh;
    announce('error', [{ code: 'layer-failed', params: { layer } }, ...notes]);
  }
}

/** Visible layers first, then the rest, so that questions and the search know every layer. */
export async function loadAllLayers(): Promise<void> {
  const { catalog, layers } = getState();
  if (catalog.status !== 'ready') return;
  const visible = new Set(layers.filter((layer) => layer.visible).map((layer) => layer.id));
  const [first, later] = [true, false].map((shown) =>
    catalog.catalog.layers.filter((spec) => visible.has(spec.id) === shown),
  );
  await Promise.all(first.map(loadLayer));
  for (const spec of later) await loadLayer(spec);
}
