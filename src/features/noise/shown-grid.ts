import { useMemo } from 'react';
import type { LngLat } from '../../domain/feature.ts';
import { planeOfCrs } from '../../grid/crs-plane.ts';
import { cellAt, type Grid } from '../../grid/grid.ts';
import { classOf, type LegendClass, legendClasses } from '../../grid/palette.ts';
import type { NoiseView } from '../../state/state.ts';
import { allSpecs, getState, isMapHidden, readyData, useStore } from '../../state/store.ts';
import { soundGrid, useSound } from '../sound/sound-store.ts';
import { paletteFor } from './paint.ts';
import { type NoiseJobState, useNoise } from './result-store.ts';
import { exceedanceOf } from './zone-cells.ts';

/** Which grid the map shows: the one that was made, as the view wants it; else a grid layer of the catalogue. */

export type ShownGrid =
  | {
      readonly kind: 'made';
      readonly grid: Grid;
      /** 1 where the area goes on beyond the reach of the stations: hatched. */
      readonly beyond: Uint8Array | null;
    }
  /** Computed from sources. */
  | { readonly kind: 'computed'; readonly grid: Grid; readonly beyond: null }
  | { readonly kind: 'stored'; readonly grid: Grid; readonly layerId: string };

/** The made grid under a view, or null when none was made. */
export function madeGrid(
  { preview, result, zones }: Pick<NoiseJobState, 'preview' | 'result' | 'zones'>,
  { hour, show }: Pick<NoiseView, 'hour' | 'show'>,
): Extract<ShownGrid, { kind: 'made' }> | null {
  if (preview) return { kind: 'made', grid: preview, beyond: null };
  if (!result) return null;
  const { grid, error, hours, beyond } = result;
  const exceedance = show === 'exceedance' ? exceedanceOf(grid, zones) : null;
  if (exceedance) return { kind: 'made', grid: exceedance, beyond };
  const shown = show === 'error' && error ? error : (hour !== null && hours?.[hour]) || grid;
  return { kind: 'made', grid: shown, beyond };
}

/** The grid on the map that was made from stations or from sources. The same object while only parts of the result grow that are not shown. */
export function useMadeGrid() {
  const hour = useStore((state) => state.noiseView.hour);
  const show = useStore((state) => state.noiseView.show);
  const grid = useNoise((state) => madeGrid(state, { hour, show })?.grid ?? null);
  const beyond = useNoise((state) => (state.preview ? null : (state.result?.beyond ?? null)));
  const computed = useSound(soundGrid);
  const bySources = useSound((state) => state.way === 'sources');
  const growing = useNoise((state) => state.preview !== null);
  const computing = useSound((state) => state.preview !== null);
  const hidden = useStore((state) => isMapHidden(state, bySources ? 'sources' : 'stations'));
  const isOff = hidden && !(bySources ? computing : growing);
  return useMemo((): Exclude<ShownGrid, { kind: 'stored' }> | null => {
    if (isOff) return null;
    if (bySources) return computed && { kind: 'computed', grid: computed, beyond: null };
    return grid && { kind: 'made', grid, beyond };
  }, [grid, beyond, computed, bySources, isOff]);
}

/** Visible grid layer of the catalogue, topmost first. */
const storedGrid = (state: ReturnType<typeof getState>): Extract<ShownGrid, { kind: 'stored' }> | null => {
  const grids = new Set(allSpecs(state).flatMap((spec) => (spec.geometry === 'grid' ? spec.id : [])));
  for (const { id, visible } of state.layers) {
    const grid = visible && grids.has(id) ? readyData(state, id)?.grid : null;
    if (grid) return { kind: 'stored', grid, layerId: id };
  }
  return null;
};

export function useShownGrid(): ShownGrid | null {
  const made = useMadeGrid();
  const storedId = useStore((state) => storedGrid(state)?.layerId);
  return useMemo(() => made ?? (storedId === undefined ? null : storedGrid(getState())), [made, storedId]);
}

export interface PointerLevel {
  readonly grid: Grid;
  /** The exact value of the array, dB; the map runs smoothly between the cell centres. */
  readonly valueDb: number;
  readonly band: LegendClass;
}

/**
 * Value and class of the shown grid at a place; null outside it and where it has no data.
 * @param over the grid under the place where two of them are on show
 */
export function levelUnderPointer([lng, lat]: LngLat, over: Grid | null): PointerLevel | null {
  const state = getState();
  const sound = useSound.getState();
  const noise = useNoise.getState();
  const { preview } = sound.way === 'sources' ? sound : noise;
  const grid = sound.way === 'sources' ? soundGrid(sound) : (madeGrid(noise, state.noiseView)?.grid ?? null);
  const made = grid && (preview || !isMapHidden(state, sound.way)) ? { grid } : null;
  const shown = over ? { grid: over } : (made ?? storedGrid(state));
  const plane = shown && planeOfCrs(shown.grid.crs);
  if (!plane) return null;
  const { grid: read } = shown;
  const cell = cellAt(read, ...plane.toPlane(lng, lat));
  const valueDb = cell < 0 ? Number.NaN : read.values[cell];
  if (Number.isNaN(valueDb)) return null;
  const palette = paletteFor(read, state.noiseView);
  return { grid: read, valueDb, band: legendClasses(palette)[classOf(palette, valueDb)] };
}
