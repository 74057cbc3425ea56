import { useEffect } from 'react';
import { useStrings } from '../../i18n/i18n.ts';
import type { Target } from '../explore/search/search-box.tsx';
import styles from '../noise/noise.module.css';
import { CompareSection } from './compare-section.tsx';
import { EditSection } from './edit/edit-section.tsx';
import { ExposureSection } from './exposure-section.tsx';
import { BuildingCard } from './facades/building-card.tsx';
import { FacadeSection } from './facades/facade-section.tsx';
import { FusionSection } from './fusion-section.tsx';
import { startKeeping } from './keep-scene.ts';
import { RecipeSection } from './recipe-section.tsx';
import { SceneSection } from './scene-section.tsx';
import { SoundResultSection } from './sound-result-section.tsx';
import { SoundRunBar } from './sound-run-bar.tsx';
import { useSound } from './sound-store.ts';
import { SourceForm } from './source-form.tsx';
import { SwipeSection } from './swipe-section.tsx';
import { WhyCard } from './why-card.tsx';

/** From a scene to a computed map: scene and scenario, method, run, what can be changed, why it is loud. */
export function SoundPanel({ onGo }: { readonly onGo: (target: Target) => void }) {
  const { t } = useStrings();
  const scene = useSound((state) => state.scene);
  useEffect(startKeeping, []);
  const placed = scene.status === 'ready' && scene.scene.crs.kind !== 'local';
  return (
    <div className={styles.panel}>
      {scene.status === 'none' && <p className={styles.lead}>{t('sound.lead')}</p>}
      {placed && (
        <>
          <EditSection />
          <SourceForm />
          <WhyCard />
          <BuildingCard />
        </>
      )}
      <SceneSection onGo={onGo} />
      {scene.status === 'ready' && !placed && <p className={styles.warning}>{t('sound.noPlace')}</p>}
      {placed && (
        <>
          <RecipeSection scene={scene.scene} />
          <SoundRunBar />
          <SoundResultSection />
          <FacadeSection onGo={onGo} />
          <CompareSection />
          <ExposureSection />
          <SwipeSection />
          <FusionSection />
        </>
      )}
    </div>
  );
}
