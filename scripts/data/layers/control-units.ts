import {
  type ControlUnitKind,
  controlUnitKinds,
  controlUnits as unitKinds,
} from '../../../src/domain/standards/zoning.ts';
import { controlUnits } from '../control-units.ts';
import {
  category,
  classesOf,
  countyCoverage,
  demo,
  demoSource,
  feature,
  type LayerSource,
  nameField,
  number,
  originFields,
  polygonsOf,
  projectLicence,
  projectProducer,
  text,
  words,
} from '../layer.ts';
import { areaOf, round } from '../metres.ts';

const unitClass = category(
  'unitClass',
  '管控类别',
  'Class',
  controlUnitKinds.map(
    (kind) => [kind, unitKinds[kind].title.zh, unitKinds[kind].title.en, unitKinds[kind].colour] as const,
  ),
);

type Part = readonly [zh: string, en: string];
interface List {
  readonly layout: Part;
  readonly discharge: Part;
  readonly risk: Part;
  readonly resources: Part;
}

/** What such lists usually ask, in the four parts of an 准入清单; wording of this demonstration. */
const lists: Readonly<Record<ControlUnitKind, List>> = {
  priority: {
    layout: [
      '禁止新建、扩建三类工业项目，禁止新建二类工业项目；控制矿产开发，保护河湖岸线与水源涵养林。',
      'No new or enlarged class-three industry, no new class-two industry; mining limited; banks and headwater forests protected.',
    ],
    discharge: [
      '严禁在水域设置新的入河排污口；农村生活污水达标排放，控制农业面源。',
      'No new outlets into water; village sewage treated to standard; farm run-off limited.',
    ],
    risk: [
      '强化水源地与道路桥梁的环境风险防控，配备应急物资。',
      'Risks at water sources, roads and bridges guarded against, with emergency stores.',
    ],
    resources: ['严守用水总量，保障河道生态流量。', 'Water use within its total; ecological flow kept.'],
  },
  'key-industry': {
    layout: [
      '合理规划居住区与工业功能区，其间设隔离带；严格执行园区产业准入，优化电镀、造纸、石材布局。',
      'Homes and industry kept apart by a belt; entry list of the park followed; plating, paper and stone well placed.',
    ],
    discharge: [
      '实施污染物总量控制与减污降碳协同；园区“污水零直排区”雨污分流，重点行业 VOCs 治理。',
      'Totals of pollutants kept, pollution and carbon cut together; rain and sewage separated; VOCs of key industries treated.',
    ],
    risk: [
      '企业落实应急预案与应急池，园区建立三级防控，定期演练。',
      'Companies keep emergency plans and basins; the park a three-level guard with drills.',
    ],
    resources: [
      '推进清洁生产和中水回用，提高单位面积产出。',
      'Cleaner production and reuse of water; more output for the land used.',
    ],
  },
  'key-town': {
    layout: [
      '除现有工业功能区外，不新建工业项目；现有噪声、异味扰民企业逐步搬迁或整治。',
      'No new industry outside the existing area; noisy or smelly works moved or put right in time.',
    ],
    discharge: [
      '完善城镇雨污分流，控制餐饮油烟、施工扬尘和社会生活噪声，落实噪声敏感建筑物集中区管理。',
      'Rain and sewage separated; cooking fumes, building dust and neighbourhood noise limited; noise-sensitive areas managed.',
    ],
    risk: [
      '合理布局商业、居住和交通干线，防范噪声与异味投诉集中。',
      'Shops, homes and trunk roads placed so that complaints of noise and smell do not gather.',
    ],
    resources: ['推广节水器具与绿色建筑。', 'Water-saving devices and green buildings.'],
  },
  general: {
    layout: [
      '原则上不新建三类工业项目；现有三类项目改建不得增加污染物排放。',
      'In principle no new class-three industry; rebuilding must not add pollutants.',
    ],
    discharge: [
      '加强农业面源、畜禽养殖和农村生活污水治理，禁止露天焚烧秸秆。',
      'Farm run-off, livestock and village sewage treated; no open burning of straw.',
    ],
    risk: [
      '受污染耕地安全利用，防止污染水体灌溉。',
      'Polluted farmland used safely; no irrigation with polluted water.',
    ],
    resources: [
      '实行水资源消耗总量和强度双控，推进节水农业。',
      'Total and intensity of water use both limited; water-saving farming.',
    ],
  },
};

export const controlUnitsLayer: LayerSource = {
  spec: {
    id: 'control-units',
    group: 'control-units',
    title: text('生态环境管控单元（示意）', 'Environmental control units (drawn)'),
    kind: 'control-unit',
    geometry: 'polygon',
    source: { url: 'layers/control-units.geojson' },
    fields: [
      nameField,
      { name: 'code', title: text('单元编码（示意）', 'Unit code (demo)'), type: 'text' },
      unitClass,
      number('areaKm2', '面积', 'Area', 'km²', 2),
      words('layout', '空间布局约束', 'Spatial layout'),
      words('discharge', '污染物排放管控', 'Discharge control'),
      words('risk', '环境风险防控', 'Environmental risk'),
      words('resources', '资源开发效率要求', 'Use of resources'),
      ...originFields,
    ],
    style: {
      colour: unitKinds.general.colour,
      fillOpacity: 0.4,
      lineWidth: 1,
      classes: classesOf(unitClass, {
        priority: { pattern: 'dots' },
        'key-industry': { pattern: 'cross' },
        'key-town': { pattern: 'diagonal' },
        general: { pattern: 'none' },
      } as const),
      label: { minZoom: 11, size: 11 },
    },
    info: {
      indicator: text('管控类别与四类准入清单', 'Class and the four-part entry list'),
      date: '2023',
      coverage: countyCoverage,
      producer: projectProducer,
      licence: projectLicence,
      provenance: 'illustrative',
      source: text(
        '未见公布的单元边界与编码：分区、编码和清单文字均为示意',
        'No published boundaries or codes were found: division, codes and texts are illustrative',
      ),
      note: demoSource,
    },
  },
  features: controlUnits.map((unit) => {
    const list = lists[unit.class];
    return feature(unit.code.toLowerCase(), text(unit.name, unit.nameEn), polygonsOf(unit.shape), demo, {
      code: unit.code,
      unitClass: unit.class,
      areaKm2: round(areaOf(unit.shape) / 1e6, 2),
      layout: list.layout[0],
      layoutEn: list.layout[1],
      discharge: list.discharge[0],
      dischargeEn: list.discharge[1],
      risk: list.risk[0],
      riskEn: list.risk[1],
      resources: list.resources[0],
      resourcesEn: list.resources[1],
    });
  }),
};
