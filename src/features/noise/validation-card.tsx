import { memo, useMemo } from 'react';
import { formatNumber } from '../../domain/rounding.ts';
import { useStrings } from '../../i18n/i18n.ts';
import type { CrossValidation } from '../../interpolation/cross-validation.ts';
import { select } from '../../state/store.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import { Button } from '../../ui/controls.tsx';
import { agreementAxes, agreementLine, agreementRange } from './agreement.ts';
import styles from './noise.module.css';

/** Leave-one-out of the map that is shown: how far it is off at places it has not seen. */
export const ValidationCard = memo(function ValidationCard(props: {
  readonly layerId: string;
  readonly stationIds: readonly (readonly string[])[];
  /** Name of the hour of the strip that is shown; null for the recipe's own value. */
  readonly hourName: string | null;
  readonly validation: CrossValidation;
}) {
  const { layerId, stationIds, hourName, validation } = props;
  const { t } = useStrings();
  const option = useMemo(
    () =>
      validationOption(validation, stationIds, {
        observed: t('noise.observed'),
        predicted: t('noise.predicted'),
      }),
    [validation, stationIds, t],
  );
  const numbers = {
    n: validation.n,
    me: signed(validation.meanError),
    mae: formatNumber(validation.meanAbsoluteError, 2),
    rmse: formatNumber(validation.rmse, 2),
  };
  const worst = worstOf(validation, 3);
  const choose = (index: number) => {
    const [featureId] = stationIds[index] ?? [];
    if (featureId) select({ layerId, featureId });
  };
  return (
    <div className={styles.group}>
      <h3>{hourName === null ? t('noise.validation') : `${t('noise.validation')} · ${hourName}`}</h3>
      <dl className={styles.numbers}>
        {(['me', 'mae', 'rmse'] as const).map((key) => (
          <div key={key}>
            <dt title={t(`noise.${key}Long`)}>{key.toUpperCase()}</dt>
            <dd>
              {numbers[key]} <small>dB</small>
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.text}>
        {t('noise.validationMeans', { rmse: numbers.rmse, bias: biasWords(validation, t) })}
      </p>
      <Chart
        option={option}
        height={220}
        label={t('noise.validation')}
        summary={t('noise.validationSummary', numbers)}
        onPick={({ seriesIndex, dataIndex }) => seriesIndex === 0 && choose(dataIndex)}
      />
      <div className={styles.worst}>
        <span className={styles.label}>{t('noise.worst')}</span>
        {worst.map((index) => (
          <Button key={index} onPress={() => choose(index)}>
            {stationIds[index][0]} {signed(validation.residuals[index])} dB
          </Button>
        ))}
      </div>
    </div>
  );
});

const signed = (value: number, decimals = 2): string => {
  const text = formatNumber(value, decimals);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
};

/** Bias under a tenth of the error is not worth a word about its sign. */
function biasWords({ meanError, rmse }: CrossValidation, t: ReturnType<typeof useStrings>['t']): string {
  if (Math.abs(meanError) < 0.1 * rmse) return t('noise.bias.none');
  return t(meanError > 0 ? 'noise.bias.high' : 'noise.bias.low', {
    me: formatNumber(Math.abs(meanError), 2),
  });
}

/** Indexes of the largest residuals, worst first. */
const worstOf = ({ residuals }: Pick<CrossValidation, 'residuals'>, count: number): readonly number[] =>
  residuals
    .map((residual, index) => ({ size: Math.abs(residual), index }))
    .filter(({ size }) => Number.isFinite(size))
    .sort((a, b) => b.size - a.size)
    .slice(0, count)
    .map(({ index }) => index);

function validationOption(
  { observed, predicted, residuals }: CrossValidation,
  ids: readonly (readonly string[])[],
  words: { readonly observed: string; readonly predicted: string },
): ChartOption {
  const range = agreementRange([...observed, ...predicted]);
  return {
    ...agreementAxes(range, words.observed, words.predicted),
    tooltip: {
      trigger: 'item',
      formatter: (params) => {
        if (Array.isArray(params) || params.seriesIndex !== 0) return '';
        const i = params.dataIndex;
        const numbers = [observed[i], predicted[i]].map((level) => formatNumber(level, 1));
        return `${ids[i]?.join(', ')}\n${words.observed} ${numbers[0]} · ${words.predicted} ${numbers[1]}\n${signed(residuals[i])} dB`;
      },
    },
    series: [
      {
        type: 'scatter',
        symbolSize: 7,
        itemStyle: { opacity: 0.7 },
        data: observed.map((z, i) => [z, predicted[i]]),
      },
      agreementLine(range),
    ],
  };
}
