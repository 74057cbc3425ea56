import type { LayerSpec } from '../../domain/catalog.ts';
import type { ImportedLayer } from '../../state/state.ts';
import type { ImportableDraft, ImportFile } from '../../workers/import-jobs.ts';

/** A draft as a layer of the map, with the id that the same files give on every computer. */

/** FNV-1a over names and contents: a link made elsewhere finds the file again when it is imported here. */
export function importId(files: readonly ImportFile[]): string {
  let hash = 0x811c9dc5;
  const add = (byte: number) => {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  };
  for (const { name, bytes } of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    for (const byte of new TextEncoder().encode(name)) add(byte);
    for (const byte of bytes) add(byte);
  }
  return `import-${hash.toString(16).padStart(8, '0')}`;
}

const ownColour = '#2f6fb0';

export function importedLayer(
  files: readonly ImportFile[],
  draft: ImportableDraft,
  title: string,
  now: Date,
): ImportedLayer {
  const { layer } = draft;
  const names = files.map((file) => file.name).join(' + ');
  const same = (text: string) => ({ zh: text, en: text });
  const dates = layer.series.flatMap((series) => series.days.map((day) => day.date)).sort();
  const spec: LayerSpec = {
    id: importId(files),
    group: 'imported',
    title: same(title),
    kind: 'measurement',
    geometry: layer.geometry,
    source: { url: names },
    fields: [...layer.fields],
    style: {
      colour: ownColour,
      symbol: 'hexagon',
      size: 16,
      lineWidth: 2,
      fillOpacity: 0.2,
      label: { minZoom: 12 },
    },
    info: {
      date: dates.length > 0 ? `${dates[0]} – ${dates[dates.length - 1]}` : now.toISOString().slice(0, 10),
      coverage: { zh: `${layer.features.length} 个要素`, en: `${layer.features.length} features` },
      producer: { zh: '用户导入', en: 'Brought by the user' },
      licence: { zh: '由数据提供者确定', en: 'As its provider says' },
      provenance: 'measured',
      source: { zh: `文件 ${names}`, en: `File ${names}` },
    },
    visible: true,
    opacity: 1,
  };
  const { features, series, notes, rejected } = layer;
  return {
    spec,
    data: { status: 'ready', features, series, grid: null, notes, rejected },
    fileName: names,
    importedAt: now.toISOString(),
  };
}
