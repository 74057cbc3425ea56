import { useMemo } from 'react';
import { formatNumber } from '../../../domain/rounding.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { Chart, type ChartOption } from '../../../ui/chart.tsx';

/** Twelve monthly means in µg/m³, January first; null where a month is missing. */
export function MonthChart({
  values,
  title,
}: {
  readonly values: readonly (number | null)[];
  readonly title: string;
}) {
  const { t } = useStrings();
  const option = useMemo(
    (): ChartOption => ({
      grid: { left: 30, right: 8, top: 8, bottom: 22 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: values.map((_, i) => String(i + 1)), axisTick: { show: false } },
      yAxis: { type: 'value', min: 0, splitNumber: 3 },
      series: [{ type: 'bar', data: [...values], barWidth: '60%' }],
    }),
    [values],
  );
  const present = values.filter((value) => value !== null);
  const summary = t('inspect.monthSummary', {
    low: formatNumber(Math.min(...present), 1),
    high: formatNumber(Math.max(...present), 1),
  });
  return <Chart option={option} height={120} label={title} summary={summary} />;
}
