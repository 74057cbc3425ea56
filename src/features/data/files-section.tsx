import { useRef } from 'react';
import { type Encoding, encodings } from '../../formats/encoding.ts';
import { acceptedExtensions } from '../../formats/registry.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { Button } from '../../ui/controls.tsx';
import { Select } from '../../ui/popups.tsx';
import styles from './data.module.css';
import { addTable, changeSettings, useDraft } from './draft-store.ts';

/** The files as read, with their encoding, and the keys that join two of them. */
export function FilesSection() {
  const { t } = useStrings();
  const { files, draft, settings } = useDraft();
  const second = useRef<HTMLInputElement>(null);
  const encoding = (name: string, chosen: Encoding) => {
    const read = files.map((file, i) => (file.name === name ? { ...settings.read[i], encoding: chosen } : (settings.read[i] ?? {})));
    void changeSettings({ read });
  };
  return (
    <>
      <ul className={styles.files}>
        {files.map(({ name, bytes }) => {
          const read = draft?.files.find((file) => file.name === name);
          return (
            <li key={name}>
              <p className={styles.fileName}>{name}</p>
              <p className={styles.hint}>
                {read
                  ? t('data.rows', { rows: read.rows, columns: read.columns.length })
                  : t('data.size', { kb: Math.ceil(bytes.length / 1024) })}
              </p>
              <Select
                label={t('data.encoding')}
                value={read?.encoding ?? null}
                placeholder={t('data.encodingUnknown')}
                options={encodings.map((id) => ({ id, text: id.toUpperCase() }))}
                onChange={(chosen) => encoding(name, chosen)}
              />
            </li>
          );
        })}
      </ul>
      {draft?.join && <JoinKeys />}
      {files.length === 1 && (
        <>
          <Button onPress={() => second.current?.click()}>{t('data.addTable')}</Button>
          <input
            ref={second}
            type="file"
            hidden
            accept={acceptedExtensions.join(',')}
            data-testid="add-table"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              if (file) void addTable(file);
            }}
          />
        </>
      )}
    </>
  );
}

function JoinKeys() {
  const { t } = useStrings();
  const draft = useDraft((state) => state.draft);
  if (!draft?.join) return null;
  const { leftKey, rightKey, matched, total } = draft.join;
  const [left, right] = draft.files;
  const options = (columns: readonly string[]) => columns.map((id) => ({ id, text: id }));
  return (
    <div className={styles.join}>
      <p>{t('data.join', { left: left.name, right: right.name })}</p>
      <div className={styles.two}>
        <Select
          label={t('data.joinLeft')}
          value={leftKey}
          options={options(left.columns)}
          onChange={(key) => void changeSettings({ join: { leftKey: key, rightKey }, mapping: null })}
        />
        <Select
          label={t('data.joinRight')}
          value={rightKey}
          options={options(right.columns)}
          onChange={(key) => void changeSettings({ join: { leftKey, rightKey: key }, mapping: null })}
        />
      </div>
      <p className={styles.hint}>{t('data.joinMatched', { matched, total })}</p>
    </div>
  );
}
