import type { LayerFeature } from '../../domain/feature.ts';
import type { JudgedPeriod } from '../../domain/standards/gb3096.ts';
import type { ComplaintHex } from '../../spatial/complaint-hexes.ts';
import type { ComplaintState } from './complaint-store.ts';

/** Which complaints are counted, and where they and the levels disagree. Pure. */

/** Month of a complaint, `YYYY-MM`; null where it has none. */
function monthOf({ properties }: LayerFeature): string | null {
  const text = String(properties.month ?? properties.date ?? '');
  return /^\d{4}-\d{2}/.exec(text)?.[0] ?? null;
}

/** Months from the first to the last complaint, those without any too. */
export function monthsOf(features: readonly LayerFeature[]): readonly string[] {
  const known = features.flatMap((feature) => monthOf(feature) ?? []).sort();
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return [];
  const months: string[] = [];
  let [year, month] = first.split('-').map(Number);
  for (let at = first; at <= last; at = `${year}-${String(month).padStart(2, '0')}`) {
    months.push(at);
    month++;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return months;
}

/** Complaints of a span of months; of one period alone where it is wanted and they say their own. */
export function countedComplaints(
  features: readonly LayerFeature[],
  { from, to, hours }: Pick<ComplaintState, 'from' | 'to' | 'hours'>,
  period: JudgedPeriod | null,
): readonly LayerFeature[] {
  return features.filter((feature) => {
    if (feature.geometry?.type !== 'Point') return false;
    if (hours === 'same' && period && feature.properties.period !== period) return false;
    if (from === null && to === null) return true;
    const month = monthOf(feature);
    return month !== null && (from === null || month >= from) && (to === null || month <= to);
  });
}

/** A hexagon with a level and a limit. */
export type JudgedHex = ComplaintHex & {
  readonly levelDb: number;
  readonly limitDb: number;
  readonly excessDb: number;
};

const isJudged = (hex: ComplaintHex): hex is JudgedHex => hex.excessDb !== null;
/** As in verdicts: sums of powers are not exact. */
const isAbove = ({ excessDb }: JudgedHex): boolean => excessDb > 1e-9;

/** Where many complain though the level keeps the limit: most complaints first. */
export const manyBelow = (hexes: readonly ComplaintHex[], atLeast: number): readonly JudgedHex[] =>
  hexes
    .filter(isJudged)
    .filter((hex) => hex.count >= atLeast && !isAbove(hex))
    .sort((a, b) => b.count - a.count || b.excessDb - a.excessDb);

/** Where nobody complains though the level is above the limit: furthest above first. */
export const noneAbove = (hexes: readonly ComplaintHex[]): readonly JudgedHex[] =>
  hexes
    .filter(isJudged)
    .filter((hex) => hex.count === 0 && isAbove(hex))
    .sort((a, b) => b.excessDb - a.excessDb);

export interface ComplaintCounts {
  readonly complaints: number;
  readonly above: number;
  readonly below: number;
  /** In hexagons without a level or a limit. */
  readonly unjudged: number;
}

export function complaintCounts(hexes: readonly ComplaintHex[]): ComplaintCounts {
  const counts = { complaints: 0, above: 0, below: 0, unjudged: 0 };
  for (const hex of hexes) {
    counts.complaints += hex.count;
    if (!isJudged(hex)) counts.unjudged += hex.count;
    else if (isAbove(hex)) counts.above += hex.count;
    else counts.below += hex.count;
  }
  return counts;
}
