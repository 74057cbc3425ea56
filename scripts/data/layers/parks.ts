import { exampleCompanies } from '../companies.ts';
import { parkAreaKm2, parkOutlets, pipeKm, plants } from '../drainage.ts';
import { facts, type SourceId } from '../facts.ts';
import {
  category,
  classesOf,
  date,
  feature,
  flag,
  type LayerSource,
  nameField,
  number,
  originFields,
  polygonsOf,
  projectLicence,
  text,
  words,
} from '../layer.ts';
import { parkShapes } from '../parks.ts';

const status = category('status', '“污水零直排区”建设状态', 'Zero-direct-discharge status', [
  ['star-first-batch', '省星级（第一批）', 'Provincial star level, first batch', '#2e8b57'],
  [
    'benchmark-cultivation',
    '省级标杆培育名单（第二批，未授牌）',
    'Provincial benchmark cultivation list, second batch (not awarded)',
    '#8a7cc2',
  ],
  ['not-stated', '资料未载', 'Not stated', '#8c9aa3'],
]);

/** Attributes without a source, for trying the program; pipe lengths and outlets are those of the drawn network. */
const drawn: Readonly<
  Record<string, { industry: readonly [string, string]; split: number; ponds: number; problems: number }>
> = {
  xindu: { industry: ['装备制造、轴承', 'Machinery, bearings'], split: 98, ponds: 2400, problems: 12 },
  huibu: {
    industry: ['特种纸、新材料', 'Special paper, new materials'],
    split: 96,
    ponds: 3600,
    problems: 15,
  },
  jinchuan: {
    industry: ['农副食品、轻工', 'Food processing, light industry'],
    split: 95,
    ponds: 1500,
    problems: 9,
  },
};

const order = ['ecopark', 'xindu', 'jinchuan', 'huibu'];

