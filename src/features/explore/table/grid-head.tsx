import type { FieldSpec } from '../../../domain/catalog.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { fieldTitle } from './field-text.ts';
import type { Sort } from './shown-rows.ts';
import styles from './table.module.css';

export interface GridHeadProps {
  readonly fields: readonly FieldSpec[];
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort | null) => void;
}

/** Ascending, descending, and back to the order of the file. */
const nextSort = (field: string, sort: Sort | null): Sort | null => {
  if (sort?.field !== field) return { field, descending: false };
  return sort.descending ? null : { field, descending: true };
};

/** Titles of the columns; each is a button that sorts by it. */
export function GridHead({ fields, sort, onSort }: GridHeadProps) {
  const { language } = useStrings();
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no <table>.
    <div role="rowgroup" className={styles.head}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid. */}
      <div role="row" className={styles.headRow} aria-rowindex={1}>
        {fields.map((field, index) => {
          const mine = sort?.field === field.name ? sort : null;
          const title = fieldTitle(field, language);
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above.
            // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus.
            <div
              key={field.name}
              role="columnheader"
              aria-colindex={index + 1}
              aria-sort={mine ? (mine.descending ? 'descending' : 'ascending') : 'none'}
              className={styles.headCell}
              data-number={field.type === 'number' || undefined}
            >
              <button
                type="button"
                title={field.standard ? `${title} · ${field.standard}` : title}
                onClick={() => onSort(nextSort(field.name, sort))}
              >
                <span className={styles.ellipsis}>{title}</span>
                <span aria-hidden="true" className={styles.arrow}>
                  {mine && (mine.descending ? '▼' : '▲')}
                </span>
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
