import { useMemo } from 'react';
import { useStrings } from '../../i18n/i18n.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import own from './exposure.module.css';
import { partOf } from './exposure-tables.tsx';
import { amountOf, type ExposureView, type Quantity } from './exposure-view.ts';
import { amountText, bandText, type ExposureColumn } from './exposure-words.ts';

/** Told apart in light and dark and by the colour-blind; the reference is paler. */
const colours = ['#1b8a90', '#7a5fc0', '#b56a1f'] as const;
const paler = 0.4;

/** A quantity per band as bars, one colour an indicator. */
export function ExposureChart(props: {
  readonly columns: readonly ExposureColumn[];
  readonly quantity: Quantity;
  readonly part: ExposureView['part'];
}) {
  const { columns, quantity, part } = props;
  const { t } = useStrings();
  const series = useMemo(
    () =>
      columns.flatMap(({ indicator, exposure, before }, k) => {
        const colour = colours[k % colours.length];
        const name = indicator;
        const now = { name, colour, opacity: 1, bands: partOf(exposure, part)?.bands ?? [] };
        if (!before) return [now];
        const was = partOf(before, part)?.bands ?? [];
        return [now, { name: t('exposure.before', { indicator }), colour, opacity: paler, bands: was }];
      }),
    [columns, part, t],
  );
  const bands = columns[0]?.exposure.whole.bands ?? [];
  const used = bands
    .map((_, k) => k)
    .filter((k) => series.some((one) => one.bands[k] && amountOf(quantity, one.bands[k]) > 0));
  const first = used[0] ?? 0;
  const last = used.at(-1) ?? -1;
  const option = useMemo(
    (): ChartOption => ({
      grid: { left: 44, right: 8, top: 24, bottom: 24 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: bands.slice(first, last + 1).map(bandText) },
      yAxis: {
        type: 'value',
        name: t(`exposure.quantity.${quantity}`),
        nameTextStyle: { align: 'left' },
        splitNumber: 3,
      },
      series: series.map(({ name, colour, opacity, bands: own }) => ({
        type: 'bar',
        name,
        barGap: '10%',
        barCategoryGap: '24%',
        itemStyle: { color: colour, opacity },
        data: bands.slice(first, last + 1).map((_, k) => {
          const one = own[first + k];
          return one ? Number(amountText(quantity, one)) : 0;
        }),
      })),
    }),
    [series, bands, first, last, quantity, t],
  );
  if (last < first) return null;
  const label = t('exposure.byBand', { quantity: t(`exposure.quantity.${quantity}`) });
  const summary = series
    .map(({ name, bands: own }) =>
      [
        name,
        ...used.flatMap((k) => (own[k] ? [`${bandText(own[k])}: ${amountText(quantity, own[k])}`] : [])),
      ].join(' '),
    )
    .join('; ');
  return (
    <>
      <Chart option={option} height={160} label={label} summary={summary} />
      <ul className={own.keys} aria-hidden="true">
        {series.map(({ name, colour, opacity }) => (
          <li key={name}>
            <i style={{ background: colour, opacity }} />
            {name}
          </li>
        ))}
      </ul>
    </>
  );
}
