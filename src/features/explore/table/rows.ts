import type { FieldSpec } from '../../../domain/catalog.ts';
import type { LayerFeature, Value } from '../../../domain/feature.ts';
import { type HourSpan, isGbSplit, type PeriodHours } from '../../../domain/indicator.ts';
import { type JudgedPeriod, zoneClassOf } from '../../../domain/standards/gb3096.ts';
import { judge, type VerdictRounding } from '../../../domain/standards/verdict.ts';
import type { LevelsById } from '../context.ts';

/**
 * The rows of the attribute table. Levels and verdicts of stations become properties and fields like those of
 * the file, so that table, sorting and exports know one kind of column only.
 */
export interface TableContent {
  readonly fields: readonly FieldSpec[];
  readonly features: readonly LayerFeature[];
}

export interface LevelColumns {
  readonly levels: LevelsById;
  /** False where the file's own columns hold the levels already. */
  readonly showLevels: boolean;
  readonly periodHours: PeriodHours;
  readonly rounding: VerdictRounding;
}

const two = (hour: number): string => String(hour).padStart(2, '0');
const spanText = ([from, to]: HourSpan): string => `${two(from)}–${two(to)}`;

const levelField = (name: string, zh: string, en: string): FieldSpec => ({
  name,
  title: { zh, en },
  type: 'number',
  unit: 'dB(A)',
  decimals: 1,
});

const verdictField = (name: string, zh: string, en: string): FieldSpec => ({
  name,
  title: { zh, en },
  type: 'category',
  standard: 'GB 3096-2008',
  categories: [
    { value: 'exceeds', label: { zh: '▲ 超标', en: '▲ Over limit' } },
    { value: 'within', label: { zh: '✓ 达标', en: '✓ Within limit' } },
    { value: 'no-zone', label: { zh: '无功能区', en: 'No zone' } },
    { value: 'few-hours', label: { zh: '有效小时不足', en: 'Too few valid hours' } },
  ],
});

function addedFields({ periodHours, showLevels }: LevelColumns, judges: boolean): readonly FieldSpec[] {
  const { day, night } = periodHours;
  const [d, n] = [spanText(day), spanText(night)];
  // The limits of GB 3096 hold for its own hours: a verdict on others says which, and that it is no more than a hint.
  const isGb = isGbSplit(periodHours);
  const remark = (span: string) =>
    isGb
      ? { zh: '', en: '' }
      : {
          zh: `（${span}，非 GB 3096 时段，仅供参考）`,
          en: ` (${span}, not the hours of GB 3096: indicative only)`,
        };
  const [dayRemark, nightRemark] = [remark(d), remark(n)];
  const dayLevel = levelField('LdDb', `昼间 Ld（${d}）`, `Day Ld (${d})`);
  const nightLevel = levelField('LnDb', `夜间 Ln（${n}）`, `Night Ln (${n})`);
  return [
    ...(showLevels ? [dayLevel] : []),
    ...(judges
      ? [
          verdictField('dayVerdict', `昼间判定${dayRemark.zh}`, `Day verdict${dayRemark.en}`),
          levelField('dayExcessDb', '昼间超标量', 'Day excess'),
        ]
      : []),
    ...(showLevels ? [nightLevel] : []),
    ...(judges
      ? [
          verdictField('nightVerdict', `夜间判定${nightRemark.zh}`, `Night verdict${nightRemark.en}`),
          levelField('nightExcessDb', '夜间超标量', 'Night excess'),
        ]
      : []),
    ...(showLevels ? [levelField('LdnDb', '昼夜 Ldn', 'Ldn')] : []),
  ];
}

type Verdict = 'exceeds' | 'within' | 'no-zone' | 'few-hours';

function judged(
  levelDb: number | null,
  zone: Value | undefined,
  period: JudgedPeriod,
  rounding: VerdictRounding,
): readonly [verdict: Verdict, excessDb: number | null] {
  const zoneClass = zoneClassOf(zone);
  if (!zoneClass) return ['no-zone', null];
  if (levelDb === null) return ['few-hours', null];
  const { pass, excessDb } = judge(levelDb, zoneClass, period, rounding);
  return pass ? ['within', null] : ['exceeds', excessDb];
}

/** Only what stands in a column is added, so that exports hold no more than the table. */
function withLevels(
  feature: LayerFeature,
  { levels, rounding }: LevelColumns,
  shown: ReadonlySet<string>,
): LayerFeature {
  const { Ld, Ln, Ldn } = levels.get(feature.id) ?? { Ld: null, Ln: null, Ldn: null };
  const { zone } = feature.properties;
  const [dayVerdict, dayExcessDb] = judged(Ld, zone, 'day', rounding);
  const [nightVerdict, nightExcessDb] = judged(Ln, zone, 'night', rounding);
  const all = { LdDb: Ld, dayVerdict, dayExcessDb, LnDb: Ln, nightVerdict, nightExcessDb, LdnDb: Ldn };
  const added = Object.entries(all).filter(([name]) => shown.has(name));
  return { ...feature, properties: { ...feature.properties, ...Object.fromEntries(added) } };
}

/**
 * Features with their period levels and verdicts (GB 3096-2008 table 1), in columns behind the name. A layer
 * without levels comes back as it is; without a single zone there are levels but no verdicts.
 */
export function tableContent(
  fields: readonly FieldSpec[],
  features: readonly LayerFeature[],
  columns: LevelColumns | null,
): TableContent {
  if (!columns || columns.levels.size === 0) return { fields, features };
  const judges = features.some((feature) => zoneClassOf(feature.properties.zone) !== null);
  const added = addedFields(columns, judges);
  const shown = new Set(added.map((field) => field.name));
  const rows = features.map((feature) => withLevels(feature, columns, shown));
  const [first, ...rest] = fields;
  return { fields: first ? [first, ...added, ...rest] : added, features: rows };
}
