import type { Note } from '../../domain/note.ts';
import { noteText, useStrings } from '../../i18n/i18n.ts';
import styles from './noise.module.css';

/** Why something could not be made: a title, and one line a fault. */
export function Failure({
  title,
  notes,
  quiet = false,
}: {
  readonly title?: string;
  readonly notes: readonly Note[];
  /** Not announced: what is said beside a result that is there all the same. */
  readonly quiet?: boolean;
}) {
  const { t } = useStrings();
  return (
    <div {...(!quiet && { role: 'alert' })} className={styles.failure}>
      {title && <strong>{title}</strong>}
      <ul>
        {notes.map((note) => (
          <li key={JSON.stringify(note)}>{noteText(note, t)}</li>
        ))}
      </ul>
    </div>
  );
}
