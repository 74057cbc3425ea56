import type { JudgedPeriod } from './gb3096.ts';
import type { Standard } from './standard.ts';

/** GB 12348-2008: noise of industry at its boundary. */

export const gb12348 = {
  code: 'GB 12348-2008',
  title: { zh: '工业企业厂界环境噪声排放标准', en: 'Emission standard for industrial noise at the boundary' },
  effectiveFrom: '2008-10-01',
  clauses: {
    limits: {
      clause: { zh: '4.1.1 表1', en: 'cl. 4.1.1, table 1' },
      about: { zh: '厂界环境噪声排放限值', en: 'Limits at the boundary' },
      certainty: 'S',
    },
    frequentPeak: {
      clause: { zh: '4.1.2', en: 'cl. 4.1.2' },
      about: {
        zh: '夜间频发噪声的最大声级超过限值的幅度不得高于 10 dB(A)',
        en: 'Frequent noise at night exceeds the limit by at most 10 dB(A)',
      },
      certainty: 'S',
    },
    occasionalPeak: {
      clause: { zh: '4.1.3', en: 'cl. 4.1.3' },
      about: {
        zh: '夜间偶发噪声的最大声级超过限值的幅度不得高于 15 dB(A)',
        en: 'Occasional noise at night exceeds the limit by at most 15 dB(A)',
      },
      certainty: 'S',
    },
  },
} as const satisfies Standard;

export type BoundaryClass = '0' | '1' | '2' | '3' | '4';

/** Table 1, LAeq in dB(A), by the class of the zone outside the boundary. */
const limitsDb: Readonly<Record<BoundaryClass, Readonly<Record<JudgedPeriod, number>>>> = {
  '0': { day: 50, night: 40 },
  '1': { day: 55, night: 45 },
  '2': { day: 60, night: 50 },
  '3': { day: 65, night: 55 },
  '4': { day: 70, night: 55 },
};

export const boundaryLimit = (boundaryClass: BoundaryClass, period: JudgedPeriod) => ({
  limitDb: limitsDb[boundaryClass][period],
  standard: gb12348,
  clause: gb12348.clauses.limits,
});
