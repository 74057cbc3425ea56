import { useStrings } from '../../i18n/i18n.ts';
import { Button } from '../../ui/controls.tsx';
import { DialogBox } from '../../ui/popups.tsx';
import { askForTour } from '../tour/tour-store.ts';
import styles from './frame.module.css';

const keys = [
  ['Ctrl/⌘ K', 'help.key.search'],
  ['Ctrl/⌘ Z', 'help.key.undo'],
  ['← → ↑ ↓', 'help.key.move'],
  ['+ −', 'help.key.zoom'],
  ['Shift + ← → ↑ ↓', 'help.key.rotate'],
  ['Esc', 'help.key.escape'],
  ['Ctrl/⌘ P', 'help.key.print'],
  ['← → 1–9', 'present.keys'],
] as const;

export function HelpDialog({
  isOpen,
  onClose,
  onConformity,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onConformity: () => void;
}) {
  const { t } = useStrings();
  return (
    <DialogBox title={t('help.title')} isOpen={isOpen} onClose={onClose}>
      <p>{t('help.start')}</p>
      <h3 className={styles.helpHead}>{t('help.keys')}</h3>
      <dl className={styles.keys}>
        {keys.map(([key, text]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <p>{t('help.offline')}</p>
      <div className={styles.helpButtons}>
        <Button
          onPress={() => {
            onClose();
            askForTour();
          }}
        >
          {t('tour.start')}
        </Button>
        <Button onPress={onConformity}>{t('conformity.open')}</Button>
      </div>
    </DialogBox>
  );
}
