import { useState } from 'react';
import { inLanguage } from '../../domain/text.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { initialState } from '../../state/state.ts';
import { update, useStore } from '../../state/store.ts';
import { Button, IllustrativeTag } from '../../ui/controls.tsx';
import { DialogBox } from '../../ui/popups.tsx';
import styles from './data.module.css';
import { NoteList } from './note-list.tsx';

/** The built-in catalogue: what is loaded, from where, under which licence, and what was wrong with it. */
export function CatalogSection() {
  const { t, language } = useStrings();
  const catalog = useStore((state) => state.catalog);
  const data = useStore((state) => state.data);
  const [asking, setAsking] = useState(false);
  if (catalog.status !== 'ready') return null;
  const { layers, title } = catalog.catalog;
  const reset = () => {
    update((state) => ({
      ...initialState,
      catalog: state.catalog,
      imported: state.imported,
      data: state.data,
      language: state.language,
      theme: state.theme,
      tab: 'data',
      layers: [
        ...state.imported.map(({ spec }) => ({ id: spec.id, visible: false, opacity: 1, filter: [] })),
        ...layers.map(({ id, visible, opacity }) => ({ id, visible, opacity, filter: [] })),
      ],
    }));
    setAsking(false);
  };
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{t('data.catalog')}</h2>
      <p className={styles.hint}>
        {t('data.catalogText', { title: inLanguage(title, language), count: layers.length })}
      </p>
      <details>
        <summary>{t('data.catalogLayers')}</summary>
        <ul className={styles.catalog}>
          {layers.map((spec) => {
            const found = data[spec.id];
            const faults =
              found?.status === 'ready'
                ? found.rejected.map((item) => item.note)
                : found?.status === 'failed'
                  ? found.notes
                  : [];
            return (
              <li key={spec.id}>
                <p>
                  {inLanguage(spec.title, language)}{' '}
                  {spec.info.provenance === 'illustrative' && <IllustrativeTag />}
                </p>
                <p className={styles.hint}>
                  {inLanguage(spec.info.source, language)} · {inLanguage(spec.info.licence, language)}
                </p>
                {faults.length > 0 && <NoteList notes={faults} className={styles.faults} />}
              </li>
            );
          })}
        </ul>
      </details>
      <Button onPress={() => setAsking(true)}>{t('data.reset')}</Button>
      <DialogBox title={t('data.reset')} isOpen={asking} onClose={() => setAsking(false)}>
        <p>{t('data.resetText')}</p>
        <div className={styles.row}>
          <Button look="primary" onPress={reset}>
            {t('data.reset')}
          </Button>
          <Button onPress={() => setAsking(false)}>{t('action.cancel')}</Button>
        </div>
      </DialogBox>
    </section>
  );
}
