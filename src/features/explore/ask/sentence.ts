import type { LayerFeature } from '../../../domain/feature.ts';
import type { Question } from '../../../domain/question.ts';
import { inLanguage, type Language } from '../../../domain/text.ts';
import type { Translate } from '../../../i18n/i18n.ts';
import { categoryWords } from '../../../spatial/answer-words.ts';
import type { Answer, Layer, LayerAnswer, LevelSummary, PassCount } from '../../../spatial/types.ts';
import { featureName, withoutMark } from '../feature-words.ts';
import { areaText, distanceText, lengthText, percentText, reachText, windText } from '../measures.ts';

/** The one-sentence answer. Names come from the layers that were asked. */

/** Longer sentences are not read: the rest is in the details. */
const spokenLayers = 6;

export function sentenceOf(
  answer: Answer,
  layers: readonly Layer[],
  t: Translate,
  language: Language,
): string {
  const base = new Set(layers.filter(({ spec }) => spec.kind === 'base').map(({ spec }) => spec.id));
  const hit = answer.layers.filter(({ layerId, hits }) => hits.length > 0 && !base.has(layerId));
  const place = placeOf(answer.question, layers, t, language);
  if (hit.length === 0) {
    const nearest = nearestWords(answer, layers, t, language);
    return nearest ? t('ask.nothingButNearest', { place, nearest }) : t('ask.nothing', { place });
  }
  const ordered = [...hit].sort((a, b) => weight(b) - weight(a));
  const parts = ordered.slice(0, spokenLayers).map((layer) => layerWords(layer, t, language));
  if (answer.villages.residents !== null)
    parts.push(t('ask.residents', { count: answer.villages.residents }));
  const rest = ordered.slice(spokenLayers);
  if (rest.length > 0) {
    const count = rest.reduce((sum, { hits }) => sum + hits.length, 0);
    parts.push(t('ask.others', { layers: rest.length, count }));
  }
  return t('ask.sentence', { place, answer: parts.join(t('ask.semicolon')) });
}

/** What is judged comes first, then what is measured, then what is counted. */
const weight = ({ levels, overlap, lengths, kind }: LayerAnswer): number =>
  levels ? 3 : kind === 'village' ? 2 : overlap || lengths ? 1 : 0;

function layerWords(layer: LayerAnswer, t: Translate, language: Language): string {
  const title = withoutMark(inLanguage(layer.title, language));
  const count = layer.hits.length;
  if (layer.levels) {
    const { day, night } = layer.levels.overall;
    const rates = [rateWords('ask.dayRate', day, t), rateWords('ask.nightRate', night, t)].filter(
      (rate) => rate !== '',
    );
    return [t('ask.count', { title, count }), ...rates].join(t('list.comma'));
  }
  if (layer.overlap && layer.overlap.coveredM2 > 0)
    return t('ask.overlap', {
      title,
      count,
      area: areaText(layer.overlap.coveredM2),
      share: percentText(layer.overlap.shareOfRegion),
    });
  if (layer.lengths) return t('ask.length', { title, count, length: lengthText(layer.lengths.insideM) });
  return t('ask.count', { title, count });
}

function rateWords(key: 'ask.dayRate' | 'ask.nightRate', { pass, total }: PassCount, t: Translate): string {
  return total === 0 ? '' : t(key, { pass, total, rate: percentText(pass / total) });
}

/** Where the question looks: "圈内", "“徐村”500 m 内". */
function placeOf(question: Question, layers: readonly Layer[], t: Translate, language: Language): string {
  switch (question.kind) {
    case 'point':
      return t('ask.place.point', { distance: reachText(question.toleranceM) });
    case 'box':
      return t('ask.place.box');
    case 'polygon':
      return t('ask.place.polygon');
    case 'circle':
      return t('ask.place.circle', { distance: reachText(question.radiusM) });
    case 'near':
      return t('ask.place.near', {
        name: nameOf(question.layerId, question.featureId, layers, language),
        distance: reachText(question.distanceM),
      });
    case 'inside':
      return t('ask.place.inside', { name: nameOf(question.layerId, question.featureId, layers, language) });
  }
}

const findFeature = (
  layerId: string,
  featureId: string,
  layers: readonly Layer[],
): LayerFeature | undefined =>
  layers.find(({ spec }) => spec.id === layerId)?.features.find(({ id }) => id === featureId);

export function nameOf(
  layerId: string,
  featureId: string,
  layers: readonly Layer[],
  language: Language,
): string {
  const feature = findFeature(layerId, featureId, layers);
  return feature ? featureName(feature, language) : featureId;
}

function nearestWords(
  answer: Answer,
  layers: readonly Layer[],
  t: Translate,
  language: Language,
): string | null {
  const [first] = [...answer.nearest].sort((a, b) => a.distanceM - b.distanceM);
  if (!first) return null;
  return t('ask.nearest', {
    kind: inLanguage(categoryWords[first.category], language),
    name: nameOf(first.layerId, first.featureId, layers, language),
    distance: distanceText(first.distanceM),
    wind: first.bearingDeg === null ? '' : windText(first.bearingDeg, language),
  });
}

/** The rule that stands beside every rate: hours of the day, comparison, rounding. */
export const hasRates = ({ layers }: Answer): boolean =>
  layers.some(
    ({ levels }) => levels !== null && (levels.overall.day.total > 0 || levels.overall.night.total > 0),
  );

/** Stations that no rate counts, and why; stands beside the rates. */
export function leftOutLines({ overall: { day, night } }: LevelSummary, t: Translate): readonly string[] {
  const withoutLevel = Math.max(day.withoutLevel, night.withoutLevel);
  return [
    ...(withoutLevel > 0 ? [t('ask.withoutLevel', { count: withoutLevel })] : []),
    // A zone is of the station, not of the period: both counts are the same.
    ...(day.withoutZone > 0 ? [t('ask.withoutZone', { count: day.withoutZone })] : []),
  ];
}
