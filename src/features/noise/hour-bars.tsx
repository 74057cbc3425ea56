import type { KeyboardEvent, PointerEvent } from 'react';
import { formatNumber } from '../../domain/rounding.ts';
import { useStrings } from '../../i18n/i18n.ts';
import type { StringKey } from '../../i18n/strings/index.ts';
import styles from './hour-strip.module.css';
import { hourOfKey } from './hours.ts';
import { hourText } from './words.ts';

/** Space under the quietest bar, dB, so that it is seen. */
const floorDb = 3;

/** 24 bars, as high as the levels of the hours: a slider over the hours of the day. */
export function HourBars(props: {
  readonly meansDb: readonly number[];
  /** What a bar says, with {{hour}} and {{level}}. */
  readonly barText: StringKey;
  /** Limit of each hour, dB(A), drawn over the bars; null: none. */
  readonly limitsDb?: readonly (number | null)[] | undefined;
  readonly hour: number | null;
  readonly ready: boolean;
  readonly onHour: (hour: number) => void;
  readonly onPlay: () => void;
}) {
  const { meansDb, limitsDb = [], barText, hour, ready, onHour, onPlay } = props;
  const { t } = useStrings();
  const present = meansDb.filter((level) => !Number.isNaN(level));
  const limits = limitsDb.filter((limit) => limit !== null);
  const low = Math.min(...present, ...limits) - floorDb;
  const span = Math.max(...present, ...limits) - low;
  const heightOf = (level: number) => `${8 + (92 * (level - low)) / span}%`;
  const title = (at: number) => {
    const level = meansDb[at];
    if (Number.isNaN(level)) return t('noise.barMissing', { hour: hourText(at) });
    const bar = t(barText, { hour: hourText(at), level: formatNumber(level, 1) });
    const limit = limitsDb[at];
    return limit == null ? bar : `${bar}${t('list.comma')}${t('hours.limit', { limit })}`;
  };
  const atPointer = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.min(23, Math.max(0, Math.floor(((event.clientX - left) / width) * 24)));
  };
  const onKey = (event: KeyboardEvent) => {
    if (!ready) return;
    const next = hourOfKey(event.key, hour);
    if (next === null && event.key !== ' ') return;
    event.preventDefault();
    if (next === null) onPlay();
    else onHour(next);
  };
  return (
    <div
      className={styles.bars}
      role="slider"
      tabIndex={0}
      aria-label={t('noise.hourOfDay')}
      aria-valuemin={0}
      aria-valuemax={23}
      aria-valuenow={hour ?? 0}
      aria-valuetext={hour === null ? t('noise.wholeValue') : title(hour)}
      aria-disabled={!ready}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        if (!ready) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        onHour(atPointer(event));
      }}
      onPointerMove={(event) => {
        if (!ready || event.buttons !== 1) return;
        const at = atPointer(event);
        if (at !== hour) onHour(at);
      }}
    >
      {meansDb.map((level, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the 24 hours are their own keys.
          key={at}
          className={styles.bar}
          data-now={at === hour || undefined}
          title={title(at)}
          style={{ height: Number.isNaN(level) ? 0 : heightOf(level) }}
        />
      ))}
      {limits.length > 0 && (
        <div className={styles.limits} aria-hidden="true">
          {limitsDb.map((limit, at) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: the 24 hours are their own keys.
              key={at}
              style={limit === null ? { visibility: 'hidden' } : { height: heightOf(limit) }}
            />
          ))}
        </div>
      )}
    </div>
  );
}
