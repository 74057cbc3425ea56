import { useMemo } from 'react';
import type { MapItem } from '../../map/map-props.ts';
import { layerOfMap, useStore } from '../../state/store.ts';
import { patchSound, useSound } from '../sound/sound-store.ts';
import { useSwipeSides } from '../sound/swipe-sides.ts';
import { swipeDivider } from '../sound/swipe-store.ts';
import { useBands } from './bands.ts';
import { drawnGrid } from './drawn-grid.ts';
import { useIsolines } from './isolines.ts';
import { colouredBands, gridItem, isErrorGrid, paletteFor } from './paint.ts';
import { patchNoise, useNoise } from './result-store.ts';
import { useMadeGrid } from './shown-grid.ts';
import { type MapZones, useMapZones } from './zone-cells.ts';

/** Ids of the made grid and its isobands among the map's items. */
const gridId = 'noise-made';
const bandsId = 'noise-made-bands';

const putStationZones = (zones: MapZones): void => patchNoise({ zones });
const putZones = (zones: MapZones): void => patchSound({ zones });

/**
 * What is made of grids for the map, top first: isolines where wanted, of a stored grid as well; of the made grid its
 * isobands where wanted, else value or standard error. Two maps side by side are always grids, without lines.
 * A change of hour swaps the array and nothing else; bands of the new hour follow from the worker.
 */
export function useNoiseItems(): readonly MapItem[] {
  const made = useMadeGrid();
  useMapZones(
    useSound((state) => state.result?.grid ?? null),
    putZones,
  );
  useMapZones(
    useNoise((state) => state.result?.grid ?? null),
    putStationZones,
  );
  const makingMade = useNoise((state) => state.preview !== null);
  const computing = useSound((state) => state.preview !== null);
  const paletteId = useStore((state) => state.noiseView.paletteId);
  const mode = useStore((state) => state.noiseView.mode);
  const way = useSound((state) => state.way);
  // The layer of the map has an opacity of its own in the tree.
  const opacity = useStore((state) => state.noiseView.opacity * (layerOfMap(state, way)?.opacity ?? 1));
  const sides = useSwipeSides();
  const wanted = useStore((state) => state.noiseView.bands && !sides);
  const bands = useBands(
    wanted && !(made?.kind === 'computed' ? computing : makingMade) && made && !isErrorGrid(made.grid)
      ? drawnGrid(made.grid)
      : null,
  );
  const lines = useIsolines();
  const fill = useMemo((): readonly MapItem[] => {
    if (sides)
      return (['left', 'right'] as const).map((side) => {
        const { map, grid, beyond } = sides[side];
        const id = map === 'current' ? gridId : `${gridId}-${map}`;
        const clip = { side, divider: swipeDivider };
        return { ...gridItem(id, grid, { paletteId, mode }, opacity, beyond), clip };
      });
    if (!made) return [];
    const { grid, beyond } = made;
    if (bands) {
      const features = colouredBands(bands, paletteFor(grid, { paletteId }));
      return [{ type: 'bands', id: bandsId, features, opacity }];
    }
    return [gridItem(gridId, grid, { paletteId, mode }, opacity, beyond)];
  }, [made, sides, bands, paletteId, mode, opacity]);
  return useMemo(() => (sides ? fill : [...lines, ...fill]), [sides, lines, fill]);
}
