import { planeOfScene } from '../../acoustics/scene/scene-plane.ts';
import type { LevelIndicator } from '../../domain/indicator.ts';
import { DataError, type Note } from '../../domain/note.ts';
import type { Scene } from '../../domain/scene.ts';
import { cellAt } from '../../grid/grid.ts';
import type { FusionStation, StationGroup } from '../../interpolation/fusion-stations.ts';
import { noiseClient } from '../../workers/noise-client.ts';
import { defaultRecipe } from '../noise/recipe-choices.ts';
import { type StationLayer, takeStations } from '../noise/stations.ts';
import { patchSound, type SoundResult, soundState } from './sound-store.ts';

/** Kinds of stations in each group: those beside roads hear one road, those of an area all of them. */
const kindsOf = { roadside: ['road'], area: ['functional', 'regional'] } as const;

/** The stations of a layer with what they measured and what the map says there; those off the map take no part. */
function stationsOf(layer: StationLayer, group: StationGroup, scene: Scene, result: SoundResult) {
  const { grid, recipe } = result;
  const indicator = recipe.indicator as LevelIndicator;
  const taken = takeStations(
    {
      ...defaultRecipe(layer, 1000),
      value: { kind: 'indicator', indicator },
      stationKinds: [...kindsOf[group]],
    },
    layer,
  );
  const { toPlane } = planeOfScene(scene);
  return taken.places.flatMap(([lng, lat], i): FusionStation[] => {
    const [x, y] = toPlane(lng, lat);
    const cell = cellAt(grid, x, y);
    const predictedDb = cell < 0 ? Number.NaN : grid.values[cell];
    return Number.isNaN(predictedDb)
      ? []
      : [{ id: taken.ids[i], x, y, measuredDb: taken.levelsDb[i], predictedDb, valid: true, group }];
  });
}

/**
 * Corrects the map on show by the stations of a layer.
 * @param seed draws the check points
 * @returns why it cannot be done; empty where it was
 */
export async function fuseStations(
  layer: StationLayer,
  group: StationGroup,
  seed: number,
): Promise<readonly Note[]> {
  const { result, shown } = soundState();
  if (!result || !shown) return [];
  try {
    const stations = stationsOf(layer, group, shown, result);
    const options = { group, checks: { kind: 'seed', seed } } as const;
    const { fusion, values } = await noiseClient.run('correct', { stations, options, grid: result.grid });
    if (soundState().result !== result) return [];
    patchSound({ fused: { of: result, grid: { ...result.grid, values }, fusion }, show: 'fused' });
    return [];
  } catch (error) {
    if (error instanceof DataError) return error.notes;
    return [{ code: 'job-crashed', params: { reason: String(error) } }];
  }
}
