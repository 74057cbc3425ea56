import { facts } from '../facts.ts';
import {
  category,
  classesOf,
  countyCoverage,
  date,
  demo,
  feature,
  type LayerSource,
  linesOf,
  nameField,
  originFields,
  pointOf,
  projectLicence,
  text,
} from '../layer.ts';
import { boundaryRoads } from '../parks.ts';
import { type Road, railway, railwayStation, trunkRoads } from '../roads.ts';
import { streets } from '../town.ts';

const roadClass = category('roadClass', '道路类别', 'Road class', [
  ['expressway', '高速公路', 'Expressway', '#d98a2b'],
  ['national', '国道', 'National road', '#c65b4e'],
  ['county', '县道', 'County road', '#b59b4d'],
  ['township', '乡道', 'Township road', '#a9a489'],
  ['park', '园区道路', 'Park road', '#8f9aa3'],
  ['main-street', '城区主次干路（示意）', 'Main street (drawn)', '#9a8f86'],
  ['street', '城区支路（示意）', 'Side street (drawn)', '#b9b1aa'],
]);

const roadFeature = (road: Road) =>
  feature(
    road.id,
    text(road.name, road.nameEn),
    linesOf(road.lines),
    road.errM === null
      ? demo
      : {
          provenance: 'approximate',
          positionErrorM: road.errM,
          source: road.ref ? 'transport' : 'parkReply2020',
        },
    { roadClass: road.class, ref: road.ref },
  );

export const roadsLayer: LayerSource = {
  spec: {
    id: 'roads',
    group: 'base',
    title: text('道路', 'Roads'),
    kind: 'base',
    geometry: 'line',
    source: { url: 'layers/roads.geojson' },
    fields: [
      nameField,
      { name: 'ref', title: text('编号', 'Number'), type: 'text' },
      roadClass,
      ...originFields,
    ],
    style: {
      colour: '#9a8f86',
      lineWidth: 1.5,
      classes: classesOf(roadClass, {
        expressway: { lineWidth: 4 },
        national: { lineWidth: 3 },
        county: { lineWidth: 1.5 },
        township: { lineWidth: 1.2 },
        park: { lineWidth: 1.2 },
        'main-street': { lineWidth: 2 },
        street: { lineWidth: 1.2 },
      }),
      label: { minZoom: 11, size: 11, along: true },
    },
    info: {
      date: '2024',
      coverage: countyCoverage,
      producer: text('声图整理', 'Compiled by Shengtu'),
      licence: projectLicence,
      provenance: 'approximate',
      source: text(
        'G60、G320、G205 依公开资料估绘（误差约 2–2.5 km）；县乡道与园区路名取自开发区四至；城区街道为示意',
        'G60, G320 and G205 estimated from public material (error 2–2.5 km); county, township and park road names from the written bounds of the parks; town streets are drawn',
      ),
    },
    visible: true,
  },
  features: [...streets, ...boundaryRoads, ...trunkRoads].map(roadFeature),
};

export const railwayLayer: LayerSource = {
  spec: {
    id: 'railway',
    group: 'base',
    title: text('铁路', 'Railway'),
    kind: 'base',
    geometry: 'line',
    source: { url: 'layers/railway.geojson' },
    fields: [nameField, date('openedDate', '通车日期', 'Opened'), ...originFields],
    style: { colour: '#4a5560', lineWidth: 2, dash: [5, 3], label: { minZoom: 11, size: 11, along: true } },
    info: {
      date: '2017-12-28',
      coverage: countyCoverage,
      producer: text('声图整理', 'Compiled by Shengtu'),
      licence: projectLicence,
      provenance: 'approximate',
      source: text(
        '衢九铁路公开条目；走向为估绘（误差约 3.5 km）',
        'Public entries on the railway; course estimated (error about 3.5 km)',
      ),
    },
    visible: true,
  },
  features: [
    feature(
      'quzhou-jiujiang',
      text(facts.railway.name, facts.railway.nameEn),
      linesOf([railway]),
      { provenance: 'approximate', positionErrorM: facts.railway.errM, source: 'transport' },
      { openedDate: facts.railway.openedDate },
    ),
  ],
};

export const railwayStationsLayer: LayerSource = {
  spec: {
    id: 'railway-stations',
    group: 'base',
    title: text('火车站', 'Railway station'),
    kind: 'base',
    geometry: 'point',
    source: { url: 'layers/railway-stations.geojson' },
    fields: [nameField, ...originFields],
    style: { colour: '#4a5560', symbol: 'square', size: 12, label: { minZoom: 11, size: 11 } },
    info: {
      date: '2017-12-28',
      coverage: countyCoverage,
      producer: text('声图整理', 'Compiled by Shengtu'),
      licence: projectLicence,
      provenance: 'approximate',
      source: text('衢九铁路公开条目；位置为估计', 'Public entries on the railway; place estimated'),
    },
    visible: true,
    minZoom: 10,
  },
  features: [
    feature(
      'changshan-station',
      text(facts.railway.station.name, facts.railway.station.nameEn),
      pointOf(railwayStation),
      { provenance: 'approximate', positionErrorM: facts.railway.station.errM, source: 'transport' },
    ),
  ],
};
