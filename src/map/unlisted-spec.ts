import type { LayerSpec } from '../domain/catalog.ts';

/** A layer that the page makes itself: it stands in no catalogue and no tree, so that nothing is told of it. */
export function unlistedSpec(
  id: string,
  look: Pick<LayerSpec, 'geometry' | 'style'> & Partial<Pick<LayerSpec, 'minZoom'>>,
): LayerSpec {
  const title = { zh: id, en: id };
  const untold = { zh: '', en: '' };
  return {
    id,
    group: 'page',
    title,
    kind: 'measurement',
    source: { url: id },
    fields: [],
    info: {
      date: '0000',
      coverage: untold,
      producer: untold,
      licence: untold,
      provenance: 'measured',
      source: untold,
    },
    visible: true,
    opacity: 1,
    ...look,
  };
}
