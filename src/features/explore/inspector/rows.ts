import type { LayerSpec } from '../../../domain/catalog.ts';
import type { LayerFeature } from '../../../domain/feature.ts';
import { planeOfEpsg } from '../../../domain/plane.ts';
import { formatNumber } from '../../../domain/rounding.ts';
import { zoneRecords } from '../../../domain/standards/gb3096.ts';
import { hj906 } from '../../../domain/standards/hj906.ts';
import { inLanguage, type Language } from '../../../domain/text.ts';
import { noteText, type Translate } from '../../../i18n/i18n.ts';
import { provenanceWords } from '../../../spatial/answer-words.ts';
import type { LayerFeatureRef } from '../../../spatial/types.ts';
import type { Surroundings } from '../../../workers/spatial-jobs.ts';
import { featureName, withoutMark } from '../feature-words.ts';
import { areaText, bearingText, distanceText, lengthText, lngLatText, percentText } from '../measures.ts';
import type { JudgedLevel, LevelRange, StationView } from './station-view.ts';

/** What the inspector says in lines of title and text: the same on the screen and in a copy. */
export interface Row {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** The feature that the line is about. */
  readonly ref?: LayerFeatureRef;
}

/** "▲ 超标 1.4 dB(A)", "✓ 达标", or why there is no verdict. */
export function verdictText({ verdict, valid, levelDb }: JudgedLevel, t: Translate): string {
  if (verdict) {
    if (verdict.pass) return t('inspect.pass');
    // A tenth would read 0.0 where the excess is a few hundredths.
    return t('inspect.exceeds', { excess: formatNumber(verdict.excessDb, verdict.excessDb < 0.05 ? 2 : 1) });
  }
  return levelDb !== null && !valid ? t('inspect.tooFewHours') : t('inspect.notJudged');
}

const rangeText = (range: LevelRange | null): string => {
  if (!range) return '–';
  const [low, high] = range.map((level) => formatNumber(level, 1));
  // The joiner keeps both ends on one line.
  return low === high ? low : `${low}\u2060–\u2060${high}`;
};

export function stationRows(view: StationView, t: Translate, language: Language): readonly Row[] {
  const { day, night, zone, l10, l50, l90 } = view;
  const present = day.hoursPresent + night.hoursPresent;
  const due = day.hoursDue + night.hoursDue;
  return [
    ...(l10 || l50 || l90
      ? [{ key: 'ln', title: 'L10 / L50 / L90', text: [l10, l50, l90].map(rangeText).join(' / ') }]
      : []),
    {
      key: 'hours',
      title: t('inspect.validHours'),
      text: t('inspect.hoursOf', { present, due, standard: hj906.code }),
    },
    {
      key: 'zone',
      title: t('inspect.zone'),
      text: zone ? inLanguage(zoneRecords[zone].title, language) : t('inspect.noZone'),
    },
  ];
}

/** Levels and hours of a station for the copy, where the screen has big numbers and a chart. */
export function levelRows(
  view: StationView,
  split: { readonly day: string; readonly night: string },
  t: Translate,
): readonly Row[] {
  const rows = (['day', 'night'] as const).map((period): Row => {
    const level = view[period];
    const db = level.levelDb === null ? '–' : `${formatNumber(level.levelDb, 1)} dB(A)`;
    const limit = level.verdict ? t('inspect.limitOf', { limit: level.verdict.limitDb }) : '';
    return {
      key: period,
      title: t(`inspect.${period}Level`, { span: split[period] }),
      text: [db, verdictText(level, t), limit].filter((part) => part !== '').join(' · '),
    };
  });
  const hours = view.hoursDb.map((level) => (level === null ? '–' : formatNumber(level, 1))).join(' ');
  const remarks = view.notes.map((note) => ({
    key: note.code,
    title: t('inspect.remark'),
    text: noteText(note, t),
  }));
  return [...rows, ...remarks, { key: 'leq', title: t('inspect.hourlyLeq'), text: hours }];
}

export type NameOf = (ref: LayerFeatureRef) => { readonly name: string; readonly layer: string } | null;

/** The largest ones; a question about the inside of the area lists them all. */
const shownOverlaps = 8;

