import { useEffect } from 'react';
import { useStrings } from '../../i18n/i18n.ts';
import type { Target } from '../explore/search/search-box.tsx';
import styles from '../noise/noise.module.css';
import { CompareSection } from './compare-section.tsx';
import { CorrectionOptions } from './correction-options.tsx';
import { EditSection } from './edit/edit-section.tsx';
import { ExposureSection } from './exposure-section.tsx';
import { FacadeSection } from './facades/facade-section.tsx';
import { FusionSection } from './fusion-section.tsx';
import { startKeeping } from './keep-scene.ts';
import { SceneSection } from './scene-section.tsx';
import { SoundResultSection } from './sound-result-section.tsx';
import { SoundRunBar } from './sound-run-bar.tsx';
import { useSound } from './sound-store.ts';

/** The scene a map is computed from, what is changed in it; the map, what it is compared with, whom it reaches. */
export function SoundPanel({ onGo }: { readonly onGo: (target: Target) => void }) {
  const { t } = useStrings();
  const scene = useSound((state) => state.scene);
  const correct = useSound((state) => state.correct);
  useEffect(() => void startKeeping(), []);
  const placed = scene.status === 'ready' && scene.scene.crs.kind !== 'local';
  return (
    <>
      {scene.status === 'none' && <p className={styles.lead}>{t('sound.lead')}</p>}
      <SceneSection onGo={onGo} />
      {scene.status === 'ready' && !placed && <p className={styles.warning}>{t('sound.noPlace')}</p>}
      {correct && <CorrectionOptions />}
      {placed && (
        <>
          <EditSection />
          <SoundRunBar />
          <SoundResultSection />
          <FusionSection />
          <FacadeSection onGo={onGo} />
          <CompareSection />
          <ExposureSection />
        </>
      )}
    </>
  );
}
