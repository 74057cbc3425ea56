import { useEffect, useRef } from 'react';
import { acceptedExtensions } from '../../formats/registry.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { Button } from '../../ui/controls.tsx';
import type { Target } from '../explore/search/search-box.tsx';
import { CatalogSection } from './catalog-section.tsx';
import styles from './data.module.css';
import { openFiles, useDraft } from './draft-store.ts';
import { DraftView } from './draft-view.tsx';
import { OwnLayers } from './own-layers.tsx';

/** The Data tab: bring files, look at what was read, correct it, import; the layers brought; the catalogue. */
export function DataPanel({ onGo }: { readonly onGo: (target: Target) => void }) {
  const drafting = useDraft((state) => state.files.length > 0);
  const wasDrafting = useRef(false);
  const own = useRef<HTMLHeadingElement>(null);
  // The import and its button are gone: the focus goes to what came of it.
  useEffect(() => {
    if (wasDrafting.current && !drafting) own.current?.focus();
    wasDrafting.current = drafting;
  }, [drafting]);
  if (drafting) return <DraftView onGo={onGo} />;
  return (
    <>
      <OpenSection />
      <OwnLayers heading={own} onGo={onGo} />
      <CatalogSection />
    </>
  );
}

function OpenSection() {
  const { t } = useStrings();
  const input = useRef<HTMLInputElement>(null);
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{t('data.open')}</h2>
      <div className={styles.drop}>
        <p>{t('data.drop')}</p>
        <Button look="primary" onPress={() => input.current?.click()}>
          {t('data.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={acceptedExtensions.join(',')}
          data-testid="open-files"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            void openFiles(files);
          }}
        />
        <p className={styles.hint}>{t('data.formats')}</p>
      </div>
    </section>
  );
}
