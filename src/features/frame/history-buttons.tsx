import { noteText, type Translate, useStrings } from '../../i18n/i18n.ts';
import { redo, undo, useHistory } from '../../state/history.ts';
import type { HistoryEntry } from '../../state/state.ts';
import { Button } from '../../ui/controls.tsx';
import styles from './frame.module.css';

/** Back and forth through all that was done in the page; each says what it is about. */
export function HistoryButtons() {
  const steps = useHistorySteps();
  return (
    <>
      {steps.map(({ id, text, run, isDisabled }) => (
        // The button's name is read out; the title is for the mouse, and stands over a disabled button too.
        <span key={id} className={styles.history} title={text}>
          <Button look="quiet" label={text} isDisabled={isDisabled} onPress={run}>
            <svg
              width="16"
              height="16"
              viewBox="0 0 16 16"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
              aria-hidden="true"
            >
              <path d={arrows[id]} />
            </svg>
          </Button>
        </span>
      ))}
    </>
  );
}

const arrows = {
  undo: 'M6 2.5 2.5 6 6 9.5M3 6h6.5a4 4 0 0 1 0 8H6',
  redo: 'M10 2.5 13.5 6 10 9.5M13 6H6.5a4 4 0 0 0 0 8H10',
} as const;

/** The two ways through the history, as actions of a menu or a pair of buttons. */
export function useHistorySteps() {
  const { t } = useStrings();
  const before = useHistory(({ past }) => past.at(-1));
  const next = useHistory(({ future }) => future.at(0));
  return [
    { id: 'undo', text: textOf('undo', before, t), run: undo, isDisabled: !before },
    { id: 'redo', text: textOf('redo', next, t), run: redo, isDisabled: !next },
  ] as const;
}

const textOf = (way: 'undo' | 'redo', entry: HistoryEntry | undefined, t: Translate): string =>
  entry ? t(`history.${way}`, { step: noteText(entry.label, t) }) : t(`history.${way}None`);
