import { memo } from 'react';
import type { NoiseRecipe } from '../../domain/recipe.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { Button, Progress } from '../../ui/controls.tsx';
import { Failure } from './failure.tsx';
import styles from './noise.module.css';
import { useNoise } from './result-store.ts';
import { cancelRun } from './run.ts';

/** Starts and stops the job; says what it does, why it failed, and when the map is older than the settings. */
export const RunBar = memo(function RunBar({
  draft,
  onRun,
}: {
  readonly draft: NoiseRecipe;
  readonly onRun: () => void;
}) {
  const { t } = useStrings();
  const running = useNoise((state) => state.running);
  const failure = useNoise((state) => state.failure);
  const cancelled = useNoise((state) => state.cancelled);
  const shown = useNoise((state) => state.result?.recipe ?? null);
  const stale = !running && shown !== null && JSON.stringify(shown) !== JSON.stringify(draft);
  return (
    <div className={styles.run}>
      {running ? (
        <div className={styles.running}>
          <Progress label={t(`noise.stage.${running.stage}`)} value={running.share} />
          <Button onPress={cancelRun}>{t('action.cancel')}</Button>
        </div>
      ) : (
        <Button look="primary" onPress={onRun}>
          {t(shown ? 'noise.runAgain' : 'noise.run')}
        </Button>
      )}
      <div role="status">
        {stale && <p className={styles.hint}>{t('noise.stale')}</p>}
        {cancelled && <p className={styles.hint}>{t(shown ? 'noise.cancelledKept' : 'noise.cancelled')}</p>}
      </div>
      {failure && <Failure title={t(shown ? 'noise.failedKept' : 'noise.failed')} notes={failure} />}
    </div>
  );
});
