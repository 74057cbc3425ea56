import type { LayerFeature } from '../domain/feature.ts';
import { roundHalfEven } from '../domain/rounding.ts';
import { gb3096, zoneRecords } from '../domain/standards/gb3096.ts';
import { gradeClause, hj640, meanClause } from '../domain/standards/hj640.ts';
import { citation } from '../domain/standards/standard.ts';
import { inLanguage, type Language, type LocalizedText } from '../domain/text.ts';
import * as words from './answer-words.ts';
import { windOf } from './measure.ts';
import type { Crossing } from './overlap.ts';
import type { Answer, Layer, LayerAnswer } from './types.ts';

export type TableId = keyof typeof words.tableTitles;
export type ColumnId = keyof typeof words.columnTitles;
export type Cell = string | number | null;
export type AnswerRow = Readonly<Partial<Record<ColumnId, Cell>>>;

export interface AnswerTable {
  readonly id: TableId;
  readonly title: string;
  readonly columns: readonly { readonly id: ColumnId; readonly title: string }[];
  readonly rows: readonly AnswerRow[];
}

/**
 * An answer as flat tables with titles in one language, for the screen and for CSV; empty tables are left out.
 * Numbers are rounded half to even: levels and shares to 0.1, metres to 1, square metres to 1, degrees to 1.
 * Every row says how far its data can be trusted and carries the mark 示意 where it rests on generated data.
 */
