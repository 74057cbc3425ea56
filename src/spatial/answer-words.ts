import type { Provenance } from '../domain/feature.ts';
import type { HourSpan, PeriodHours } from '../domain/indicator.ts';
import type { JudgedPeriod } from '../domain/standards/gb3096.ts';
import { hj640 } from '../domain/standards/hj640.ts';
import { citation } from '../domain/standards/standard.ts';
import { type VerdictRounding, verdictRules } from '../domain/standards/verdict.ts';
import type { StationKind } from '../domain/station.ts';
import type { LocalizedText } from '../domain/text.ts';
import type { Wind } from './measure.ts';
import type { Answer, StationCategory } from './types.ts';

/** Words of the tables of an answer; as data, so that the command line and exports have them without a screen. */

const text = (zh: string, en: string): LocalizedText => ({ zh, en });

export const tableTitles = {
  hits: text('命中要素', 'Features found'),
  counts: text('按类计数', 'Counts by class'),
  levels: text('声级', 'Levels'),
  passRates: text('达标率', 'Pass rates'),
  overlap: text('面积重叠', 'Areas of overlap'),
  crossings: text('图层间重叠', 'Overlaps of layers'),
  lengths: text('区域内长度', 'Lengths inside'),
  nearest: text('最近站点', 'Nearest stations'),
  villages: text('村庄与人口', 'Villages and residents'),
} as const satisfies Record<string, LocalizedText>;

export const columnTitles = {
  layer: text('图层', 'Layer'),
  id: text('编号', 'ID'),
  name: text('名称', 'Name'),
  class: text('类别', 'Class'),
  count: text('数量', 'Count'),
  stationKind: text('站点类型', 'Kind of station'),
  quantity: text('统计量', 'Statistic'),
  period: text('时段', 'Period'),
  levelDb: text('声级 dB(A)', 'Level, dB(A)'),
  stations: text('参与站数', 'Stations'),
  leftOut: text('未参与站数', 'Stations left out'),
  grade: text('HJ 640 等级', 'HJ 640 grade'),
  zone: text('功能区类别', 'Zone class'),
  limitDb: text('限值 dB(A)', 'Limit, dB(A)'),
  pass: text('达标站数', 'Passing'),
  total: text('参评站数', 'Judged'),
  ratePct: text('达标率 %', 'Pass rate, %'),
  withoutLevel: text('无有效声级站数', 'Without a valid level'),
  rule: text('规则', 'Rule'),
  standard: text('依据', 'Standard'),
  areaM2: text('重叠面积 m²', 'Overlap, m²'),
  otherLayer: text('另一图层', 'Other layer'),
  otherId: text('另一编号', 'Other ID'),
  otherName: text('另一名称', 'Other name'),
  shareOfFirstPct: text('占前者 %', 'Of the first, %'),
  shareOfSecondPct: text('占后者 %', 'Of the second, %'),
  shareOfFeaturePct: text('占要素 %', 'Of the feature, %'),
  shareOfRegionPct: text('占区域 %', 'Of the region, %'),
  insideM: text('区域内长度 m', 'Length inside, m'),
  lengthM: text('全长 m', 'Full length, m'),
  kind: text('类型', 'Kind'),
  distanceM: text('距离 m', 'Distance, m'),
  bearingDeg: text('方位角 °（坐标北）', 'Bearing, ° from grid north'),
  direction: text('方向', 'Direction'),
  residents: text('人口', 'Residents'),
  provenance: text('来源性质', 'Provenance'),
  otherProvenance: text('另一来源性质', 'Other provenance'),
  mark: text('示意标记', 'Demo mark'),
} as const satisfies Record<string, LocalizedText>;

export const provenanceWords: Readonly<Record<Provenance, LocalizedText>> = {
  sourced: text('有出处', 'sourced'),
  approximate: text('位置或数值为估计', 'approximate'),
  illustrative: text('示意', 'illustrative'),
  measured: text('用户导入', 'brought by the user'),
};

export const illustrativeMark = text('示意', 'Demo');
export const partlyIllustrative = (count: number, of: number): LocalizedText =>
  text(`示意 ${count}/${of}`, `Demo ${count}/${of}`);

export const stationKindWords: Readonly<Record<StationKind | 'unknown', LocalizedText>> = {
  functional: text('功能区站', 'Functional-zone station'),
  regional: text('区域点', 'Regional point'),
  road: text('道路交通点', 'Road traffic point'),
  unknown: text('未注明类型', 'Kind not stated'),
};

export const categoryWords: Readonly<Record<StationCategory, LocalizedText>> = {
  'noise-functional': text('噪声功能区站', 'Noise, functional zone'),
  'noise-regional': text('噪声区域点', 'Noise, regional'),
  'noise-road': text('噪声道路交通点', 'Noise, road traffic'),
  'noise-other': text('噪声站（未注明类型）', 'Noise, kind not stated'),
  air: text('空气站', 'Air'),
  water: text('地表水断面', 'Surface water'),
};

export const windWords: Readonly<Record<Wind, LocalizedText>> = {
  n: text('北', 'N'),
  ne: text('东北', 'NE'),
  e: text('东', 'E'),
  se: text('东南', 'SE'),
  s: text('南', 'S'),
  sw: text('西南', 'SW'),
  w: text('西', 'W'),
  nw: text('西北', 'NW'),
};

export const quantityWords = {
  min: text('最低', 'lowest'),
  max: text('最高', 'highest'),
  arithmetic: text('算术平均', 'arithmetic mean'),
  'length-weighted': text('按路长加权平均', 'mean weighted by road length'),
} as const satisfies Record<string, LocalizedText>;

export const allZones = text('各类合计', 'All classes');
export const overAll = text('合计（重叠处计一次）', 'All (overlaps counted once)');
export const sum = text('合计', 'Sum');

const hour = (h: number): string => `${String(h).padStart(2, '0')}:00`;
const span = ([from, to]: HourSpan): string => `${hour(from)}–${hour(to)}`;

/** "昼间 06:00–22:00" */
export const periodWords = (period: JudgedPeriod, hours: PeriodHours): LocalizedText => {
  const when = span(hours[period]);
  return period === 'day' ? text(`昼间 ${when}`, `Day ${when}`) : text(`夜间 ${when}`, `Night ${when}`);
};

const judgedOnce = text(
  '每站以各有效日的能量平均声级判定一次（无小时数据的站用所载声级）',
  'Each station is judged once, by the energy mean over its valid days (by its stated level where it has no hours)',
);
const pointTimes = citation(hj640, hj640.clauses.passRate);

/** The rule of a pass rate. It is not that of HJ 640-2012 cl. 6, which is for functional-zone stations: that is said. */
export function rateRule(rounding: VerdictRounding, functional: boolean): LocalizedText {
  const { zh, en } = verdictRules[rounding];
  const rule = text(`${zh}；${judgedOnce.zh}`, `${en}. ${judgedOnce.en}`);
  if (!functional) return rule;
  return text(
    `${rule.zh}；${pointTimes.zh} 按点次统计，此处按站统计`,
    `${rule.en}; ${pointTimes.en} counts station-times, here stations are counted`,
  );
}

/** The rule of all rates of an answer. */
export const rateRuleOf = ({ rounding, layers }: Answer): LocalizedText =>
  rateRule(
    rounding,
    layers.some(({ levels }) => levels?.passRates.some(({ stationKind }) => stationKind === 'functional')),
  );
