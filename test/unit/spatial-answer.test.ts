import { describe, expect, it } from 'vitest';
import { gbPeriodHours } from '../../src/domain/indicator.ts';
import { localPlane } from '../../src/domain/plane.ts';
import type { Question } from '../../src/domain/question.ts';
import { answerQuestion } from '../../src/spatial/answer.ts';
import { answerTables } from '../../src/spatial/answer-tables.ts';
import { course, windOf } from '../../src/spatial/measure.ts';
import type { AnswerContext, Layer, StationLevels } from '../../src/spatial/types.ts';
import { box, feature, layer, point, polygon, spec } from './spatial-world.ts';

/** The centre of the world of these tests; stations lie on a north–south line through it, 0.001° apart. */
const [lng, lat] = [118.5, 28.9];
const levels: Record<string, StationLevels | null> = {
  f1: { Ld: 55, Ln: 46, Ldn: 55.5 },
  f2: { Ld: 60, Ln: 50.2, Ldn: 60 },
  f3: null,
  r1: { Ld: 54.2, Ln: 44, Ldn: 54.6 },
  r2: { Ld: 56.8, Ln: 46, Ldn: 57 },
  r3: { Ld: 61, Ln: null, Ldn: null },
  t1: { Ld: 70, Ln: 60, Ldn: 71 },
  t2: { Ld: 64, Ln: 57, Ldn: 66 },
  t3: { Ld: 80, Ln: 70, Ldn: 82 },
  far: { Ld: 90, Ln: 90, Ldn: 96 },
};
const station = (id: string, step: number, properties: Record<string, string | number>) =>
  feature(id, point(lng, lat + step * 0.001), properties, 'illustrative');
const stations: Layer = {
  spec: {
    ...spec('noise', 'noise-station', 'point'),
    style: {
      colour: '#336699',
      classes: {
        field: 'stationKind',
        entries: [
          { value: 'functional', label: { zh: '功能区', en: 'Functional' }, colour: '#112233' },
          { value: 'regional', label: { zh: '区域', en: 'Regional' } },
        ],
      },
    },
  },
  features: [
    station('f1', 1, { stationKind: 'functional', zone: '1', name: '站一', nameEn: 'One' }),
    station('f2', 2, { stationKind: 'functional', zone: '2' }),
    station('f3', 3, { stationKind: 'functional', zone: '2' }),
    station('r1', 4, { stationKind: 'regional', zone: '2' }),
    station('r2', 5, { stationKind: 'regional', zone: '2' }),
    station('r3', -1, { stationKind: 'regional', zone: '2' }),
    station('t1', -2, { stationKind: 'road', zone: '4a', lengthM: 1000 }),
    station('t2', -3, { stationKind: 'road', zone: '4a', lengthM: 500 }),
    station('t3', -4, { stationKind: 'road' }),
    station('far', 60, { stationKind: 'functional', zone: '0' }),
  ],
};
const villages = layer('villages', 'village', [
  feature('v1', point(lng + 0.001, lat), { population: 820, name: '徐村' }, 'approximate'),
  feature('v2', point(lng - 0.001, lat), { population: 400 }, 'illustrative'),
  feature('v3', point(lng, lat), {}, 'illustrative'),
  feature('v4', point(lng + 1, lat), { population: 9999 }),
]);
const parks = layer('parks', 'park', [
  feature('half', polygon(box(lng - 0.02, lat - 0.02, lng, lat + 0.02))),
  feature('small', polygon(box(lng - 0.01, lat - 0.001, lng - 0.005, lat + 0.001))),
]);
const pipes = layer('pipes', 'drainage-line', [
  feature('across', {
    type: 'LineString',
    coordinates: [
      [lng - 0.02, lat],
      [lng + 0.02, lat],
    ],
  }),
]);
const air = layer('air', 'air-station', [
  feature('a1', point(lng, lat + 0.1)),
  feature('a2', point(lng - 0.05, lat)),
]);
const layers = [stations, villages, parks, pipes, air, layer('none', 'company', [])];
const context: AnswerContext = {
  levelOf: (id) => levels[id] ?? null,
  periodHours: gbPeriodHours,
  rounding: 'none',
};
const ring = box(lng - 0.01, lat - 0.01, lng + 0.01, lat + 0.01);
const inBox: Question = { kind: 'box', bounds: [lng - 0.01, lat - 0.01, lng + 0.01, lat + 0.01] };
const ask = (question: Question, changed: Partial<AnswerContext> = {}) =>
  answerQuestion(question, layers, { ...context, ...changed });

const boxAnswer = await ask(inBox);
const ringAnswer = await ask({ kind: 'polygon', ring: ring.slice(0, 4) as [number, number][] });

