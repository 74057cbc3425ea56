import { useMemo } from 'react';
import type { StationSeries } from '../../domain/station.ts';
import { useStrings } from '../../i18n/i18n.ts';
import type { Draft } from '../../workers/import-jobs.ts';
import styles from './data.module.css';
import { NoteList } from './note-list.tsx';
import { RejectedList } from './rejected-list.tsx';

const shownNotes = 12;

interface Days {
  /** In order; '' for hours without a date. */
  readonly dates: readonly string[];
  /** Days of all stations together. */
  readonly stationDays: number;
  readonly hours: number;
}

function daysOf(series: readonly StationSeries[]): Days {
  const all = series.flatMap(({ days }) => days);
  return {
    dates: [...new Set(all.map(({ date }) => date))].sort(),
    stationDays: all.length,
    hours: all.reduce((sum, { hours }) => sum + hours.filter((level) => level !== null).length, 0),
  };
}

/** What would be imported: stations, days, and everything worth knowing about the reading. */
export function DraftSummary({ layer }: { readonly layer: NonNullable<Draft['layer']> }) {
  const { t } = useStrings();
  const days = useMemo(() => daysOf(layer.series), [layer]);
  const { dates } = days;
  const placed = layer.features.filter((feature) => feature.geometry !== null).length;
  const count = layer.features.length;
  return (
    <div className={styles.summary}>
      <div role="status">
        <p className={styles.big}>
          {t(layer.geometry === 'point' ? 'data.features' : 'data.shapes', { count })}
          {placed < count && t('data.placed', { count: count - placed })}
        </p>
        {dates.length > 0 && (
          <p>
            {dates[0] === ''
              ? t('data.undated', { hours: days.hours })
              : t('data.hours', {
                  days: dates.length,
                  from: dates[0],
                  to: dates[dates.length - 1],
                  stationDays: days.stationDays,
                  hours: days.hours,
                })}
          </p>
        )}
      </div>
      {dates.length > 1 && (
        <details>
          <summary>{t('data.days', { count: dates.length })}</summary>
          <p className={styles.days}>{dates.join(t('list.comma'))}</p>
        </details>
      )}
      {layer.notes.length > 0 && <NoteList notes={layer.notes} shown={shownNotes} className={styles.notes} />}
      <RejectedList rejected={layer.rejected} />
    </div>
  );
}
