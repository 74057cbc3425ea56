import type { Standard } from './standard.ts';

/** HJ 906-2017: automatic monitoring of functional zones; when a measured hour or period counts. */

export const hj906 = {
  code: 'HJ 906-2017',
  title: {
    zh: '功能区声环境质量自动监测技术规定',
    en: 'Technical regulation for automatic monitoring of noise in functional zones',
  },
  effectiveFrom: '2018-03-01',
  clauses: {
    captureRate: {
      clause: { zh: '3.1', en: 'cl. 3.1' },
      about: { zh: '有效采集率 VDR = n/N × 100 %', en: 'Valid data rate VDR = n/N × 100 %' },
      certainty: 'S',
    },
    validity: {
      clause: { zh: '6', en: 'cl. 6' },
      about: { zh: '数据有效性', en: 'Validity of data' },
      certainty: 'R?',
    },
  },
} as const satisfies Standard;

export interface ValidityThresholds {
  /** Share of an hour that must have been captured, 0..1. */
  readonly hourCaptureRate: number;
  /** Valid hours that a day period of 16 h needs. */
  readonly dayHours: number;
  /** Valid hours that a night period of 8 h needs. */
  readonly nightHours: number;
}

/** 待核: remembered, not read (certainty of `clauses.validity`). A deployment may set its own. */
export const validityThresholds: ValidityThresholds = { hourCaptureRate: 0.75, dayHours: 12, nightHours: 6 };