describe('stations of a region', () => {
  const { layers: found, notes } = boxAnswer;
  const [noise] = found;
  const summary = noise.levels;

  it('are counted, by class of the layer’s style', () => {
    expect(noise.hits).toEqual(['f1', 'f2', 'f3', 'r1', 'r2', 'r3', 't1', 't2', 't3']);
    expect(noise).toMatchObject({ total: 10, illustrativeHits: 9 });
    expect(noise.classes.map(({ value, count }) => [value, count])).toEqual([
      ['functional', 3],
      ['regional', 3],
      [null, 3],
    ]);
    expect(notes).toEqual([]);
  });

  it('have a range of levels and means by HJ 640’s rules', () => {
    expect(summary?.ranges).toContainEqual({ indicator: 'Ld', minDb: 54.2, maxDb: 80, stations: 8 });
    expect(summary?.ranges).toContainEqual({ indicator: 'Ln', minDb: 44, maxDb: 70, stations: 7 });
    const means = summary?.means.map(({ stationKind, period, meanDb, grade, stations: n, leftOut }) => [
      stationKind,
      period,
      Math.round(meanDb * 1e6) / 1e6,
      grade.level,
      n,
      leftOut,
    ]);
    expect(means).toEqual([
      ['regional', 'day', 57.333333, 3, 3, 0],
      ['regional', 'night', 45, 2, 2, 1],
      // (1000 · 70 + 500 · 64) / 1500; the third has no length.
      ['road', 'day', 68, 1, 2, 1],
      ['road', 'night', 59, 2, 2, 1],
    ]);
    expect(noise.notes.map(({ code }) => code)).toEqual(['spatial-mean-few-cells']);
  });

  it('have pass rates by kind, class and period; stations without a level stay outside', () => {
    const rates = summary?.passRates.map(({ stationKind, zone, period, pass, total, withoutLevel }) =>
      [stationKind, zone, period, `${pass}/${total}`, withoutLevel].join(' '),
    );
    expect(rates).toEqual([
      'functional 1 day 1/1 0',
      'functional 1 night 0/1 0',
      'functional 2 day 1/1 1',
      'functional 2 night 0/1 1',
      'functional all day 2/2 1',
      'functional all night 0/2 1',
      'regional 2 day 2/3 0',
      'regional 2 night 2/2 1',
      'road 4a day 2/2 0',
      'road 4a night 0/2 0',
    ]);
    expect(summary?.overall.day).toEqual({ pass: 6, total: 7, withoutLevel: 1, withoutZone: 1 });
    expect(summary?.overall.night).toEqual({ pass: 2, total: 6, withoutLevel: 2, withoutZone: 1 });
  });

  it('are judged on whole dB when asked to', async () => {
    const rounded = (await ask(inBox, { rounding: 'integer' })).layers[0].levels;
    // 50.2 dB at night in class 2 becomes 50; 46 in class 1 stays over.
    expect(rounded?.overall.night).toMatchObject({ pass: 3, total: 6 });
  });

  it('by other hours are judged with a remark', async () => {
    const { notes: remarks } = await ask(inBox, { periodHours: { day: [7, 22], night: [22, 7] } });
    expect(remarks.map(({ code }) => code)).toEqual(['spatial-split-not-gb']);
  });
});

describe('areas, lines and people of a region', () => {
  const plane = localPlane(lng, lat);
  const answer = ringAnswer;
  const of = (id: string) => answer.layers.find(({ layerId }) => layerId === id);
  const east = course([lng, lat], [lng + 0.01, lat], plane).distanceM;
  const north = course([lng, lat], [lng, lat + 0.01], plane).distanceM;

  it('overlap: an area that covers half, one inside it, counted once', () => {
    expect((answer.regionAreaM2 ?? 0) / (4 * east * north)).toBeCloseTo(1, 4);
    const overlap = of('parks')?.overlap;
    expect(overlap?.features.map(({ featureId }) => featureId)).toEqual(['half', 'small']);
    expect((overlap?.features[0].areaM2 ?? 0) / (2 * east * north)).toBeCloseTo(1, 4);
    expect(overlap?.features[0].shareOfFeature).toBeCloseTo(0.25, 3);
    expect(overlap?.features[1].shareOfFeature).toBe(1);
    expect(overlap?.features[1].shareOfRegion).toBeCloseTo(0.025, 5);
    expect(overlap?.shareOfRegion).toBeCloseTo(0.5, 5);
  });

  it('length inside', () => {
    const lengths = of('pipes')?.lengths;
    expect((lengths?.insideM ?? 0) / (2 * east)).toBeCloseTo(1, 6);
    expect((lengths?.features[0].lengthM ?? 0) / (4 * east)).toBeCloseTo(1, 6);
  });

  it('villages and residents, those without a figure apart', () => {
    expect(answer.villages).toEqual({
      inside: ['v1', 'v2', 'v3'].map((featureId) => ({ layerId: 'villages', featureId })),
      residents: 1220,
      withoutPopulation: 1,
      illustrative: true,
    });
  });

  it('layers without features say so', () => {
    expect(of('none')?.notes).toEqual([{ code: 'spatial-layer-empty', params: { layer: 'none' } }]);
  });
});

