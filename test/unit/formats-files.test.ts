import { describe, expect, it } from 'vitest';
import { type LayerSpec, layerSchema } from '../../src/domain/catalog.ts';
import type { LayerFeature } from '../../src/domain/feature.ts';
import { DataError, type Note } from '../../src/domain/note.ts';
import { parseCatalog } from '../../src/formats/catalog-file.ts';
import { guessMapping } from '../../src/formats/columns.ts';
import { layerToCsv, rejectedToCsv, toCsv } from '../../src/formats/export-csv.ts';
import { layerToGeoJson } from '../../src/formats/export-geojson.ts';
import { readLayerGeoJson } from '../../src/formats/layer-geojson.ts';
import { mapColumns } from '../../src/formats/measurements.ts';
import { readTable } from '../../src/formats/registry.ts';
import { readSeriesCsv } from '../../src/formats/series-csv.ts';

const words = (zh: string, en: string) => ({ zh, en });
const spec: LayerSpec = layerSchema.parse({
  id: 'stations',
  group: 'g',
  title: words('站点', 'Stations'),
  kind: 'noise-station',
  geometry: 'point',
  source: { url: 'layers/stations.geojson' },
  fields: [
    { name: 'name', title: words('名称', 'Name'), type: 'text', english: 'nameEn' },
    { name: 'heightM', title: words('高度', 'Height'), type: 'number', unit: 'm' },
    {
      name: 'stationKind',
      title: words('类型', 'Kind'),
      type: 'category',
      categories: [{ value: 'road', label: words('道路交通', 'Road traffic') }],
    },
  ],
  style: { colour: '#112233' },
  info: {
    date: '2024',
    coverage: words('县', 'county'),
    producer: words('站', 'station'),
    licence: words('无', 'none'),
    provenance: 'illustrative',
    source: words('模型', 'model'),
  },
});

const feature = (id: string | undefined, geometry: unknown, properties: unknown = {}) => ({
  type: 'Feature',
  ...(id !== undefined && { id }),
  geometry,
  properties,
});
const point = (...coordinates: unknown[]) => ({ type: 'Point', coordinates });
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });

describe('layer of the catalogue', () => {
  it('loads the good features and names the others', () => {
    const text = collection(
      feature('a', point(118.5, 28.9), { name: '甲', provenance: 'sourced', heightM: 4 }),
      feature('a', point(118.6, 28.9)),
      feature('line', {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      }),
      feature('far', point(354667, 3199099)),
      feature('nan', point(null, 28.9)),
      null,
      feature('b', null, { heightM: 'tall' }),
      feature(undefined, point(118.7, 28.9), { id: 'c', provenance: 'nonsense', list: [1, 2] }),
      feature(undefined, point(118.8, 28.9)),
    );
    const { features, notes, rejected } = readLayerGeoJson(text, spec, 'stations.geojson');
    expect(features.map((one) => [one.id, one.provenance, one.geometry !== null])).toEqual([
      ['a', 'sourced', true],
      ['b', 'illustrative', false],
      ['c', 'illustrative', true],
      ['#9', 'illustrative', true],
    ]);
    expect(features[2].properties.list).toBe('[1,2]');
    expect(features[1].properties.heightM).toBeNull();
    expect(notes.map(({ code, where }) => [code, where?.featureId])).toEqual([
      ['feature-no-place', 'b'],
      ['field-not-number', 'b'],
      ['feature-no-id', '#9'],
    ]);
    expect(rejected.map(({ note }) => [note.code, note.where?.featureId])).toEqual([
      ['geometry-position', 'nan'],
      ['feature-type', '#6'],
      ['id-repeated', 'a'],
      ['geometry-kind', 'line'],
      ['geometry-range', 'far'],
    ]);
  });

  it('refuses a file that is no GeoJSON, with the place of the fault', () => {
    expect(() => readLayerGeoJson('', spec, 'x.geojson')).toThrow('file-empty');
    expect(() => readLayerGeoJson('{"type":', spec, 'x.geojson')).toThrow('json-cut-off');
    expect(() => readLayerGeoJson('{"type":"Topology"}', spec, 'x.geojson')).toThrow('geojson-type');
  });
});

