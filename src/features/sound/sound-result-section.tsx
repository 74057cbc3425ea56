import { standardOf } from '../../acoustics/standard.ts';
import { formatNumber } from '../../domain/rounding.ts';
import { noteText, useStrings } from '../../i18n/i18n.ts';
import styles from '../noise/noise.module.css';
import { ViewSection } from '../noise/view-section.tsx';
import { removeSound } from './run-sound.ts';
import { SoundFiles } from './sound-files.tsx';
import { shownPart, useSound } from './sound-store.ts';

/** What was computed, what was assumed on the way, how it is looked at, and its file. */
export function SoundResultSection() {
  const { t } = useStrings();
  const result = useSound((state) => state.result);
  const part = useSound(shownPart);
  if (!result) return null;
  const { recipe, receivers, receiverHeightM, seconds, notes } = result;
  return (
    <>
      <section className={styles.section} aria-labelledby="sound-result">
        <h2 id="sound-result">
          {t('sound.result')} · {recipe.indicator}
        </h2>
        <p className={styles.text} role="status">
          {t('sound.resultText', {
            method: standardOf[recipe.method],
            receivers,
            height: receiverHeightM,
            seconds: formatNumber(seconds, 1),
          })}
        </p>
        <p className={styles.hint}>{t(`accuracy.${recipe.method}`)}</p>
        <p className={styles.hint}>{t('sound.howTo')}</p>
        {notes.length > 0 && (
          <details>
            <summary className={styles.hint}>{t('sound.remarks', { count: notes.length })}</summary>
            <ul className={styles.notes}>
              {notes.map((note) => (
                <li key={JSON.stringify(note)}>{noteText(note, t)}</li>
              ))}
            </ul>
          </details>
        )}
        <SoundFiles />
      </section>
      <ViewSection method={null} isError={part === 'fused-error'} errorStep={0} onRemove={removeSound} />
    </>
  );
}
