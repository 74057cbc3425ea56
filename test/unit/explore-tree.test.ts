import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerSpec } from '../../src/domain/catalog.ts';
import {
  dropLayers,
  followsTree,
  moveGroup,
  moveLayer,
  orderOf,
  ownGroup,
  steps,
  treeOf,
} from '../../src/features/explore/layers/tree.ts';
import type { LayerState } from '../../src/state/state.ts';

const spec = (id: string): LayerSpec => ({
  id,
  group: id[0],
  title: { zh: id, en: id },
  kind: 'base',
  geometry: 'point',
  source: { url: `${id}.geojson` },
  fields: [],
  style: { colour: '#000000' },
  info: {
    date: '2023',
    coverage: { zh: '县', en: 'county' },
    producer: { zh: '局', en: 'bureau' },
    licence: { zh: 'MIT', en: 'MIT' },
    provenance: 'sourced',
    source: { zh: '文', en: 'text' },
  },
  visible: false,
  opacity: 1,
});
const layer = (id: string, visible = false): LayerState => ({ id, visible, opacity: 1, filter: [] });
const ids = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'];
const tree = (layers: readonly LayerState[], own: readonly string[] = []) =>
  treeOf(layers, ids.map(spec), new Set(own));
const plain = tree(ids.map((id) => layer(id)));

describe('the layer tree', () => {
  it('shows the drawing order by group', () => {
    expect(plain.map((group) => group.id)).toEqual(['a', 'b', 'c']);
    expect(orderOf(plain)).toEqual(ids);
    expect(
      followsTree(
        ids.map((id) => layer(id)),
        plain,
      ),
    ).toBe(true);
  });

  it('puts layers of the user in a group of their own', () => {
    expect(
      tree(
        ids.map((id) => layer(id)),
        ['a1'],
      )[0],
    ).toMatchObject({ id: ownGroup, specs: [{ id: 'a1' }] });
  });

  it('lets the topmost visible layer decide where a scattered group lies', () => {
    const scattered = [
      layer('a1'),
      layer('b1', true),
      layer('a2', true),
      layer('b2'),
      layer('a3'),
      layer('c1', true),
    ];
    const groups = tree(scattered);
    expect(orderOf(groups)).toEqual(['b1', 'b2', 'a1', 'a2', 'a3', 'c1']);
    expect(followsTree(scattered, groups)).toBe(false);
  });

  it('leaves out layers without a spec', () => {
    expect(orderOf(tree([layer('zz'), layer('a1')]))).toEqual(['a1']);
    expect(followsTree([layer('zz'), layer('a1')], tree([layer('zz'), layer('a1')]))).toBe(true);
  });
});

describe('moving', () => {
  it.each([
    ['a3', 'top', ['a3', 'a1', 'a2', 'b1', 'b2', 'c1']],
    ['a3', 'up', ['a1', 'a3', 'a2', 'b1', 'b2', 'c1']],
    ['a1', 'down', ['a2', 'a1', 'a3', 'b1', 'b2', 'c1']],
    ['a1', 'bottom', ['a2', 'a3', 'a1', 'b1', 'b2', 'c1']],
    ['a1', 'up', ids],
    ['c1', 'down', ids],
    ['unknown', 'up', ids],
  ] as const)('%s %s', (id, step, order) => {
    expect(moveLayer(plain, id, step)).toEqual(order);
  });

  it('moves a group with all its layers', () => {
    expect(moveGroup(plain, 'b', 'up')).toEqual(['b1', 'b2', 'a1', 'a2', 'a3', 'c1']);
    expect(moveGroup(plain, 'c', 'down')).toEqual(ids);
  });

  it.each([
    [['a1'], 'a3', 'after', ['a2', 'a3', 'a1', 'b1', 'b2', 'c1']],
    [['a3', 'a2'], 'a1', 'before', ['a2', 'a3', 'a1', 'b1', 'b2', 'c1']],
    [['a1'], 'a1', 'after', ids],
    // Another group's layer cannot be dropped here.
    [['c1'], 'a1', 'before', ids],
  ] as const)('drops %j at %s (%s)', (dragged, target, position, order) => {
    expect(dropLayers(plain, new Set(dragged), target, position)).toEqual(order);
  });

  it('never loses or doubles a layer, nor takes one out of its group', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(ids, { minLength: ids.length }),
        fc.constantFrom(...ids),
        fc.constantFrom(...steps),
        (order, id, step) => {
          const groups = tree(order.map((one) => layer(one, one > 'a2')));
          const moved = moveLayer(groups, id, step);
          const letters = moved.map((one) => one[0]).join('');
          return [...moved].sort().join() === ids.join() && /^(a{3}|b{2}|c){3}$/.test(letters);
        },
      ),
    );
  });
});