describe('nearest stations', () => {
  it('of each kind from the place asked about', async () => {
    const { nearest } = await ask({ kind: 'circle', centre: [lng, lat], radiusM: 50 });
    const found = nearest.map(({ category, featureId, distanceM, bearingDeg }) => [
      category,
      featureId,
      Math.round(distanceM),
      Math.round(bearingDeg ?? -1) % 360,
    ]);
    // By PROJ's geodesics on GRS 80: 0.001° of latitude is 110.83 m here, 0.05° of longitude 4 876.63 m.
    expect(found).toEqual([
      ['noise-functional', 'f1', 111, 0],
      ['noise-regional', 'r3', 111, 180],
      ['noise-road', 't1', 222, 180],
      ['air', 'a2', 4877, 270],
    ]);
  });

  it('of a station leaves out the station itself', async () => {
    const { nearest, layers: found } = await ask({
      kind: 'near',
      layerId: 'noise',
      featureId: 'f1',
      distanceM: 120,
    });
    expect(nearest[0]).toMatchObject({ category: 'noise-functional', featureId: 'f2' });
    expect(found[0].hits).toEqual(['f2']);
  });

  it('inside an area is at 0 m', async () => {
    const { nearest } = await ask({ kind: 'inside', layerId: 'parks', featureId: 'half' });
    expect(nearest[0]).toMatchObject({ category: 'noise-functional', featureId: 'f1', distanceM: 0 });
    expect(windOf(nearest[0].bearingDeg ?? -1)).toBe('e');
  });
});

it('a question without a region has an empty answer and the reason', async () => {
  const answer = await ask({ kind: 'inside', layerId: 'villages', featureId: 'v1' });
  expect(answer).toMatchObject({ region: null, layers: [], nearest: [] });
  expect(answer.notes.map(({ code }) => code)).toEqual(['spatial-not-an-area']);
});

describe('tables', () => {
  const [zh, en] = (['zh-CN', 'en'] as const).map((language) =>
    answerTables(boxAnswer, [], layers, language),
  );
  const rowsOf = (tables: typeof zh, id: string) => tables.find((table) => table.id === id)?.rows ?? [];

  it('exist in both languages, every column has a title and every row only known columns', () => {
    expect(zh.map(({ id }) => id)).toEqual(en.map(({ id }) => id));
    for (const { columns, rows } of [...zh, ...en]) {
      const known = new Set<string>(columns.map(({ id }) => id));
      for (const row of rows) for (const key of Object.keys(row)) expect(known).toContain(key);
      for (const { title } of columns) expect(title).not.toBe('');
    }
  });

  it('carry names, provenance and the mark', () => {
    expect(rowsOf(zh, 'hits')[0]).toEqual({
      layer: 'noise',
      id: 'f1',
      name: '站一',
      provenance: '示意',
      mark: '示意',
    });
    expect(rowsOf(en, 'hits')[0]).toMatchObject({ name: 'One', provenance: 'illustrative', mark: 'Demo' });
    expect(rowsOf(zh, 'hits').find(({ id }) => id === 'v1')).toMatchObject({
      provenance: '位置或数值为估计',
      mark: '',
    });
    expect(rowsOf(zh, 'counts').at(-1)).toMatchObject({ class: '合计' });
  });

  it('round half to even and name period, rule and standard', () => {
    expect(rowsOf(zh, 'levels')).toContainEqual(
      expect.objectContaining({
        quantity: 'Ld 算术平均',
        levelDb: 57.3,
        period: '昼间 06:00–22:00',
        grade: '三级 一般',
        standard: 'HJ 640-2012 4',
      }),
    );
    expect(rowsOf(en, 'passRates')[6]).toMatchObject({
      zone: 'Class 2',
      ratePct: 66.7,
      limitDb: 60,
      rule: expect.stringMatching(/^Unrounded levels against the limit; .* judged once, by the energy mean/),
      standard: 'GB 3096-2008 cl. 5.1, table 1',
    });
  });

  it('cite HJ 640 cl. 6 for functional-zone stations only, and say that it counts otherwise', () => {
    const rates = rowsOf(zh, 'passRates');
    const functional = rates.filter(({ stationKind }) => stationKind === '功能区站');
    expect([functional.length, rates.length]).toEqual([6, 10]);
    for (const row of rates) {
      const named = functional.includes(row);
      expect(row.rule).toContain('每站以各有效日的能量平均声级判定一次');
      expect(String(row.rule).endsWith('HJ 640-2012 6 按点次统计，此处按站统计')).toBe(named);
      expect(String(row.standard).includes('HJ 640-2012 6')).toBe(named);
    }
  });
});
