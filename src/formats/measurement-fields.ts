import type { FieldSpec } from '../domain/catalog.ts';

/** Fields that imported stations share with those of the catalogue, under the same names. */

export const nameField: FieldSpec = { name: 'name', title: { zh: '名称', en: 'Name' }, type: 'text' };

export const kindField: FieldSpec = {
  name: 'stationKind',
  title: { zh: '点位类型', en: 'Kind of station' },
  type: 'category',
  standard: 'HJ 640-2012',
  categories: [
    { value: 'functional', label: { zh: '功能区', en: 'Functional zone' } },
    { value: 'regional', label: { zh: '区域', en: 'Regional' } },
    { value: 'road', label: { zh: '道路交通', en: 'Road traffic' } },
  ],
};

export const zoneField: FieldSpec = {
  name: 'zone',
  title: { zh: '声环境功能区', en: 'Acoustic functional zone' },
  type: 'category',
  standard: 'GB 3096-2008',
  categories: ['0', '1', '2', '3', '4a', '4b'].map((zone) => ({
    value: zone,
    label: { zh: `${zone}类`, en: `Class ${zone}` },
  })),
};

export const lengthField: FieldSpec = {
  name: 'lengthM',
  title: { zh: '路段长度', en: 'Length of road section' },
  type: 'number',
  unit: 'm',
  decimals: 0,
  standard: 'HJ 640-2012',
};
