import { memo } from 'react';
import type { Note } from '../../domain/note.ts';
import type { NoiseRecipe } from '../../domain/recipe.ts';
import { noteText, useStrings } from '../../i18n/i18n.ts';
import type { CrossValidation } from '../../interpolation/cross-validation.ts';
import { specOf, useStore } from '../../state/store.ts';
import { IllustrativeTag } from '../../ui/controls.tsx';
import { HiddenNote } from './hidden-note.tsx';
import { honestNote } from './honest-note.ts';
import styles from './noise.module.css';
import { valueText } from './words.ts';

/** What was made, the honest note, and every remark on the stations and the area. */
export const ResultSection = memo(function ResultSection(props: {
  readonly recipe: NoiseRecipe;
  readonly stationIds: readonly (readonly string[])[];
  readonly validation: CrossValidation | null;
  readonly notes: readonly Note[];
  readonly illustrative: boolean;
}) {
  const { recipe, stationIds, validation, notes, illustrative } = props;
  const { t, language } = useStrings();
  const catalog = useStore((state) => state.catalog);
  const imported = useStore((state) => state.imported);
  const spec = specOf({ catalog, imported }, recipe.layerId);
  return (
    <section className={styles.section} aria-labelledby="noise-result">
      <div className={styles.headLine}>
        <h2 id="noise-result">
          {t('noise.result')} · {valueText(recipe.value, spec, t, language)}
        </h2>
        {illustrative && <IllustrativeTag />}
      </div>
      <HiddenNote kind="stations" />
      <p className={styles.text} role="status">
        {honestNote({ count: stationIds.length, validation }, t)}
      </p>
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={JSON.stringify(note)} data-strong={note.code === 'noise-mixed' || undefined}>
              {noteText(note, t)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
});
