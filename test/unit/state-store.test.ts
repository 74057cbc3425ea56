import { beforeEach, describe, expect, it } from 'vitest';
import type { LayerFeature } from '../../src/domain/feature.ts';
import { filtered, passes } from '../../src/state/filter.ts';
import { applyLink } from '../../src/state/link-state.ts';
import { initialState, type LayerState } from '../../src/state/state.ts';
import { changeLayer, getState, orderLayers, showHits, update } from '../../src/state/store.ts';

const layer = (id: string, visible = true): LayerState => ({ id, visible, opacity: 1, filter: [] });
const ids = () => getState().layers.map(({ id }) => id);

beforeEach(() => update({ ...initialState, layers: ['a', 'b', 'c', 'd'].map((id) => layer(id)) }));

describe('layers in the store', () => {
  it('reorders the named ones within their own places', () => {
    orderLayers(['d', 'b']);
    expect(ids()).toEqual(['a', 'd', 'c', 'b']);
  });

  it('changes one layer and keeps the others identical, so that nothing else is redrawn', () => {
    const [before] = getState().layers;
    changeLayer('b', { opacity: 0.5 });
    expect(getState().layers[0]).toBe(before);
    expect(getState().layers[1].opacity).toBe(0.5);
  });

  it('selects a single hit at once and offers several', () => {
    const [one, two] = ['1', '2'].map((featureId) => ({ layerId: 'a', featureId }));
    showHits([one]);
    expect(getState().selected).toEqual(one);
    showHits([one, two]);
    expect(getState().selected).toBeNull();
    expect(getState().hits).toHaveLength(2);
  });
});

describe('a link laid over the state', () => {
  const spec = (id: string) => ({ spec: { id }, fileName: `${id}.csv` }) as never;

  it('shows its layers in its order, hides the others in place, names what is absent', () => {
    update({ imported: ['a', 'b', 'c', 'd'].map(spec) });
    const { patch, notes } = applyLink(getState(), {
      shown: [layer('c'), layer('gone'), layer('a'), layer('import-9')],
      imports: [{ id: 'import-9', fileName: 'mine.csv' }],
    });
    // The layer that waits for its file keeps its place in the link's order.
    expect(patch.layers?.map(({ id, visible }) => [id, visible])).toEqual([
      ['c', true],
      ['a', true],
      ['b', false],
      ['import-9', true],
      ['d', false],
    ]);
    expect(notes.map(({ code, params }) => [code, params?.file ?? params?.layer])).toEqual([
      ['link-import-missing', 'mine.csv'],
      ['link-layer-unknown', 'gone'],
    ]);
    expect(patch.missingImports).toEqual([{ id: 'import-9', fileName: 'mine.csv' }]);
  });
});

describe('filters', () => {
  const feature = (properties: LayerFeature['properties']): LayerFeature => ({
    id: '1',
    geometry: null,
    properties,
    provenance: 'illustrative',
  });

  it('holds every condition; a missing value passes none', () => {
    const station = feature({ zone: '2', level: 58.2, name: '县府路口站', note: null });
    expect(passes(station, [{ field: 'zone', kind: 'in', values: ['1', '2'] }])).toBe(true);
    expect(passes(station, [{ field: 'level', kind: 'range', min: 58.2, max: null }])).toBe(true);
    expect(passes(station, [{ field: 'level', kind: 'range', min: null, max: 58 }])).toBe(false);
    expect(passes(station, [{ field: 'name', kind: 'text', text: '路口' }])).toBe(true);
    expect(passes(station, [{ field: 'note', kind: 'text', text: '' }])).toBe(false);
    expect(passes(station, [{ field: 'absent', kind: 'in', values: ['undefined'] }])).toBe(false);
  });

  it('returns the same array when there is no filter', () => {
    const features = [feature({})];
    expect(filtered(features, [])).toBe(features);
  });
});
