import { create } from 'zustand';
import type { ZoneClass } from '../../domain/standards/gb3096.ts';
import type { NoiseSource } from '../../grid/annoyance.ts';
import type { Distribution, ExposureCounts } from '../../grid/exposure.ts';

/** How exposure is counted and looked at; kept while the page is open. */

export const quantities = ['people', 'dwellings', 'education', 'medical', 'area'] as const;
export type Quantity = (typeof quantities)[number];

export interface ExposureView {
  readonly distribution: Distribution;
  readonly quantity: Quantity;
  /** Part of the map that the bands are of. */
  readonly part: ZoneClass | 'outside' | 'all';
  /** Source whose annoyance is estimated; null: it is not. */
  readonly annoyance: NoiseSource | null;
}

export const useExposureView = create<ExposureView>(() => ({
  distribution: 'most-exposed',
  quantity: 'people',
  part: 'all',
  annoyance: null,
}));

export const changeExposureView = (patch: Partial<ExposureView>): void => useExposureView.setState(patch);

/** A quantity of sums; areas in km². */
export function amountOf(quantity: Quantity, counts: ExposureCounts): number {
  if (quantity === 'area') return counts.areaM2 / 1e6;
  if (quantity === 'people' || quantity === 'dwellings') return counts[quantity];
  return counts.sensitive[quantity];
}
