import { useStrings } from '../../i18n/i18n.ts';
import { useStore } from '../../state/store.ts';
import { Check } from '../../ui/controls.tsx';
import { Select } from '../../ui/popups.tsx';
import styles from '../noise/noise.module.css';
import { useNoise } from '../noise/result-store.ts';
import { patchSound, shownPart, useSound } from './sound-store.ts';
import { keptMaps, layerName, swipeGrid } from './swipe-sides.ts';
import { chooseSide, layerOfSide, type SwipeMap, swipeMaps, useSwipe } from './swipe-store.ts';

/** Two maps side by side; nothing while there is only one. */
export function SwipeSection() {
  const { t, language } = useStrings();
  const { on, left, right } = useSwipe();
  const sound = useSound();
  const noise = useNoise((state) => state.result);
  const view = useStore((state) => state.noiseView);
  const data = useStore((state) => state.data);
  const imported = useStore((state) => state.imported);
  const mapLayers = useStore((state) => state.mapLayers);
  const there = [...swipeMaps, ...keptMaps({ imported, mapLayers })].filter(
    (map) => swipeGrid(map, sound, { result: noise }, view, data) !== null,
  );
  if (there.length < 2) return null;
  const differs = sound.way === 'sources' && shownPart(sound) === 'difference';
  const active = on && !differs && there.includes(left) && there.includes(right);
  const textOf = (id: SwipeMap): string => {
    const layer = layerOfSide(id);
    if (layer !== null) return layerName(layer, language);
    const own = swipeMaps.find((known) => known === id);
    return own ? t(`swipe.map.${own}`) : id;
  };
  const start = () => {
    const [first, second = first] = there;
    const kept = there.includes(left) && there.includes(right);
    useSwipe.setState(kept ? { on: true } : { on: true, left: first, right: second });
    if (differs) patchSound({ show: 'level' });
  };
  const select = (side: 'left' | 'right', value: SwipeMap) => (
    <Select
      label={t(`swipe.${side}`)}
      value={value}
      options={there.map((id) => ({ id, text: textOf(id) }))}
      onChange={(map) => chooseSide(side, map)}
    />
  );
  return (
    <section className={styles.section} aria-labelledby="sound-swipe">
      <h2 id="sound-swipe">{t('swipe.title')}</h2>
      <Check
        isSelected={active}
        onChange={(selected) => (selected ? start() : useSwipe.setState({ on: false }))}
      >
        {t('swipe.on')}
      </Check>
      {active && (
        <>
          <div className={styles.pair}>
            {select('left', left)}
            {select('right', right)}
          </div>
          <p className={styles.hint}>{t('swipe.hint')}</p>
        </>
      )}
    </section>
  );
}
