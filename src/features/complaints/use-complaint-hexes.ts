import { useEffect, useMemo } from 'react';
import type { LayerFeature, LngLat } from '../../domain/feature.ts';
import { notesOf } from '../../domain/note.ts';
import type { Grid } from '../../grid/grid.ts';
import { limitPeriod } from '../../grid/limit-period.ts';
import type { Layer } from '../../spatial/types.ts';
import { allSpecs, readyData, useStore } from '../../state/store.ts';
import { spatialClient } from '../../workers/spatial-client.ts';
import { isDifferenceGrid, isErrorGrid } from '../noise/paint.ts';
import { useNoise } from '../noise/result-store.ts';
import { useShownGrid } from '../noise/shown-grid.ts';
import { useSound } from '../sound/sound-store.ts';
import { countedComplaints } from './complaint-lists.ts';
import { patchComplaints, useComplaints } from './complaint-store.ts';

/** The first layer of a kind that has content. */
function useLayerOf(kind: 'complaint' | 'functional-zone'): Layer | null {
  const catalog = useStore((state) => state.catalog);
  const imported = useStore((state) => state.imported);
  const data = useStore((state) => state.data);
  const spec = useMemo(
    () =>
      allSpecs({ catalog, imported }).find((one) => one.kind === kind && readyData({ data }, one.id)) ?? null,
    [catalog, imported, data, kind],
  );
  const features = spec && readyData({ data }, spec.id)?.features;
  return useMemo(() => (spec && features ? { spec, features } : null), [spec, features]);
}

export const useComplaintLayer = (): Layer | null => useLayerOf('complaint');

/** The map whose levels are compared: that on show, once it is whole; null for differences and errors. */
export function useComparedGrid(): Grid | null {
  const shown = useShownGrid();
  const growing = useSound((state) => state.preview !== null);
  const making = useNoise((state) => state.preview !== null);
  if (!shown || (shown.kind === 'computed' ? growing : shown.kind === 'made' && making)) return null;
  return isDifferenceGrid(shown.grid) || isErrorGrid(shown.grid) ? null : shown.grid;
}

/** Keeps the hexagons in step with the choices, the complaints and the map. */
export function useComplaintHexes(layer: Layer | null, grid: Grid | null): void {
  const zones = useLayerOf('functional-zone');
  const from = useComplaints((state) => state.from);
  const to = useComplaints((state) => state.to);
  const hours = useComplaints((state) => state.hours);
  const side = useComplaints((state) => state.side);
  const integer = useStore((state) => state.roundForVerdict);
  useEffect(() => {
    if (!layer || !grid) {
      patchComplaints({ hexes: null, failure: null });
      return;
    }
    const period = limitPeriod(grid);
    const counted = countedComplaints(layer.features, { from, to, hours }, period);
    const controller = new AbortController();
    spatialClient
      .run(
        'complaintHexes',
        {
          places: counted.map(placeOf),
          sideM: Number(side),
          grid,
          zones,
          period,
          rounding: integer ? 'integer' : 'none',
        },
        { signal: controller.signal },
      )
      .then(
        (hexes) => !controller.signal.aborted && patchComplaints({ hexes, failure: null }),
        (error: unknown) =>
          !controller.signal.aborted && patchComplaints({ hexes: null, failure: notesOf(error) }),
      );
    return () => controller.abort();
  }, [layer, grid, zones, from, to, hours, side, integer]);
}

/** Of points only. */
const placeOf = ({ geometry }: LayerFeature): LngLat => {
  const [lng, lat] = geometry?.type === 'Point' ? geometry.coordinates : [Number.NaN, Number.NaN];
  return [lng, lat];
};
