import { facts } from '../facts.ts';
import {
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
import { fromStreetFrame } from '../town.ts';

/** Monthly PM2.5 of 2023, µg/m³: drawn so that the days-weighted mean of both stations is the county's 25. */
const monthly = [41, 36, 31, 25, 20, 14, 12, 13, 18, 24, 31, 37];
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const stations = [
  {
    id: 'air-1',
    name: text('天马空气站（示意）', 'Tianma air station (demo)'),
    at: fromStreetFrame([150, 250]),
    offset: 1,
    goodDays: 359,
  },
  {
    id: 'air-2',
    name: text('紫港空气站（示意）', 'Zigang air station (demo)'),
    at: fromStreetFrame([1450, 1750]),
    offset: -1,
    goodDays: 361,
  },
];

const yearDays = 365;
const mean = monthly.reduce((sum, value, i) => sum + value * monthDays[i]!, 0) / yearDays;
const target = facts.quality['2023'].pm25UgPerM3;

export const airStationsLayer: LayerSource = {
  spec: {
    id: 'air-stations',
    group: 'stations',
    title: text('环境空气监测站（示意）', 'Air stations (demo)'),
    kind: 'air-station',
    geometry: 'point',
    source: { url: 'layers/air-stations.geojson' },
    fields: [
      nameField,
      number('pm25', '2023 年 PM2.5 均值', 'PM2.5, mean of 2023', 'µg/m³', 1),
      number('goodDaysPct', '2023 年优良天数比例', 'Good days in 2023', '%', 1),
      number('goodDays', '优良天数', 'Good days', 'd'),
      ...monthly.map((_, i) =>
        number(
          `pm25M${String(i + 1).padStart(2, '0')}`,
          `PM2.5 ${i + 1} 月`,
          `PM2.5, month ${i + 1}`,
          'µg/m³',
          1,
        ),
      ),
      number('countyPm25', '全县 PM2.5 均值（综述）', 'County mean PM2.5 (review)', 'µg/m³'),
      number('countyGoodDaysPct', '全县优良率（综述）', 'County good days (review)', '%', 1),
      ...originFields,
    ],
    style: { colour: '#3f8f8b', symbol: 'hexagon', size: 16, label: { minZoom: 12, size: 11 } },
    info: {
      indicator: text('PM2.5 月均与年均、优良天数', 'PM2.5 by month and year, good days'),
      date: '2023',
      coverage: text('县城两站', 'Two stations in the county town'),
      producer: projectProducer,
      licence: projectLicence,
      provenance: 'illustrative',
      source: text(
        '两站的位置与数值为示意，其平均与县级数字一致：PM2.5 25 µg/m³、优良率 98.6 %（市生态环境局常山分局 2023 年工作综述）',
        'Places and values of the stations are illustrative; their means equal the county figures: PM2.5 25 µg/m³, good days 98.6 % (2023 review of the county bureau)',
      ),
      note: demoSource,
    },
  },
  features: stations.map((station) => {
    const values = monthly.map((value) => round((value * target) / mean + station.offset, 1));
    return feature(station.id, station.name, pointOf(station.at), demo, {
      pm25: round(target + station.offset, 1),
      goodDaysPct: round((station.goodDays / yearDays) * 100, 1),
      goodDays: station.goodDays,
      ...Object.fromEntries(values.map((value, i) => [`pm25M${String(i + 1).padStart(2, '0')}`, value])),
      countyPm25: target,
      countyGoodDaysPct: facts.quality['2023'].goodAirDaysPct,
    });
  }),
};
