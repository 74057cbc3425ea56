import { lazy, Suspense } from 'react';
import { useStrings } from '../../i18n/i18n.ts';
import { Later } from '../../ui/later.ts';
import { ComplaintSection } from '../complaints/complaint-section.tsx';
import type { Target } from '../explore/search/search-box.tsx';
import styles from '../noise/noise.module.css';
import { NoisePanel } from '../noise/noise-panel.tsx';
import { useStationDraft } from '../noise/use-station-draft.ts';
import { StartButtons } from '../present/start-buttons.tsx';
import { useSound } from '../sound/sound-store.ts';
import { SwipeSection } from '../sound/swipe-section.tsx';
import { ExtentSection } from './extent-section.tsx';
import { IndicatorSection } from './indicator-section.tsx';
import { runStations } from './run-stations.ts';
import { WaySection } from './way-section.tsx';

const SoundPanel = lazy(async () => ({ default: (await import('../sound/sound-panel.tsx')).SoundPanel }));
const SoundCards = lazy(async () => ({ default: (await import('../sound/sound-cards.tsx')).SoundCards }));

/** The Noise tab, from top to bottom: extent, indicator, way, run; then the map that was made. */
export function NoiseTab({ onGo }: { readonly onGo: (target: Target) => void }) {
  const { t } = useStrings();
  const way = useSound((state) => state.way);
  const stations = useStationDraft();
  return (
    <div className={styles.panel}>
      <h1 className="visually-hidden">{t('make.title')}</h1>
      <div className={styles.section}>
        <StartButtons />
      </div>
      <Suspense>{way === 'sources' && <SoundCards />}</Suspense>
      <ExtentSection reachM={stations.reachM} layer={stations.layer} />
      <IndicatorSection layer={stations.layer} />
      <Later>
        <WaySection hasStations={stations.layers.length > 0} />
      </Later>
      {way === 'stations' ? (
        <NoisePanel stations={stations} onRun={runStations} />
      ) : (
        <Suspense fallback={<p className={styles.lead}>{t('app.opening')}</p>}>
          <SoundPanel onGo={onGo} />
        </Suspense>
      )}
      <SwipeSection />
      <ComplaintSection onGo={onGo} />
    </div>
  );
}