describe('hourly series', () => {
  const header = `station_id,date,${Array.from({ length: 24 }, (_, h) => `h${String(h).padStart(2, '0')}`).join(',')}`;
  const row = (id: string, date: string, level: (hour: number) => string) =>
    [id, date, ...Array.from({ length: 24 }, (_, h) => level(h))].join(',');

  it('reads stations and days, sorted, with blanks as missing', () => {
    const text = [
      `${header},l10,l50,l90`,
      `${row('s1', '2023-06-06', (h) => (h === 3 ? '' : '50'))},55,50,`,
      `${row('s1', '2023-06-05', () => '51')},55,50,45`,
      `${row('s2', '2023-06-05', () => '52')},55,50,45`,
    ].join('\r\n');
    const { series, rejected } = readSeriesCsv(`\uFEFF${text}`, 'h.csv');
    expect(rejected).toEqual([]);
    expect(series.map((one) => [one.stationId, one.days.map((day) => day.date)])).toEqual([
      ['s1', ['2023-06-05', '2023-06-06']],
      ['s2', ['2023-06-05']],
    ]);
    expect(series[0].days[1].hours[3]).toBeNull();
    expect(series[0].days[1]).toMatchObject({ l10: 55, l90: null });
  });

  it('names faults by row and column', () => {
    const text = [
      header,
      row('', '2023-06-05', () => '50'),
      row('s1', '5 June', () => '50'),
      row('s1', '2023-06-05', (h) => (h === 2 ? '141' : h === 4 ? 'loud' : '50')),
      row('s1', '2023-06-05', () => '50'),
    ].join('\n');
    const { series, rejected } = readSeriesCsv(text, 'h.csv');
    expect(rejected.map(({ note }) => [note.code, note.where?.row, note.where?.property])).toEqual([
      ['station-missing', 2, 'station_id'],
      ['date-bad', 3, 'date'],
      ['level-range', 4, 'h02'],
      ['level-not-number', 4, 'h04'],
      ['day-repeated', 5, 'date'],
    ]);
    expect(series[0].days[0].hours.filter((level) => level === null)).toHaveLength(2);
    expect(() => readSeriesCsv('station_id,date,h00\n', 'h.csv')).toThrow('columns-missing');
  });
});

describe('catalogue', () => {
  const title = { zh: '图', en: 'Map' };
  const catalogue = (...layers: readonly unknown[]) =>
    JSON.stringify({
      version: 1,
      id: 'c',
      title,
      bounds: [118, 28, 119, 29],
      readoutEpsg: 4549,
      boundaryNote: title,
      groups: [{ id: spec.group, title }],
      layers,
    });
  const faultsOf = (notes: readonly Note[]) =>
    notes.map(({ params, where }) => [params?.layer, where?.property]);

  it('leaves out each layer with a fault, by its place, and keeps the rest', () => {
    const { catalog, notes } = parseCatalog(
      catalogue(
        { ...spec, id: 'twice', style: { colour: 'red' } },
        { ...spec, id: 'good' },
        { ...spec, id: 'twice' },
        { ...spec, id: 'twice', visible: true },
        { ...spec, id: 'stray', group: 'nowhere' },
        null,
      ),
      'catalog.json',
    );
    expect(catalog.layers.map(({ id, visible }) => [id, visible])).toEqual([
      ['good', spec.visible],
      ['twice', spec.visible],
    ]);
    expect(faultsOf(notes)).toEqual([
      ['twice', 'layers.0.style.colour'],
      ['twice', 'layers.3.id'],
      ['stray', 'layers.4.group'],
      ['layers[5]', 'layers.5'],
    ]);
    expect(notes[0]).toMatchObject({
      code: 'catalog-layer-fault',
      issue: { message: 'issue.colour' },
      where: { file: 'catalog.json' },
    });
  });

  it('is refused without any good layer', () => {
    expect(() => parseCatalog(catalogue({ ...spec, opacity: 2 }), 'catalog.json')).toThrow(
      'catalog-layer-fault',
    );
  });

  it('is refused without its frame, every fault by its path', () => {
    try {
      parseCatalog('{"version":1,"id":"X","layers":[]}', 'catalog.json');
      expect.unreachable();
    } catch (error) {
      const notes = error instanceof DataError ? error.notes : [];
      expect(notes.map((note) => note.where?.property)).toEqual(
        expect.arrayContaining(['id', 'title', 'bounds', 'layers']),
      );
    }
    expect(() => parseCatalog('{', 'catalog.json')).toThrow('json-cut-off');
  });
});

