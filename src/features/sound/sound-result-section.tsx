import { standardOf } from '../../acoustics/standard.ts';
import { formatNumber } from '../../domain/rounding.ts';
import type { Language } from '../../domain/text.ts';
import { noteText, type Translate, useStrings } from '../../i18n/i18n.ts';
import { Button } from '../../ui/controls.tsx';
import { HiddenNote } from '../noise/hidden-note.tsx';
import { keepMap, removeMap } from '../noise/kept-maps.ts';
import styles from '../noise/noise.module.css';
import { ViewSection } from '../noise/view-section.tsx';
import { removeSound } from './run-sound.ts';
import { SoundFiles } from './sound-files.tsx';
import { shownPart, soundGrid, soundState, useSound } from './sound-store.ts';
import { sourceMapRecord } from './source-map-record.ts';

/** What was computed, what was assumed on the way, how it is looked at, and its file. */
export function SoundResultSection() {
  const { t, language } = useStrings();
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
        <HiddenNote kind="sources" />
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
        <div className={styles.buttons}>
          <Button onPress={() => keepShown(t, language)}>{t('noise.keep')}</Button>
        </div>
      </section>
      <ViewSection
        method={null}
        isError={part === 'fused-error'}
        errorStep={0}
        onRemove={() => removeMap('sources', removeSound)}
      />
    </>
  );
}

/** Keeps the map as it is on show, level, difference or corrected, as another layer. */
function keepShown(t: Translate, language: Language): void {
  const state = soundState();
  const { result } = state;
  const grid = soundGrid(state);
  const part = shownPart(state);
  const record = result && sourceMapRecord(state, result, part, t, language);
  if (grid && record) keepMap(grid, record);
}
