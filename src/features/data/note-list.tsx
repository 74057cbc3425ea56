import type { Note } from '../../domain/note.ts';
import { noteText, useStrings } from '../../i18n/i18n.ts';

/** Notes in words, one a line. The list changes as a whole, so places in it are keys enough. */
export function NoteList(props: {
  readonly notes: readonly Note[];
  readonly className?: string | undefined;
  /** The rest is counted in a last line. */
  readonly shown?: number;
}) {
  const { t } = useStrings();
  const { notes, shown = notes.length } = props;
  const lines = notes
    .slice(0, shown)
    .map((note, index) => ({ id: `${index} ${note.code}`, text: noteText(note, t) }));
  return (
    <ul className={props.className}>
      {lines.map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
      {notes.length > shown && <li>{t('data.moreNotes', { count: notes.length - shown })}</li>}
    </ul>
  );
}
