import { existsSync, readFileSync } from 'node:fs';
import type { Feature, FeatureCollection, Position } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../scripts/data/catalogue.ts';
import { type Catalog, catalogSchema, type LayerSpec } from '../../src/domain/catalog.ts';
import { provenances } from '../../src/domain/feature.ts';

/** The committed files of the built-in catalogue: complete, well-formed and equal to a fresh run. */

const read = (path: string): string => readFileSync(`data/${path}`, 'utf8');
const catalog: Catalog = catalogSchema.parse(JSON.parse(read('catalog.json')));
const featureLayers = catalog.layers.filter((layer) => layer.geometry !== 'grid');
const featuresOf = (layer: LayerSpec): Feature[] =>
  (JSON.parse(read(layer.source.url)) as FeatureCollection).features;
const cases = featureLayers.map((layer) => [layer.id, layer, featuresOf(layer)] as const);

const positionsOf = (value: unknown): Position[] =>
  Array.isArray(value) && typeof value[0] === 'number'
    ? [value as Position]
    : (value as unknown[]).flatMap(positionsOf);
const coordinatesOf = (feature: Feature): unknown =>
  'coordinates' in feature.geometry ? feature.geometry.coordinates : [];

describe('a fresh run of scripts/data/build.mjs', () => {
  let fresh: ReadonlyMap<string, string>;
  beforeAll(() => {
    fresh = buildCatalogue();
  }, 120_000);

  it('writes the committed files byte for byte', () => {
    expect(
      [...fresh]
        .filter(([path, text]) => !existsSync(`data/${path}`) || read(path) !== text)
        .map(([path]) => path),
    ).toEqual([]);
  });

  it('stays under 2.5 MB', () => {
    expect([...fresh.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0)).toBeLessThan(2.5e6);
  });
});

