import type { LocalizedText } from '../text.ts';
import type { ZoneClass } from './gb3096.ts';
import type { Certainty, Standard } from './standard.ts';

/** Colours and widths of the zoning maps: acoustic functional zones and control units. */

export const gbt15190 = {
  code: 'GB/T 15190-2014',
  title: { zh: '声环境功能区划分技术规范', en: 'Technical specifications for acoustic functional zoning' },
  effectiveFrom: '2015-01-01',
  clauses: {
    roadStrips: {
      clause: { zh: '8.3.1', en: 'cl. 8.3.1' },
      about: { zh: '4 类区距交通干线边界线的距离', en: 'Width of class 4 beside trunk routes' },
      certainty: 'R+',
    },
    colours: {
      clause: { zh: '图例', en: 'legend' },
      about: { zh: '声环境功能区的图示颜色', en: 'Colours of the zones' },
      certainty: 'R?',
    },
  },
} as const satisfies Standard;

/** Suggested tints in the order of the standard's legend (light yellow, green, blue, brown, red); 待核. */
export const zoneColours: Readonly<Record<ZoneClass, string>> = {
  '0': '#FFFACD',
  '1': '#C7E9B4',
  '2': '#BFE0F5',
  '3': '#C8A27A',
  '4a': '#E8746A',
  '4b': '#B5407A',
};

/** Width of the class 4 strip by the neighbouring class, metres; each ± 5 m. */
export const class4StripM: Readonly<Partial<Record<ZoneClass, number>>> = { '1': 50, '2': 35, '3': 20 };

export const environmentalCode = {
  code: '《生态环境法典》',
  title: { zh: '中华人民共和国生态环境法典', en: 'Ecological and Environmental Code of the PRC' },
  effectiveFrom: '2026-08-15',
  clauses: {
    controlUnits: {
      clause: { zh: '第六十七条', en: 'art. 67' },
      about: { zh: '生态环境分区管控单元', en: 'Units of zoned environmental control' },
      certainty: 'S',
    },
  },
} as const satisfies Standard;

export const controlUnitKinds = ['priority', 'key-industry', 'key-town', 'general'] as const;
export type ControlUnitKind = (typeof controlUnitKinds)[number];

interface ControlUnitRecord {
  readonly title: LocalizedText;
  readonly colour: string;
  /** Of the colour. */
  readonly certainty: Certainty;
}

/** The Code names three kinds; Zhejiang splits the second into industry clusters and town life. */
export const controlUnits: Readonly<Record<ControlUnitKind, ControlUnitRecord>> = {
  priority: { title: { zh: '优先保护单元', en: 'Priority protection' }, colour: '#4CAF50', certainty: 'R?' },
  'key-industry': {
    title: { zh: '重点管控单元（产业集聚）', en: 'Key control (industry cluster)' },
    colour: '#E57373',
    certainty: 'R?',
  },
  'key-town': {
    title: { zh: '重点管控单元（城镇生活）', en: 'Key control (town life)' },
    colour: '#F4A6C0',
    certainty: 'R?',
  },
  general: { title: { zh: '一般管控单元', en: 'General control' }, colour: '#FFF3B0', certainty: 'R?' },
};
