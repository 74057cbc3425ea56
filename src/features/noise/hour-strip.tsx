import { type KeyboardEvent, type PointerEvent, useEffect, useState } from 'react';
import { formatNumber } from '../../domain/rounding.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { update, useStore } from '../../state/store.ts';
import { Button } from '../../ui/controls.tsx';
import { Select } from '../../ui/popups.tsx';
import { useMedia } from '../../ui/use-media.ts';
import styles from './hour-strip.module.css';
import { hourOfKey, neighbourHour } from './hours.ts';
import { type NoiseResult, useNoise } from './result-store.ts';
import { startRun } from './run.ts';
import { hourText, valueText } from './words.ts';

/** Time that one hour stands while playing. */
const stepMs = 1000;

/** Shows one hour; null goes back to the recipe's own value. The grids are there: only the map's array is swapped. */
const showHour = (hour: number | null): void =>
  update(({ noiseView }) => ({ noiseView: { ...noiseView, hour, show: 'value' } }));

/** The day along the bottom of the map; nothing until a grid with hourly levels is there. */
export function HourStrip() {
  const result = useNoise((state) => state.result);
  return result?.hourMeansDb ? <Strip result={result} meansDb={result.hourMeansDb} /> : null;
}

function Strip({ result, meansDb }: { readonly result: NoiseResult; readonly meansDb: readonly number[] }) {
  const { t } = useStrings();
  const chosen = useStore((state) => state.noiseView.hour);
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const [playing, setPlaying] = useState(false);
  const { value } = result.recipe;
  const hour = chosen ?? (value.kind === 'hour' ? value.hour : null);
  const ready = result.hours !== null;
  const plays = playing && ready && !still;

  useEffect(() => {
    if (!plays) return;
    const timer = setInterval(() => {
      const now = useStore.getState().noiseView.hour;
      showHour(neighbourHour(now, 1));
    }, stepMs);
    return () => clearInterval(timer);
  }, [plays]);

  const play = () => {
    if (!ready) return;
    // Without motion the button goes on by one hour.
    if (still) showHour(neighbourHour(hour, 1));
    else {
      if (!playing && hour === null) showHour(0);
      setPlaying(!playing);
    }
  };
  return (
    <section className={styles.strip} aria-label={t('noise.strip')}>
      <Button
        look="primary"
        label={t(still ? 'noise.nextHour' : plays ? 'noise.pause' : 'noise.play')}
        isDisabled={!ready}
        onPress={play}
      >
        <svg width="12" height="12" viewBox="0 0 12 12" fill="currentColor" aria-hidden="true">
          <path
            d={plays ? 'M2 1h3v10H2zM7 1h3v10H7z' : still ? 'M1 1l6 5-6 5zM8 1h2v10H8z' : 'M2 1l9 5-9 5z'}
          />
        </svg>
      </Button>
      <output className={styles.now} aria-live={plays ? 'off' : 'polite'}>
        {hour === null ? t('noise.wholeValue') : hourText(hour)}
      </output>
      <Bars meansDb={meansDb} hour={hour} ready={ready} onHour={showHour} onPlay={play} />
      <Indicator result={result} hour={hour} />
    </section>
  );
}

function Bars(props: {
  readonly meansDb: readonly number[];
  readonly hour: number | null;
  readonly ready: boolean;
  readonly onHour: (hour: number) => void;
  readonly onPlay: () => void;
}) {
  const { meansDb, hour, ready, onHour, onPlay } = props;
  const { t } = useStrings();
  const present = meansDb.filter((level) => !Number.isNaN(level));
  const low = Math.min(...present) - 3;
  const span = Math.max(...present) - low;
  const title = (at: number) => {
    const level = meansDb[at];
    return Number.isNaN(level)
      ? t('noise.barMissing', { hour: hourText(at) })
      : t('noise.bar', { hour: hourText(at), level: formatNumber(level, 1) });
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
          data-hour={at}
          title={title(at)}
          style={{ height: Number.isNaN(level) ? 0 : `${8 + (92 * (level - low)) / span}%` }}
        />
      ))}
    </div>
  );
}

const periodValues = ['Ld', 'Ln', 'Ldn', 'Lden'] as const;

/** From the hours back to a period level; another one than the recipe's is interpolated anew. */
function Indicator({ result, hour }: { readonly result: NoiseResult; readonly hour: number | null }) {
  const { t, language } = useStrings();
  const { recipe } = result;
  const own = recipe.value.kind === 'indicator' ? recipe.value.indicator : null;
  const offered = periodValues.filter((id) => id !== 'Lden' || recipe.periodHours.evening);
  return (
    <div className={styles.indicator}>
      <Select
        label={t('noise.valueLabel')}
        hideLabel
        value={hour !== null ? 'hour' : (own ?? 'other')}
        options={[
          { id: 'hour', text: t('noise.value.hour'), isDisabled: result.hours === null },
          ...offered.map((id) => ({
            id,
            text: valueText({ kind: 'indicator', indicator: id }, undefined, t, language),
          })),
          ...(own === null || !offered.some((id) => id === own)
            ? [{ id: 'other' as const, text: t('noise.wholeValue') }]
            : []),
        ]}
        onChange={(id) => {
          if (id === 'hour') showHour(hour ?? 8);
          else {
            showHour(null);
            if (id !== 'other' && id !== own)
              void startRun({ ...recipe, value: { kind: 'indicator', indicator: id } });
          }
        }}
      />
    </div>
  );
}
