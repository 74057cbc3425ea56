import { gb3096 } from './gb3096.ts';
import { gb3838, waterAssessment2011 } from './gb3838.ts';
import { gb12348 } from './gb12348.ts';
import { hj633 } from './hj633.ts';
import { hj640 } from './hj640.ts';
import { hj906 } from './hj906.ts';
import type { Standard } from './standard.ts';
import { environmentalCode, gbt15190 } from './zoning.ts';

/** The edition before HJ 633-2026, for data of its time. */
const hj633of2012: Standard = {
  code: 'HJ 633-2012',
  title: {
    zh: '环境空气质量指数（AQI）技术规定（试行）',
    en: 'Technical regulation on the ambient air quality index (AQI), trial',
  },
  effectiveFrom: '2016-01-01',
  effectiveTo: '2026-02-28',
  supersededBy: 'HJ 633-2026',
  clauses: {},
};

/** Every edition that the product knows, for the method pages. */
export const standards: readonly Standard[] = [
  gb3096,
  gb12348,
  gbt15190,
  hj640,
  hj906,
  gb3838,
  waterAssessment2011,
  hj633,
  hj633of2012,
  environmentalCode,
];

/** The record of a code, e.g. "GB 3096-2008"; undefined for one it does not know. */
export const standardOf = (code: string): Standard | undefined =>
  standards.find((standard) => standard.code === code);
