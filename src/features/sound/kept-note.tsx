import { useStrings } from '../../i18n/i18n.ts';
import { Button } from '../../ui/controls.tsx';
import styles from '../noise/noise.module.css';
import { startAfresh, useKeeping } from './keep-scene.ts';
import { useSound } from './sound-store.ts';

/** That the scene is kept on this computer, or was brought back, and the way to begin anew. */
export function KeptNote() {
  const { t, language } = useStrings();
  const { state, restoredFrom } = useKeeping();
  const edits = useSound(({ version }) => version.edits.length);
  const computed = useSound(({ result, running }) => result !== null || running !== null);
  const date = restoredFrom ? new Date(restoredFrom).toLocaleString(language) : '';
  return (
    <>
      <div role="status" data-kept={state}>
        {restoredFrom !== null && !computed && (
          <p className={styles.text}>{t('kept.restored', { date, count: edits })}</p>
        )}
        {state !== 'idle' && <p className={styles.hint}>{t(`kept.${state}`)}</p>}
      </div>
      <div className={styles.buttons}>
        <Button onPress={() => void startAfresh()}>{t('kept.afresh')}</Button>
      </div>
    </>
  );
}
