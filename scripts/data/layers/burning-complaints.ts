import { facts } from '../facts.ts';
import {
  category,
  classesOf,
  countyCoverage,
  date,
  demo,
  demoSource,
  feature,
  type LayerSource,
  nameField,
  originFields,
  pointOf,
  projectLicence,
  projectProducer,
  text,
  words,
} from '../layer.ts';
import { randomOf } from '../random.ts';
import { fieldPlace, townPlace } from '../register-places.ts';
import { fromStreetFrame } from '../town.ts';

/** Detections a day after the autumn harvest: from nearly 60 down to single digits. */
const firstDay = Date.UTC(2023, 9, 16);
const dayCount = 16;
const perDay = Array.from({ length: dayCount }, (_, i) =>
  Math.round((facts.quality['2023'].strawBurningPerDayBefore - 2) * Math.exp(-i / 5)),
);
const isoDate = (day: number) => new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10);

const burning = randomOf('straw burning');

export const strawBurningLayer: LayerSource = {
  spec: {
    id: 'straw-burning',
    group: 'registers',
    title: text('秸秆焚烧发现点（示意）', 'Straw burning detections (demo)'),
    kind: 'straw-burning',
    geometry: 'point',
    source: { url: 'layers/straw-burning.geojson' },
    fields: [
      nameField,
      date('date', '发现日期', 'Date'),
      words('town', '乡镇街道', 'Town'),
      category('method', '发现方式', 'Found by', [
        ['tower', '高位瞭望', 'Watch camera'],
        ['patrol', '巡查', 'Patrol'],
        ['satellite', '卫星', 'Satellite'],
      ]),
      ...originFields,
    ],
    style: { colour: '#d0662b', symbol: 'flame', size: 13 },
    info: {
      indicator: text('逐日秸秆焚烧发现点', 'Straw burning found, by day'),
      date: `${isoDate(0)}/${isoDate(dayCount - 1)}`,
      coverage: countyCoverage,
      producer: projectProducer,
      licence: projectLicence,
      provenance: 'illustrative',
      source: text(
        '“全县秸秆焚烧日发现数量从近 60 个降至个位数”：2023 年工作综述；各点为示意',
        'Detections a day fell from nearly 60 to single digits: 2023 review; the points themselves are illustrative',
      ),
      note: demoSource,
    },
  },
  features: perDay.flatMap((count, day) =>
    Array.from({ length: count }, (_, i) => {
      const { at, town } = fieldPlace(burning);
      const serial = `${String(day + 1).padStart(2, '0')}${String(i + 1).padStart(2, '0')}`;
      return feature(`straw-${serial}`, text(`发现点 ${serial}`, `Detection ${serial}`), pointOf(at), demo, {
        date: isoDate(day),
        town: town.name,
        townEn: town.nameEn,
        method: burning.pick(['tower', 'tower', 'patrol', 'satellite']),
      });
    }),
  ),
};

const complaintType = category('complaintType', '噪声类别', 'Kind of noise', [
  ['living', '社会生活噪声', 'Neighbourhood', '#8d6cab'],
  ['building', '施工噪声', 'Building site', '#b98a2f'],
  ['traffic', '交通噪声', 'Traffic', '#c65b2e'],
  ['industry', '工业噪声', 'Industry', '#6f7f8c'],
]);

const complaintsPerMonth = [24, 20, 28, 31, 38, 44, 47, 45, 39, 33, 28, 23];
/** Shares of the kinds; each kind has its own centres in the town. */
const complaintKinds = [
  {
    type: 'living',
    until: 0.44,
    centres: [
      [400, 200],
      [900, 600],
      [900, 1800],
      [-400, 100],
      [2000, -300],
    ],
    spreadM: 450,
  },
  {
    type: 'building',
    until: 0.7,
    centres: [
      [1600, 1900],
      [2500, -500],
      [-900, -500],
    ],
    spreadM: 350,
  },
  {
    type: 'traffic',
    until: 0.9,
    centres: [
      [400, -150],
      [1900, -150],
      [-1100, 480],
      [1000, -1000],
      [400, 1430],
    ],
    spreadM: 300,
  },
  {
    type: 'industry',
    until: 1,
    centres: [
      [-1100, -1500],
      [-600, -1300],
    ],
    spreadM: 350,
  },
] as const;

const complaining = randomOf('complaints');

export const complaintsLayer: LayerSource = {
  spec: {
    id: 'complaints',
    group: 'registers',
    title: text('噪声投诉（示意）', 'Noise complaints (demo)'),
    kind: 'complaint',
    geometry: 'point',
    source: { url: 'layers/complaints.geojson' },
    fields: [
      nameField,
      complaintType,
      date('month', '月份', 'Month'),
      category('period', '时段', 'Period', [
        ['day', '昼间', 'Day'],
        ['night', '夜间', 'Night'],
      ]),
      ...originFields,
    ],
    style: {
      colour: '#8d6cab',
      symbol: 'bell',
      size: 13,
      classes: classesOf(complaintType, {
        living: { symbol: 'bell' },
        building: { symbol: 'triangle' },
        traffic: { symbol: 'road' },
        industry: { symbol: 'hexagon' },
      } as const),
    },
    info: {
      indicator: text('按月噪声投诉', 'Noise complaints by month'),
      date: '2023',
      coverage: text('县城建成区', 'Built-up area of the county town'),
      producer: projectProducer,
      licence: projectLicence,
      provenance: 'illustrative',
      source: demoSource,
      note: text(
        '位置随机散布，无个人信息；不代表常山县投诉情况',
        'Places are scattered at random, nothing personal is held; says nothing about complaints in Changshan',
      ),
    },
  },
  features: complaintsPerMonth.flatMap((count, month) =>
    Array.from({ length: count }, (_, i) => {
      const draw = complaining.next();
      const kind = complaintKinds.find((k) => draw < k.until)!;
      const at = townPlace(
        complaining,
        kind.centres.map(([u, v]) => fromStreetFrame([u, v])),
        kind.spreadM,
      );
      const serial = `${String(month + 1).padStart(2, '0')}${String(i + 1).padStart(2, '0')}`;
      return feature(
        `complaint-${serial}`,
        text(`投诉 ${serial}`, `Complaint ${serial}`),
        pointOf(at),
        demo,
        {
          complaintType: kind.type,
          month: `2023-${String(month + 1).padStart(2, '0')}`,
          period: complaining.next() < (kind.type === 'building' ? 0.55 : 0.45) ? 'night' : 'day',
        },
      );
    }),
  ),
};
