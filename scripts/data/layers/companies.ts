import { exampleCompanies } from '../companies.ts';
import { facts, type SourceId } from '../facts.ts';
import {
  category,
  classesOf,
  date,
  demo,
  feature,
  flag,
  type LayerSource,
  nameField,
  originFields,
  pointOf,
  projectLicence,
  text,
} from '../layer.ts';
import { toMetres } from '../metres.ts';

export const parkField = category('park', '所在园区', 'Park', [
  ...facts.parks.map((park) => [park.id, park.name, park.nameEn] as const),
]);

const industry = category('industry', '行业', 'Industry', [
  ['paper', '造纸与特种纸', 'Paper'],
  ['materials', '新材料', 'New materials'],
  ['machinery', '装备制造', 'Machinery'],
  ['bearings', '轴承', 'Bearings'],
  ['electronics', '电子', 'Electronics'],
  ['plating', '电镀', 'Electroplating'],
  ['food', '农副食品', 'Food processing'],
  ['furniture', '家具', 'Furniture'],
  ['plastics', '塑料制品', 'Plastics'],
  ['stone', '石材加工', 'Stone processing'],
  ['logistics', '仓储物流', 'Logistics'],
]);

const role = category('role', '类型', 'Kind', [
  ['benchmark', '减污降碳省级标杆项目企业', 'Company of a provincial benchmark project', '#b3562f'],
  ['example', '示例企业', 'Example company', '#8a7f76'],
]);

export const companiesLayer: LayerSource = {
  spec: {
    id: 'companies',
    group: 'zero-discharge',
    title: text('企业', 'Companies'),
    kind: 'company',
    geometry: 'point',
    source: { url: 'layers/companies.geojson' },
    fields: [
      nameField,
      role,
      industry,
      parkField,
      flag('benchmarkProject', '省级减污降碳标杆项目', 'Provincial benchmark project'),
      flag('wastewater', '涉水', 'With waste water'),
      flag('connected', '已纳管', 'Connected to the sewer'),
      flag('emergencyPlanFiled', '应急预案已备案', 'Emergency plan filed'),
      date('emergencyPlanDate', '预案备案日期', 'Plan filed on'),
      ...originFields,
    ],
    style: {
      colour: '#8a7f76',
      symbol: 'factory',
      size: 14,
      classes: classesOf(role, { benchmark: { symbol: 'factory' }, example: { symbol: 'hexagon' } } as const),
      label: { minZoom: 13, size: 11 },
    },
    info: {
      indicator: text(
        '减污降碳标杆项目、突发环境事件应急预案备案',
        'Pollution-and-carbon benchmark projects; filed emergency plans',
      ),
      date: '2023-12',
      coverage: text('三个园区片区与青石镇', 'The three park areas and Qingshi Town'),
      producer: text('声图整理', 'Compiled by Shengtu'),
      licence: projectLicence,
      provenance: 'approximate',
      source: text(
        '哲丰、鹤丰、常林三个省级标杆项目：市生态环境局常山分局 2023 年工作综述，位置为估计；其余为不具名的示例企业',
        'Zhefeng, Hefeng and Changlin, three provincial benchmark projects: 2023 review of the county bureau, places estimated; the others are unnamed examples',
      ),
      note: text(
        '2023 年全县 57 家企事业单位完成应急预案备案（综述），未见名单；具名企业的备案情况留空',
        '57 companies and institutions of the county filed emergency plans in 2023 (review); no list was found, so the named companies carry no value',
      ),
    },
  },
  features: [
    ...facts.companies.map((company) =>
      feature(
        company.id,
        text(company.name, company.nameEn),
        pointOf(toMetres(company.at)),
        { provenance: 'approximate', positionErrorM: company.errM, source: company.source as SourceId },
        {
          role: 'benchmark',
          industry: company.id === 'hefeng' ? null : 'paper',
          park: company.park,
          benchmarkProject: true,
          wastewater: null,
          connected: null,
          emergencyPlanFiled: null,
          emergencyPlanDate: null,
        },
      ),
    ),
    ...exampleCompanies.map((company) => {
      const serial = String(company.number).padStart(2, '0');
      return feature(
        `example-company-${serial}`,
        text(`示例企业 ${serial}`, `Example company ${serial}`),
        pointOf(company.at),
        demo,
        {
          role: 'example',
          industry: company.industry,
          park: company.park,
          benchmarkProject: false,
          wastewater: company.wastewater,
          connected: company.wastewater ? true : null,
          emergencyPlanFiled: company.planFiledDate !== null,
          emergencyPlanDate: company.planFiledDate,
        },
      );
    }),
  ],
};