describe('the catalogue', () => {
  it('has the layers that links and other parts name', () => {
    const expected = [
      'noise-stations',
      'air-stations',
      'water-sections',
      'water-sources',
      'parks',
      'drainage-lines',
      'outlets',
      'treatment-plants',
      'companies',
      'low-carbon-villages',
      'map-survey',
      'noise-grid-demo',
      'functional-zones',
      'control-units',
      'inspection-problems',
      'river-outlets',
      'straw-burning',
      'complaints',
      'county-outline',
      'town-labels',
      'river',
      'roads',
      'railway',
      'village-labels',
    ];
    expect(expected.filter((id) => !catalog.layers.some((layer) => layer.id === id))).toEqual([]);
  });

  it('names every file once', () => {
    const urls = catalog.layers.flatMap(({ source }) => [
      source.url,
      ...(source.series ? [source.series] : []),
    ]);
    expect(new Set(urls).size).toBe(urls.length);
  });

  it('keeps the layers of a group together, in the order of the groups', () => {
    const order = catalog.layers.map((layer) =>
      catalog.groups.findIndex((group) => group.id === layer.group),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('has no Chinese text that was left in English, nor the other way round', () => {
    const texts: { zh: string; en: string }[] = [];
    JSON.parse(read('catalog.json'), (_, value) => {
      if (value && typeof value === 'object' && 'zh' in value) texts.push(value);
      return value;
    });
    const han = /\p{Script=Han}/u;
    expect(texts.filter(({ en }) => han.test(en))).toEqual([]);
    expect(texts.filter(({ zh, en }) => zh !== en && !han.test(zh) && /[a-z]{5}/.test(zh))).toEqual([]);
  });
});

describe.each(cases)('%s', (_, layer, features) => {
  const fieldNames = layer.fields.flatMap((field) => [field.name, ...(field.english ? [field.english] : [])]);

  it('has features with ids of their own', () => {
    expect(features.length).toBeGreaterThan(0);
    expect(new Set(features.map((f) => f.id)).size).toBe(features.length);
    expect(features.filter((f) => f.properties?.id !== f.id)).toEqual([]);
  });

  it('says of every feature how far it can be trusted and where it comes from', () => {
    for (const { properties } of features) {
      expect(provenances).toContain(properties?.provenance);
      expect(properties?.source).toBeTruthy();
      expect(properties?.sourceEn).toBeTruthy();
    }
  });

  it('describes every property by a field', () => {
    const names = new Set(features.flatMap((f) => Object.keys(f.properties ?? {})));
    expect([...names].filter((name) => name !== 'id' && !fieldNames.includes(name))).toEqual([]);
    expect(fieldNames.filter((name) => !names.has(name))).toEqual([]);
  });

  it('has the English of every Chinese text', () => {
    const twins = layer.fields.filter((field) => field.english);
    const missing = features.flatMap((f) =>
      twins
        .filter((t) => f.properties?.[t.name] && !f.properties?.[t.english!])
        .map((t) => `${f.id} ${t.name}`),
    );
    expect(missing).toEqual([]);
  });

  it('uses only the categories and types of its fields', () => {
    const faults: string[] = [];
    for (const field of layer.fields)
      for (const { id, properties } of features) {
        const value = properties?.[field.name] ?? null;
        if (value === null) continue;
        const good = {
          category: field.categories?.some((c) => c.value === value) ?? false,
          number: typeof value === 'number' && Number.isFinite(value),
          boolean: typeof value === 'boolean',
          date: /^\d{4}(-\d\d(-\d\d)?)?$/.test(String(value)),
          text: typeof value === 'string' && value !== '',
        }[field.type];
        if (!good) faults.push(`${id} ${field.name} ${value}`);
      }
    expect(faults).toEqual([]);
  });

  it('has a look for every class that occurs', () => {
    const { classes } = layer.style;
    if (!classes) return;
    const values = new Set(features.map((f) => f.properties?.[classes.field]));
    expect([...values].filter((value) => !classes.entries.some((entry) => entry.value === value))).toEqual(
      [],
    );
  });

  it('keeps its classes apart without colour', () => {
    const looks = (layer.style.classes?.entries ?? []).map((e) =>
      [e.symbol, e.pattern, e.lineWidth, e.dash?.join()].join('|'),
    );
    if (layer.kind !== 'base' && layer.geometry === 'polygon') expect(new Set(looks).size).toBe(looks.length);
    if (layer.kind !== 'base' && looks.length > 1) expect(new Set(looks).size).toBeGreaterThan(1);
  });

  it('lies in the county, to six decimals', () => {
    const [west, south, east, north] = catalog.bounds;
    const positions = features.flatMap((f) => positionsOf(coordinatesOf(f)));
    expect(positions.filter(([x, y]) => x! < west || x! > east || y! < south || y! > north)).toEqual([]);
    expect(positions.filter((p) => p.some((v) => Math.round(v * 1e6) / 1e6 !== v))).toEqual([]);
  });

  it('has closed rings without repeated vertices, outer ones counter-clockwise', () => {
    if (layer.geometry !== 'polygon') return;
    for (const { id, geometry } of features) {
      const polygons =
        geometry.type === 'Polygon'
          ? [geometry.coordinates]
          : geometry.type === 'MultiPolygon'
            ? geometry.coordinates
            : [];
      expect(polygons.length, `${id}`).toBeGreaterThan(0);
      polygons
        .flatMap((rings) => rings.map((ring, i) => [ring, i] as const))
        .forEach(([ring, i]) => {
          expect(ring.length).toBeGreaterThanOrEqual(4);
          expect(ring[0]).toEqual(ring.at(-1));
          expect(new Set(ring.map(String)).size, `${id}: a vertex comes twice`).toBe(ring.length - 1);
          const twice = ring
            .slice(1)
            .reduce((sum, b, k) => sum + ring[k]![0]! * b[1]! - b[0]! * ring[k]![1]!, 0);
          expect(twice > 0).toBe(i === 0);
        });
    }
  });
});
