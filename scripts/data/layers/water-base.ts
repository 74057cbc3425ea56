import { facts } from '../facts.ts';
import {
  category,
  classesOf,
  countyCoverage,
  demo,
  feature,
  type LayerSource,
  lineOf,
  nameField,
  number,
  originFields,
  polygonsOf,
  projectLicence,
  text,
} from '../layer.ts';
import { areaOf, lineLength, round } from '../metres.ts';
import { reservoirs, river, riverHalfWidthM, riverSurface, streams } from '../water.ts';

const riverError = Math.max(...facts.river.points.map((p) => p[2]!));

const waterClass = category('waterClass', '类别', 'Kind', [
  ['river', '干流', 'Main river', '#4a90b8'],
  ['stream', '支流（示意）', 'Tributary (drawn)', '#7fb3cf'],
]);

export const riverLayer: LayerSource = {
  spec: {
    id: 'river',
    group: 'base',
    title: text('河流', 'Rivers'),
    kind: 'base',
    geometry: 'line',
    source: { url: 'layers/river.geojson' },
    fields: [
      nameField,
      waterClass,
      number('lengthKm', '县内长度（按图）', 'Length as drawn', 'km', 1),
      ...originFields,
    ],
    style: {
      colour: '#4a90b8',
      lineWidth: 2.5,
      classes: classesOf(waterClass, { river: { lineWidth: 3 }, stream: { lineWidth: 1.2 } }),
      label: { minZoom: 10, size: 12, along: true },
    },
    info: {
      date: '2023',
      coverage: countyCoverage,
      producer: text('声图整理', 'Compiled by Shengtu'),
      licence: projectLicence,
      provenance: 'approximate',
      source: text(
        '常山港由乡镇界沿河点与概化河网估绘（城区误差约 400 m，其余至 1.2 km）；支流无名者为示意',
        'Changshan River estimated from town borders along it and a generalised network (error about 400 m in town, up to 1.2 km elsewhere); tributaries without a name are drawn',
      ),
    },
    visible: true,
  },
  features: [
    ...streams.map((line, i) =>
      feature(
        `stream-${i + 1}`,
        text(`支流 ${i + 1}（示意）`, `Tributary ${i + 1} (drawn)`),
        lineOf(line),
        demo,
        { waterClass: 'stream', lengthKm: round(lineLength(line) / 1000, 1) },
      ),
    ),
    feature(
      'changshan-river',
      text(facts.river.name, facts.river.nameEn),
      lineOf(river),
      { provenance: 'approximate', positionErrorM: riverError, source: 'riverCourse' },
      {
        waterClass: 'river',
        lengthKm: round(lineLength(river) / 1000, 1),
      },
    ),
  ],
};

const bodyClass = category('waterClass', '类别', 'Kind', [
  ['river', '河道水面', 'River surface', '#a9cfe2'],
  ['reservoir', '水库', 'Reservoir', '#9cc6dd'],
]);

export const waterBodiesLayer: LayerSource = {
  spec: {
    id: 'water-bodies',
    group: 'base',
    title: text('水面与水库（示意）', 'Water surfaces and reservoirs (drawn)'),
    kind: 'base',
    geometry: 'polygon',
    source: { url: 'layers/water-bodies.geojson' },
    fields: [
      nameField,
      bodyClass,
      number('areaKm2', '面积（按图）', 'Area as drawn', 'km²', 2),
      ...originFields,
    ],
    style: {
      colour: '#a9cfe2',
      fillOpacity: 0.9,
      classes: classesOf(bodyClass, {}),
      label: { minZoom: 11, size: 11 },
    },
    info: {
      date: '2023',
      coverage: countyCoverage,
      producer: text('声图整理', 'Compiled by Shengtu'),
      licence: projectLicence,
      provenance: 'illustrative',
      source: text(
        `水库名取自公开资料，位置与形状为示意；河道水面按中心线两侧各 ${riverHalfWidthM} m 画出`,
        `Reservoir names from public material, places and shapes drawn; the river surface is ${riverHalfWidthM} m on either side of the course`,
      ),
    },
    visible: true,
  },
  features: [
    feature(
      'changshan-river-surface',
      text(`${facts.river.name}水面（示意）`, `${facts.river.nameEn} surface (drawn)`),
      polygonsOf(riverSurface),
      demo,
      {
        waterClass: 'river',
        areaKm2: round(areaOf(riverSurface) / 1e6, 2),
      },
    ),
    ...facts.reservoirs.map((reservoir) =>
      feature(
        reservoir.id,
        text(reservoir.name, reservoir.nameEn),
        polygonsOf(reservoirs[reservoir.id]!.shape),
        demo,
        {
          waterClass: 'reservoir',
          areaKm2: round(areaOf(reservoirs[reservoir.id]!.shape) / 1e6, 2),
        },
      ),
    ),
  ],
};
