import type { FieldSpec } from '../../../domain/catalog.ts';
import type { LayerFeature } from '../../../domain/feature.ts';
import type { Language } from '../../../domain/text.ts';
import { fieldText, fieldTitle } from './field-text.ts';

/** Estimated from the text alone: measuring thousands of cells in the page would stop it. */

const wide = /[\u2e80-\u9fff\uff00-\uffef]/;
const paddingPx = 24;
/** Room of the sort arrow. */
const arrowPx = 14;
const markPx = 40;
const leastPx = 72;
const mostPx = 260;
const sampled = 80;

const textPx = (text: string): number => {
  let px = 0;
  for (const letter of text) px += wide.test(letter) ? 13.5 : 7.4;
  return px;
};

/** Widths of the columns, px, from the titles and the first rows. The first column has room for the mark 示意. */
export function columnWidths(
  fields: readonly FieldSpec[],
  features: readonly LayerFeature[],
  language: Language,
): readonly number[] {
  const sample = features.slice(0, sampled);
  return fields.map((field, index) => {
    const cells = sample.map((feature) => textPx(fieldText(feature, field, language)));
    const content = Math.max(0, ...cells) + (index === 0 ? markPx : 0);
    const title = textPx(fieldTitle(field, language)) * 0.9 + arrowPx;
    return Math.round(Math.min(mostPx, Math.max(leastPx, content + paddingPx, title + paddingPx)));
  });
}
