import { type ReactNode, useState } from 'react';
import { type ColumnRole, columnRoles, hourOfRole } from '../../formats/column-roles.ts';
import { type Translate, useStrings } from '../../i18n/i18n.ts';
import type { StringKey } from '../../i18n/strings/index.ts';
import { Check } from '../../ui/controls.tsx';
import { Select } from '../../ui/popups.tsx';
import type { DraftTable } from '../../workers/import-jobs.ts';
import styles from './data.module.css';
import { changeSettings } from './draft-store.ts';

const roleText = (role: ColumnRole, t: Translate): string => {
  const hour = hourOfRole(role);
  return hour === null
    ? t(`data.role.${role}` as StringKey)
    : t('data.role.hour', { hour: String(hour).padStart(2, '0') });
};

const foldOf = (role: ColumnRole): 'hours' | 'levels' | 'attributes' | null => {
  if (hourOfRole(role) !== null) return 'hours';
  if (role === 'level') return 'levels';
  return role === 'attribute' || role === 'ignore' ? 'attributes' : null;
};

/**
 * What each column means: guessed by its name and content, changeable one by one. Columns that say nothing one by
 * one (24 hours, other levels, attributes) are folded.
 * @param open shows the attributes: something is missing that may be among them
 */
export function ColumnsSection({ table, open }: { readonly table: DraftTable; readonly open: boolean }) {
  const { t } = useStrings();
  const { columns, mapping } = table;
  const options = columnRoles.map((id) => ({ id, text: roleText(id, t) }));
  const change = (index: number, role: ColumnRole) =>
    void changeSettings({
      mapping: { ...mapping, roles: mapping.roles.map((old, i) => (i === index ? role : old)) },
    });
  const rows = columns.map((column, index) => ({ ...column, index, role: mapping.roles[index] }));
  const row = ({ name, samples, index, role }: (typeof rows)[number]) => (
    <li key={name}>
      <div className={styles.column}>
        <span title={name}>{name}</span>
        <small title={samples.join(' · ')}>{samples.join(' · ') || t('data.emptyColumn')}</small>
      </div>
      <Select
        hideLabel
        label={t('data.roleOf', { column: name })}
        value={role}
        options={options}
        onChange={(next) => change(index, next)}
      />
    </li>
  );
  const of = (fold: ReturnType<typeof foldOf>) => rows.filter(({ role }) => foldOf(role) === fold);
  const [plain, hours, levels, attributes] = [of(null), of('hours'), of('levels'), of('attributes')];
  const list = (group: typeof rows) => <ul className={styles.columns}>{group.map(row)}</ul>;
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{t('data.columns')}</h3>
      {plain.length > 0 && list(plain)}
      {hours.length > 0 && (
        <>
          <Folded title={t('data.hourColumns', { count: hours.length })}>{() => list(hours)}</Folded>
          <Check
            isSelected={mapping.hoursByEnd}
            onChange={(hoursByEnd) => void changeSettings({ mapping: { ...mapping, hoursByEnd } })}
          >
            {t('data.hoursByEnd')}
          </Check>
        </>
      )}
      {levels.length > 0 && (
        <Folded title={t('data.levelColumns', { count: levels.length })}>{() => list(levels)}</Folded>
      )}
      {attributes.length > 0 && (
        <Folded
          key={String(open)}
          startOpen={open}
          title={t('data.attributeColumns', { count: attributes.length })}
        >
          {() => list(attributes)}
        </Folded>
      )}
    </section>
  );
}

/** What is folded is not built: forty lists of forty roles take their time. */
function Folded({
  title,
  startOpen = false,
  children,
}: {
  readonly title: string;
  readonly startOpen?: boolean;
  readonly children: () => ReactNode;
}) {
  const [open, setOpen] = useState(startOpen);
  return (
    <details className={styles.folded} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && children()}
    </details>
  );
}
