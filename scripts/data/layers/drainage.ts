import { parkOutlets, pipes, plants } from '../drainage.ts';
import { facts } from '../facts.ts';
import {
  category,
  classesOf,
  demo,
  demoSource,
  feature,
  flag,
  type LayerSource,
  lineOf,
  nameField,
  number,
  originFields,
  pointOf,
  projectLicence,
  projectProducer,
  text,
  words,
} from '../layer.ts';
import { randomOf } from '../random.ts';
import { parkField } from './companies.ts';

const drawnInfo = {
  date: '2023',
  coverage: text('三个园区片区', 'The three park areas'),
  producer: projectProducer,
  licence: projectLicence,
  provenance: 'illustrative' as const,
  source: demoSource,
};

const pipeKind = category('pipeKind', '管线类型', 'Pipe', [
  ['rain', '雨水管', 'Rain water', '#3d8fc4'],
  ['sewage', '污水管', 'Sewage', '#8c5a2b'],
]);

const material = category('material', '管材', 'Material', [
  ['concrete', '钢筋混凝土', 'Reinforced concrete'],
  ['hdpe', '高密度聚乙烯', 'HDPE'],
  ['ductile-iron', '球墨铸铁', 'Ductile iron'],
]);

export const drainageLinesLayer: LayerSource = {
  spec: {
    id: 'drainage-lines',
    group: 'zero-discharge',
    title: text('雨污管网（示意）', 'Rain and sewage network (drawn)'),
    kind: 'drainage-line',
    geometry: 'line',
    source: { url: 'layers/drainage-lines.geojson' },
    fields: [
      nameField,
      pipeKind,
      parkField,
      number('diameterMm', '管径', 'Diameter', 'mm'),
      number('lengthM', '长度', 'Length', 'm'),
      material,
      number('builtYear', '建成年份', 'Built in'),
      flag('forced', '压力管', 'Pressure main'),
      { name: 'flowsTo', title: text('汇入', 'Flows to'), type: 'text' },
      ...originFields,
    ],
    style: {
      colour: '#3d8fc4',
      lineWidth: 1.6,
      classes: classesOf(pipeKind, { rain: { lineWidth: 1.6 }, sewage: { lineWidth: 2, dash: [4, 2] } }),
    },
    info: {
      indicator: text('雨水、污水管线及流向', 'Rain and sewage pipes with their direction of flow'),
      ...drawnInfo,
      note: text('线的方向即水流方向', 'Lines run in the direction of flow'),
    },
    minZoom: 11,
  },
  features: pipes.map((pipe, i) => {
    const random = randomOf(`pipe ${pipe.id}`);
    return feature(
      pipe.id,
      text(
        `${pipe.kind === 'rain' ? '雨水管' : '污水管'} ${i + 1}`,
        `${pipe.kind === 'rain' ? 'Rain pipe' : 'Sewer'} ${i + 1}`,
      ),
      lineOf(pipe.line),
      demo,
      {
        pipeKind: pipe.kind,
        park: pipe.park,
        diameterMm: pipe.diameterMm,
        lengthM: pipe.lengthM,
        material: pipe.forced ? 'ductile-iron' : random.next() < 0.5 ? 'concrete' : 'hdpe',
        builtYear: pipe.builtYear,
        forced: pipe.forced,
        flowsTo: pipe.flowsTo,
      },
    );
  }),
};

const outletKind = category('outletKind', '排放口类型', 'Outlet', [
  ['rain', '雨水排放口', 'Rain outlet', '#3d8fc4'],
  ['effluent', '污水处理厂尾水口', 'Effluent outlet', '#8c5a2b'],
]);

const parkName = new Map(facts.parks.map((park) => [park.id, park]));

export const outletsLayer: LayerSource = {
  spec: {
    id: 'outlets',
    group: 'zero-discharge',
    title: text('园区排放口（示意）', 'Park outlets (drawn)'),
    kind: 'outlet',
    geometry: 'point',
    source: { url: 'layers/outlets.geojson' },
    fields: [
      nameField,
      outletKind,
      parkField,
      category('receives', '受纳水体', 'Receiving water', [
        ['river', '常山港', 'Changshan River'],
        ['stream', '支流（示意）', 'Tributary (drawn)'],
      ]),
      flag('dryWeatherFlow', '晴天有水', 'Flow in dry weather'),
      flag('online', '在线监控', 'Monitored online'),
      flag('gated', '设闸控', 'With a gate'),
      ...originFields,
    ],
    style: {
      colour: '#3d8fc4',
      symbol: 'pipe',
      size: 14,
      classes: classesOf(outletKind, { rain: { symbol: 'pipe' }, effluent: { symbol: 'drop' } } as const),
      label: { minZoom: 14, size: 11 },
    },
    info: {
      indicator: text('“晴天不排水，雨天无污水”', 'No flow in dry weather, no sewage in rain'),
      ...drawnInfo,
    },
  },
  features: parkOutlets.map((outlet) => {
    const park = parkName.get(outlet.park)!;
    const serial = outlet.id.split('-').at(-1)!;
    const name =
      outlet.kind === 'rain'
        ? text(`${park.name}雨水排放口 ${serial}`, `${park.nameEn}, rain outlet ${serial}`)
        : text(
            `示例污水处理厂 ${outlet.id.split('-')[1]} 尾水口`,
            `Example treatment plant ${outlet.id.split('-')[1]}, effluent outlet`,
          );
    return feature(outlet.id, name, pointOf(outlet.at), demo, {
      outletKind: outlet.kind,
      park: outlet.park,
      receives: outlet.receives,
      dryWeatherFlow: outlet.kind === 'effluent',
      online: outlet.kind === 'effluent' || serial === '1',
      gated: outlet.kind === 'rain',
    });
  }),
};

const capacityTpd = [30000, 40000];

export const treatmentPlantsLayer: LayerSource = {
  spec: {
    id: 'treatment-plants',
    group: 'zero-discharge',
    title: text('污水处理厂（示意）', 'Sewage treatment plants (drawn)'),
    kind: 'treatment-plant',
    geometry: 'point',
    source: { url: 'layers/treatment-plants.geojson' },
    fields: [
      nameField,
      words('serves', '服务园区', 'Serves'),
      number('capacityTpd', '设计规模', 'Design capacity', 't/d'),
      number('loadPct', '负荷率', 'Load', '%'),
      words('standard', '出水标准', 'Effluent standard'),
      flag('online', '在线监控', 'Monitored online'),
      ...originFields,
    ],
    style: { colour: '#5a7d4e', symbol: 'plant', size: 18, label: { minZoom: 12, size: 11 } },
    info: drawnInfo,
  },
  features: plants.map((plant, i) =>
    feature(
      plant.id,
      text(`示例污水处理厂 ${i + 1}`, `Example treatment plant ${i + 1}`),
      pointOf(plant.at),
      demo,
      {
        serves: plant.parks.map((id) => parkName.get(id)!.name).join('、'),
        servesEn: plant.parks.map((id) => parkName.get(id)!.nameEn).join(', '),
        capacityTpd: capacityTpd[i]!,
        loadPct: [72, 81][i]!,
        standard: '城镇污水处理厂主要水污染物排放标准（DB 33/2169-2018，示意）',
        standardEn: 'DB 33/2169-2018, major water pollutants of municipal treatment plants (demo)',
        online: true,
      },
    ),
  ),
};
