import type { Rejected } from '../../domain/note.ts';
import { rejectedToCsv } from '../../formats/export-csv.ts';
import { noteText, useStrings } from '../../i18n/i18n.ts';
import { Button } from '../../ui/controls.tsx';
import { saveFile } from '../../ui/save-file.ts';
import styles from './data.module.css';
import { NoteList } from './note-list.tsx';

const shown = 50;

/** Rows that were kept aside, each with its place and reason; as a file they can be mended and read again. */
export function RejectedList({ rejected }: { readonly rejected: readonly Rejected[] }) {
  const { t, language } = useStrings();
  if (rejected.length === 0) return <p className={styles.hint}>{t('data.noRejected')}</p>;
  const save = () => {
    const csv = rejectedToCsv(rejected, (note) => noteText(note, t), language);
    saveFile(`${t('data.rejectedFile')}.csv`, new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <details className={styles.rejected} open>
      <summary>{t('data.rejected', { count: rejected.length })}</summary>
      <NoteList notes={rejected.slice(0, shown).map(({ note }) => note)} />
      {rejected.length > shown && (
        <p className={styles.hint}>{t('data.moreRejected', { count: rejected.length - shown })}</p>
      )}
      <Button onPress={save}>{t('data.saveRejected')}</Button>
    </details>
  );
}
