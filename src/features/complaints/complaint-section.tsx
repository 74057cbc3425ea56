import { lazy, Suspense } from 'react';
import { useStrings } from '../../i18n/i18n.ts';
import type { Target } from '../explore/search/search-box.tsx';
import styles from '../noise/noise.module.css';
import { patchComplaints, useComplaints } from './complaint-store.ts';
import own from './complaints.module.css';

const ComplaintBody = lazy(async () => ({
  default: (await import('./complaint-body.tsx')).ComplaintBody,
}));

/** Folded until it is wanted: hexagons lie on the map as long as it is open. */
export function ComplaintSection({ onGo }: { readonly onGo: (target: Target) => void }) {
  const { t } = useStrings();
  const open = useComplaints((state) => state.open);
  return (
    <section className={styles.section} aria-labelledby="complaints">
      <button
        type="button"
        id="complaints"
        className={own.head}
        aria-expanded={open}
        onClick={() => patchComplaints({ open: !open })}
      >
        {t('complaints.title')} <span aria-hidden="true">{open ? '▾' : '▸'}</span>
      </button>
      {open && (
        <Suspense fallback={<p className={styles.hint}>{t('app.opening')}</p>}>
          <ComplaintBody onGo={onGo} />
        </Suspense>
      )}
    </section>
  );
}
