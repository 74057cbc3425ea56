import { useRef } from 'react';
import { type Encoding, encodings } from '../../formats/encoding.ts';
import { acceptedExtensions } from '../../formats/registry.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { Button } from '../../ui/controls.tsx';
import { Select } from '../../ui/popups.tsx';
import styles from './data.module.css';
import { changeSettings, dropFile, openFiles, useDraft } from './draft-store.ts';
import { JoinKeys } from './join-keys.tsx';

const encodingOptions = encodings.map((id) => ({ id, text: id.toUpperCase() }));

/** The files as read, with their encoding, and the keys that join values and places. */
export function FilesSection() {
  const { t } = useStrings();
  const { files, draft, settings } = useDraft();
  const second = useRef<HTMLInputElement>(null);
  const setEncoding = (index: number, encoding: Encoding) =>
    void changeSettings({
      read: files.map((_, i) => (i === index ? { ...settings.read[i], encoding } : (settings.read[i] ?? {}))),
    });
  return (
    <>
      <ul className={styles.files}>
        {files.map(({ name, bytes }, index) => {
          // A draft of other files than these is on its way out.
          const read = draft?.files[index]?.name === name ? draft.files[index] : undefined;
          return (
            <li key={name}>
              <div className={styles.fileHead}>
                <p className={styles.fileName}>{name}</p>
                <Button
                  look="quiet"
                  label={t('data.dropFile', { file: name })}
                  onPress={() => void dropFile(index)}
                >
                  ✕
                </Button>
              </div>
              <div className={styles.fileRead}>
                <p className={styles.hint}>
                  {read
                    ? t('data.rows', { rows: read.rows, columns: read.columns.length })
                    : t('data.size', { kb: Math.ceil(bytes.length / 1024) })}
                </p>
                <Select
                  hideLabel
                  label={t('data.encodingOf', { file: name })}
                  value={settings.read[index]?.encoding ?? read?.encoding ?? null}
                  placeholder={t('data.encodingUnknown')}
                  options={encodingOptions}
                  onChange={(encoding) => setEncoding(index, encoding)}
                />
              </div>
            </li>
          );
        })}
      </ul>
      {draft?.join && <JoinKeys join={draft.join} files={draft.files} />}
      {files.length > 0 && (
        <>
          <Button onPress={() => second.current?.click()}>{t('data.addTable')}</Button>
          <input
            ref={second}
            type="file"
            hidden
            multiple
            accept={acceptedExtensions.join(',')}
            data-testid="add-table"
            onChange={(event) => {
              const added = [...(event.target.files ?? [])];
              event.target.value = '';
              void openFiles(added);
            }}
          />
        </>
      )}
    </>
  );
}
