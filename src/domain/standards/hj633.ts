import type { LocalizedText } from '../text.ts';
import type { Standard } from './standard.ts';

/** HJ 633-2026: classes of the air quality index. */

export const hj633 = {
  code: 'HJ 633-2026',
  title: {
    zh: '环境空气质量指数（AQI）技术规定',
    en: 'Technical regulation on the ambient air quality index (AQI)',
  },
  effectiveFrom: '2026-03-01',
  clauses: {
    classes: {
      clause: { zh: 'AQI 级别表', en: 'table of AQI classes' },
      about: { zh: '空气质量指数级别、类别与表示颜色', en: 'Levels, words and colours of the index' },
      certainty: 'S',
    },
  },
} as const satisfies Standard;

export interface AqiClass {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  /** Highest index of the class. */
  readonly upTo: number;
  readonly ordinal: LocalizedText;
  readonly title: LocalizedText;
  readonly colour: string;
}

const aqiClasses: readonly AqiClass[] = [
  {
    level: 1,
    upTo: 50,
    ordinal: { zh: '一级', en: 'Level 1' },
    title: { zh: '优', en: 'excellent' },
    colour: '#00E400',
  },
  {
    level: 2,
    upTo: 100,
    ordinal: { zh: '二级', en: 'Level 2' },
    title: { zh: '良', en: 'good' },
    colour: '#FFFF00',
  },
  {
    level: 3,
    upTo: 150,
    ordinal: { zh: '三级', en: 'Level 3' },
    title: { zh: '轻度污染', en: 'lightly polluted' },
    colour: '#FF7E00',
  },
  {
    level: 4,
    upTo: 200,
    ordinal: { zh: '四级', en: 'Level 4' },
    title: { zh: '中度污染', en: 'moderately polluted' },
    colour: '#FF0000',
  },
  {
    level: 5,
    upTo: 300,
    ordinal: { zh: '五级', en: 'Level 5' },
    title: { zh: '重度污染', en: 'heavily polluted' },
    colour: '#99004C',
  },
  {
    level: 6,
    upTo: Infinity,
    ordinal: { zh: '六级', en: 'Level 6' },
    title: { zh: '严重污染', en: 'severely polluted' },
    colour: '#7E0023',
  },
];

/** Class of an index, a whole number ≥ 0 (an IAQI is rounded up); null for anything else. */
export const aqiClassOf = (aqi: number): AqiClass | null =>
  Number.isInteger(aqi) && aqi >= 0 ? (aqiClasses.find(({ upTo }) => aqi <= upTo) ?? null) : null;
