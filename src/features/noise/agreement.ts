import type { ChartOption } from '../../ui/chart.tsx';

/** Plots of levels against levels: both axes alike, and the line on which they agree. Pure. */

/** Whole classes of 5 dB around the levels, with a margin. */
export function agreementRange(levels: readonly number[]): readonly [low: number, high: number] {
  const present = levels.filter(Number.isFinite);
  return [5 * Math.floor((Math.min(...present) - 1) / 5), 5 * Math.ceil((Math.max(...present) + 1) / 5)];
}

export function agreementAxes(
  [min, max]: readonly [number, number],
  across: string,
  up: string,
): Pick<ChartOption, 'grid' | 'xAxis' | 'yAxis'> {
  return {
    grid: { left: 38, right: 14, top: 22, bottom: 40 },
    xAxis: { type: 'value', min, max, name: across, nameLocation: 'middle', nameGap: 26 },
    yAxis: { type: 'value', min, max, name: up, nameGap: 8, nameTextStyle: { align: 'left' } },
  };
}

export const agreementLine = ([low, high]: readonly [number, number]) => ({
  type: 'line' as const,
  silent: true,
  showSymbol: false,
  lineStyle: { width: 1, type: 'dashed' as const },
  data: [
    [low, low],
    [high, high],
  ],
});
