import { useMemo } from 'react';
import type { LngLat } from '../../domain/feature.ts';
import { formatNumber } from '../../domain/rounding.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { useStore } from '../../state/store.ts';
import { soundGrid, useSound } from '../sound/sound-store.ts';
import { useSwipeSides } from '../sound/swipe-sides.ts';
import { useSwipe } from '../sound/swipe-store.ts';
import { isDifferenceGrid, isErrorGrid } from './paint.ts';
import styles from './pointer-readout.module.css';
import { useNoise } from './result-store.ts';
import { levelUnderPointer } from './shown-grid.ts';

/**
 * Exact value and class of the noise grid under the pointer, read from the grid itself.
 * @param across share of the map's width left of the pointer: which of two maps side by side it is over
 */
export function PointerReadout({ at, across }: { readonly at: LngLat | null; readonly across: number }) {
  const { t } = useStrings();
  const view = useStore((state) => state.noiseView);
  const layers = useStore((state) => state.layers);
  const result = useNoise((state) => state.result);
  const computed = useSound(soundGrid);
  const sides = useSwipeSides();
  const isLeft = useSwipe((state) => across < state.share);
  const over = sides && (isLeft ? sides.left : sides.right).grid;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the level is read from what these say is shown.
  const level = useMemo(() => at && levelUnderPointer(at, over), [at, over, view, layers, result, computed]);
  if (!level) return null;
  const { valueDb, band, grid } = level;
  const from = band.from === null ? '' : formatNumber(band.from, 0);
  const to = band.to === null ? '' : formatNumber(band.to, 0);
  return (
    <p className={styles.readout} data-testid="pointer-level">
      <i style={{ background: band.colour }} />
      {t('app.pointer', {
        value: isErrorGrid(grid)
          ? t('noise.show.error')
          : isDifferenceGrid(grid)
            ? t('sound.difference')
            : grid.indicator,
        level: formatNumber(valueDb, 1),
        band:
          from && to ? `${from}${from.startsWith('-') ? ' … ' : '–'}${to}` : from ? `≥ ${from}` : `< ${to}`,
      })}
    </p>
  );
}
