import { type ColumnRole, columnRoles, hourOfRole } from '../../formats/column-roles.ts';
import { type StringKey } from '../../i18n/strings/index.ts';
import { type Translate, useStrings } from '../../i18n/i18n.ts';
import type { Draft } from '../../workers/import-jobs.ts';
import { Check } from '../../ui/controls.tsx';
import { Select } from '../../ui/popups.tsx';
import styles from './data.module.css';
import { changeSettings } from './draft-store.ts';

const roleText = (role: ColumnRole, t: Translate): string => {
  const hour = hourOfRole(role);
  return hour === null ? t(`data.role.${role}` as StringKey) : t('data.role.hour', { hour: String(hour).padStart(2, '0') });
};

/** What each column means: guessed by its name and content, changeable one by one. */
export function ColumnsSection({ draft }: { readonly draft: Draft }) {
  const { t } = useStrings();
  const { columns, mapping } = draft;
  const options = columnRoles.map((id) => ({ id, text: roleText(id, t) }));
  const change = (index: number, role: ColumnRole) =>
    void changeSettings({ mapping: { ...mapping, roles: mapping.roles.map((old, i) => (i === index ? role : old)) } });
  // 24 hour columns say nothing one by one; they are folded unless one is to be changed.
  const hours = mapping.roles.filter((role) => hourOfRole(role) !== null).length;
  const rows = columns.map((column, index) => ({ ...column, index, role: mapping.roles[index] }));
  const row = ({ name, samples, index, role }: (typeof rows)[number]) => (
    <li key={name}>
      <div className={styles.column}>
        <span title={name}>{name}</span>
        <small title={samples.join(' · ')}>{samples.join(' · ') || t('data.emptyColumn')}</small>
      </div>
      <Select hideLabel label={t('data.roleOf', { column: name })} value={role} options={options} onChange={(next) => change(index, next)} />
    </li>
  );
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{t('data.columns')}</h3>
      <ul className={styles.columns}>{rows.filter(({ role }) => hourOfRole(role) === null).map(row)}</ul>
      {hours > 0 && (
        <>
          <details>
            <summary>{t('data.hourColumns', { count: hours })}</summary>
            <ul className={styles.columns}>{rows.filter(({ role }) => hourOfRole(role) !== null).map(row)}</ul>
          </details>
          <Check
            isSelected={mapping.hoursByEnd}
            onChange={(hoursByEnd) => void changeSettings({ mapping: { ...mapping, hoursByEnd } })}
          >
            {t('data.hoursByEnd')}
          </Check>
        </>
      )}
    </section>
  );
}
