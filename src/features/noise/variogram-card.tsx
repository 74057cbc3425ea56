import { memo, useMemo } from 'react';
import type { NoiseRecipe, Variogram } from '../../domain/recipe.ts';
import { formatNumber } from '../../domain/rounding.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { semivariance, type VariogramBin } from '../../interpolation/variogram.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import { Button, Empty } from '../../ui/controls.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import styles from './noise.module.css';
import { changeDraft } from './result-store.ts';

/** Empirical and model variogram with the three numbers to edit; edits draw at once and apply with the next run. */
export const VariogramCard = memo(function VariogramCard(props: {
  readonly draft: NoiseRecipe;
  /** Of the last run; null before the first. */
  readonly fitted: Variogram | null;
  readonly bins: readonly VariogramBin[];
}) {
  const { draft, fitted, bins } = props;
  const { t } = useStrings();
  const edited = typeof draft.variogram !== 'string';
  const shown = typeof draft.variogram === 'string' ? fitted : draft.variogram;
  const option = useMemo(
    () =>
      bins.length > 0 && shown
        ? variogramOption(bins, shown, { distance: t('noise.lag'), pairs: t('noise.pairs') })
        : null,
    [bins, shown, t],
  );
  if (!shown || !option) return <Empty>{t('noise.variogramLater')}</Empty>;

  const set = (patch: Partial<Variogram>) => changeDraft({ variogram: { ...shown, ...patch } });
  const summary = t('noise.variogramSummary', {
    model: t(`noise.model.${shown.model}`),
    nugget: formatNumber(shown.nugget, 2),
    psill: formatNumber(shown.psill, 2),
    range: formatNumber(shown.range, 0),
  });
  return (
    <div className={styles.group}>
      <div className={styles.headLine}>
        <h3>{t('noise.variogram')}</h3>
        <span className={styles.state} data-edited={edited || undefined}>
          {t(edited ? 'noise.edited' : 'noise.fitted')}
        </span>
        {edited && (
          <Button look="quiet" onPress={() => changeDraft({ variogram: 'auto' })}>
            {t('noise.backToFitted')}
          </Button>
        )}
      </div>
      <Chart option={option} height={190} label={t('noise.variogram')} summary={summary} />
      <div className={styles.triple}>
        <NumberInput
          label={t('noise.nugget')}
          unit="dB²"
          value={shown.nugget}
          min={0}
          onChange={(nugget) => nugget !== null && set({ nugget })}
        />
        <NumberInput
          label={t('noise.psill')}
          unit="dB²"
          value={shown.psill}
          min={0}
          onChange={(psill) => psill !== null && set({ psill })}
        />
        <NumberInput
          label={t('noise.range')}
          unit="m"
          value={shown.range}
          min={1}
          decimals={1}
          onChange={(range) => range !== null && set({ range })}
        />
      </div>
      <p className={styles.hint}>{t('noise.variogramHint')}</p>
    </div>
  );
});

const curvePoints = 80;

/** Bins sized by their pairs, the model's curve, and lines at nugget, sill and range. */
function variogramOption(
  bins: readonly VariogramBin[],
  model: Variogram,
  words: { readonly distance: string; readonly pairs: string },
): ChartOption {
  const farthest = Math.max(...bins.map((bin) => bin.distance), 1);
  const most = Math.max(...bins.map((bin) => bin.pairs), 1);
  const curve = Array.from({ length: curvePoints }, (_, i) => {
    // The limit h → 0+ is the nugget; at 0 itself the model is 0.
    const distance = Math.max((i / (curvePoints - 1)) * farthest, 1e-6);
    return [distance, semivariance(model, distance)];
  });
  const sill = model.nugget + model.psill;
  return {
    grid: { left: 38, right: 44, top: 22, bottom: 40 },
    tooltip: {
      trigger: 'item',
      formatter: (params) => {
        const bin = Array.isArray(params) || params.seriesIndex !== 0 ? undefined : bins[params.dataIndex];
        return bin
          ? `${formatNumber(bin.distance, 0)} m · ${formatNumber(bin.semivariance, 2)} dB²\n${words.pairs} ${bin.pairs}`
          : '';
      },
    },
    xAxis: {
      type: 'value',
      min: 0,
      name: words.distance,
      nameLocation: 'middle',
      nameGap: 26,
      splitLine: { show: false },
    },
    yAxis: { type: 'value', min: 0, name: 'γ (dB²)', nameGap: 8, splitNumber: 3 },
    series: [
      {
        type: 'scatter',
        data: bins.map((bin) => [bin.distance, bin.semivariance]),
        symbolSize: (_value, params) => 5 + 9 * Math.sqrt((bins[params.dataIndex]?.pairs ?? 0) / most),
      },
      {
        type: 'line',
        data: curve,
        showSymbol: false,
        silent: true,
        lineStyle: { width: 2 },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { type: 'dashed', width: 1 },
          label: { fontSize: 10, color: 'inherit', textBorderWidth: 0, position: 'end', formatter: '{b}' },
          data: [
            { name: 'C₀', yAxis: model.nugget },
            { name: 'C₀ + C', yAxis: sill },
            ...(model.range <= farthest ? [{ name: 'a', xAxis: model.range }] : []),
          ],
        },
      },
    ],
  };
}
