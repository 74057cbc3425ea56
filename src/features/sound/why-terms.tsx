import { useMemo } from 'react';
import { nominalFrequencies } from '../../acoustics/bands.ts';
import type { PathShare } from '../../acoustics/why.ts';
import { formatNumber } from '../../domain/rounding.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import { sceneName, useSound } from './sound-store.ts';
import own from './why-card.module.css';
import { type TermName, termNames, termsOf } from './why-values.ts';

/** Told apart on light and on dark ground, and by the usual colour blindnesses; the table names them. */
const colours: Readonly<Record<TermName, string>> = {
  divergence: '#8a959b',
  air: '#3f94c9',
  ground: '#5a9e4b',
  diffraction: '#a463b8',
  reflection: '#d2812a',
};

const bandText = (frequency: number): string =>
  frequency < 1000 ? String(frequency) : `${frequency / 1000}k`;

/** What a path loses on its way, band by band: stacked bars, and the table that is their legend. */
export function WhyTerms({ path }: { readonly path: PathShare }) {
  const { t, language } = useStrings();
  const shown = useSound((state) => state.shown);
  const values = termsOf(path);
  const used = termNames.filter((name) => values[name].some((value) => Math.abs(value) > 0.005));
  const total = nominalFrequencies.map((_, i) => used.reduce((sum, name) => sum + values[name][i], 0));
  const title = `${t('sound.whyTerms')} · ${sceneName(shown, path.source, language)} · ${t(`sound.kind.${path.kind}`)}`;
  const option = useMemo((): ChartOption => {
    const values = termsOf(path);
    return {
      grid: { left: 34, right: 4, top: 22, bottom: 36 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: {
        type: 'category',
        data: nominalFrequencies.map(bandText),
        name: t('sound.band'),
        nameLocation: 'middle',
        nameGap: 22,
      },
      yAxis: { type: 'value', name: 'dB', nameGap: 8 },
      series: termNames
        .filter((name) => values[name].some((value) => Math.abs(value) > 0.005))
        .map((name) => ({
          type: 'bar',
          stack: 'terms',
          name: t(`sound.term.${name}`),
          barCategoryGap: '30%',
          itemStyle: { color: colours[name] },
          data: values[name].map((value) => Number(formatNumber(value, 1))),
        })),
    };
  }, [path, t]);
  return (
    <>
      <Chart
        option={option}
        height={190}
        label={title}
        summary={t('section.termsSummary', {
          low: formatNumber(total[0], 1),
          high: formatNumber(total[total.length - 1], 1),
        })}
      />
      <div className={own.scroll}>
        <table className={`${own.table} ${own.bands}`} data-testid="why-terms">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('sound.band')}</th>
              {nominalFrequencies.map((frequency) => (
                <th scope="col" key={frequency}>
                  {bandText(frequency)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {used.map((name) => (
              <tr key={name}>
                <th scope="row">
                  <span className={own.swatch} style={{ background: colours[name] }} aria-hidden="true" />
                  {t(`sound.term.${name}`)}
                </th>
                {values[name].map((value, i) => (
                  <td key={nominalFrequencies[i]}>{formatNumber(value, 1)}</td>
                ))}
              </tr>
            ))}
            <tr className={own.total}>
              <th scope="row">{t('section.total')}</th>
              {total.map((value, i) => (
                <td key={nominalFrequencies[i]}>{formatNumber(value, 1)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </>
  );
}
