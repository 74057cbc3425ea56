import { gbPeriodHours, type LevelIndicator, type PeriodHours } from '../../domain/indicator.ts';
import { type Note, notesOf } from '../../domain/note.ts';
import type { Scene } from '../../domain/scene.ts';
import type { GridFrame } from '../../grid/frame.ts';
import { cellAt, type Grid } from '../../grid/grid.ts';
import type { FusionStation, StationGroup } from '../../interpolation/fusion-stations.ts';
import { noiseClient } from '../../workers/noise-client.ts';
import { soundPool } from '../../workers/sound-pool.ts';
import { errorIndicator } from '../noise/paint.ts';
import { defaultRecipe, knownSplits } from '../noise/recipe-choices.ts';
import { type StationLayer, takeStations } from '../noise/stations.ts';
import { whileHeld } from './held-paths.ts';
import { partsNow } from './map-parts.ts';
import { earthPlane } from './sound-frame.ts';
import { type CorrectionDraft, patchSound, type SoundResult, soundState } from './sound-store.ts';

/** Kinds of stations in each group: those beside roads hear one road, those of an area all of them. */
const kindsOf = { roadside: ['road'], area: ['functional', 'regional'] } as const;

/** Day, evening and night of the scene, so that measured and computed levels are of the same hours; else GB 3096's. */
function splitOf({ settings: { periodHours } }: Scene, indicator: string): PeriodHours {
  const { day, evening, night } = periodHours;
  const of = ([from, to]: readonly [number, number]): [number, number] => [from, to];
  // Lden of a scene without an evening is made of its hours.
  if (indicator === 'Lden' && !evening) return knownSplits.end;
  if (!day || !night) return gbPeriodHours;
  return { day: of(day), night: of(night), ...(evening && { evening: of(evening) }) };
}

interface MeasuredPlace {
  readonly id: string;
  /** Plane metres. */
  readonly x: number;
  readonly y: number;
  /** Above the ground; that of the map where the station does not say. */
  readonly heightM: number;
  readonly measuredDb: number;
}

/** The stations of a layer with what they measured; those off the map take no part. */
function stationsOf(
  layer: StationLayer,
  group: StationGroup,
  result: SoundResult,
  indicator: string,
): readonly MeasuredPlace[] {
  const { grid, recipe, scene, receiverHeightM } = result;
  const taken = takeStations(
    {
      ...defaultRecipe(layer, 1000),
      value: { kind: 'indicator', indicator: indicator as LevelIndicator },
      periodHours: splitOf(scene, indicator),
      stationKinds: [...kindsOf[group]],
    },
    layer,
  );
  const heights = new Map(layer.features.map(({ id, properties }) => [id, properties.heightM]));
  const { toPlane } = earthPlane(scene);
  return taken.places.flatMap(([lng, lat], i): MeasuredPlace[] => {
    const [x, y] = toPlane(lng, lat);
    const cell = cellAt(grid, x, y);
    // Without a level a cell lies in a building, beside which a station may stand, or beyond the area of the map.
    if (cell < 0 || (recipe.extent === 'area' && Number.isNaN(grid.values[cell]))) return [];
    const height = heights.get(taken.ids[i]);
    const heightM = typeof height === 'number' && height > 0 ? height : receiverHeightM;
    return [{ id: taken.ids[i], x, y, heightM, measuredDb: taken.levelsDb[i] }];
  });
}

/**
 * What the method of the map says at each station, at its own place and height: a cell's middle may lie on the road
 * that the station stands beside.
 */
async function predictedAt(
  stations: readonly MeasuredPlace[],
  result: SoundResult,
  indicator: string,
  group: StationGroup,
): Promise<readonly FusionStation[]> {
  const { signal } = new AbortController();
  const parts = partsNow(indicator, result.scene.settings) ?? [];
  const positions = Float64Array.from(stations.flatMap(({ x, y, heightM }) => [x, y, heightM]));
  const levels = await whileHeld(result, signal, () => soundPool.places(positions, parts, signal));
  return stations.flatMap(({ heightM: _, ...station }, i) =>
    Number.isNaN(levels[i]) ? [] : [{ ...station, predictedDb: levels[i], valid: true, group }],
  );
}

/** Ids of the stations of a layer that lie on the map; none where its levels cannot be had. */
export function stationsOnMap(
  layer: StationLayer,
  group: StationGroup,
  result: SoundResult,
): readonly string[] {
  try {
    return stationsOf(layer, group, result, result.recipe.indicator).map(({ id }) => id);
  } catch {
    // Why they cannot be had is said when the correction is asked for.
    return [];
  }
}

/**
 * The correction of a map in one of its indicators, added to levels of its cells.
 * @throws DataError for too few stations, or levels that cannot be had
 */
export async function fuseIn(
  indicator: string,
  result: SoundResult,
  layer: StationLayer,
  { group, checks }: CorrectionDraft,
  grid: Pick<Grid, keyof GridFrame | 'values'>,
) {
  const places = stationsOf(layer, group, result, indicator);
  const stations = await predictedAt(places, result, indicator, group);
  const onMap = new Set(stations.map(({ id }) => id));
  const options = { group, checks: { ...checks, ids: checks.ids.filter((id) => onMap.has(id)) } };
  return noiseClient.run('correct', { stations, options, grid });
}

/**
 * Corrects the map on show by the stations of a layer.
 * @returns why it cannot be done; empty where it was
 */
export async function fuseStations(layer: StationLayer, by: CorrectionDraft): Promise<readonly Note[]> {
  const { result } = soundState();
  if (!result) return [];
  try {
    const { fusion, values } = await fuseIn(result.recipe.indicator, result, layer, by, result.grid);
    if (soundState().result !== result) return [];
    const grid = { ...result.grid, values };
    patchSound({ fused: { of: result, from: result, by, grid, error: null, fusion }, show: 'fused' });
    const errors = await noiseClient.run('correctionError', {
      correction: fusion.correction,
      grid: result.grid,
    });
    const { fused } = soundState();
    if (errors && fused?.from === result && fused.fusion === fusion)
      patchSound({ fused: { ...fused, error: { ...grid, values: errors, indicator: errorIndicator } } });
    return [];
  } catch (error) {
    return notesOf(error);
  }
}
