import { category, classesOf, demo, demoSource, feature, type LayerSource, nameField, number, originFields, polygonsOf, projectLicence, projectProducer, text } from '../layer.ts';
import { areaOf, round } from '../metres.ts';
import { zones } from '../zones.ts';

/** Colours as suggested for GB/T 15190 zone maps; each class has a hatch of its own as well. */
export const zoneField = {
  ...category('zone', '声环境功能区类别', 'Functional zone class', [
    ['0', '0 类', 'Class 0', '#FFFACD'],
    ['1', '1 类', 'Class 1', '#C7E9B4'],
    ['2', '2 类', 'Class 2', '#BFE0F5'],
    ['3', '3 类', 'Class 3', '#C8A27A'],
    ['4a', '4a 类', 'Class 4a', '#E8746A'],
    ['4b', '4b 类', 'Class 4b', '#B5407A'],
  ]),
  standard: 'GB 3096-2008',
};

/** GB 3096-2008 table 1, LAeq, dB(A): day, night. */
const limits: Readonly<Record<string, readonly [number, number]>> = {
  '0': [50, 40],
  '1': [55, 45],
  '2': [60, 50],
  '3': [65, 55],
  '4a': [70, 55],
  '4b': [70, 60],
};

export const functionalZonesLayer: LayerSource = {
  spec: {
    id: 'functional-zones',
    group: 'functional-zones',
    title: text('声环境功能区划（示意）', 'Acoustic functional zones (drawn)'),
    kind: 'functional-zone',
    geometry: 'polygon',
    source: { url: 'layers/functional-zones.geojson' },
    fields: [
      nameField,
      { name: 'zoneCode', title: text('功能区编号', 'Zone number'), type: 'text' },
      zoneField,
      { ...number('dayLimitDb', '昼间限值', 'Day limit', 'dB(A)'), standard: 'GB 3096-2008' },
      { ...number('nightLimitDb', '夜间限值', 'Night limit', 'dB(A)'), standard: 'GB 3096-2008' },
      number('areaKm2', '面积', 'Area', 'km²', 3),
      ...originFields,
    ],
    style: {
      colour: '#BFE0F5',
      fillOpacity: 0.55,
      lineWidth: 1,
      classes: classesOf(zoneField, {
        '0': { pattern: 'dots' },
        '1': { pattern: 'none' },
        '2': { pattern: 'diagonal' },
        '3': { pattern: 'cross' },
        '4a': { pattern: 'horizontal' },
        '4b': { pattern: 'vertical' },
      } as const),
      label: { minZoom: 14, size: 11 },
    },
    info: {
      indicator: text('声环境功能区类别与昼夜限值', 'Zone class with its day and night limits'),
      date: '2023',
      coverage: text('县城建成区（天马、紫港、金川，示意范围）', 'Built-up area of the county town (Tianma, Zigang, Jinchuan; as drawn)'),
      producer: projectProducer,
      licence: projectLicence,
      provenance: 'illustrative',
      source: text('分区为示意：未见公布的声环境功能区划。4a/4b 带宽按 GB/T 15190-2014 8.3.1（相邻 1 类 50 m、2 类 35 m、3 类 20 m）', 'Drawn: no published zoning was found. Width of 4a/4b strips by GB/T 15190-2014 cl. 8.3.1 (50 m beside class 1, 35 m beside 2, 20 m beside 3)'),
      note: demoSource,
    },
  },
  features: zones.map((zone) =>
    feature(`zone-${zone.code}`, text(zone.name, zone.nameEn), polygonsOf(zone.shape), demo, {
      zoneCode: zone.code,
      zone: zone.class,
      dayLimitDb: limits[zone.class]![0],
      nightLimitDb: limits[zone.class]![1],
      areaKm2: round(areaOf(zone.shape) / 1e6, 3),
    }),
  ),
};
