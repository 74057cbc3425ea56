import type { LocalizedText } from '../text.ts';

/**
 * How sure the record is of what it says. S: read in the standard itself; S2: second-hand, another program,
 * form or news item says so; C: computed and cross-checked; R+: professional memory, sure; R?: professional
 * memory, unsure (待核): shown as a setting to be checked against the bureau's own copy.
 */
export type Certainty = 'S' | 'S2' | 'C' | 'R+' | 'R?';

export interface Clause {
  /** As it is cited, e.g. "5.1 表1". */
  readonly clause: LocalizedText;
  readonly about: LocalizedText;
  readonly certainty: Certainty;
}

/** One edition of a standard. Limits point at it by code; screens, exports and prints name it. */
export interface Standard {
  readonly code: string;
  readonly title: LocalizedText;
  /** ISO dates. */
  readonly effectiveFrom: string;
  readonly effectiveTo?: string;
  readonly supersededBy?: string;
  readonly clauses: Readonly<Record<string, Clause>>;
}

/** True when the edition is in force on an ISO date; both ends are included. */
export const inForce = ({ effectiveFrom, effectiveTo }: Standard, date: string): boolean =>
  effectiveFrom <= date && (effectiveTo === undefined || date <= effectiveTo);

/** How a clause is cited: "GB 3096-2008 5.1 表1". */
export const citation = (standard: Standard, clause: Clause): LocalizedText => ({
  zh: `${standard.code} ${clause.clause.zh}`,
  en: `${standard.code} ${clause.clause.en}`,
});