export const parksLayer: LayerSource = {
  spec: {
    id: 'parks',
    group: 'zero-discharge',
    title: text('工业园区边界（示意）', 'Industrial parks (boundaries drawn)'),
    kind: 'park',
    geometry: 'polygon',
    source: { url: 'layers/parks.geojson' },
    fields: [
      nameField,
      status,
      category('level', '园区级别', 'Level', [['provincial', '省级', 'Provincial']]),
      words('bounds', '四至', 'Written bounds'),
      number('areaKm2', '批复面积', 'Approved area', 'km²', 2),
      number('drawnAreaKm2', '图上面积', 'Area as drawn', 'km²', 2),
      words('industry', '主导行业（示意）', 'Leading industries (demo)'),
      number('companyCount', '企业数（示意）', 'Companies (demo)'),
      number('waterCompanyCount', '涉水企业数（示意）', 'Companies with waste water (demo)'),
      number('connectedCount', '纳管企业数（示意）', 'Companies connected (demo)'),
      number('rainSewageSplitPct', '雨污分流率（示意）', 'Rain and sewage separated (demo)', '%'),
      number('sewagePipeKm', '污水管网（按图）', 'Sewers as drawn', 'km', 1),
      number('rainPipeKm', '雨水管网（按图）', 'Rain pipes as drawn', 'km', 1),
      number('rainOutletCount', '雨水排放口（按图）', 'Rain outlets as drawn'),
      number('effluentOutletCount', '污水入河排污口（按图）', 'Effluent outlets as drawn'),
      words('plant', '污水处理厂（示意）', 'Treatment plant (demo)'),
      number('onlineMonitorCount', '在线监控点（示意）', 'Online monitors (demo)'),
      number('firstRainPondM3', '初期雨水池（示意）', 'First-flush ponds (demo)', 'm³'),
      words('batch', '创建批次', 'Batch'),
      date('acceptedDate', '验收日期', 'Accepted'),
      number('problemCount', '排查问题数（示意）', 'Problems found (demo)'),
      number('rectifiedCount', '已整改数（示意）', 'Problems rectified (demo)'),
      words('responsible', '责任单位', 'Responsible'),
      flag('inferredBoundary', '边界为推断', 'Boundary inferred'),
      ...originFields,
    ],
    style: {
      colour: '#8c9aa3',
      fillOpacity: 0.28,
      lineWidth: 2,
      classes: classesOf(status, {
        'star-first-batch': { pattern: 'diagonal' },
        'benchmark-cultivation': { pattern: 'back-diagonal', dash: [6, 3] },
        'not-stated': { pattern: 'none', dash: [2, 2] },
      } as const),
      label: { minZoom: 11, size: 12 },
    },
    info: {
      indicator: text(
        '园区面积、四至与“污水零直排区”建设状态',
        'Area, written bounds and zero-direct-discharge status',
      ),
      date: '2023-12',
      coverage: text(
        '浙江常山经济开发区三个片区与生态园区',
        'The three areas of Changshan Economic Development Zone and the Ecological Industrial Park',
      ),
      producer: text('声图整理', 'Compiled by Shengtu'),
      licence: projectLicence,
      provenance: 'approximate',
      source: text(
        '面积与四至：浙江省政府办公厅复函（2020-12-07）；建设状态：市生态环境局常山分局 2023 年工作综述',
        'Area and bounds: reply of the General Office of Zhejiang Government, 2020-12-07; status: 2023 review of the county bureau',
      ),
      note: text(
        '边界按四至沿估绘的道路画出，面积与批复一致（误差 1 % 以内），位置误差约 2 km；生态园区边界为推断。标“示意”的字段由演示模型生成',
        'Boundaries drawn from the written bounds along estimated roads; areas equal the approved ones within 1 %, places are uncertain by about 2 km; the boundary of the Ecological Industrial Park is an inference. Fields marked "demo" are generated',
      ),
    },
    visible: true,
  },
  features: order.map((id) => {
    const park = facts.parks.find((p) => p.id === id)!;
    const demoValues = drawn[id];
    const plant = plants.findIndex((p) => p.parks.includes(id)) + 1;
    const companies = exampleCompanies.filter((c) => c.park === id);
    const outlets = parkOutlets.filter((o) => o.park === id);
    return feature(
      `park-${id}`,
      text(park.name, park.nameEn),
      polygonsOf(parkShapes[id]!),
      {
        provenance: id === 'ecopark' ? 'illustrative' : 'approximate',
        positionErrorM: park.errM,
        source: park.source as SourceId,
      },
      {
        status: park.status,
        level: id === 'ecopark' ? null : 'provincial',
        bounds: park.bounds,
        boundsEn: park.boundsEn,
        areaKm2: park.areaKm2,
        drawnAreaKm2: parkAreaKm2(id),
        ...(demoValues && {
          industry: `${demoValues.industry[0]}（示意）`,
          industryEn: `${demoValues.industry[1]} (demo)`,
          companyCount: companies.length,
          waterCompanyCount: companies.filter((c) => c.wastewater).length,
          connectedCount: companies.filter((c) => c.wastewater).length,
          rainSewageSplitPct: demoValues.split,
          sewagePipeKm: pipeKm(id, 'sewage'),
          rainPipeKm: pipeKm(id, 'rain'),
          rainOutletCount: outlets.filter((o) => o.kind === 'rain').length,
          effluentOutletCount: outlets.filter((o) => o.kind === 'effluent').length,
          plant: `示例污水处理厂 ${plant}`,
          plantEn: `Example treatment plant ${plant}`,
          onlineMonitorCount: outlets.length + 1,
          firstRainPondM3: demoValues.ponds,
          problemCount: demoValues.problems,
          rectifiedCount: demoValues.problems,
        }),
        batch: { ecopark: '第一批', jinchuan: '第二批（培育名单）' }[id] ?? null,
        batchEn: { ecopark: 'First batch', jinchuan: 'Second batch (cultivation list)' }[id] ?? null,
        acceptedDate: null,
        responsible: '浙江常山经济开发区',
        responsibleEn: 'Changshan Economic Development Zone',
        inferredBoundary: id === 'ecopark',
      },
    );
  }),
};
