import { useMemo } from 'react';
import type { PeriodHours } from '../../../domain/indicator.ts';
import { formatNumber } from '../../../domain/rounding.ts';
import { gb3096, judgedPeriods, noiseLimit, type ZoneClass } from '../../../domain/standards/gb3096.ts';
import { citation } from '../../../domain/standards/standard.ts';
import { inLanguage } from '../../../domain/text.ts';
import { noteText, useStrings } from '../../../i18n/i18n.ts';
import { useStore } from '../../../state/store.ts';
import { Chart } from '../../../ui/chart.tsx';
import { Select } from '../../../ui/popups.tsx';
import { spanWords } from '../span-words.ts';
import styles from './inspector.module.css';
import { verdictText } from './rows.ts';
import { seriesOption } from './series-chart.ts';
import type { JudgedLevel, StationView } from './station-view.ts';

const allDays = 'all';

/** Day and night level with verdict, and the hours of a day against the limit of the zone. */
export function NoiseCard(props: {
  readonly view: StationView;
  readonly periodHours: PeriodHours;
  readonly date: string | null;
  readonly onDate: (date: string | null) => void;
}) {
  const { view, periodHours, date, onDate } = props;
  const { t, language } = useStrings();
  const theme = useStore((state) => state.theme);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colour is read from the page, which changes with the theme.
  const limitColour = useMemo(
    () => getComputedStyle(document.documentElement).getPropertyValue('--bad').trim(),
    [theme],
  );
  const option = useMemo(
    () =>
      seriesOption(
        view,
        { level: 'Leq', limit: t('inspect.limit'), missing: t('inspect.missingHour') },
        limitColour,
      ),
    [view, t, limitColour],
  );
  const split = spanWords(periodHours);
  const limits = view.zone ? limitWords(view.zone) : null;
  const standard = inLanguage(citation(gb3096, gb3096.clauses.limits), language);
  return (
    <>
      <div className={styles.two}>
        <Level level={view.day} title={t('inspect.dayLevel', { span: split.day })} />
        <Level level={view.night} title={t('inspect.nightLevel', { span: split.night })} />
      </div>
      {view.notes.map((note) => (
        <p key={note.code} className={styles.remark}>
          {noteText(note, t)}
        </p>
      ))}
      <div className={styles.chartHead}>
        <p>{limits ? t('inspect.chartTitle', { limits, standard }) : t('inspect.hourlyLeq')}</p>
        {view.dates.length > 1 && (
          <Select
            label={t('inspect.date')}
            hideLabel
            value={date ?? allDays}
            options={[
              { id: allDays, text: t('inspect.allDays', { count: view.dates.length }) },
              ...view.dates.map((id) => ({ id, text: id })),
            ]}
            onChange={(id) => onDate(id === allDays ? null : id)}
          />
        )}
      </div>
      <Chart option={option} height={136} label={t('inspect.hourlyLeq')} summary={summaryOf(view, t)} />
    </>
  );
}

const limitWords = (zone: ZoneClass): string =>
  judgedPeriods.map((period) => noiseLimit(zone, period).limitDb).join(' / ');

function Level({ level, title }: { readonly level: JudgedLevel; readonly title: string }) {
  const { t } = useStrings();
  const { verdict, levelDb } = level;
  return (
    <div>
      <p className={styles.kind}>{title}</p>
      <p className={styles.big}>
        {levelDb === null ? '–' : formatNumber(levelDb, 1)} <small>dB(A)</small>
      </p>
      <p className={styles.pill} data-verdict={verdict ? (verdict.pass ? 'pass' : 'fail') : 'none'}>
        {verdict && <span aria-hidden="true">{verdict.pass ? '✓' : '▲'}</span>} {verdictText(level, t)}
      </p>
    </div>
  );
}

function summaryOf(view: StationView, t: ReturnType<typeof useStrings>['t']): string {
  const present = view.hoursDb.flatMap((level, hour) => (level === null ? [] : [{ level, hour }]));
  if (present.length === 0) return t('inspect.noHours');
  const low = present.reduce((a, b) => (b.level < a.level ? b : a));
  const high = present.reduce((a, b) => (b.level > a.level ? b : a));
  return t('inspect.chartSummary', {
    low: formatNumber(low.level, 1),
    lowHour: low.hour,
    high: formatNumber(high.level, 1),
    highHour: high.hour,
    count: present.length,
  });
}
