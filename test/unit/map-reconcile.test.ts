import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layerSchema } from '../../src/domain/catalog.ts';
import type { LayerFeature } from '../../src/domain/feature.ts';
import type { FeaturesItem, GridItem, MapItem } from '../../src/map/map-props.ts';
import { deckThreshold, emptyPlan, type Plan, planOf } from '../../src/map/plan.ts';
import { type Change, reconcile } from '../../src/map/reconcile.ts';
import { slots } from '../../src/map/slots.ts';
import { mapTheme } from '../../src/map/theme.ts';

const text = { zh: '文', en: 'text' };
const features: readonly LayerFeature[] = [
  {
    id: 'a',
    geometry: { type: 'Point', coordinates: [118.5, 28.9] },
    properties: { name: 'A' },
    provenance: 'measured',
  },
];
const item = (id: string, patch: object = {}): FeaturesItem => ({
  type: 'features',
  id,
  opacity: 1,
  features,
  spec: layerSchema.parse({
    id,
    group: 'g',
    title: text,
    kind: 'company',
    geometry: 'line',
    source: { url: 'x' },
    fields: [],
    style: { colour: '#2a78b8' },
    info: {
      date: '2024',
      coverage: text,
      producer: text,
      licence: text,
      provenance: 'measured',
      source: text,
    },
    ...patch,
  }),
});
const grid: GridItem = {
  type: 'grid',
  id: 'noise',
  opacity: 0.8,
  paint: { mode: 'classed', breaks: [50], colours: ['#000000', '#ffffff'] },
  grid: {
    crs: { kind: 'local' },
    origin: [0, 0],
    cellSizeM: 10,
    width: 1,
    height: 1,
    values: new Float32Array([60]),
    indicator: 'Ld',
    period: '06-22',
    meta: { unit: 'dB', method: '', illustrative: false, notes: [] },
  },
};
const light = mapTheme('light');
const plan = (items: readonly MapItem[], theme = light) => planOf(items, theme, 'en');

/** A stand-in for the map: what the changes make of a list of layers, bottom first. */
function carryOut(order: readonly string[], changes: readonly Change[]): string[] {
  const layers = [...order];
  const insert = (id: string, before: string) => {
    const at = layers.indexOf(before);
    if (at < 0) throw new Error(`no layer ${before}`);
    layers.splice(at, 0, id);
  };
  for (const change of changes) {
    if (change.do === 'add-layer') insert(change.layer.id, change.before);
    if (change.do === 'remove-layer' || change.do === 'move-layer')
      layers.splice(layers.indexOf(change.id), 1);
    if (change.do === 'move-layer') insert(change.id, change.before);
  }
  return layers;
}
const orderOf = (wanted: Plan) =>
  Object.values(slots).flatMap((slot) => [...(wanted.layers.get(slot) ?? []).map(({ id }) => id), slot]);

describe('reconcile', () => {
  it('does nothing where nothing changed', () => {
    const items = [
      item('a'),
      grid,
      item('b', { geometry: 'polygon', style: { colour: '#2a78b8', label: { minZoom: 5 } } }),
    ];
    expect(reconcile(plan(items), plan([...items]))).toEqual([]);
  });

  it('fills a source only when its features are another array', () => {
    const before = item('a');
    const changes = reconcile(
      plan([before, item('b')]),
      plan([{ ...before, features: [...features] }, item('b')]),
    );
    expect(changes.map((change) => [change.do, 'id' in change && change.id])).toEqual([
      ['set-data', 'item:a'],
    ]);
  });

  it('touches one paint property when the opacity changes', () => {
    const changes = reconcile(
      plan([item('a'), item('b')]),
      plan([{ ...item('a'), opacity: 0.5 }, item('b')]),
    );
    expect(changes).toEqual([{ do: 'set-paint', id: 'a:line0', name: 'line-opacity', value: 0.5 }]);
  });

  it('changes colours, not sources and not layers, with the theme', () => {
    const items = [item('a'), item('roads', { kind: 'base' })];
    const verbs = new Set(reconcile(plan(items), plan(items, mapTheme('dark'))).map((change) => change.do));
    expect([...verbs]).toEqual(['set-paint']);
  });

  it('moves the one layer that changed places', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => item(id));
    const changes = reconcile(plan([a, b, c, d]), plan([d, a, b, c]));
    expect(changes).toEqual([{ do: 'move-layer', id: 'd:line0', before: slots.bodies }]);
  });

  it('removes layers before their source and adds sources before their layers', () => {
    const changes = reconcile(plan([item('a')]), plan([item('b')]));
    expect(changes.map((change) => change.do)).toEqual([
      'remove-layer',
      'remove-source',
      'add-source',
      'add-layer',
    ]);
  });

  it('hands a new grid to its layer without replacing it', () => {
    const hour = { ...grid, grid: { ...grid.grid, values: new Float32Array([61]) } };
    expect(reconcile(plan([grid]), plan([hour]))).toEqual([{ do: 'set-grid', id: 'noise', item: hour }]);
  });

  it('gives the order of the tree from any order before', () => {
    const all = Array.from({ length: 7 }, (_, i) =>
      item(`l${i}`, {
        geometry: i % 2 ? 'polygon' : 'point',
        style: { colour: '#2a78b8', label: { minZoom: 3 } },
      }),
    );
    const some = fc.shuffledSubarray(all, { minLength: 0 });
    fc.assert(
      fc.property(some, some, (first, second) => {
        const from = plan(first);
        const to = plan(second);
        const start = carryOut(Object.values(slots), reconcile(emptyPlan, from));
        expect(start).toEqual(orderOf(from));
        expect(carryOut(start, reconcile(from, to))).toEqual(orderOf(to));
      }),
    );
  });
});

describe('plan', () => {
  it('stands bottom first: the last item of the tree lies lowest', () => {
    expect(
      plan([item('top'), item('low')])
        .layers.get(slots.bodies)
        ?.map(({ id }) => id),
    ).toEqual(['low:line0', 'top:line0']);
  });

  it('lifts roads of the base map over noise colours, and nothing else', () => {
    const ids = plan([item('a'), grid, item('roads', { kind: 'base' }), item('river', { kind: 'base' })])
      .layers.get(slots.bodies)
      ?.map(({ id }) => id);
    expect(ids).toEqual(['river:line', 'noise', 'roads:casing', 'roads:line', 'a:line0']);
  });

  it('leaves large point sets and columns to deck.gl, holding their place', () => {
    const many = {
      ...item('many', { geometry: 'point' }),
      features: Array(deckThreshold + 1).fill(features[0]),
    };
    const columns = { ...item('columns', { geometry: 'point' }), columns: new Map([['a', 60]]) };
    const few = item('few', { geometry: 'point' });
    const made = plan([many, columns, few]);
    expect(made.deck.map(({ id }) => id)).toEqual(['many', 'columns']);
    expect([...made.sources.keys()]).toEqual(['item:few']);
    expect(made.layers.get(slots.bodies)?.map(({ id }) => id)).toEqual([
      'few:symbol',
      'columns:deck',
      'many:deck',
    ]);
  });
});
