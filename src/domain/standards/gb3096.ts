import type { LocalizedText } from '../text.ts';
import type { Certainty, Clause, Standard } from './standard.ts';

/** GB 3096-2008: the acoustic functional zones and their limits. */

export const gb3096 = {
  code: 'GB 3096-2008',
  title: { zh: '声环境质量标准', en: 'Environmental quality standard for noise' },
  effectiveFrom: '2008-10-01',
  clauses: {
    zones: {
      clause: { zh: '4', en: 'cl. 4' },
      about: { zh: '声环境功能区分类', en: 'Classes of acoustic functional zones' },
      certainty: 'R+',
    },
    limits: {
      clause: { zh: '5.1 表1', en: 'cl. 5.1, table 1' },
      about: { zh: '环境噪声限值', en: 'Limits of environmental noise' },
      certainty: 'R+',
    },
    nightPeak: {
      clause: { zh: '5.4', en: 'cl. 5.4' },
      about: {
        zh: '夜间突发噪声的最大声级超过限值的幅度不得高于 15 dB(A)',
        en: 'The maximum level of sudden noise at night exceeds the limit by at most 15 dB(A)',
      },
      certainty: 'R+',
    },
  },
} as const satisfies Standard;

export const zoneClasses = ['0', '1', '2', '3', '4a', '4b'] as const;
export type ZoneClass = (typeof zoneClasses)[number];

export const judgedPeriods = ['day', 'night'] as const;
export type JudgedPeriod = (typeof judgedPeriods)[number];

interface ZoneRecord {
  readonly title: LocalizedText;
  readonly area: LocalizedText;
  /** LAeq, dB(A). */
  readonly dayDb: number;
  readonly nightDb: number;
  readonly certainty: Certainty;
}

/** Table 1. Day 06–22, night 22–06 unless the competent government has set other hours. */
export const zoneRecords: Readonly<Record<ZoneClass, ZoneRecord>> = {
  '0': {
    title: { zh: '0类', en: 'Class 0' },
    area: {
      zh: '康复疗养区等特别需要安静的区域',
      en: 'Convalescence areas and others that need special quiet',
    },
    dayDb: 50,
    nightDb: 40,
    certainty: 'R+',
  },
  '1': {
    title: { zh: '1类', en: 'Class 1' },
    area: {
      zh: '以居民住宅、医疗卫生、文化教育、科研设计、行政办公为主要功能，需要保持安静的区域',
      en: 'Mainly homes, health care, education, research and offices; quiet is needed',
    },
    dayDb: 55,
    nightDb: 45,
    certainty: 'R+',
  },
  '2': {
    title: { zh: '2类', en: 'Class 2' },
    area: {
      zh: '以商业金融、集市贸易为主要功能，或者居住、商业、工业混杂，需要维护住宅安静的区域',
      en: 'Mainly commerce and markets, or homes mixed with commerce and industry',
    },
    dayDb: 60,
    nightDb: 50,
    certainty: 'R+',
  },
  '3': {
    title: { zh: '3类', en: 'Class 3' },
    area: {
      zh: '以工业生产、仓储物流为主要功能，需要防止工业噪声对周围环境产生严重影响的区域',
      en: 'Mainly industry, storage and logistics',
    },
    dayDb: 65,
    nightDb: 55,
    certainty: 'R+',
  },
  '4a': {
    title: { zh: '4a类', en: 'Class 4a' },
    area: {
      zh: '高速公路、一级公路、二级公路、城市快速路、主干路、次干路、城市轨道交通（地面段）、内河航道两侧区域',
      en: 'Beside motorways, class 1 and 2 highways, urban trunk roads, surface metro and inland waterways',
    },
    dayDb: 70,
    nightDb: 55,
    certainty: 'R+',
  },
  '4b': {
    title: { zh: '4b类', en: 'Class 4b' },
    area: { zh: '铁路干线两侧区域', en: 'Beside trunk railways' },
    dayDb: 70,
    nightDb: 60,
    certainty: 'R+',
  },
};

export interface NoiseLimit {
  /** LAeq, dB(A). */
  readonly limitDb: number;
  readonly standard: Standard;
  readonly clause: Clause;
}

/** The limit of a functional zone. Source: GB 3096-2008 cl. 5.1, table 1. */
export function noiseLimit(zone: ZoneClass, period: JudgedPeriod): NoiseLimit {
  const { dayDb, nightDb } = zoneRecords[zone];
  return { limitDb: period === 'day' ? dayDb : nightDb, standard: gb3096, clause: gb3096.clauses.limits };
}

/** The cap of the maximum level of sudden noise at night: 15 dB over the night limit (cl. 5.4). */
export const nightPeakLimit = (zone: ZoneClass): NoiseLimit => ({
  limitDb: zoneRecords[zone].nightDb + 15,
  standard: gb3096,
  clause: gb3096.clauses.nightPeak,
});

/**
 * Reads a class as files write it: `2`, `"2"`, `"2类"`, `"４ａ类"`, `"4A"`. null where none is meant. A plain "4"
 * is not a class of GB 3096: whether road or railway decides the night limit.
 */
export function zoneClassOf(value: unknown): ZoneClass | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value)
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\s*(类(区)?|class)\s*/g, '');
  return zoneClasses.find((zone) => zone === text) ?? null;
}
