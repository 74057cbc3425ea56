import { beforeEach, describe, expect, it } from 'vitest';
import type { LayerSpec } from '../../src/domain/catalog.ts';
import type { LayerFeature } from '../../src/domain/feature.ts';
import { addLayer, renameLayer } from '../../src/features/data/own-layer-verbs.ts';
import { boundsOfFeatures, boundsOfGrid } from '../../src/features/explore/layers/extent.ts';
import { changeFilter, reorderLayers } from '../../src/features/explore/layers/layer-steps.ts';
import { boundsToShow, removeOwnLayer } from '../../src/features/explore/layers/layer-verbs.ts';
import type { Grid } from '../../src/grid/grid.ts';
import { redo, setHistoryAside, undo, undoEntry } from '../../src/state/history.ts';
import { type ImportedLayer, initialState, type ReadyData } from '../../src/state/state.ts';
import { getState, update } from '../../src/state/store.ts';

const at = (id: string, lng: number, lat: number, level: number): LayerFeature => ({
  id,
  geometry: { type: 'Point', coordinates: [lng, lat] },
  properties: { level },
  provenance: 'measured',
});
const data: ReadyData = {
  status: 'ready',
  features: [at('a', 118.5, 28.9, 50), at('b', 118.6, 29, 60), { ...at('c', 0, 0, 70), geometry: null }],
  series: [],
  grid: null,
  notes: [],
  rejected: [],
};
const spec = { id: 'own', title: { zh: '我的', en: 'Mine' }, fields: [] } as unknown as LayerSpec;
const own: ImportedLayer = { spec, data, fileName: 'my.csv', importedAt: '2026-01-01T00:00:00Z' };
const ids = () => getState().layers.map((one) => one.id);
const layer = (id: string) => ({ id, visible: false, opacity: 1, filter: [] });

beforeEach(() => {
  setHistoryAside();
  update({
    ...initialState,
    imported: [own],
    layers: [layer('x'), { ...layer('own'), opacity: 0.4 }, layer('y')],
    data: { own: data },
    selected: { layerId: 'own', featureId: 'a' },
    tableLayerId: 'own',
  });
});

describe('taking an imported layer away', () => {
  it('leaves nothing that points at it', () => {
    removeOwnLayer('own');
    const state = getState();
    expect(state.imported).toEqual([]);
    expect(state.layers.map((one) => one.id)).toEqual(['x', 'y']);
    expect([state.data.own, state.selected, state.tableLayerId]).toEqual([undefined, null, null]);
  });

  it('can be undone: data, place, opacity', () => {
    removeOwnLayer('own');
    const message = getState().announcements.find((one) => one.entry);
    expect(message?.notes[0]).toMatchObject({ code: 'layer-removed', params: { layer: '我的' } });
    undo();
    const state = getState();
    expect(state.announcements).not.toContain(message);
    expect(state.imported).toEqual([own]);
    expect(state.layers.map(({ id, opacity }) => [id, opacity])).toEqual([
      ['x', 1],
      ['own', 0.4],
      ['y', 1],
    ]);
    expect(state.data.own).toBe(data);
    redo();
    expect(getState().imported).toEqual([]);
  });

  it('can be undone by its message though other things were done since, and once only', () => {
    removeOwnLayer('own');
    const { entry } = getState().announcements[0];
    reorderLayers(['y', 'x'], { code: 'step-layer-moved' });
    if (entry) for (let times = 0; times < 2; times++) undoEntry(entry);
    expect(getState().imported).toEqual([own]);
    expect(ids()).toEqual(['y', 'own', 'x']);
    undo();
    expect(ids()).toEqual(['x', 'own', 'y']);
    undo();
    expect(getState().imported).toEqual([own]);
  });

  it('does nothing for a layer of the catalogue', () => {
    const before = getState();
    removeOwnLayer('x');
    expect(getState()).toBe(before);
  });
});

describe('what is done to a layer', () => {
  it('goes back and forth: brought, renamed, brought anew, moved', () => {
    const other = { ...own, spec: { ...spec, id: 'other' } };
    const title = () => getState().imported.find((one) => one.spec.id === 'other')?.spec.title.zh;
    addLayer(other);
    renameLayer('other', '另一个');
    addLayer({ ...other, fileName: 'again.csv' });
    reorderLayers(['x', 'other'], { code: 'step-layer-moved' });
    // Nothing moves: nothing to take back.
    reorderLayers(['x', 'other'], { code: 'step-layer-moved' });
    const states = [];
    for (let times = 0; times < 4; times++) {
      states.push([ids().join(), title()]);
      undo();
    }
    expect(states).toEqual([
      ['x,other,own,y', '我的'],
      ['other,x,own,y', '我的'],
      ['other,x,own,y', '另一个'],
      ['other,x,own,y', '我的'],
    ]);
    expect(ids()).toEqual(['x', 'own', 'y']);
    for (let times = 0; times < 4; times++) redo();
    expect([ids().join(), title()]).toEqual(states[0]);
  });

  it('is one step where a filter is typed', () => {
    const text = (text: string) => [{ field: 'name', kind: 'text' as const, text }];
    for (const typed of ['县', '县府', '县府路']) changeFilter(spec, text(typed));
    expect(getState().layers[1].filter).toEqual(text('县府路'));
    undo();
    expect(getState().layers[1].filter).toEqual([]);
    redo();
    expect(getState().layers[1].filter).toEqual(text('县府路'));
  });
});

describe('zoom to layer', () => {
  it('shows it and goes to the features that pass the filter', () => {
    expect(boundsToShow(spec)).toEqual([118.5, 28.9, 118.6, 29]);
    expect(getState().layers[1].visible).toBe(true);
    update((state) => ({
      layers: state.layers.map((one) => ({
        ...one,
        filter: [{ field: 'level', kind: 'range', min: 55, max: 65 }],
      })),
    }));
    expect(boundsToShow(spec)).toEqual([118.6, 29, 118.6, 29]);
  });

  it('says so where nothing has a place', () => {
    update({ data: { own: { ...data, features: [data.features[2]] } } });
    expect(boundsToShow(spec)).toBeNull();
    expect(getState().announcements.at(-1)?.notes[0].code).toBe('layer-no-place');
    expect(getState().layers[1].visible).toBe(false);
  });
});

describe('extent', () => {
  const grid: Grid = {
    crs: { kind: 'epsg', code: 4549 },
    origin: [500050, 3199950],
    cellSizeM: 100,
    width: 10,
    height: 10,
    values: new Float32Array(100),
    indicator: 'Ld',
    period: '06-22',
    meta: { unit: 'dB', method: 'test', illustrative: false, notes: [] },
  };
  it('of a grid holds its edges: its west edge is the central meridian, 120° E', () => {
    const bounds = boundsOfGrid(grid);
    expect(bounds?.[0]).toBeCloseTo(120, 9);
    // 1000 m at latitude 28.9°: 111 320 m · cos φ for a degree, within 0.3 %.
    expect((bounds?.[2] ?? 0) - 120).toBeCloseTo(1000 / (111320 * Math.cos((28.9 * Math.PI) / 180)), 4);
  });
  it('of local metres is none, of no features neither', () => {
    expect(boundsOfGrid({ ...grid, crs: { kind: 'local' } })).toBeNull();
    expect(boundsOfFeatures([])).toBeNull();
  });
});
