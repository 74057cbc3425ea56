import { formatNumber } from '../../../domain/rounding.ts';
import type { ChartOption } from '../../../ui/chart.tsx';
import type { StationView } from './station-view.ts';

const two = (hour: number): string => String(hour).padStart(2, '0');

/** Lines at full tens around all values, so that stations compare. */
function scaleOf(levels: readonly number[]): { readonly min: number; readonly max: number } {
  const min = Math.floor((Math.min(...levels) - 1) / 10) * 10;
  return { min, max: Math.max(min + 20, Math.ceil((Math.max(...levels) + 1) / 10) * 10) };
}

/** Hourly Leq with the limit that holds in each hour, stepping where the periods change. */
export function seriesOption(
  { hoursDb, limitsDb }: Pick<StationView, 'hoursDb' | 'limitsDb'>,
  words: { readonly level: string; readonly limit: string; readonly missing: string },
  limitColour: string,
): ChartOption {
  const hours = hoursDb.map((_, hour) => two(hour));
  const levels = [...hoursDb, ...(limitsDb ?? [])].filter((level) => level !== null);
  return {
    grid: { left: 30, right: 8, top: 8, bottom: 22 },
    tooltip: {
      trigger: 'axis',
      formatter: (params) => {
        const at = Array.isArray(params) ? params[0].dataIndex : params.dataIndex;
        const level = hoursDb[at];
        const limit = limitsDb?.[at];
        return [
          `${two(at)}:00–${two(at + 1)}:00`,
          level === null ? words.missing : `${words.level} ${formatNumber(level, 1)} dB(A)`,
          ...(limit === null || limit === undefined ? [] : [`${words.limit} ${limit} dB(A)`]),
        ].join('\n');
      },
    },
    xAxis: { type: 'category', data: hours, axisLabel: { interval: 5 }, axisTick: { show: false } },
    yAxis: { type: 'value', ...(levels.length > 0 ? scaleOf(levels) : { min: 30, max: 70 }), interval: 10 },
    series: [
      {
        type: 'line',
        data: [...hoursDb],
        symbolSize: 4,
        showSymbol: hoursDb.includes(null),
        lineStyle: { width: 2 },
      },
      ...(limitsDb
        ? [
            {
              type: 'line' as const,
              data: [...limitsDb],
              step: 'middle' as const,
              showSymbol: false,
              silent: true,
              lineStyle: { type: 'dashed' as const, width: 1.5, color: limitColour },
              itemStyle: { color: limitColour },
            },
          ]
        : []),
    ],
  };
}