/** Zones, units and parks at the place, the nearest pilot village, overlaps of an area, its measures. */
export function surroundingRows(
  { areas, nearestVillage, overlaps, areaM2, lengthM }: Surroundings,
  nameOf: NameOf,
  t: Translate,
  language: Language,
): readonly Row[] {
  const rows: Row[] = [];
  if (areaM2 > 0) rows.push({ key: 'area', title: t('inspect.area'), text: areaText(areaM2) });
  if (lengthM > 0)
    rows.push({
      key: 'length',
      title: t(areaM2 > 0 ? 'inspect.perimeter' : 'inspect.length'),
      text: lengthText(lengthM),
    });
  for (const ref of areas) {
    const found = nameOf(ref);
    if (found)
      rows.push({ key: `in ${ref.layerId} ${ref.featureId}`, title: found.layer, text: found.name, ref });
  }
  if (nearestVillage) {
    const { distanceM, bearingDeg } = nearestVillage;
    const where = bearingDeg === null ? '' : ` ${bearingText(bearingDeg, language)}`;
    const text = `${nameOf(nearestVillage)?.name ?? ''} ${distanceText(distanceM)}${where}`;
    rows.push({ key: 'village', title: t('inspect.nearestVillage'), text, ref: nearestVillage });
  }
  for (const overlap of overlaps.slice(0, shownOverlaps)) {
    const found = nameOf(overlap);
    if (!found) continue;
    const text = `${found.name} ${areaText(overlap.areaM2)} (${percentText(overlap.share)})`;
    rows.push({
      key: `over ${overlap.layerId} ${overlap.featureId}`,
      title: t('inspect.overlap', { layer: found.layer }),
      text,
      ref: overlap,
    });
  }
  if (overlaps.length > shownOverlaps)
    rows.push({
      key: 'over more',
      title: '',
      text: t('inspect.moreOverlaps', { count: overlaps.length - shownOverlaps }),
    });
  return rows;
}

/** Where the feature lies and how far it can be trusted. */
export function provenanceRows(
  spec: LayerSpec,
  feature: LayerFeature,
  epsg: number,
  t: Translate,
  language: Language,
): readonly Row[] {
  const { geometry, properties } = feature;
  const rows: Row[] = [];
  if (geometry?.type === 'Point') {
    const [lng, lat] = geometry.coordinates;
    rows.push({ key: 'place', title: t('inspect.place'), text: lngLatText(lng, lat) });
    const metres = planeOfEpsg(epsg)?.toPlane(lng, lat);
    if (metres) {
      const [east, north] = metres.map((value) => formatNumber(value, 0));
      rows.push({ key: 'plane', title: `CGCS2000 EPSG:${epsg}`, text: `E ${east} N ${north}` });
    }
  }
  const error = properties.positionErrorM;
  const trust = inLanguage(provenanceWords[feature.provenance], language);
  rows.push({
    key: 'provenance',
    title: t('inspect.provenance'),
    text:
      typeof error === 'number' ? t('inspect.trustWithError', { trust, error: distanceText(error) }) : trust,
  });
  const own =
    language === 'en'
      ? (properties.sourceEn ?? properties.source)
      : (properties.source ?? properties.sourceEn);
  const source = own ? String(own) : inLanguage(spec.info.source, language);
  rows.push({ key: 'source', title: t('inspect.source'), text: `${source} · ${spec.info.date}` });
  return rows;
}

/** Kind and class: "噪声监测点 · 功能区", for the line above the name. */
export function kindLine(spec: LayerSpec, feature: LayerFeature, language: Language): string {
  const { classes } = spec.style;
  const entry = classes?.entries.find(({ value }) => value === feature.properties[classes.field]);
  return [
    withoutMark(inLanguage(spec.title, language)),
    ...(entry ? [inLanguage(entry.label, language)] : []),
  ].join(' · ');
}

/** Everything that the inspector says, as plain text. */
export function featureText(
  spec: LayerSpec,
  feature: LayerFeature,
  rows: readonly Row[],
  t: Translate,
  language: Language,
): string {
  const mark = feature.provenance === 'illustrative' ? ` [${t('mark.illustrativeLong')}]` : '';
  const head = [
    `${featureName(feature, language)}${mark}`,
    kindLine(spec, feature, language),
    `ID ${feature.id}`,
  ];
  return [...head, ...rows.map(({ title, text }) => t('inspect.copyLine', { title, text }))].join('\n');
}
