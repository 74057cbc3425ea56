import type { LayerSpec } from '../../../domain/catalog.ts';
import { inLanguage, type Language } from '../../../domain/text.ts';

/** A title without its closing "（示意）" or "(demo)", for places where the mark itself stands beside it. */
export const withoutMark = (title: string): string =>
  title.replace(/\s*[（(]\s*(示意|demo|illustrative)\s*[）)]$/i, '');

export const isIllustrative = (spec: LayerSpec): boolean => spec.info.provenance === 'illustrative';

export function layerTitle(spec: LayerSpec, language: Language): string {
  const title = inLanguage(spec.title, language);
  return isIllustrative(spec) ? withoutMark(title) : title;
}
