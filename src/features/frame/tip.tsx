import type { Question } from '../../domain/question.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { readyData, update, useStore } from '../../state/store.ts';
import { Button } from '../../ui/controls.tsx';
import { askForTour } from '../tour/tour-store.ts';
import styles from './frame.module.css';

/** Three questions that show what the page is for; each asks at once. Offered where their features exist. */
const examples: readonly {
  readonly key: 'tip.one' | 'tip.two' | 'tip.three';
  readonly question: Question;
  readonly shows: readonly string[];
}[] = [
  {
    key: 'tip.one',
    question: {
      kind: 'near',
      layerId: 'low-carbon-villages',
      featureId: 'village-330822003216',
      distanceM: 3000,
    },
    shows: ['low-carbon-villages', 'noise-stations', 'water-sections', 'air-stations'],
  },
  {
    key: 'tip.two',
    question: { kind: 'inside', layerId: 'parks', featureId: 'park-ecopark' },
    shows: ['parks', 'functional-zones'],
  },
  {
    key: 'tip.three',
    question: { kind: 'circle', centre: [118.5065, 28.902], radiusM: 3000 },
    shows: ['noise-stations'],
  },
];

/** On Explore, while nothing has been asked or opened. */
export function Tip() {
  const { t } = useStrings();
  const wanted = useStore(
    ({ tab, tipDismissed, selected, hits, question }) =>
      tab === 'explore' && !tipDismissed && selected === null && hits.length <= 1 && question === null,
  );
  const data = useStore((state) => state.data);
  if (!wanted) return null;
  const offered = examples.filter(({ question }) => {
    if (!('layerId' in question)) return readyData({ data }, 'noise-stations') !== null;
    return (
      readyData({ data }, question.layerId)?.features.some((feature) => feature.id === question.featureId) ??
      false
    );
  });
  if (offered.length === 0) return null;
  return (
    <div className={styles.tip}>
      <span>{t('tip.text')}</span>
      {offered.map(({ key, question, shows }) => (
        <Button
          key={key}
          onPress={() =>
            update((state) => ({
              tab: 'explore',
              panelOpen: true,
              question,
              layers: state.layers.map((layer) =>
                shows.includes(layer.id) ? { ...layer, visible: true } : layer,
              ),
            }))
          }
        >
          {t(key)}
        </Button>
      ))}
      <Button onPress={askForTour}>{t('tour.start')}</Button>
      <Button look="quiet" label={t('tip.close')} onPress={() => update({ tipDismissed: true })}>
        ✕
      </Button>
    </div>
  );
}
