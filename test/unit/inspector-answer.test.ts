import { describe, expect, test } from 'vitest';
import type { LayerSpec } from '../../src/domain/catalog.ts';
import type { LayerFeature } from '../../src/domain/feature.ts';
import { gbPeriodHours } from '../../src/domain/indicator.ts';
import { localPlane } from '../../src/domain/plane.ts';
import type { Question } from '../../src/domain/question.ts';
import { answerCsv, answerText } from '../../src/features/explore/ask/answer-export.ts';
import { askedLayers } from '../../src/features/explore/ask/asked-layers.ts';
import { crossingNotes, withLayerTitle } from '../../src/features/explore/ask/note-titles.ts';
import { hasRates, leftOutLines, sentenceOf } from '../../src/features/explore/ask/sentence.ts';
import { slimLayer } from '../../src/features/explore/context.ts';
import { setLanguage, translate } from '../../src/i18n/i18n.ts';
import type { Layer, StationLevels } from '../../src/spatial/types.ts';
import { initialState, type LayerData, type LayerState } from '../../src/state/state.ts';
import { spatialJobs } from '../../src/workers/spatial-jobs.ts';

const plane = localPlane(118.5, 28.9);
const at = (x: number, y: number) => [...plane.toLngLat(x, y)];
const square = (west: number, south: number, size: number) => [
  [
    at(west, south),
    at(west + size, south),
    at(west + size, south + size),
    at(west, south + size),
    at(west, south),
  ],
];

function spec(
  id: string,
  kind: LayerSpec['kind'],
  geometry: LayerSpec['geometry'],
  zh: string,
  en: string,
): LayerSpec {
  return {
    id,
    group: 'g',
    kind,
    geometry,
    title: { zh, en },
    source: { url: `${id}.geojson` },
    fields: [],
    style: { colour: '#123456' },
    info: {
      date: '2023',
      coverage: { zh: '县', en: 'county' },
      producer: { zh: '无', en: 'none' },
      licence: { zh: '无', en: 'none' },
      provenance: 'measured',
      source: { zh: '测试', en: 'test' },
    },
    visible: true,
    opacity: 1,
  };
}
const feature = (
  id: string,
  geometry: LayerFeature['geometry'],
  properties: LayerFeature['properties'],
): LayerFeature => ({ id, geometry, properties, provenance: 'measured' });
const point = (id: string, x: number, y: number, properties: LayerFeature['properties']) =>
  feature(id, { type: 'Point', coordinates: at(x, y) }, properties);

const stations: Layer = {
  spec: spec('stations', 'noise-station', 'point', '噪声站', 'Noise stations'),
  features: [
    point('a', 0, 0, { name: '甲', nameEn: 'A', zone: '2', stationKind: 'functional', code: 'x' }),
    point('b', 300, 0, { name: '乙', nameEn: 'B', zone: '2', stationKind: 'functional' }),
    point('c', 0, 900, { name: '丙', nameEn: 'C', zone: '2', stationKind: 'functional' }),
    point('far', 0, 1300, { name: '丁', nameEn: 'D', zone: '2', stationKind: 'functional' }),
  ],
};
const villages: Layer = {
  spec: spec('villages', 'village', 'point', '低碳村', 'Villages'),
  features: [point('v', 100, 100, { name: '徐村', nameEn: 'Xucun', population: 981 })],
};
/** 1 km × 1 km with its south-west corner at the centre: a quarter of the circle lies in it. */
const parks: Layer = {
  spec: spec('parks', 'park', 'polygon', '零直排区', 'Zero-discharge zones'),
  features: [
    feature('p', { type: 'Polygon', coordinates: square(0, 0, 2000) }, { name: '园', nameEn: 'Park' }),
  ],
};
const units: Layer = {
  spec: spec('units', 'control-unit', 'polygon', '管控单元', 'Control units'),
  features: [
    feature('u', { type: 'Polygon', coordinates: square(1000, 0, 2000) }, { name: '单元', nameEn: 'Unit' }),
  ],
};
const levels = new Map<string, ReadonlyMap<string, StationLevels>>([
  [
    'stations',
    new Map([
      ['a', { Ld: 60, Ln: 50.4, Ldn: 61 }],
      ['b', { Ld: 61, Ln: 48, Ldn: 61 }],
      ['c', { Ld: null, Ln: 45, Ldn: null }],
    ]),
  ],
]);
/** Numbers and units are held together by a space that does not break. */
const spoken = (...parts: Parameters<typeof sentenceOf>): string =>
  sentenceOf(...parts).replaceAll('\u00a0', ' ');
const [lng, lat] = plane.toLngLat(0, 0);
const circle: Question = { kind: 'circle', centre: [lng, lat], radiusM: 1000 };

