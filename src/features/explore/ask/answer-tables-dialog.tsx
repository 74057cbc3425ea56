import { useMemo, useState } from 'react';
import { useStrings } from '../../../i18n/i18n.ts';
import { answerTables } from '../../../spatial/answer-tables.ts';
import type { Crossing } from '../../../spatial/overlap.ts';
import type { Answer, Layer } from '../../../spatial/types.ts';
import { Button, Empty, Segmented } from '../../../ui/controls.tsx';
import { DialogBox } from '../../../ui/popups.tsx';
import styles from './ask.module.css';

/** More rows are for the exported file: a table of thousands is not read on a screen. */
const shownRows = 200;

export function AnswerTablesDialog(props: {
  readonly answer: Answer;
  readonly crossings: readonly Crossing[];
  readonly layers: readonly Layer[];
  readonly sentence: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSave: () => void;
}) {
  const { answer, crossings, layers, sentence, isOpen, onClose, onSave } = props;
  const { t, language } = useStrings();
  const tables = useMemo(
    () => (isOpen ? answerTables(answer, crossings, layers, language) : []),
    [isOpen, answer, crossings, layers, language],
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const table = tables.find(({ id }) => id === chosen) ?? tables[0];
  return (
    <DialogBox title={t('ask.tablesTitle')} isOpen={isOpen} onClose={onClose} width={980}>
      <p className={styles.hint}>{sentence}</p>
      {table ? (
        <>
          <Segmented
            label={t('ask.tables')}
            value={table.id}
            onChange={(id) => setChosen(id)}
            options={tables.map(({ id, title, rows }) => ({ id, text: `${title} ${rows.length}` }))}
          />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard. */}
          <section className={styles.tableScroll} aria-label={table.title} tabIndex={0}>
            <table className={styles.table}>
              <thead>
                <tr>
                  {table.columns.map(({ id, title }) => (
                    <th key={id} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.slice(0, shownRows).map((row, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows of a finished answer keep their order.
                  <tr key={index}>
                    {table.columns.map(({ id }) => (
                      <td key={id} data-number={typeof row[id] === 'number' || undefined}>
                        {row[id] ?? ''}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          {table.rows.length > shownRows && (
            <p className={styles.hint}>{t('ask.moreRows', { shown: shownRows, count: table.rows.length })}</p>
          )}
          <div>
            <Button look="primary" onPress={onSave}>
              {t('ask.exportCsv')}
            </Button>
          </div>
        </>
      ) : (
        <Empty>{t('ask.noRows')}</Empty>
      )}
    </DialogBox>
  );
}
