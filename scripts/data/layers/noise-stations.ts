import {
  category,
  classesOf,
  demo,
  demoSource,
  feature,
  type LayerSource,
  nameField,
  number,
  originFields,
  pointOf,
  projectLicence,
  projectProducer,
  text,
} from '../layer.ts';
import { round } from '../metres.ts';
import { modelAt } from '../noise-model.ts';
import { type NoiseSite, noiseSites } from '../noise-sites.ts';
import { randomOf } from '../random.ts';
import { zoneField } from './functional-zones.ts';

/** Monday to Sunday. */
const dates = [
  '2023-06-05',
  '2023-06-06',
  '2023-06-07',
  '2023-06-08',
  '2023-06-09',
  '2023-06-10',
  '2023-06-11',
];

const stationKind = {
  ...category('stationKind', '点位类型', 'Kind of point', [
    ['functional', '功能区自动站', 'Functional-zone station', '#7a3fa0'],
    ['regional', '区域网格点', 'Regional grid point', '#2a78b8'],
    ['road', '道路交通点', 'Road traffic point', '#c65b2e'],
  ]),
  standard: 'HJ 640-2012',
};

const method = category('method', '监测方式', 'Method', [
  ['automatic', '24 h 自动监测（示意）', 'Automatic, 24 h (demo)'],
  ['manual-24h', '24 h 便携监测（示意）', 'Portable, 24 h (demo)'],
]);

/** Percentile levels from the day's hours: offsets typical of the kind of point (docs/demo-model.md). */
const percentileOffsets = {
  functional: [2.2, -1.8, -6],
  regional: [2.4, -2, -6.2],
  road: [3, -2.6, -9.5],
} as const;

const csvHeader = [
  'station_id',
  'date',
  ...Array.from({ length: 24 }, (_, h) => `h${String(h).padStart(2, '0')}`),
  'l10',
  'l50',
  'l90',
];

function rowsOf(site: NoiseSite): string[] {
  const random = randomOf(`validity ${site.id}`);
  const missingDay = random.next() < 0.06 ? random.integer(0, 6) : -1;
  const levelsOf = modelAt({ stationId: site.id, at: site.at, offsetDb: site.offsetDb });
  return dates.flatMap((day, index) => {
    const hours = levelsOf({ day: index, weekend: index >= 5 });
    // Rain, wind ≥ 5 m/s or a low effective acquisition rate make an hour invalid: left blank.
    const storm = index === 3 ? [15, 16] : [];
    const missing = new Set<number>(storm.filter(() => random.next() < 0.35));
    if (random.next() < 0.08) missing.add(random.integer(0, 23));
    if (random.next() < 0.012)
      for (let h = 0, from = random.integer(0, 12); h < 10; h++) missing.add(from + h);
    if (index === missingDay) return [];
    const valid = hours.filter((_, h) => !missing.has(h));
    const mean = 10 * Math.log10(valid.reduce((sum, level) => sum + 10 ** (level / 10), 0) / valid.length);
    const percentiles = percentileOffsets[site.kind].map((o) =>
      round(mean + o + random.normal(0, 0.3), 1).toString(),
    );
    const cells = hours.map((level, h) => (missing.has(h) ? '' : level.toString()));
    return [[site.id, day, ...cells, ...percentiles].join(',')];
  });
}

const codeOf = (site: NoiseSite) =>
  `330822-${{ functional: '1', regional: '2', road: '3' }[site.kind]}-${site.id.toUpperCase()}`;

export const noiseStationsLayer: LayerSource = {
  spec: {
    id: 'noise-stations',
    group: 'stations',
    title: text('噪声监测点（示意）', 'Noise stations (demo)'),
    kind: 'noise-station',
    geometry: 'point',
    source: { url: 'layers/noise-stations.geojson', series: 'layers/noise-hours.csv' },
    fields: [
      nameField,
      stationKind,
      zoneField,
      { name: 'code', title: text('点位编码', 'Code'), type: 'text' },
      number('heightM', '测点高度', 'Height above ground', 'm', 1),
      number('lengthM', '代表路段长度', 'Road length represented', 'm'),
      method,
      ...originFields,
    ],
    style: {
      colour: '#2a78b8',
      symbol: 'circle',
      size: 13,
      classes: classesOf(stationKind, {
        functional: { symbol: 'square' },
        regional: { symbol: 'circle' },
        road: { symbol: 'road' },
      } as const),
      label: { minZoom: 15, size: 11 },
    },
    info: {
      indicator: text('逐时等效声级 Leq，日 L10、L50、L90', 'Hourly Leq; daily L10, L50, L90'),
      hours: text('昼间 06–22 时，夜间 22–06 时（GB 3096-2008）', 'Day 06–22, night 22–06 (GB 3096-2008)'),
      date: `${dates[0]}/${dates[6]}`,
      coverage: text(
        '县城建成区：功能区 7 点、区域 400 m 网格、道路 20 点',
        'Built-up area: 7 functional-zone stations, a regional mesh of 400 m, 20 road points',
      ),
      producer: projectProducer,
      licence: projectLicence,
      provenance: 'illustrative',
      source: demoSource,
      note: text(
        '点位与声级均为示意。空格为无效或缺测小时；部分点位缺一天',
        'Places and levels are illustrative. Blank hours are invalid or missing; some stations miss a day',
      ),
    },
    visible: true,
  },
  features: noiseSites.map((site) =>
    feature(site.id, text(site.name, site.nameEn), pointOf(site.at), demo, {
      stationKind: site.kind,
      zone: site.zone,
      code: codeOf(site),
      heightM: site.heightM,
      lengthM: site.lengthM,
      method: site.kind === 'functional' ? 'automatic' : 'manual-24h',
    }),
  ),
  files: { 'layers/noise-hours.csv': `${[csvHeader.join(','), ...noiseSites.flatMap(rowsOf)].join('\n')}\n` },
};
