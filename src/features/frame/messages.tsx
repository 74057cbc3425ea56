import { useEffect } from 'react';
import { noteText, useStrings } from '../../i18n/i18n.ts';
import type { Announcement } from '../../state/state.ts';
import { dismiss, useStore } from '../../state/store.ts';
import { Button } from '../../ui/controls.tsx';
import styles from './frame.module.css';

/** How long an information stays; faults stay until they are dismissed. */
const stayMs = 8000;

function Message({ message }: { readonly message: Announcement }) {
  const { t } = useStrings();
  const { id, kind, notes, undo } = message;
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
      {undo && (
        <Button
          onPress={() => {
            undo();
            dismiss(id);
          }}
        >
          {t('action.undo')}
        </Button>
      )}
      <Button look="quiet" label={t('action.close')} onPress={() => dismiss(id)}>
        ✕
      </Button>
    </li>
  );
}

/** What has just happened, bottom left; read out by screen readers. */
export function Messages() {
  const { t } = useStrings();
  const announcements = useStore((state) => state.announcements);
  return (
    <section className={styles.messages} aria-label={t('app.messages')} aria-live="polite">
      <ul>
        {announcements.map((message) => (
          <Message key={message.id} message={message} />
        ))}
      </ul>
    </section>
  );
}
