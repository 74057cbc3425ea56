import type { BarSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption, EChartsType } from 'echarts/core';
import { useEffect, useId, useRef, useState } from 'react';
import { useStore } from '../state/store.ts';
import styles from './chart.module.css';
import { later } from './later.ts';

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | ScatterSeriesOption | GridComponentOption | TooltipComponentOption
>;

/** A mark of a chart that was clicked. */
export interface ChartPick {
  readonly seriesIndex: number;
  readonly dataIndex: number;
}

export interface ChartProps {
  /** Colours and fonts of axes, text and tooltip come from the theme; series name their own colours. */
  readonly option: ChartOption;
  /** px */
  readonly height: number;
  /** Name of the chart for screen readers. */
  readonly label: string;
  /** What the chart shows, in a sentence: read out, and shown while the chart is not there. */
  readonly summary: string;
  readonly onPick?: (pick: ChartPick) => void;
}

/** ECharts in SVG: sharp in print, follows light and dark, text only (a tooltip never interprets markup). */
export function Chart({ option, height, label, summary, onPick }: ChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const latest = useRef({ option, onPick });
  const [status, setStatus] = useState<'loading' | 'ready' | 'failed'>('loading');
  const theme = useStore((state) => state.theme);
  const summaryId = useId();
  latest.current = { option, onPick };

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let gone = false;
    let takeBack = () => {};
    const observer = new ResizeObserver(() => {
      const made = chart.current;
      // ECharts draws anew at every call, and the observer begins with one.
      if (made && (made.getWidth() !== element.clientWidth || made.getHeight() !== element.clientHeight))
        made.resize();
    });
    // The first drawing is slow, for the engine's code is cold: frame, axes and each series in tasks of their own.
    const draw = (made: EChartsType, option: ChartOption) => {
      const { xAxis, yAxis, series = [], ...frame } = withDefaults(option);
      const drawn = [series].flat();
      const parts: ChartOption[] = [
        frame,
        { xAxis, yAxis },
        ...drawn.map((_, index) => ({ series: drawn.slice(0, index + 1) })),
      ];
      const next = (index: number) => {
        const part = parts[index];
        if (part) {
          made.setOption(part);
          takeBack = later(() => next(index + 1));
          return;
        }
        if (latest.current.option !== option)
          made.setOption(withDefaults(latest.current.option), { notMerge: true });
        observer.observe(element);
        setStatus('ready');
      };
      takeBack = later(() => next(0));
    };
    import('./chart-engine.ts').then(
      ({ init }) => {
        if (gone) return;
        takeBack = later(() => {
          const made = init(element, themeOf(element), { renderer: 'svg' });
          made.on('click', ({ seriesIndex, dataIndex }) => {
            if (seriesIndex !== undefined) latest.current.onPick?.({ seriesIndex, dataIndex });
          });
          draw(made, latest.current.option);
          chart.current = made;
        });
      },
      () => !gone && setStatus('failed'),
    );
    return () => {
      gone = true;
      takeBack();
      observer.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);

  // Text and map come first; of several options in a row only the last is drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new option is a reason to draw.
  useEffect(
    () =>
      // notMerge: a series that the new option lacks must go.
      later(() => chart.current?.setOption(withDefaults(latest.current.option), { notMerge: true })),
    [option],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the page, which changes with the theme.
  useEffect(() => {
    if (host.current) chart.current?.setTheme(themeOf(host.current));
  }, [theme]);

  return (
    <figure className={styles.figure}>
      <div
        ref={host}
        role="img"
        aria-label={label}
        aria-describedby={summaryId}
        className={styles.canvas}
        style={{ height }}
        data-chart={status}
      />
      <figcaption id={summaryId} className={status === 'ready' ? 'visually-hidden' : styles.summary}>
        {summary}
      </figcaption>
    </figure>
  );
}

const withDefaults = (option: ChartOption): ChartOption => ({
  animation: false,
  ...option,
  // Each chart gives its labels room by its own margins: laying the axes out twice to see whether they fit is slow.
  ...(option.grid && { grid: { outerBoundsMode: 'none', ...option.grid } }),
  ...(option.tooltip && {
    tooltip: {
      renderMode: 'richText',
      confine: true,
      ...(Array.isArray(option.tooltip) ? {} : option.tooltip),
    },
  }),
});

/** An ECharts theme from the page's tokens. */
function themeOf(element: HTMLElement) {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const [ink, ink2, line, panel] = ['--ink', '--ink2', '--line', '--panel'].map(token);
  const axis = {
    axisLine: { lineStyle: { color: line } },
    axisTick: { lineStyle: { color: line } },
    axisLabel: { color: ink2, fontSize: 11 },
    splitLine: { lineStyle: { color: line } },
    nameTextStyle: { color: ink2, fontSize: 11 },
  };
  return {
    color: [token('--accent'), token('--warn'), token('--bad')],
    textStyle: { fontFamily: style.fontFamily, color: ink2 },
    categoryAxis: axis,
    valueAxis: axis,
    tooltip: { backgroundColor: panel, borderColor: line, textStyle: { color: ink, fontSize: 12 } },
  };
}
