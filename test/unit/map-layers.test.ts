import { describe, expect, it } from 'vitest';
import type { LayerSpec } from '../../src/domain/catalog.ts';
import { layerSchema } from '../../src/domain/catalog.ts';
import { appearanceFor, nameExpression } from '../../src/map/appearance.ts';
import { baseRole } from '../../src/map/base-layers.ts';
import { contrast, legible } from '../../src/map/colour.ts';
import { layersFor } from '../../src/map/feature-layers.ts';
import { imageId, imageRequest } from '../../src/map/images.ts';
import type { FeaturesItem } from '../../src/map/map-props.ts';
import { slots } from '../../src/map/slots.ts';
import { mapTheme } from '../../src/map/theme.ts';

const text = { zh: '文', en: 'text' };
const specOf = (patch: object): LayerSpec =>
  layerSchema.parse({
    id: 'stations',
    group: 'g',
    title: text,
    kind: 'noise-station',
    geometry: 'point',
    source: { url: 'x.geojson' },
    fields: [{ name: 'name', title: text, type: 'text', english: 'nameEn' }],
    style: { colour: '#2a78b8', symbol: 'circle' },
    info: {
      date: '2024',
      coverage: text,
      producer: text,
      licence: text,
      provenance: 'illustrative',
      source: text,
    },
    ...patch,
  });
const itemOf = (patch: object, opacity = 1): FeaturesItem => {
  const spec = specOf(patch);
  return { type: 'features', id: spec.id, spec, features: [], opacity };
};
const light = mapTheme('light');
const dark = mapTheme('dark');
const classes = {
  field: 'kind',
  entries: [
    { value: 1, label: text, colour: '#ff0000', symbol: 'square' },
    { value: '1', label: text, colour: '#00ff00' },
    { value: true, label: text, pattern: 'dots', dash: [2, 1] },
  ],
};

describe('layers of a catalogue layer', () => {
  it('draws points as a symbol, a hold for text, and a name in its own slot', () => {
    const layers = layersFor(itemOf({ style: { colour: '#2a78b8', label: { minZoom: 11 } } }), light, 'en');
    expect(layers.map(({ slot, spec }) => [slot, spec.id])).toEqual([
      [slots.bodies, 'stations:symbol'],
      [slots.holds, 'stations:hold'],
      [slots.labels, 'stations:text'],
    ]);
    expect(layers[2].spec.minzoom).toBe(11);
  });

  it('matches classes as text, the first of equal values, and falls back to the layer', () => {
    const { style } = specOf({ style: { colour: '#2a78b8', symbol: 'circle', classes } });
    const [{ spec }] = layersFor(itemOf({ style }), light, 'en');
    const icon = spec.type === 'symbol' && (spec.layout?.['icon-image'] as unknown[]);
    expect(icon).toEqual([
      'match',
      ['to-string', ['get', 'kind']],
      '1',
      'symbol|square|#ff0000|18|light',
      'true',
      'symbol|circle|#2a78b8|18|light',
      'symbol|circle|#2a78b8|18|light',
    ]);
    expect(appearanceFor(style, { kind: 1 }).colour).toBe('#ff0000');
    expect(appearanceFor(style, { kind: 'other' }).symbol).toBe('circle');
  });

  it('hatches and dashes only the classes that ask for it', () => {
    const layers = layersFor(
      itemOf({ geometry: 'polygon', style: { colour: '#2a78b8', classes } }),
      light,
      'en',
    );
    const byId = new Map(
      layers.map(({ spec }) => [spec.id, spec as { filter?: unknown; paint?: Record<string, unknown> }]),
    );
    const marked = ['in', ['to-string', ['get', 'kind']], ['literal', ['true']]];
    expect([...byId.keys()]).toEqual([
      'stations:fill',
      'stations:pattern',
      'stations:line0',
      'stations:line1',
    ]);
    expect(byId.get('stations:pattern')?.filter).toContainEqual(marked);
    expect(byId.get('stations:line0')?.filter).toContainEqual(['!', marked]);
    expect(byId.get('stations:line1')?.paint?.['line-dasharray']).toEqual([2, 1]);
    expect(byId.get('stations:line0')?.paint?.['line-dasharray']).toBeUndefined();
  });

  it('keeps the minimum zoom of the layer for its symbols and the higher one for its names', () => {
    const layers = layersFor(
      itemOf({ minZoom: 12, style: { colour: '#2a78b8', label: { minZoom: 10 } } }),
      light,
      'en',
    );
    expect(layers.map(({ spec }) => spec.minzoom)).toEqual([12, 12, 12]);
  });

  it('gives the name in the language, or in the other where it is missing', () => {
    const expression = nameExpression(specOf({}), 'en');
    expect(expression).toEqual([
      'case',
      ['!=', ['to-string', ['get', 'nameEn']], ''],
      ['to-string', ['get', 'nameEn']],
      ['to-string', ['get', 'name']],
    ]);
  });

  it('draws base layers by role in the theme, and not at all without a base map', () => {
    const roads = itemOf({
      id: 'roads',
      kind: 'base',
      geometry: 'line',
      style: { colour: '#ff00ff', lineWidth: 2 },
    });
    const painted = layersFor(roads, light, 'en').map(({ spec }) => JSON.stringify(spec.paint));
    expect(painted.join()).not.toContain('#ff00ff');
    expect(painted[1]).toContain(light.road);
    expect(layersFor(roads, dark, 'en').map(({ spec }) => JSON.stringify(spec.paint))[1]).toContain(
      dark.road,
    );
    expect(layersFor(roads, mapTheme('none'), 'en')).toEqual([]);
  });

  it.each([
    ['county-outline', 'polygon', 'county'],
    ['water-bodies', 'polygon', 'water'],
    ['river', 'line', 'river'],
    ['railway', 'line', 'railway'],
    ['railway-stations', 'point', 'railway-station'],
    ['roads', 'line', 'road'],
    ['town-labels', 'point', 'town'],
    ['village-labels', 'point', 'village'],
  ] as const)('reads %s as %s %s', (id, geometry, role) => {
    expect(baseRole({ id, geometry })).toBe(role);
  });
});

describe('colours', () => {
  it('have the contrast that WCAG computes', () => {
    // Black on white and the borderline grey of the WCAG technique G18.
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it('are lifted only where they do not stand out', () => {
    expect(legible('#0b6e75', light.land, 3)).toBe('#0b6e75');
    const lifted = legible('#0b6e75', dark.land, 3);
    expect(lifted).not.toBe('#0b6e75');
    expect(contrast(lifted, dark.land)).toBeGreaterThanOrEqual(3);
  });
});

describe('image names', () => {
  it('say all that the drawing needs', () => {
    const symbol = { kind: 'symbol', shape: 'leaf', colour: '#12ab9f', sizePx: 14, theme: 'dark' } as const;
    const pattern = { kind: 'pattern', pattern: 'cross', colour: '#12ab9f' } as const;
    expect(imageRequest(imageId(symbol))).toEqual(symbol);
    expect(imageRequest(imageId(pattern))).toEqual(pattern);
  });

  it.each([
    '',
    'symbol|leaf|red|14|dark',
    'symbol|heart|#12ab9f|14|dark',
    'symbol|leaf|#12ab9f|1e9|dark',
    'pattern|none|#12ab9f',
  ])('that are not ours (%s) are refused', (id) => {
    expect(imageRequest(id)).toBeNull();
  });
});