export function answerTables(
  answer: Answer,
  crossings: readonly Crossing[],
  layers: readonly Layer[],
  language: Language,
): readonly AnswerTable[] {
  const say = (text: LocalizedText) => inLanguage(text, language);
  const source = featureSource(layers, language);
  const build = (id: TableId, columns: readonly ColumnId[], rows: readonly AnswerRow[]): AnswerTable => ({
    id,
    title: say(words.tableTitles[id]),
    columns: columns.map((column) => ({ id: column, title: say(words.columnTitles[column]) })),
    rows,
  });
  const tables = [
    build(
      'hits',
      ['layer', 'id', 'name', ...trust],
      answer.layers.flatMap((layer) => hitRows(layer, source, say)),
    ),
    build(
      'counts',
      ['layer', 'class', 'count', 'mark'],
      answer.layers.flatMap((layer) => countRows(layer, say)),
    ),
    build(
      'levels',
      levelColumns,
      answer.layers.flatMap((layer) => levelRows(layer, answer, say)),
    ),
    build(
      'passRates',
      rateColumns,
      answer.layers.flatMap((layer) => rateRows(layer, answer, say)),
    ),
    build(
      'overlap',
      overlapColumns,
      answer.layers.flatMap((layer) => overlapRows(layer, source, say)),
    ),
    build(
      'crossings',
      crossingColumns,
      crossings.flatMap((crossing) => crossingRows(crossing, source, say)),
    ),
    build(
      'lengths',
      lengthColumns,
      answer.layers.flatMap((layer) => lengthRows(layer, source, say)),
    ),
    build('nearest', nearestColumns, nearestRows(answer, source, say)),
    build('villages', ['count', 'residents', 'mark'], villageRows(answer, say)),
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

type Say = (text: LocalizedText) => string;
type Source = (layerId: string, featureId: string, say: Say) => AnswerRow;

const trust = ['provenance', 'mark'] as const;
const levelColumns: readonly ColumnId[] = [
  ...(['layer', 'stationKind', 'quantity', 'period', 'levelDb', 'stations', 'leftOut', 'grade'] as const),
  ...(['rule', 'standard', 'mark'] as const),
];
const rateColumns: readonly ColumnId[] = [
  ...([
    'layer',
    'stationKind',
    'zone',
    'period',
    'limitDb',
    'pass',
    'total',
    'ratePct',
    'withoutLevel',
  ] as const),
  ...(['rule', 'standard', 'mark'] as const),
];
const overlapColumns: readonly ColumnId[] = [
  ...(['layer', 'id', 'name', 'areaM2', 'shareOfFeaturePct', 'shareOfRegionPct'] as const),
  ...trust,
];
const crossingColumns: readonly ColumnId[] = [
  ...(['layer', 'id', 'name', 'otherLayer', 'otherId', 'otherName'] as const),
  ...(['areaM2', 'shareOfFirstPct', 'shareOfSecondPct', 'provenance', 'otherProvenance', 'mark'] as const),
];
const lengthColumns: readonly ColumnId[] = ['layer', 'id', 'name', 'insideM', 'lengthM', ...trust];
const nearestColumns: readonly ColumnId[] = [
  ...(['kind', 'layer', 'id', 'name', 'distanceM', 'bearingDeg', 'direction'] as const),
  ...trust,
];

const percent = (share: number | null): number | null =>
  share === null ? null : roundHalfEven(share * 100, 1);

/** Name, layer title and trust of a feature. */
function featureSource(layers: readonly Layer[], language: Language): Source {
  const known = new Map<string, ReadonlyMap<string, LayerFeature>>();
  const titles = new Map<string, LocalizedText>();
  for (const { spec, features } of layers) {
    known.set(spec.id, new Map(features.map((feature) => [feature.id, feature])));
    titles.set(spec.id, spec.title);
  }
  return (layerId, featureId, say) => {
    const title = titles.get(layerId);
    const feature = known.get(layerId)?.get(featureId);
    const { name, nameEn } = feature?.properties ?? {};
    const shown = language === 'en' ? (nameEn ?? name) : (name ?? nameEn);
    return {
      layer: title ? say(title) : layerId,
      id: featureId,
      name: shown === null || shown === undefined ? '' : String(shown),
      provenance: feature ? say(words.provenanceWords[feature.provenance]) : '',
      mark: feature?.provenance === 'illustrative' ? say(words.illustrativeMark) : '',
    };
  };
}

/** The mark of a figure that rests on all hits of a layer. */
function layerMark({ illustrativeHits, hits }: LayerAnswer, say: Say): string {
  if (illustrativeHits === 0) return '';
  if (illustrativeHits === hits.length) return say(words.illustrativeMark);
  return say(words.partlyIllustrative(illustrativeHits, hits.length));
}

const hitRows = (layer: LayerAnswer, source: Source, say: Say): readonly AnswerRow[] =>
  layer.hits.map((id) => source(layer.layerId, id, say));

function countRows(layer: LayerAnswer, say: Say): readonly AnswerRow[] {
  if (layer.hits.length === 0) return [];
  const shared = { layer: say(layer.title), mark: layerMark(layer, say) };
  const classes = layer.classes.map(({ label, count }) => ({ ...shared, class: say(label), count }));
  return [...classes, { ...shared, class: say(words.sum), count: layer.hits.length }];
}

function levelRows(layer: LayerAnswer, { periodHours }: Answer, say: Say): readonly AnswerRow[] {
  if (!layer.levels) return [];
  const shared = { layer: say(layer.title), mark: layerMark(layer, say) };
  const { Ld, Ln, Ldn } = {
    Ld: say(words.periodWords('day', periodHours)),
    Ln: say(words.periodWords('night', periodHours)),
    Ldn: '24 h',
  };
  const ranges = layer.levels.ranges.flatMap(({ indicator, minDb, maxDb, stations }) =>
    (
      [
        ['min', minDb],
        ['max', maxDb],
      ] as const
    ).map(([quantity, levelDb]) => ({
      ...shared,
      quantity: `${indicator} ${say(words.quantityWords[quantity])}`,
      period: { Ld, Ln, Ldn }[indicator],
      levelDb: roundHalfEven(levelDb, 1),
      stations,
    })),
  );
  const means = layer.levels.means.map(({ stationKind, rule, period, meanDb, grade, stations, leftOut }) => ({
    ...shared,
    stationKind: say(words.stationKindWords[stationKind]),
    quantity: `${period === 'day' ? 'Ld' : 'Ln'} ${say(words.quantityWords[rule])}`,
    period: period === 'day' ? Ld : Ln,
    levelDb: roundHalfEven(meanDb, 1),
    stations,
    leftOut,
    grade: `${say(grade.ordinal)} ${say(grade.title)}`,
    rule: say(meanClause(stationKind).about),
    standard: say(citation(hj640, gradeClause(stationKind))),
  }));
  return [...ranges, ...means];
}

function rateRows(layer: LayerAnswer, { periodHours, rounding }: Answer, say: Say): readonly AnswerRow[] {
  if (!layer.levels) return [];
  return layer.levels.passRates.map(
    ({ stationKind, zone, period, limitDb, pass, total, withoutLevel, rate }) => ({
      layer: say(layer.title),
      stationKind: say(words.stationKindWords[stationKind ?? 'unknown']),
      zone: say(zone === 'all' ? words.allZones : zoneRecords[zone].title),
      period: say(words.periodWords(period, periodHours)),
      limitDb,
      pass,
      total,
      ratePct: percent(rate),
      withoutLevel,
      rule: say(words.rateRule(rounding, stationKind === 'functional')),
      standard: [
        citation(gb3096, gb3096.clauses.limits),
        ...(stationKind === 'functional' ? [citation(hj640, hj640.clauses.passRate)] : []),
      ]
        .map(say)
        .join('; '),
      mark: layerMark(layer, say),
    }),
  );
}

function overlapRows(layer: LayerAnswer, source: Source, say: Say): readonly AnswerRow[] {
  if (!layer.overlap) return [];
  const { features, coveredM2, shareOfRegion } = layer.overlap;
  const rows = features.map(({ featureId, areaM2, shareOfFeature, shareOfRegion: ofRegion }) => ({
    ...source(layer.layerId, featureId, say),
    areaM2: roundHalfEven(areaM2, 0),
    shareOfFeaturePct: percent(shareOfFeature),
    shareOfRegionPct: percent(ofRegion),
  }));
  const all = {
    layer: say(layer.title),
    name: say(words.overAll),
    areaM2: roundHalfEven(coveredM2, 0),
    shareOfRegionPct: percent(shareOfRegion),
    mark: layerMark(layer, say),
  };
  return [...rows, all];
}

/** Every pair of features of two layers that share an area. */
const crossingRows = ({ layerA, layerB, rows }: Crossing, source: Source, say: Say): readonly AnswerRow[] =>
  rows.map(({ a, b, areaM2, shareOfA, shareOfB }) => {
    const first = source(layerA, a, say);
    const second = source(layerB, b, say);
    return {
      ...first,
      otherLayer: second.layer,
      otherId: second.id,
      otherName: second.name,
      areaM2: roundHalfEven(areaM2, 0),
      shareOfFirstPct: percent(shareOfA),
      shareOfSecondPct: percent(shareOfB),
      otherProvenance: second.provenance,
      mark: first.mark || second.mark,
    };
  });

function lengthRows(layer: LayerAnswer, source: Source, say: Say): readonly AnswerRow[] {
  if (!layer.lengths) return [];
  const rows = layer.lengths.features.map(({ featureId, insideM, lengthM }) => ({
    ...source(layer.layerId, featureId, say),
    insideM: roundHalfEven(insideM, 0),
    lengthM: roundHalfEven(lengthM, 0),
  }));
  const insideM = roundHalfEven(layer.lengths.insideM, 0);
  return [...rows, { layer: say(layer.title), name: say(words.sum), insideM, mark: layerMark(layer, say) }];
}

const nearestRows = ({ nearest }: Answer, source: Source, say: Say): readonly AnswerRow[] =>
  nearest.map(({ category, layerId, featureId, distanceM, bearingDeg }) => ({
    ...source(layerId, featureId, say),
    kind: say(words.categoryWords[category]),
    distanceM: roundHalfEven(distanceM, 0),
    bearingDeg: bearingDeg === null ? null : roundHalfEven(bearingDeg, 0) % 360,
    direction: bearingDeg === null ? '' : say(words.windWords[windOf(bearingDeg)]),
  }));

function villageRows({ villages }: Answer, say: Say): readonly AnswerRow[] {
  if (villages.inside.length === 0) return [];
  const mark = villages.illustrative ? say(words.illustrativeMark) : '';
  return [{ count: villages.inside.length, residents: villages.residents, mark }];
}
