import { type Provenance, provenances } from '../domain/feature.ts';
import type { LocalizedText } from '../domain/text.ts';

/** What data are worth, in files: written by the exports, and read back so that 示意 stays 示意. */

export const provenanceWords: Readonly<Record<Provenance, LocalizedText>> = {
  sourced: { zh: '有来源', en: 'sourced' },
  approximate: { zh: '近似', en: 'approximate' },
  illustrative: { zh: '示意', en: 'illustrative' },
  measured: { zh: '实测导入', en: 'measured' },
};

export const provenanceTitle: LocalizedText = { zh: '数据性质', en: 'provenance' };

/** Column of a table that tells it, −1 for none. */
export const provenanceColumn = (columns: readonly string[]): number =>
  columns.findIndex((column) => column === provenanceTitle.zh || column.toLowerCase() === provenanceTitle.en);

/** Columns that every export writes anew. */
export const isProvenanceColumn = (columns: readonly string[], index: number): boolean =>
  provenanceColumn(columns) >= 0 &&
  (index === provenanceColumn(columns) || columns[index] === 'illustrative');

/** What nobody vouches for was brought by the user. */
export function provenanceOf(text: string | undefined): Provenance {
  const found = provenances.find(
    (known) => text === known || text === provenanceWords[known].zh || text === provenanceWords[known].en,
  );
  return found ?? 'measured';
}
