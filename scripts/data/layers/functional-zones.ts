import { gb3096, zoneClasses, zoneRecords } from '../../../src/domain/standards/gb3096.ts';
import { zoneColours } from '../../../src/domain/standards/zoning.ts';
import {
  category,
  classesOf,
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
} from '../layer.ts';
import { areaOf, round } from '../metres.ts';
import { zones } from '../zones.ts';

/** Each class has a hatch of its own beside its colour. */
export const zoneField = {
  ...category(
    'zone',
    '声环境功能区类别',
    'Functional zone class',
    zoneClasses.map(
      (zone) => [zone, zoneRecords[zone].title.zh, zoneRecords[zone].title.en, zoneColours[zone]] as const,
    ),
  ),
  standard: gb3096.code,
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
      { ...number('dayLimitDb', '昼间限值', 'Day limit', 'dB(A)'), standard: gb3096.code },
      { ...number('nightLimitDb', '夜间限值', 'Night limit', 'dB(A)'), standard: gb3096.code },
      number('areaKm2', '面积', 'Area', 'km²', 3),
      ...originFields,
    ],
    style: {
      colour: zoneColours['2'],
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
      coverage: text(
        '县城建成区（天马、紫港、金川，示意范围）',
        'Built-up area of the county town (Tianma, Zigang, Jinchuan; as drawn)',
      ),
      producer: projectProducer,
      licence: projectLicence,
      provenance: 'illustrative',
      source: text(
        '分区为示意：未见公布的声环境功能区划。4a/4b 带宽按 GB/T 15190-2014 8.3.1（相邻 1 类 50 m、2 类 35 m、3 类 20 m）',
        'Drawn: no published zoning was found. Width of 4a/4b strips by GB/T 15190-2014 cl. 8.3.1 (50 m beside class 1, 35 m beside 2, 20 m beside 3)',
      ),
      note: demoSource,
    },
  },
  features: zones.map((zone) =>
    feature(`zone-${zone.code}`, text(zone.name, zone.nameEn), polygonsOf(zone.shape), demo, {
      zoneCode: zone.code,
      zone: zone.class,
      dayLimitDb: zoneRecords[zone.class].dayDb,
      nightLimitDb: zoneRecords[zone.class].nightDb,
      areaKm2: round(areaOf(zone.shape) / 1e6, 3),
    }),
  ),
};
