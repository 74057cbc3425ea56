import { useEffect } from 'react';
import { useStrings } from '../../../i18n/i18n.ts';
import { Button, Toggle } from '../../../ui/controls.tsx';
import styles from '../../noise/noise.module.css';
import { useSound } from '../sound-store.ts';
import { addInMiddle, drawNext, removeSelected, setEditing } from './edit-verbs.ts';
import { drawnKindIds, drawnKinds } from './new-feature.ts';

/** Drawing in the scene: what is drawn next, and how. */
export function EditSection() {
  const { t } = useStrings();
  const editing = useSound((state) => state.editing);
  const selected = useSound((state) => state.selectedId !== null);
  const on = editing !== null;
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      if (event.key === 'Delete') removeSelected();
      else if (event.key === 'Escape') drawNext(null);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [on]);
  const drawing = editing?.drawing ?? null;
  return (
    <section className={styles.section} aria-labelledby="sound-draw">
      <div className={styles.headLine}>
        <h2 id="sound-draw">{t('edit.title')}</h2>
        <Toggle isSelected={on} onChange={setEditing}>
          {t(on ? 'edit.stop' : 'edit.start')}
        </Toggle>
      </div>
      {on && (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a flex row in Chrome 109. */}
          <div className={styles.buttons} role="group" aria-label={t('edit.draw')}>
            {drawnKindIds.map((kind) => (
              <Toggle key={kind} isSelected={drawing === kind} onChange={() => drawNext(kind)}>
                {t(`edit.kind.${kind}`)}
              </Toggle>
            ))}
          </div>
          <p className={styles.hint} role="status">
            {drawing
              ? t(`edit.how.${drawnKinds[drawing]}`)
              : t(selected ? 'edit.howSelected' : 'edit.howNone')}
          </p>
          {drawing && (
            <div className={styles.buttons}>
              <Button onPress={() => addInMiddle(drawing)}>{t('edit.inMiddle')}</Button>
              <Button onPress={() => drawNext(null)}>{t('edit.cancel')}</Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
