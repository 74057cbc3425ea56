import { lazy, Suspense } from 'react';
import { useStrings } from '../../i18n/i18n.ts';
import { Segmented } from '../../ui/controls.tsx';
import { ComplaintSection } from '../complaints/complaint-section.tsx';
import type { Target } from '../explore/search/search-box.tsx';
import styles from '../noise/noise.module.css';
import { NoisePanel } from '../noise/noise-panel.tsx';
import { StartButtons } from '../present/start-buttons.tsx';
import { patchSound, useSound } from './sound-store.ts';

const SoundPanel = lazy(async () => ({ default: (await import('./sound-panel.tsx')).SoundPanel }));

/** The Noise tab: a map from stations, or from sources; the map shows what the tab is about. */
export function NoiseTab({ onGo }: { readonly onGo: (target: Target) => void }) {
  const { t } = useStrings();
  const way = useSound((state) => state.way);
  return (
    <>
      <div className={styles.section}>
        <Segmented
          label={t('sound.way')}
          value={way}
          options={[
            { id: 'stations', text: t('sound.way.stations') },
            { id: 'sources', text: t('sound.way.sources') },
          ]}
          onChange={(next) => patchSound({ way: next })}
        />
        <StartButtons />
      </div>
      {way === 'stations' ? (
        <NoisePanel />
      ) : (
        <Suspense fallback={<p className={styles.lead}>{t('app.opening')}</p>}>
          <SoundPanel onGo={onGo} />
        </Suspense>
      )}
      <ComplaintSection onGo={onGo} />
    </>
  );
}