async function run(question: Question, layers: readonly Layer[], rounding: 'none' | 'integer' = 'none') {
  const steps = spatialJobs.answer({ question, layers, levels, periodHours: gbPeriodHours, rounding });
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

describe('an answer', () => {
  test('in one sentence, both languages', async () => {
    setLanguage('zh-CN');
    const layers = [stations, parks, villages];
    const { answer } = await run(circle, layers);
    // A quarter of π km² = 0.785 km².
    expect(spoken(answer, layers, translate, 'zh-CN')).toBe(
      '半径 1 km 圆内：噪声站 3 个，昼间达标 1/2（50 %），夜间达标 2/3（66.7 %）；低碳村 1 个；零直排区 1 个，重叠 0.785 km²（占范围 25 %）；村庄人口 981 人。',
    );
    expect(hasRates(answer)).toBe(true);
    setLanguage('en');
    expect(spoken(answer, layers, translate, 'en')).toBe(
      'In the circle of 1 km: Noise stations 3, day pass 1/2 (50 %), night pass 2/3 (66.7 %); Villages 1; Zero-discharge zones 1, overlap 0.785 km² (25 % of the area); village residents 981.',
    );
    setLanguage('zh-CN');
  });

  test('rounding to integers turns 50.4 dB at night into a pass', async () => {
    const { answer } = await run(circle, [stations], 'integer');
    expect(spoken(answer, [stations], translate, 'zh-CN')).toContain('夜间达标 3/3（100 %）');
  });

  test('where nothing lies, the nearest station and the next step', async () => {
    const question: Question = {
      kind: 'circle',
      centre: [...plane.toLngLat(0, 2300)] as [number, number],
      radiusM: 500,
    };
    const { answer } = await run(question, [stations]);
    expect(spoken(answer, [stations], translate, 'zh-CN')).toBe(
      '半径 500 m 圆内没有要素；最近的是噪声功能区站“丁”，南 1.0 km。可扩大范围，或改问“全部图层”。',
    );
  });

  test('park × control unit: 1 km of 2 km shared', async () => {
    const box: Question = { kind: 'near', layerId: 'stations', featureId: 'a', distanceM: 3000 };
    const { crossings } = await run(box, [stations, parks, units]);
    expect(crossings).toHaveLength(1);
    expect(crossings[0]).toMatchObject({ layerA: 'parks', layerB: 'units' });
    expect(crossings[0].rows[0].areaM2 / 2e6).toBeCloseTo(1, 3);
    expect(crossings[0].rows[0].shareOfA).toBeCloseTo(0.5, 3);
  });

  test('crossings are in the file and in the copy', async () => {
    const question: Question = { kind: 'near', layerId: 'stations', featureId: 'a', distanceM: 3000 };
    const layers = [stations, parks, units];
    const { answer, crossings } = await run(question, layers);
    const [{ areaM2 }] = crossings[0].rows;
    const row = ['零直排区', 'p', '园', '管控单元', 'u', '单元', Math.round(areaM2), 50, 50];
    expect(answerCsv(answer, crossings, layers, '', 'zh-CN')).toContain(
      `\n${row.join(',')},用户导入,用户导入,`,
    );
    expect(answerText(answer, crossings, layers, '', 'zh-CN')).toContain(`\n${row.join('\t')}\t用户导入`);
  });

  test('remarks of a crossing: its own ones, layers by title', async () => {
    const { answer } = await run(circle, [stations, parks]);
    const ofLayer = { code: 'spatial-bad-ring', params: { layer: 'parks' } };
    const own = { code: 'spatial-overlap-failed', params: { layer: 'parks', other: 'units / u' } };
    const heard = { ...answer, layers: answer.layers.map((layer) => ({ ...layer, notes: [ofLayer] })) };
    const crossing = { layerA: 'parks', layerB: 'units', rows: [], notes: [ofLayer, own] };
    expect(crossingNotes(crossing, heard)).toEqual([own]);
    const titles = new Map([
      ['parks', '零直排区'],
      ['units', '管控单元'],
    ]);
    expect(withLayerTitle(own, titles).params).toEqual({ layer: '零直排区', other: '管控单元 / u' });
  });

  test('stations outside the rates are counted, with the reason', async () => {
    const unzoned = point('z', 10, 10, { name: '戊' });
    const { answer } = await run(circle, [{ ...stations, features: [...stations.features, unzoned] }]);
    const [{ levels: summary }] = answer.layers;
    expect(summary && leftOutLines(summary, translate)).toEqual([
      '1 站有效小时不足，不计入达标率',
      '1 个站点没有功能区类别，未参评',
    ]);
  });

  test('what the worker gets leaves out attributes, not answers', async () => {
    const layers = [stations, parks, villages];
    const slim = layers.map(slimLayer);
    expect(slim[0].features[0].properties).toEqual({ zone: '2', stationKind: 'functional' });
    expect(slimLayer(stations).features).toBe(slim[0].features);
    expect(await run(circle, slim)).toEqual(await run(circle, layers));
  });

  test('leaves the page with question, hours, rule and provenance', async () => {
    const { answer } = await run(circle, [stations, villages]);
    const sentence = spoken(answer, [stations, villages], translate, 'zh-CN');
    const csv = answerCsv(answer, [], [stations, villages], sentence, 'zh-CN');
    expect(csv.startsWith('\uFEFF')).toBe(true);
    for (const part of ['昼间 06:00–22:00', '等于限值为达标', '按点次统计', '"kind"', '用户导入', '徐村'])
      expect(csv.replaceAll('""', '"')).toContain(part);
    expect(answerText(answer, [], [stations, villages], sentence, 'zh-CN')).toContain('\t徐村\t');
  });
});

describe('layers that are asked', () => {
  const ready = (layer: Layer): LayerData => ({
    status: 'ready',
    features: layer.features,
    series: [],
    grid: null,
    notes: [],
    rejected: [],
  });
  const layerState = (id: string, visible: boolean, filter: LayerState['filter'] = []): LayerState => ({
    id,
    visible,
    opacity: 1,
    filter,
  });
  const state = (layers: readonly LayerState[], data: Record<string, LayerData>) => ({
    ...initialState,
    imported: [stations, villages, parks].map((layer) => ({
      spec: layer.spec,
      data: ready(layer) as Extract<LayerData, { status: 'ready' }>,
      fileName: '',
      importedAt: '',
    })),
    layers,
    data,
  });
  const all = { stations: ready(stations), villages: ready(villages), parks: ready(parks) };

  test('visible ones, with their filters, in the order of the map', () => {
    const layers = [
      layerState('parks', true),
      layerState('stations', true, [{ field: 'name', kind: 'text', text: '甲' }]),
      layerState('villages', false),
    ];
    const asked = askedLayers(state(layers, all), circle, 'visible');
    expect(asked.layers.map(({ spec: { id }, features }) => [id, features.length])).toEqual([
      ['parks', 1],
      ['stations', 1],
    ]);
    expect(asked).toMatchObject({ silent: null, waiting: false });
    expect(askedLayers(state(layers, all), circle, 'all').layers).toHaveLength(3);
  });

  test('a hidden layer lends the asking feature and answers nothing', () => {
    const question: Question = { kind: 'near', layerId: 'villages', featureId: 'v', distanceM: 500 };
    const asked = askedLayers(
      state([layerState('stations', true), layerState('villages', false)], all),
      question,
      'visible',
    );
    expect(asked.silent).toBe('villages');
    expect(asked.layers.map(({ spec: { id } }) => id)).toEqual(['stations', 'villages']);
  });

  test('a file on its way is waited for, a failed one is not', () => {
    const layers = [layerState('stations', true), layerState('villages', true)];
    const loading = { ...all, villages: { status: 'loading' } as const };
    expect(askedLayers(state(layers, loading), circle, 'visible').waiting).toBe(true);
    const failed = { ...all, villages: { status: 'failed', notes: [] } as const };
    expect(askedLayers(state(layers, failed), circle, 'visible')).toMatchObject({ waiting: false });
  });
});

describe('what is around a feature', () => {
  const around = async (subject: LayerFeature, layerId: string) => {
    const steps = spatialJobs.surroundings({ feature: subject, layerId, layers: [parks, units, villages] });
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value;
    }
  };

  test('a station: the park that holds it, the nearest village by distance and bearing', async () => {
    const found = await around(point('s', 400, 500, {}), 'stations');
    expect(found.areas).toEqual([{ layerId: 'parks', featureId: 'p' }]);
    expect(found.nearestVillage).toMatchObject({ layerId: 'villages', featureId: 'v' });
    // 300 m west and 400 m south: 500 m, bearing 180° + atan(3/4) = 216.87°.
    expect(found.nearestVillage?.distanceM).toBeCloseTo(500, 1);
    expect(found.nearestVillage?.bearingDeg).toBeCloseTo(216.87, 1);
    expect(found).toMatchObject({ areaM2: 0, lengthM: 0, overlaps: [] });
  });

  test('a park: area, border and its overlap with the unit', async () => {
    const found = await around(parks.features[0], 'parks');
    expect(found.areaM2 / 4e6).toBeCloseTo(1, 4);
    expect(found.lengthM).toBeCloseTo(8000, 0);
    expect(found.overlaps).toHaveLength(1);
    expect(found.overlaps[0]).toMatchObject({ layerId: 'units', featureId: 'u' });
    expect(found.overlaps[0].share).toBeCloseTo(0.5, 3);
  });

  test('a feature without a place', async () => {
    expect(await around(feature('n', null, {}), 'parks')).toMatchObject({ areas: [], nearestVillage: null });
  });
});
