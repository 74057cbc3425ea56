import { facts, type SourceId } from '../facts.ts';
import {
  category,
  classesOf,
  demo,
  feature,
  flag,
  type LayerSource,
  nameField,
  number,
  originFields,
  pointOf,
  projectLicence,
  text,
  words,
} from '../layer.ts';
import { round } from '../metres.ts';
import { randomOf } from '../random.ts';
import { villagePlaces } from '../village-places.ts';

/** The one village that the review names, and seven real names picked as examples: the list is not published. */
const chosen = [
  facts.lowCarbonVillage.code,
  ...['黄冈村', '彤弓山村', '友好村', '达塘村', '梅树底村', '砚瓦山村', '东山村'].map(
    (name) => villagePlaces.find((v) => v.name === name)!.code,
  ),
];

const villageType = category('villageType', '类型', 'Type', [
  ['low-carbon', '低碳村', 'Low-carbon', '#6aa84f'],
  ['zero-carbon', '零碳村', 'Zero-carbon', '#2f7d4f'],
  ['unspecified', '低（零）碳村（资料未分）', 'Low/zero-carbon, not told apart', '#8fae3c'],
]);

/** Illustrative figures (docs/demo-model.md): per head 1.4–2.6 t, sinks by forest, photovoltaics by households. */
function figures(code: string) {
  const random = randomOf(`low carbon ${code}`);
  const population = random.integer(620, 2400);
  const registered = Math.round(population * random.between(1.15, 1.5));
  const perCapitaT = round(random.between(1.4, 2.6), 2);
  const emissionsT = Math.round(population * perCapitaT);
  const forestHa = random.integer(120, 780);
  const sinkT = Math.round(forestHa * random.between(2.6, 4.2));
  const pvKw = random.integer(18, 96) * 10;
  return {
    population,
    registeredPopulation: registered,
    emissionsT,
    perCapitaT,
    forestHa,
    sinkT,
    netEmissionsT: emissionsT - sinkT,
    pvKw,
    pvKwh: Math.round(pvKw * random.between(920, 1040)),
    renewablePct: round(random.between(12, 46), 1),
    chargers: random.integer(4, 32),
    wasteSortingPct: round(random.between(92, 100), 1),
    sewageTreatedPct: round(random.between(88, 100), 1),
    investment: random.integer(15, 180),
    score: round(random.between(84, 97), 1),
  };
}

export const lowCarbonVillagesLayer: LayerSource = {
  spec: {
    id: 'low-carbon-villages',
    group: 'low-carbon',
    title: text('低（零）碳村试点', 'Low/zero-carbon pilot villages'),
    kind: 'village',
    geometry: 'point',
    source: { url: 'layers/low-carbon-villages.geojson' },
    fields: [
      nameField,
      villageType,
      words('town', '所属乡镇街道', 'Town'),
      flag('listed', '综述点名', 'Named in the review'),
      words('status', '创建状态', 'Status'),
      number('year', '数据年份', 'Year of the figures'),
      number('population', '常住人口（示意）', 'Residents (demo)', '人'),
      number('registeredPopulation', '户籍人口（示意）', 'Registered population (demo)', '人'),
      number('emissionsT', '碳排放总量（示意）', 'Emissions (demo)', 'tCO₂e'),
      number('perCapitaT', '人均碳排放（示意）', 'Emissions per head (demo)', 'tCO₂e', 2),
      number('sinkT', '碳汇量（示意）', 'Carbon sink (demo)', 'tCO₂e'),
      number('netEmissionsT', '净排放（示意）', 'Net emissions (demo)', 'tCO₂e'),
      number('forestHa', '林地面积（示意）', 'Forest (demo)', 'ha'),
      number('pvKw', '光伏装机（示意）', 'Photovoltaics (demo)', 'kW'),
      number('pvKwh', '年发电量（示意）', 'Generation a year (demo)', 'kWh'),
      number('renewablePct', '可再生能源占比（示意）', 'Renewable share (demo)', '%', 1),
      number('chargers', '充电桩（示意）', 'Charging points (demo)'),
      number('wasteSortingPct', '垃圾分类率（示意）', 'Waste sorted (demo)', '%', 1),
      number('sewageTreatedPct', '生活污水治理率（示意）', 'Sewage treated (demo)', '%', 1),
      number('investment', '投入资金（示意）', 'Investment (demo)', '万元'),
      number('score', '评分（示意）', 'Score (demo)', undefined, 1),
      ...originFields,
    ],
    style: {
      colour: '#6aa84f',
      symbol: 'leaf',
      size: 18,
      classes: classesOf(villageType, {
        'low-carbon': { symbol: 'leaf' },
        'zero-carbon': { symbol: 'flag' },
        unspecified: { symbol: 'leaf' },
      } as const),
      label: { minZoom: 10, size: 12 },
    },
    info: {
      indicator: text(
        '碳排放、碳汇、可再生能源等试点指标',
        'Emissions, sinks, renewables and other pilot indicators',
      ),
      date: '2023',
      coverage: text('徐村等 8 个村', 'Eight villages, Xucun among them'),
      producer: text('声图整理', 'Compiled by Shengtu'),
      licence: projectLicence,
      provenance: 'approximate',
      source: text(
        '“徐村等 8 个村入选全省低（零）碳村（社）试点名单”：市生态环境局常山分局 2023 年工作综述',
        'Eight villages, Xucun among them, are provincial low/zero-carbon pilots: 2023 review of the county bureau',
      ),
      note: text(
        '仅徐村有出处；其余 7 村名单未见公布，按真实村名选作示例，不表示其入选。全部指标为示意',
        'Only Xucun has a source; the list of the other seven is not published, and the names shown are examples, not pilots. All figures are illustrative',
      ),
    },
    visible: true,
  },
  features: chosen.map((code, i) => {
    const village = villagePlaces.find((v) => v.code === code)!;
    const listed = i === 0;
    return feature(
      `village-${code}`,
      listed
        ? text(village.name, village.nameEn)
        : text(`${village.name}（示例）`, `${village.nameEn} (example)`),
      pointOf(village.at),
      listed
        ? {
            provenance: 'approximate',
            positionErrorM: village.errM,
            source: facts.lowCarbonVillage.source as SourceId,
          }
        : demo,
      {
        villageType: listed ? 'unspecified' : i % 3 === 2 ? 'zero-carbon' : 'low-carbon',
        town: village.town,
        townEn: village.townEn,
        listed,
        status: listed ? '省级试点' : '示例（名单未公布）',
        statusEn: listed ? 'Provincial pilot' : 'Example (list not published)',
        year: 2023,
        ...figures(code),
      },
    );
  }),
};
