import { useState } from 'react';
import { inLanguage } from '../../domain/text.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { useStore } from '../../state/store.ts';
import { VectorLegend } from '../explore/layers/vector-legend.tsx';
import { NoiseLegend } from '../noise/noise-legend.tsx';
import styles from './frame.module.css';

/** Legend of everything on the map, the noise classes first, with the note on boundaries at its end. */
export function LegendBody() {
  const { language } = useStrings();
  const catalog = useStore((state) => state.catalog);
  return (
    <div className={styles.legendBody}>
      <NoiseLegend />
      <VectorLegend />
      {catalog.status === 'ready' && (
        <p className={styles.legendNote}>{inLanguage(catalog.catalog.boundaryNote, language)}</p>
      )}
    </div>
  );
}

export function LegendCard({ startOpen }: { readonly startOpen: boolean }) {
  const { t } = useStrings();
  const [open, setOpen] = useState(startOpen);
  return (
    <section className={styles.legend} aria-label={t('app.legend')}>
      <button type="button" className={styles.legendHead} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('app.legend')} <span aria-hidden="true">{open ? '▾' : '▸'}</span>
      </button>
      {open && <LegendBody />}
    </section>
  );
}
