import { useStrings } from '../../i18n/i18n.ts';
import { Select } from '../../ui/popups.tsx';
import type { ReadFile } from '../../workers/import-jobs.ts';
import type { TableJoin } from '../../workers/import-join.ts';
import styles from './data.module.css';
import { changeSettings } from './draft-store.ts';

/** The columns by which values and coordinates belong together. */
export function JoinKeys({ join, files }: { readonly join: TableJoin; readonly files: readonly ReadFile[] }) {
  const { t } = useStrings();
  const [left, right] = [files[join.left[0]], files[join.right[0]]];
  const names = (indexes: readonly number[]) => indexes.map((index) => files[index].name).join(' + ');
  const options = (columns: readonly string[]) => columns.map((id) => ({ id, text: id }));
  const { matched, total } = join;
  const change = (leftKey: string | null, rightKey: string | null) =>
    void changeSettings({
      join: { leftKey: leftKey ?? left.columns[0], rightKey: rightKey ?? right.columns[0] },
      mapping: null,
    });
  return (
    <div className={styles.join}>
      <p>{t('data.join', { left: names(join.left), right: names(join.right) })}</p>
      <div className={styles.two}>
        <Select
          label={t('data.joinLeft')}
          value={join.leftKey}
          placeholder={t('data.crs.choose')}
          options={options(left.columns)}
          onChange={(key) => change(key, join.rightKey)}
        />
        <Select
          label={t('data.joinRight')}
          value={join.rightKey}
          placeholder={t('data.crs.choose')}
          options={options(right.columns)}
          onChange={(key) => change(join.leftKey, key)}
        />
      </div>
      {total > 0 && (
        <p className={matched < total ? styles.warn : styles.hint}>
          {t('data.joinMatched', { matched, total })}
        </p>
      )}
    </div>
  );
}
