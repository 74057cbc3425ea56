import { useMemo, useRef, useState } from 'react';
import { renderSVG } from 'uqr';
import { useStrings } from '../../i18n/i18n.ts';
import { linkOf } from '../../state/link-state.ts';
import { maxLinkLength } from '../../state/permalink.ts';
import { announce, getState } from '../../state/store.ts';
import { Button } from '../../ui/controls.tsx';
import { copyText } from '../../ui/copy.ts';
import { DialogBox } from '../../ui/popups.tsx';
import { saveFile } from '../../ui/save-file.ts';
import styles from './share.module.css';
import { openView, viewFile } from './view-file.ts';

/** The address of exactly this view, to copy or to scan; as a file where it is too long for an address. */
export function LinkDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useStrings();
  return (
    <DialogBox title={t('share.title')} isOpen={isOpen} onClose={onClose} width={520}>
      <LinkBody />
    </DialogBox>
  );
}

function LinkBody() {
  const { t } = useStrings();
  const [copied, setCopied] = useState<'no' | 'yes' | 'by-hand'>('no');
  const field = useRef<HTMLTextAreaElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const { hash, tooLong } = useMemo(() => linkOf(getState()), []);
  const address = `${location.href.split('#')[0]}${hash}`;
  const code = useMemo(() => {
    if (tooLong) return null;
    // The picture is built from our own address only; as an image it can run nothing.
    return `data:image/svg+xml,${encodeURIComponent(renderSVG(address, { border: 2, ecc: 'L' }))}`;
  }, [address, tooLong]);

  const copy = async () => {
    if (await copyText(address)) {
      setCopied('yes');
      return;
    }
    setCopied('by-hand');
    field.current?.focus();
    field.current?.select();
  };
  const save = () => saveFile('shengtu-view.json', new Blob([viewFile(hash)], { type: 'application/json' }));

  return (
    <>
      <p>{t('share.what')}</p>
      {tooLong ? (
        <p className={styles.warning} role="alert">
          {t('share.tooLong', { length: hash.length, max: maxLinkLength })}
        </p>
      ) : (
        <div className={styles.link}>
          <textarea
            ref={field}
            readOnly
            rows={4}
            value={address}
            aria-label={t('share.address')}
            onFocus={(e) => e.target.select()}
          />
          {code && <img src={code} width={168} height={168} alt={t('share.qr')} />}
        </div>
      )}
      <p role="status" className={styles.status}>
        {copied === 'yes' && t('action.copied')}
        {copied === 'by-hand' && t('note.copy-failed')}
      </p>
      <div className={styles.actions}>
        {!tooLong && (
          <Button look="primary" onPress={copy}>
            {t('share.copy')}
          </Button>
        )}
        <Button onPress={save}>{t('share.save')}</Button>
        <Button onPress={() => file.current?.click()}>{t('share.open')}</Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={async (event) => {
            const chosen = event.target.files?.[0];
            if (!chosen) return;
            const fault = openView(await chosen.text(), chosen.name);
            if (fault) announce('error', [fault]);
          }}
        />
      </div>
    </>
  );
}
