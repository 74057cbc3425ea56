import { gbPeriodHours, type LevelIndicator, type PeriodHours } from '../../domain/indicator.ts';
import { type Note, notesOf } from '../../domain/note.ts';
import type { Scene } from '../../domain/scene.ts';
import { cellAt } from '../../grid/grid.ts';
import type { CheckChoice, FusionStation, StationGroup } from '../../interpolation/fusion-stations.ts';
import { noiseClient } from '../../workers/noise-client.ts';
import { errorIndicator } from '../noise/paint.ts';
import { defaultRecipe } from '../noise/recipe-choices.ts';
import { type StationLayer, takeStations } from '../noise/stations.ts';
import { earthPlane } from './sound-frame.ts';
import { patchSound, type SoundResult, soundState } from './sound-store.ts';

/** Kinds of stations in each group: those beside roads hear one road, those of an area all of them. */
const kindsOf = { roadside: ['road'], area: ['functional', 'regional'] } as const;

/** Day, evening and night of the scene, so that measured and computed levels are of the same hours; else GB 3096's. */
function splitOf({ settings: { periodHours } }: Scene): PeriodHours {
  const { day, evening, night } = periodHours;
  const of = ([from, to]: readonly [number, number]): [number, number] => [from, to];
  if (!day || !night) return gbPeriodHours;
  return { day: of(day), night: of(night), ...(evening && { evening: of(evening) }) };
}

/** The stations of a layer with what they measured and what the map says there; those off the map take no part. */
function stationsOf(layer: StationLayer, group: StationGroup, scene: Scene, result: SoundResult) {
  const { grid, recipe } = result;
  const indicator = recipe.indicator as LevelIndicator;
  const taken = takeStations(
    {
      ...defaultRecipe(layer, 1000),
      value: { kind: 'indicator', indicator },
      periodHours: splitOf(scene),
      stationKinds: [...kindsOf[group]],
    },
    layer,
  );
  const { toPlane } = earthPlane(scene);
  return taken.places.flatMap(([lng, lat], i): FusionStation[] => {
    const [x, y] = toPlane(lng, lat);
    const cell = cellAt(grid, x, y);
    const predictedDb = cell < 0 ? Number.NaN : grid.values[cell];
    return Number.isNaN(predictedDb)
      ? []
      : [{ id: taken.ids[i], x, y, measuredDb: taken.levelsDb[i], predictedDb, valid: true, group }];
  });
}

/** Ids of the stations of a layer that lie on the map; none where its levels cannot be had. */
export function stationsOnMap(
  layer: StationLayer,
  group: StationGroup,
  result: SoundResult,
): readonly string[] {
  try {
    return stationsOf(layer, group, result.scene, result).map(({ id }) => id);
  } catch {
    // Why they cannot be had is said when the correction is asked for.
    return [];
  }
}

/**
 * Corrects the map on show by the stations of a layer.
 * @param checks stations kept out of the correction
 * @returns why it cannot be done; empty where it was
 */
export async function fuseStations(
  layer: StationLayer,
  group: StationGroup,
  checks: CheckChoice,
): Promise<readonly Note[]> {
  const { result, shown } = soundState();
  if (!result || !shown) return [];
  try {
    const stations = stationsOf(layer, group, shown, result);
    const options = { group, checks };
    const { fusion, values } = await noiseClient.run('correct', { stations, options, grid: result.grid });
    if (soundState().result !== result) return [];
    const grid = { ...result.grid, values };
    patchSound({ fused: { of: result, grid, error: null, fusion }, show: 'fused' });
    const errors = await noiseClient.run('correctionError', {
      correction: fusion.correction,
      grid: result.grid,
    });
    const { fused } = soundState();
    if (errors && fused?.grid === grid)
      patchSound({ fused: { ...fused, error: { ...grid, values: errors, indicator: errorIndicator } } });
    return [];
  } catch (error) {
    return notesOf(error);
  }
}
