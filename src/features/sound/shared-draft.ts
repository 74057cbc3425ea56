import type { Polygon } from 'geojson';
import { periodsOfHours } from '../../domain/day-course.ts';
import type { StationValue } from '../../domain/indicator.ts';
import { cornersOf, type NoiseRecipe, toMetre } from '../../domain/recipe.ts';
import type { SoundArea, SoundRecipe } from '../../domain/sound-recipe.ts';
import { viewBounds } from '../frame/view-bounds.ts';
import { changeDraft, useNoise } from '../noise/result-store.ts';
import { indicatorsOf } from './scene-indicators.ts';
import { changeSoundDraft, patchSound, type SoundState, soundState } from './sound-store.ts';

/**
 * Extent, indicator and cell size stand above the way a map is made: what is chosen goes to the settings of both ways,
 * as far as each can follow.
 */

export const extentWays = ['all', 'view', 'drawn', 'zone', 'town'] as const;
export type ExtentWay = (typeof extentWays)[number];

/** What the settings of a way say of the extent; an area that is still to be drawn stands for itself. */
export function extentWayOf(
  { way, areaWanted, draft }: Pick<SoundState, 'way' | 'areaWanted' | 'draft'>,
  clip: NoiseRecipe['clip'] | undefined,
): ExtentWay {
  if (areaWanted) return 'drawn';
  if (way === 'sources')
    return draft.extent === 'scene' ? 'all' : draft.extent === 'view' ? 'view' : (draft.area?.of ?? 'drawn');
  if (!clip || clip.kind === 'distance') return 'all';
  return clip.kind === 'feature' ? 'zone' : clip.of;
}

/**
 * All that the data reach, what is in view, or an area that is drawn next.
 * @param reachM how far about stations a map goes
 */
export function chooseExtent(way: 'all' | 'view' | 'drawn', reachM: number): void {
  patchSound({ drawingArea: false, areaWanted: way === 'drawn' });
  if (way === 'drawn') {
    changeSoundDraft({ extent: 'area', area: null });
    return;
  }
  changeSoundDraft({ extent: way === 'all' ? 'scene' : 'view', area: null });
  const clip = way === 'view' ? clipOfView() : null;
  changeDraft({ clip: clip ?? { kind: 'distance', distanceM: reachM } });
}

/** Takes a polygon as the extent. */
export function takeArea(area: SoundArea): void {
  patchSound({ drawingArea: false, areaWanted: false });
  changeSoundDraft({ extent: 'area', area });
  const clip = clipOf(area);
  if (clip) changeDraft({ clip });
}

export const takeDrawn = (geometry: Polygon): void => takeArea({ of: 'drawn', name: null, geometry });

/** Corners of a circle that a link holds: few enough for its length, within 0.4 % of the radius. */
const everySecond = 2;

function clipOf({ of, name, geometry, ref }: SoundArea): NoiseRecipe['clip'] | null {
  if (of === 'zone') return ref ? { kind: 'feature', ...ref } : null;
  if (geometry.type !== 'Polygon') return null;
  const corners = cornersOf(geometry.coordinates[0]);
  const ring = of === 'town' ? corners.filter((_, i) => i % everySecond === 0) : corners;
  return { kind: 'area', of, name, ring };
}

/** What is in view as an area; null where there is no map. */
export function clipOfView(): NoiseRecipe['clip'] | null {
  const bounds = viewBounds();
  if (!bounds) return null;
  const [west, south, east, north] = bounds.map(toMetre);
  const ring: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
  return { kind: 'area', of: 'view', name: null, ring };
}

/** Largest cells of a computed map, m: each costs thousands of paths, and larger ones show nothing of a town. */
export const maxComputedCellM = 500;

/** @param cellSizeM null: chosen from the extent */
export function chooseCellSize(cellSizeM: number | null): void {
  changeDraft({ cellSizeM });
  if (cellSizeM === null || cellSizeM <= maxComputedCellM) changeSoundDraft({ cellSizeM });
}

export function chooseValue(value: StationValue): void {
  changeDraft({ value });
  const { scene } = soundState();
  if (scene.status !== 'ready' || value.kind === 'property') return;
  const { settings } = scene.scene;
  if (value.kind === 'hour') {
    if (scene.course) chooseHour(value.hour);
  } else if (indicatorsOf(settings, scene.course).includes(value.indicator))
    changeSoundDraft({ indicator: value.indicator, hour: null });
}

/** @param values what the stations can be asked for */
export function chooseIndicator(indicator: string, values: readonly StationValue[]): void {
  changeSoundDraft({ indicator, hour: null });
  const value = values.find((each) => each.kind === 'indicator' && each.indicator === indicator);
  if (value) changeDraft({ value });
}

/** The hour is one of a map of its period. */
export function chooseHour(hour: number): void {
  const { scene } = soundState();
  if (scene.status !== 'ready') return;
  changeSoundDraft(ofHour(hour, scene.scene.settings));
  if (useNoise.getState().draft?.value.kind === 'hour') changeDraft({ value: { kind: 'hour', hour } });
}

const usual: Readonly<Partial<Record<string, string>>> = { day: 'Ld', night: 'Ln' };

type Settings = Parameters<typeof indicatorsOf>[0];

function ofHour(hour: number, settings: Settings): Pick<SoundRecipe, 'indicator' | 'hour'> {
  const known = indicatorsOf(settings, null);
  const period = periodsOfHours(settings)?.[hour];
  const indicator = period === undefined ? undefined : (usual[period] ?? period);
  return { hour, indicator: indicator && known.includes(indicator) ? indicator : known[0] };
}