const features: LayerFeature[] = [
  {
    id: 'a',
    geometry: { type: 'Point', coordinates: [118.51234567891, 28.9] },
    properties: { name: '=HYPERLINK("x")', nameEn: 'A', heightM: 0.1 + 0.2, stationKind: 'road' },
    provenance: 'illustrative',
  },
  { id: '-1', geometry: null, properties: { name: 'with "quotes", and\nlines' }, provenance: 'measured' },
];

describe('exports', () => {
  it('CSV: mark, header with units, numbers in full, categories in words, 示意 in its column', () => {
    const lines = layerToCsv(features, spec.fields, 'zh-CN').split('\r\n');
    expect(lines[0]).toBe('\uFEFF编号,名称,高度 (m),类型,经度,纬度,数据性质');
    expect(lines[1]).toBe(`a,"'=HYPERLINK(""x"")",0.30000000000000004,道路交通,118.51234567891,28.9,示意`);
    expect(lines[2]).toBe('-1,"with ""quotes"", and\nlines",,,,,实测导入');
    expect(layerToCsv(features, spec.fields, 'en').split('\r\n')[1]).toMatch(
      /^a,A,.*,Road traffic,.*,illustrative$/,
    );
  });

  it('CSV: text that would run as a formula is made harmless, numbers are not touched', () => {
    const csv = toCsv(
      ['=a'],
      [['=1+1'], ['+1'], ['-1.5'], ['@x'], ['-dash'], [-2], [Number.NaN], [true], [null]],
    );
    expect(csv.replace('\uFEFF', '').split('\r\n')).toEqual([
      "'=a",
      "'=1+1",
      '+1',
      '-1.5',
      "'@x",
      "'-dash",
      '-2',
      '',
      'true',
      '',
      '',
    ]);
  });

  it('survive the way out and back with their worth', () => {
    const csv = layerToCsv(features, spec.fields, 'zh-CN');
    const table = readTable(new TextEncoder().encode(csv), 'out.csv');
    const { features: back } = mapColumns(table, guessMapping(table), { near: [118, 28, 119, 29] });
    expect(back.map((one) => [one.id, one.provenance])).toEqual([
      ['a', 'illustrative'],
      ['-1', 'measured'],
    ]);
    expect(back[0].properties.stationKind).toBe('road');
    const json = JSON.parse(layerToGeoJson(features, { title: 't' }));
    expect(json).not.toHaveProperty('crs');
    expect(json.features[0]).toMatchObject({
      id: 'a',
      geometry: { type: 'Point', coordinates: [118.512345679, 28.9] },
      properties: { provenance: 'illustrative', illustrative: true, heightM: 0.1 + 0.2 },
    });
    const again = readTable(new TextEncoder().encode(JSON.stringify(json)), 'out.geojson');
    expect(mapColumns(again, guessMapping(again), { near: [118, 28, 119, 29] }).features[0].provenance).toBe(
      'illustrative',
    );
  });

  it('rejected rows carry place, reason and their own columns', () => {
    const csv = rejectedToCsv(
      [
        {
          note: { code: 'x', where: { file: 'f.csv', row: 7, property: 'Leq' } },
          raw: { id: 'a', Leq: '<20' },
        },
        { note: { code: 'y', where: { file: 'f.csv', featureId: 'b' } } },
      ],
      (note) => `reason ${note.code}`,
      'en',
    );
    expect(csv.replace('\uFEFF', '').trim().split('\r\n')).toEqual([
      'file,row or feature,field,reason,id,Leq',
      'f.csv,7,Leq,reason x,a,<20',
      'f.csv,b,,reason y,,',
    ]);
  });
});
