import { useEffect } from 'react';
import { noteText, useStrings } from '../../i18n/i18n.ts';
import { dismissStep, type HistoryStep, undoEntry, useHistory } from '../../state/history.ts';
import type { Announcement } from '../../state/state.ts';
import { dismiss, useStore } from '../../state/store.ts';
import { Button } from '../../ui/controls.tsx';
import styles from './frame.module.css';

/** How long an information stays; faults stay until they are dismissed. */
const stayMs = 8000;
const stepStaysMs = 4000;

function Message({ message }: { readonly message: Announcement }) {
  const { t } = useStrings();
  const { id, kind, notes, entry } = message;
  const canUndo = useHistory(({ past }) => entry !== undefined && past.includes(entry));
  useEffect(() => {
    if (kind === 'error') return;
    const timer = setTimeout(() => dismiss(id), stayMs);
    return () => clearTimeout(timer);
  }, [id, kind]);
  return (
    <li className={styles.message} data-kind={kind}>
      <div>
        {notes.map((note) => (
          <p key={JSON.stringify(note)}>{noteText(note, t)}</p>
        ))}
      </div>
      {entry && canUndo && <Button onPress={() => undoEntry(entry)}>{t('action.undo')}</Button>}
      <Button look="quiet" label={t('action.close')} onPress={() => dismiss(id)}>
        ✕
      </Button>
    </li>
  );
}

/** What undo or redo has just done; only read out where the panel shows it, too. */
function Step({ step }: { readonly step: HistoryStep }) {
  const { t } = useStrings();
  const { verb, entry } = step;
  const inPanel = useStore(({ tab }) => tab === 'noise' && entry.about === 'scene');
  useEffect(() => {
    const timer = setTimeout(dismissStep, stepStaysMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <li className={inPanel ? 'visually-hidden' : styles.message}>
      <div>{t(`history.${verb}`, { step: noteText(entry.label, t) })}</div>
    </li>
  );
}

/** What has just happened, bottom left; read out by screen readers. */
export function Messages() {
  const { t } = useStrings();
  const announcements = useStore((state) => state.announcements);
  const step = useHistory(({ last }) => last);
  return (
    <section className={styles.messages} aria-label={t('app.messages')} aria-live="polite">
      <ul>
        {announcements.map((message) => (
          <Message key={message.id} message={message} />
        ))}
        {step && <Step key={`step ${step.id}`} step={step} />}
      </ul>
    </section>
  );
}
