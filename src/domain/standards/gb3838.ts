import type { LocalizedText } from '../text.ts';
import type { Standard } from './standard.ts';

/** GB 3838-2002: classes of surface water, with the colours of the assessment method of 2011. */

export const gb3838 = {
  code: 'GB 3838-2002',
  title: { zh: '地表水环境质量标准', en: 'Environmental quality standards for surface water' },
  effectiveFrom: '2002-06-01',
  clauses: {
    classes: {
      clause: { zh: '3', en: 'cl. 3' },
      about: { zh: '水域功能和标准分类', en: 'Classes of waters' },
      certainty: 'R+',
    },
    limits: {
      clause: { zh: '表1', en: 'table 1' },
      about: { zh: '基本项目标准限值', en: 'Limits of the basic items' },
      certainty: 'S',
    },
  },
} as const satisfies Standard;

export const waterAssessment2011 = {
  code: '环办〔2011〕22号',
  title: { zh: '地表水环境质量评价办法（试行）', en: 'Assessment method for surface-water quality (trial)' },
  effectiveFrom: '2011-03-09',
  clauses: {
    colours: {
      clause: { zh: '断面水质评价', en: 'assessment of sections' },
      about: { zh: '水质类别的定性评价与表征颜色', en: 'Words and colours of the classes' },
      certainty: 'R+',
    },
  },
} as const satisfies Standard;

export type WaterClassName = 'I' | 'II' | 'III' | 'IV' | 'V' | 'worse-than-V';

export interface WaterClass {
  readonly name: WaterClassName;
  /** 1 best … 6 worst. */
  readonly rank: number;
  readonly title: LocalizedText;
  readonly quality: LocalizedText;
  /** Order of colours as in the method; the exact values are those of a bureau's screen. */
  readonly colour: string;
}

export const waterClasses: readonly WaterClass[] = [
  {
    name: 'I',
    rank: 1,
    title: { zh: 'Ⅰ类', en: 'Class I' },
    quality: { zh: '优', en: 'excellent' },
    colour: '#82D3F8',
  },
  {
    name: 'II',
    rank: 2,
    title: { zh: 'Ⅱ类', en: 'Class II' },
    quality: { zh: '优', en: 'excellent' },
    colour: '#82D3F8',
  },
  {
    name: 'III',
    rank: 3,
    title: { zh: 'Ⅲ类', en: 'Class III' },
    quality: { zh: '良好', en: 'good' },
    colour: '#6FB602',
  },
  {
    name: 'IV',
    rank: 4,
    title: { zh: 'Ⅳ类', en: 'Class IV' },
    quality: { zh: '轻度污染', en: 'lightly polluted' },
    colour: '#FFFF00',
  },
  {
    name: 'V',
    rank: 5,
    title: { zh: 'Ⅴ类', en: 'Class V' },
    quality: { zh: '中度污染', en: 'moderately polluted' },
    colour: '#F59B23',
  },
  {
    name: 'worse-than-V',
    rank: 6,
    title: { zh: '劣Ⅴ类', en: 'Worse than class V' },
    quality: { zh: '重度污染', en: 'heavily polluted' },
    colour: '#D9021B',
  },
];

/** Reads a class as files write it: "Ⅱ", "II", "II类", 2, "劣Ⅴ类". null where none is meant. */
export function waterClassOf(value: unknown): WaterClass | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  // NFKC turns the one-character numerals Ⅰ–Ⅴ and full-width letters into plain ones.
  const text = String(value).normalize('NFKC').trim().toUpperCase().replace(/类$/, '');
  if (/^(劣\s*V|WORSE[- ]THAN[- ]V|>\s*V)$/.test(text)) return waterClasses[5];
  return waterClasses.find(({ name, rank }) => name === text || (String(rank) === text && rank < 6)) ?? null;
}
