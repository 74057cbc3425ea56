import { useMemo } from 'react';
import type { LngLat } from '../../domain/feature.ts';
import { formatNumber } from '../../domain/rounding.ts';
import { zoneRecords } from '../../domain/standards/gb3096.ts';
import { exceeds } from '../../domain/standards/verdict.ts';
import { inLanguage, type Language } from '../../domain/text.ts';
import { exceedingIndicator, isExceedance } from '../../grid/exceedance.ts';
import { type Translate, useStrings } from '../../i18n/i18n.ts';
import { useStore } from '../../state/store.ts';
import { soundGrid, useSound } from '../sound/sound-store.ts';
import { useSwipeSides } from '../sound/swipe-sides.ts';
import { useSwipe } from '../sound/swipe-store.ts';
import { isDifferenceGrid, isErrorGrid } from './paint.ts';
import styles from './pointer-readout.module.css';
import { useNoise } from './result-store.ts';
import { levelUnderPointer } from './shown-grid.ts';
import { type PointerZone, zoneUnderPointer } from './zone-under-pointer.ts';

/**
 * Exact value and class of the noise grid under the pointer, read from the grid itself.
 * @param across share of the map's width left of the pointer: which of two maps side by side it is over
 */
export function PointerReadout({ at, across }: { readonly at: LngLat | null; readonly across: number }) {
  const { t, language } = useStrings();
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
  const zone = at && zoneUnderPointer(at, level);
  const exceeding = isExceedance(grid);
  const from = band.from === null ? '' : formatNumber(band.from, 0);
  const to = band.to === null ? '' : formatNumber(band.to, 0);
  return (
    <p className={styles.readout} data-testid="pointer-level">
      <i style={{ background: band.colour }} />
      {exceeding
        ? t(valueDb > 0 ? 'exposure.pointer' : 'exposure.pointerBelow', {
            value: exceedingIndicator(grid),
            level: formatNumber(Math.abs(valueDb), 1),
          })
        : t('app.pointer', {
            value: isErrorGrid(grid)
              ? t('noise.show.error')
              : isDifferenceGrid(grid)
                ? t('sound.difference')
                : grid.indicator,
            level: formatNumber(valueDb, 1),
            band:
              from && to
                ? `${from}${from.startsWith('-') ? ' … ' : '–'}${to}`
                : from
                  ? `≥ ${from}`
                  : `< ${to}`,
          })}
      {zone && <span data-testid="pointer-zone">{zoneText(zone, t, language)}</span>}
    </p>
  );
}

function zoneText({ zone, limit }: PointerZone, t: Translate, language: Language): string {
  const name = inLanguage(zoneRecords[zone].title, language);
  if (!limit) return name;
  const { limitDb, marginDb } = limit;
  return t(exceeds(-marginDb, 0) ? 'exposure.pointerExceeded' : 'exposure.pointerMet', {
    zone: name,
    limit: limitDb,
    margin: formatNumber(Math.abs(marginDb), 1),
  });
}
