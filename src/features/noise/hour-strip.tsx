import { memo, useCallback, useEffect, useState } from 'react';
import type { NoiseRecipe } from '../../domain/recipe.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { useStore } from '../../state/store.ts';
import { Button } from '../../ui/controls.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { HourBars } from './hour-bars.tsx';
import styles from './hour-strip.module.css';
import { neighbourHour, showHour } from './hours.ts';
import { useNoise } from './result-store.ts';
import { StripIndicator } from './strip-indicator.tsx';
import { useLinkedRun } from './use-linked-run.ts';
import { hourText } from './words.ts';

/** Time that one hour stands while playing. */
const stepMs = 1000;

/**
 * The day along the bottom of the map; nothing until a grid with hourly levels is there. It is on every tab, so
 * it also makes the grid of a recipe that came with a link.
 */
export function HourStrip() {
  useLinkedRun();
  // Field by field: a result grows many times a second while its standard error is refined.
  const recipe = useNoise((state) => state.result?.recipe);
  const meansDb = useNoise((state) => state.result?.hourMeansDb);
  const ready = useNoise((state) => Boolean(state.result?.hours));
  return recipe && meansDb ? <Strip recipe={recipe} meansDb={meansDb} ready={ready} /> : null;
}

function Strip(props: {
  readonly recipe: NoiseRecipe;
  readonly meansDb: readonly number[];
  /** Whether the 24 hours are there. */
  readonly ready: boolean;
}) {
  const { recipe, meansDb, ready } = props;
  const { t } = useStrings();
  const chosen = useStore((state) => state.noiseView.hour);
  const { value } = recipe;
  const hour = chosen ?? (value.kind === 'hour' ? value.hour : null);
  const { plays, play, still } = usePlay(ready);
  return (
    <section className={styles.strip} data-hour-strip aria-label={t('noise.strip')}>
      <PlayButton plays={plays} play={play} still={still} ready={ready} />
      <output className={styles.now} aria-live={plays ? 'off' : 'polite'}>
        {hour === null ? t('noise.wholeValue') : hourText(hour)}
      </output>
      <HourBars meansDb={meansDb} hour={hour} ready={ready} onHour={showHour} onPlay={play} />
      <StripIndicator recipe={recipe} ready={ready} hourly={hour !== null} />
    </section>
  );
}

/** Goes on by an hour a second; without motion, by one hour a press. */
function usePlay(ready: boolean) {
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const [playing, setPlaying] = useState(false);
  const plays = playing && ready && !still;
  const next = useCallback(() => showHour(neighbourHour(useStore.getState().noiseView.hour, 1)), []);
  useEffect(() => {
    if (!plays) return;
    const timer = setInterval(next, stepMs);
    return () => clearInterval(timer);
  }, [plays, next]);
  const play = useCallback(() => {
    if (!ready) return;
    if (still) next();
    else setPlaying((before) => !before);
  }, [ready, still, next]);
  return { plays, play, still };
}

/** Apart from the strip, so that a change of hour does not draw it again. */
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
