import { useState } from 'react';
import { type Translate, useStrings } from '../../i18n/i18n.ts';
import { Button, Progress } from '../../ui/controls.tsx';
import { Failure } from '../noise/failure.tsx';
import styles from '../noise/noise.module.css';
import { runCorrected } from './correct-map.ts';
import { sameRecipe } from './kept-results.ts';
import { cancelSound, runSound } from './run-sound.ts';
import { durationText } from './scene-indicators.ts';
import { correctedMap, type SoundRun, useSound } from './sound-store.ts';

/** Starts and stops the computation; says how long it takes, why it failed, and when the map is older than the settings. */
export function SoundRunBar() {
  const { t } = useStrings();
  const running = useSound((state) => state.running);
  const failure = useSound((state) => state.failure);
  const cancelled = useSound((state) => state.cancelled);
  const recipe = useSound((state) => state.result?.recipe ?? null);
  const draft = useSound((state) => state.draft);
  const correct = useSound((state) => state.correct);
  const corrected = useSound((state) => correctedMap(state) !== null);
  const [correcting, setCorrecting] = useState(false);
  const stale = !running && recipe !== null && !sameRecipe(recipe, draft);
  const start = async () => {
    if (!correct) return runSound();
    setCorrecting(true);
    await runCorrected();
    setCorrecting(false);
  };
  return (
    <div className={styles.run}>
      {running ? (
        <div className={styles.running}>
          <Progress label={stageText(running, t)} value={running.done / Math.max(1, running.total)} />
          <Button onPress={cancelSound}>{t('action.cancel')}</Button>
        </div>
      ) : (
        <Button look="primary" isDisabled={correcting} onPress={() => void start()}>
          {t(recipe ? 'sound.runAgain' : 'sound.run')}
        </Button>
      )}
      <div role="status">
        {stale && <p className={styles.hint}>{t('sound.stale')}</p>}
        {correct && recipe && !running && !correcting && !stale && !corrected && (
          <p className={styles.hint}>{t('fusion.notYet')}</p>
        )}
        {cancelled && <p className={styles.hint}>{t('sound.cancelled')}</p>}
      </div>
      {failure && <Failure title={t('sound.failed')} notes={failure} />}
    </div>
  );
}

/** What a run is at, and how long it takes. */
export function stageText({ stage, secondsLeft }: SoundRun, t: Translate): string {
  const name = t(`sound.stage.${stage}`);
  return secondsLeft === null ? name : `${name} · ${t('sound.left', { time: durationText(secondsLeft, t) })}`;
}
