import { type SceneSettings, spanHours } from '../domain/scene.ts';

/** Ldn and Lden as sums of period levels: period, its hours, what is added, dB (GB 3096-2008 3.6; 2002/49/EC Annex I). */
export interface IndicatorPart {
  readonly period: string;
  readonly share: number;
  readonly penaltyDb: number;
}

const compositeIndicators = ['Ld', 'Ln', 'Ldn', 'Lden'] as const;
type Composite = (typeof compositeIndicators)[number];
const isComposite = (name: string): name is Composite => compositeIndicators.some((known) => known === name);

const hours: Readonly<Record<Composite, readonly (readonly [string, readonly [number, number], number])[]>> =
  {
    Ld: [['day', [6, 22], 0]],
    Ln: [['night', [22, 6], 0]],
    Ldn: [
      ['day', [6, 22], 0],
      ['night', [22, 6], 10],
    ],
    Lden: [
      ['day', [7, 19], 0],
      ['evening', [19, 23], 5],
      ['night', [23, 7], 10],
    ],
  };

/**
 * What an indicator is made of in a scene: one of its periods, or Ld, Ln, Ldn, Lden. A scene of one period `all`
 * sounds alike in all of them.
 * @returns null where the scene lacks a period that the indicator needs
 */
export function partsOf(
  indicator: string,
  { periods, periodHours }: Pick<SceneSettings, 'periods' | 'periodHours'>,
): readonly IndicatorPart[] | null {
  if (!isComposite(indicator))
    return periods.includes(indicator) ? [{ period: indicator, share: 1, penaltyDb: 0 }] : null;
  const constant = periods.length === 1 && periods[0] === 'all';
  const parts = hours[indicator].map(([name, usual, penaltyDb]) => ({
    period: constant ? 'all' : name,
    hours: spanHours(constant ? usual : (periodHours[name] ?? usual)),
    penaltyDb,
  }));
  if (parts.some(({ period }) => !periods.includes(period))) return null;
  const total = parts.reduce((sum, part) => sum + part.hours, 0);
  return parts.map((part) => ({ period: part.period, share: part.hours / total, penaltyDb: part.penaltyDb }));
}

/** Level of an indicator from those of the periods, dB; NaN where none has energy. */
export function combine(parts: readonly IndicatorPart[], levelOf: (period: string) => number): number {
  let energy = 0;
  for (const { period, share, penaltyDb } of parts) {
    const level = levelOf(period);
    if (!Number.isNaN(level)) energy += share * 10 ** ((level + penaltyDb) / 10);
  }
  return energy > 0 ? 10 * Math.log10(energy) : Number.NaN;
}
