import { parkOutlets } from '../drainage.ts';
import {
  category,
  classesOf,
  countyCoverage,
  date,
  demo,
  demoSource,
  feature,
  flag,
  type LayerSource,
  nameField,
  originFields,
  pointOf,
  projectLicence,
  projectProducer,
  text,
  words,
} from '../layer.ts';
import { toMetres } from '../metres.ts';
import { randomOf } from '../random.ts';
import { bankPlace } from '../register-places.ts';

const status = category('status', '整改状态', 'Status', [
  ['closed', '已销号', 'Closed', '#4d8f5b'],
  ['open', '整改中', 'Open', '#c65b2e'],
]);

/** Five problems, all closed, are the review's figures; subjects, dates and places are illustrative. */
const problems = [
  [
    'quarry',
    '石材加工行业整治（示意）',
    'Stone processing put right (demo)',
    '大气',
    'Air',
    [118.47, 28.972],
    '2022-05-20',
    '2023-03-28',
  ],
  [
    'outfall',
    '雨水口晴天排水（示意）',
    'Rain outlet running in dry weather (demo)',
    '水',
    'Water',
    [118.4868, 28.9075],
    '2022-06-10',
    '2023-05-16',
  ],
  [
    'noise',
    '夜间施工噪声扰民（示意）',
    'Building noise at night (demo)',
    '噪声',
    'Noise',
    [118.511, 28.9035],
    '2022-08-03',
    '2023-01-12',
  ],
  [
    'waste',
    '一般固废堆存不规范（示意）',
    'Solid waste badly stored (demo)',
    '固废',
    'Waste',
    [118.594, 28.9025],
    '2022-09-15',
    '2023-08-30',
  ],
  [
    'livestock',
    '畜禽养殖污水治理（示意）',
    'Livestock sewage (demo)',
    '水',
    'Water',
    [118.652, 28.95],
    '2022-11-01',
    '2023-11-24',
  ],
] as const;

export const inspectionProblemsLayer: LayerSource = {
  spec: {
    id: 'inspection-problems',
    group: 'registers',
    title: text('督察问题清单（示意）', 'Inspection problems (demo)'),
    kind: 'inspection-problem',
    geometry: 'point',
    source: { url: 'layers/inspection-problems.geojson' },
    fields: [
      nameField,
      status,
      words('subject', '要素', 'Subject'),
      date('foundDate', '交办日期', 'Assigned on'),
      date('dueDate', '整改时限', 'Due'),
      date('closedDate', '销号日期', 'Closed on'),
      ...originFields,
    ],
    style: {
      colour: '#4d8f5b',
      symbol: 'flag',
      size: 16,
      classes: classesOf(status, { closed: { symbol: 'flag' }, open: { symbol: 'triangle' } } as const),
      label: { minZoom: 12, size: 11 },
    },
    info: {
      indicator: text('环保督察问题及整改销号', 'Inspection problems and their closing'),
      date: '2023-12',
      coverage: countyCoverage,
      producer: projectProducer,
      licence: projectLicence,
      provenance: 'illustrative',
      source: text(
        '“5 个环保督察问题，目前已全部整改到位”：市生态环境局常山分局 2023 年工作综述；内容、位置与日期为示意',
        'Five inspection problems, all put right: 2023 review of the county bureau; subjects, places and dates are illustrative',
      ),
      note: demoSource,
    },
  },
  features: problems.map(([id, name, nameEn, subject, subjectEn, at, foundDate, closedDate]) =>
    feature(`problem-${id}`, text(name, nameEn), pointOf(toMetres(at)), demo, {
      status: 'closed',
      subject,
      subjectEn,
      foundDate,
      dueDate: '2023-12-31',
      closedDate,
    }),
  ),
};

const outletType = category('outletType', '排污口类型', 'Kind of outlet', [
  ['rain', '城镇雨洪排口', 'Urban storm drain', '#3d8fc4'],
  ['sewage', '污水处理厂尾水', 'Treated effluent', '#8c5a2b'],
  ['farm', '农田退水口', 'Field drain', '#7d9a3c'],
  ['village', '农村生活污水设施', 'Village sewage works', '#a0698f'],
]);

const progress = category('progress', '整治进展', 'Progress', [
  ['rectified', '已整治', 'Rectified'],
  ['kept', '规范保留', 'Kept, in order'],
  ['removed', '已封堵', 'Closed off'],
]);

const outletCount = 30;

export const riverOutletsLayer: LayerSource = {
  spec: {
    id: 'river-outlets',
    group: 'registers',
    title: text('入河排污口（示意）', 'Outlets into the river (demo)'),
    kind: 'river-outlet',
    geometry: 'point',
    source: { url: 'layers/river-outlets.geojson' },
    fields: [
      nameField,
      outletType,
      progress,
      flag('surveyed', '已排查', 'Surveyed'),
      date('surveyDate', '排查日期', 'Surveyed on'),
      flag('traced', '已溯源', 'Traced'),
      date('rectifiedDate', '整治完成日期', 'Rectified on'),
      ...originFields,
    ],
    style: {
      colour: '#3d8fc4',
      symbol: 'diamond',
      size: 13,
      classes: classesOf(outletType, {
        rain: { symbol: 'diamond' },
        sewage: { symbol: 'square' },
        farm: { symbol: 'triangle' },
        village: { symbol: 'circle' },
      } as const),
      label: { minZoom: 14, size: 11 },
    },
    info: {
      indicator: text('入河排污口排查、溯源、整治', 'Outlets into the river: surveyed, traced, rectified'),
      date: '2023-12',
      coverage: text('常山港两岸', 'Both banks of the Changshan River'),
      producer: projectProducer,
      licence: projectLicence,
      provenance: 'illustrative',
      source: text(
        '“入河排污口排查溯源整治已完成年度目标任务”：2023 年工作综述；各排污口为示意',
        'The survey, tracing and rectifying of outlets met its yearly aim: 2023 review; the outlets themselves are illustrative',
      ),
      note: demoSource,
    },
  },
  features: Array.from({ length: outletCount }, (_, i) => {
    const random = randomOf(`river outlet ${i}`);
    const effluent = parkOutlets.filter((outlet) => outlet.kind === 'effluent')[i];
    const share = (i + random.between(0.2, 0.8)) / outletCount;
    const urban = share > 0.36 && share < 0.66;
    const type = effluent
      ? 'sewage'
      : urban
        ? random.next() < 0.75
          ? 'rain'
          : 'village'
        : random.next() < 0.6
          ? 'farm'
          : 'village';
    const kept = effluent || random.next() < 0.35;
    const month = random.integer(3, 8);
    const serial = String(i + 1).padStart(2, '0');
    return feature(
      `river-outlet-${serial}`,
      text(`入河排污口 ${serial}`, `River outlet ${serial}`),
      pointOf(effluent?.at ?? bankPlace(share, random.next() < 0.5 ? 1 : -1)),
      demo,
      {
        outletType: type,
        progress: kept ? 'kept' : random.next() < 0.8 ? 'rectified' : 'removed',
        surveyed: true,
        surveyDate: `2023-0${month}-${String(random.integer(1, 28)).padStart(2, '0')}`,
        traced: true,
        rectifiedDate: kept
          ? null
          : `2023-${String(month + random.integer(1, 4)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`,
      },
    );
  }),
};
