import type { Method } from '../domain/scene.ts';

/** What each method is, for results and notes. */
export const standardOf: Readonly<Record<Method, string>> = {
  'hj2.4': 'HJ 2.4-2021',
  iso9613: 'ISO 9613-2:1996 = GB/T 17247.2-1998',
  cnossos: 'Directive (EU) 2015/996 as amended by 2021/1226',
};

/** Height of receivers where the file gives none, m: HJ 2.4-2021 as GB 3096-2008 (1.2); the Directive's façade (4). */
export const usualReceiverHeight: Readonly<Record<Method, number>> = { 'hj2.4': 1.2, iso9613: 4, cnossos: 4 };
