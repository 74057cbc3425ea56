import { roundHalfEven } from '../rounding.ts';
import type { LocalizedText } from '../text.ts';
import type { JudgedPeriod } from './gb3096.ts';
import type { Clause, Standard } from './standard.ts';

/** HJ 640-2012: means across stations and their grades. The only arithmetic means of levels in the product. */

export const hj640 = {
  code: 'HJ 640-2012',
  title: {
    zh: '环境噪声监测技术规范 城市声环境常规监测',
    en: 'Technical specifications for environmental noise monitoring: routine monitoring of urban noise',
  },
  effectiveFrom: '2013-03-01',
  clauses: {
    regionalMean: {
      clause: { zh: '4', en: 'cl. 4' },
      about: {
        zh: '区域声环境：各网格测点等效声级的算术平均',
        en: 'Regional noise: arithmetic mean of the grid points',
      },
      certainty: 'R+',
    },
    regionalGrade: {
      clause: { zh: '4', en: 'cl. 4' },
      about: { zh: '城市区域环境噪声总体水平等级', en: 'Grades of the overall regional level' },
      certainty: 'S2',
    },
    roadMean: {
      clause: { zh: '5', en: 'cl. 5' },
      about: {
        zh: '道路交通声环境：按路段长度加权的算术平均',
        en: 'Road traffic noise: arithmetic mean weighted by road length',
      },
      certainty: 'R+',
    },
    roadGrade: {
      clause: { zh: '5', en: 'cl. 5' },
      about: { zh: '道路交通噪声强度等级', en: 'Grades of road traffic noise' },
      certainty: 'S2',
    },
    passRate: {
      clause: { zh: '6', en: 'cl. 6' },
      about: {
        zh: '功能区达标率：达标点次数占总点次数的百分比，昼间、夜间分别统计',
        en: 'Pass rate of functional zones: passing station-times of all, day and night apart',
      },
      certainty: 'R+',
    },
  },
} as const satisfies Standard;

/** The regional mean asks for more than this many valid cells of the built-up area (cl. 4). */
export const regionalCellsAbove = 100;

export type MeanKind = 'regional' | 'road';

export interface Grade {
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly ordinal: LocalizedText;
  readonly title: LocalizedText;
}

const grades: readonly Grade[] = [
  { level: 1, ordinal: { zh: '一级', en: 'Grade 1' }, title: { zh: '好', en: 'good' } },
  { level: 2, ordinal: { zh: '二级', en: 'Grade 2' }, title: { zh: '较好', en: 'fairly good' } },
  { level: 3, ordinal: { zh: '三级', en: 'Grade 3' }, title: { zh: '一般', en: 'fair' } },
  { level: 4, ordinal: { zh: '四级', en: 'Grade 4' }, title: { zh: '较差', en: 'fairly poor' } },
  { level: 5, ordinal: { zh: '五级', en: 'Grade 5' }, title: { zh: '差', en: 'poor' } },
];

/** Upper ends of grades 1 to 4, dB(A), at a resolution of 0.1 dB. */
const gradeEnds: Readonly<Record<MeanKind, Readonly<Record<JudgedPeriod, readonly number[]>>>> = {
  regional: { day: [50, 55, 60, 65], night: [40, 45, 50, 55] },
  road: { day: [68, 70, 72, 74], night: [58, 60, 62, 64] },
};

/** Grade of a mean, rounded to 0.1 dB (GB/T 8170) first; a value at a break point takes the better grade. */
export function gradeOf(meanDb: number, kind: MeanKind, period: JudgedPeriod): Grade {
  const rounded = roundHalfEven(meanDb, 1);
  const index = gradeEnds[kind][period].findIndex((end) => rounded <= end);
  return grades[index < 0 ? 4 : index];
}

/** S̄ = (1/n) Σ Lᵢ in dB, unrounded; null without levels. Source: HJ 640-2012 cl. 4. */
export function regionalMean(levelsDb: readonly number[]): number | null {
  if (levelsDb.length === 0) return null;
  return levelsDb.reduce((sum, level) => sum + level, 0) / levelsDb.length;
}

/** L̄ = (1/l) Σ lᵢ·Lᵢ in dB with l = Σ lᵢ in metres; null without any length. Source: HJ 640-2012 cl. 5. */
export function roadMean(
  sections: readonly { readonly levelDb: number; readonly lengthM: number }[],
): number | null {
  let lengthM = 0;
  let sum = 0;
  for (const section of sections) {
    lengthM += section.lengthM;
    sum += section.lengthM * section.levelDb;
  }
  return lengthM > 0 ? sum / lengthM : null;
}

export const meanClause = (kind: MeanKind): Clause =>
  kind === 'regional' ? hj640.clauses.regionalMean : hj640.clauses.roadMean;

export const gradeClause = (kind: MeanKind): Clause =>
  kind === 'regional' ? hj640.clauses.regionalGrade : hj640.clauses.roadGrade;
