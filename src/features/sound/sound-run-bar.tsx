import { type Translate, useStrings } from '../../i18n/i18n.ts';
import { Button, Progress } from '../../ui/controls.tsx';
import { Failure } from '../noise/failure.tsx';
import styles from '../noise/noise.module.css';
import { cancelSound, runSound } from './run-sound.ts';
import { durationText } from './scene-indicators.ts';
import { type SoundRun, useSound } from './sound-store.ts';

/** Starts and stops the computation; says how long it takes, why it failed, and when the map is older than the settings. */
export function SoundRunBar() {
  const { t } = useStrings();
  const running = useSound((state) => state.running);
  const failure = useSound((state) => state.failure);
  const cancelled = useSound((state) => state.cancelled);
  const recipe = useSound((state) => state.result?.recipe ?? null);
  const draft = useSound((state) => state.draft);
  const stale = !running && recipe !== null && recipe !== draft;
  return (
    <div className={styles.run}>
      {running ? (
        <div className={styles.running}>
          <Progress label={stageText(running, t)} value={running.done / Math.max(1, running.total)} />
          <Button onPress={cancelSound}>{t('action.cancel')}</Button>
        </div>
      ) : (
        <Button look="primary" onPress={() => void runSound()}>
          {t(recipe ? 'sound.runAgain' : 'sound.run')}
        </Button>
      )}
      <div role="status">
        {stale && <p className={styles.hint}>{t('sound.stale')}</p>}
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
