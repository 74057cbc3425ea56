import { memo, type ReactNode, useCallback, useEffect, useState } from 'react';
import { useStrings } from '../../i18n/i18n.ts';
import type { StringKey } from '../../i18n/strings/index.ts';
import { Button } from '../../ui/controls.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { HourBars } from './hour-bars.tsx';
import styles from './hour-strip.module.css';
import { neighbourHour } from './hours.ts';
import { hourText } from './words.ts';

/** Time that one hour stands while playing. */
const stepMs = 1000;

/** The day along the bottom of the map: play, the hour in words, a bar an hour, and what stands beside them. */
export function HourControls(props: {
  readonly hour: number | null;
  readonly meansDb: readonly number[];
  /** What a bar says, with {{hour}} and {{level}}. */
  readonly barText: StringKey;
  /** Limit of each hour, dB(A); null: none. */
  readonly limitsDb?: readonly (number | null)[] | undefined;
  readonly ready: boolean;
  /** Instead of the hour, while it is not to be had. */
  readonly waiting?: string | undefined;
  /** The same function at every drawing. */
  readonly onHour: (hour: number) => void;
  readonly children?: ReactNode;
}) {
  const { hour, meansDb, limitsDb, barText, ready, waiting, onHour, children } = props;
  const { t } = useStrings();
  const { plays, play, still } = usePlay(ready, hour, onHour);
  return (
    <section
      className={styles.strip}
      data-hour-strip={ready ? 'ready' : 'waiting'}
      aria-label={t('noise.strip')}
    >
      <PlayButton plays={plays} play={play} still={still} ready={ready} />
      <output className={styles.now} aria-live={plays ? 'off' : 'polite'}>
        {waiting ?? (hour === null ? t('noise.wholeValue') : hourText(hour))}
      </output>
      <HourBars
        meansDb={meansDb}
        limitsDb={limitsDb}
        barText={barText}
        hour={hour}
        ready={ready}
        onHour={onHour}
        onPlay={play}
      />
      {children}
    </section>
  );
}

/** Goes on by an hour a second; without motion, by one hour a press. */
function usePlay(ready: boolean, hour: number | null, onHour: (hour: number) => void) {
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const [playing, setPlaying] = useState(false);
  const plays = playing && ready && !still;
  useEffect(() => {
    if (!plays) return;
    const timer = setTimeout(() => onHour(neighbourHour(hour, 1)), stepMs);
    return () => clearTimeout(timer);
  }, [plays, hour, onHour]);
  const play = useCallback(() => {
    if (!ready) return;
    if (still) onHour(neighbourHour(hour, 1));
    else setPlaying((before) => !before);
  }, [ready, still, hour, onHour]);
  return { plays, play, still };
}

/** Apart from the strip, so that a bar that grows does not draw it again. */
const PlayButton = memo(function PlayButton(props: {
  readonly plays: boolean;
  readonly still: boolean;
  readonly ready: boolean;
  readonly play: () => void;
}) {
  const { plays, still, ready, play } = props;
  const { t } = useStrings();
  const shape = plays ? 'M2 1h3v10H2zM7 1h3v10H7z' : still ? 'M1 1l6 5-6 5zM8 1h2v10H8z' : 'M2 1l9 5-9 5z';
  return (
    <Button
      look="primary"
      label={t(still ? 'noise.nextHour' : plays ? 'noise.pause' : 'noise.play')}
      isDisabled={!ready}
      onPress={play}
    >
      <svg width="12" height="12" viewBox="0 0 12 12" fill="currentColor" aria-hidden="true">
        <path d={shape} />
      </svg>
    </Button>
  );
});
