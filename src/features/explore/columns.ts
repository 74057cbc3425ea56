import { useMemo } from 'react';
import { classOf, palettes } from '../../grid/palette.ts';
import { allSpecs, readyData, useStore } from '../../state/store.ts';
import { periodHoursOf, stationLevels } from './context.ts';

/** 3D columns of station levels: Ld of the stations of every visible layer that has levels. */

const [palette] = palettes;

/** Colour of a level in the default palette; the height tells the level, the colour its 5 dB class. */
export const columnColour = (levelDb: number): string => palette.colours[classOf(palette, levelDb)];

/** Layer id → feature id → Ld, dB(A); null while columns are off. */
export function useColumns(): ReadonlyMap<string, ReadonlyMap<string, number>> | null {
  const on = useStore((state) => state.columns);
  const data = useStore((state) => state.data);
  const catalog = useStore((state) => state.catalog);
  const imported = useStore((state) => state.imported);
  const recipe = useStore((state) => state.recipe);
  return useMemo(() => {
    if (!on) return null;
    const periodHours = periodHoursOf({ recipe });
    const found = new Map<string, ReadonlyMap<string, number>>();
    for (const spec of allSpecs({ catalog, imported })) {
      const ready =
        spec.kind === 'noise-station' || spec.kind === 'measurement' ? readyData({ data }, spec.id) : null;
      if (!ready) continue;
      const levels = new Map<string, number>();
      for (const [id, { Ld }] of stationLevels(ready, periodHours)) if (Ld !== null) levels.set(id, Ld);
      if (levels.size > 0) found.set(spec.id, levels);
    }
    return found;
  }, [on, data, catalog, imported, recipe]);
}
