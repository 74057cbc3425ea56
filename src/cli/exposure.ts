import type { Note } from '../domain/note.ts';
import { DataError } from '../domain/note.ts';
import { featuresOf, type SceneFeature } from '../domain/scene.ts';
import { gb3096 } from '../domain/standards/gb3096.ts';
import { citation } from '../domain/standards/standard.ts';
import { buildScene } from '../formats/scene-import/build.ts';
import { converter, nameOf as crsNameOf, type Layer, type LayerCrs } from '../formats/scene-import/layer.ts';
import { noiseModellingProfile } from '../formats/scene-import/noisemodelling-profile.ts';
import { plainProfile } from '../formats/scene-import/plain-profile.ts';
import { affectedPersons, effectOf, noiseSources } from '../grid/annoyance.ts';
import { levelsOfSteps } from '../grid/contours.ts';
import { buildingLevels, distributions, exposureOf, peoplePerDb } from '../grid/exposure.ts';
import type { Grid } from '../grid/grid.ts';
import { limitPeriod } from '../grid/limit-period.ts';
import { exposureByZone } from '../grid/zone-exposure.ts';
import { oneOf, parse, UsageError } from './arguments.ts';
import { endingOf, nameOf, putJson } from './files.ts';
import { askedCrs, readGrid, stepsOf } from './grids.ts';
import { isScene, readLayer } from './layers.ts';
import { sayNotes } from './messages.ts';
import { readScene } from './scenes.ts';
import { readZones } from './zones.ts';

/**
 * `exposure GRID BUILDINGS [--from 35 --to 80 --step 5] [--distribution median-half] [--annoyance road] [--zones F]
 * [--out F.json]`: people, dwellings, buildings of sensitive uses and area of the map per band, the same per class of
 * functional zones with what lies above the limit, and the persons highly annoyed or highly sleep-disturbed.
 */
export async function exposure(args: readonly string[]): Promise<void> {
  const parsed = parse(args, [
    'from',
    'to',
    'step',
    'crs',
    'profile',
    'distribution',
    'annoyance',
    'indicator',
    'zones',
    'out',
  ]);
  const [file, path, ...more] = parsed.files;
  if (!file || !path || more.length > 0) throw new UsageError('exposure takes two files: GRID BUILDINGS');
  const steps = stepsOf(parsed);
  const out = parsed.text('out');
  if (out !== undefined) endingOf(out, ['.json'] as const);
  const profile = oneOf(parsed, 'profile', ['noisemodelling'] as const);
  const distribution = oneOf(parsed, 'distribution', distributions) ?? 'most-exposed';
  const source = oneOf(parsed, 'annoyance', noiseSources);
  const grid = readGrid(file, askedCrs(parsed));
  sayNotes(grid.meta.notes.filter(({ where }) => where?.file === nameOf(file)));
  const indicator = parsed.text('indicator') ?? grid.indicator;
  const effect = effectOf(indicator);
  if (source && !effect)
    throw DataError.of('exposure-indicator', { indicator: indicator || '–' }, { file: nameOf(file) });
  const { crs, buildings, notes } = await readBuildings(path, grid, profile !== undefined);
  sayNotes(notes);
  const convert = converter(crs, grid.crs);
  if (!convert)
    throw DataError.of(
      'exposure-crs-differ',
      { found: crsNameOf(crs), wanted: crsNameOf(grid.crs) },
      { file: nameOf(path) },
    );
  const exposed = buildings.map(({ geometry, properties: { people, dwellings, use } }) => ({
    footprint: geometry.coordinates.map((ring) => ring.map(([x, y]) => [...convert(x, y)])),
    people,
    dwellings,
    use,
  }));
  if (exposed.length === 0) throw DataError.of('exposure-no-buildings', undefined, { file: nameOf(path) });
  if (!exposed.some(({ people, dwellings, use }) => people ?? dwellings ?? use))
    sayNotes([{ code: 'exposure-no-people', where: { file: nameOf(path) } }]);
  const { period, meta } = grid;
  const zonesFile = parsed.text('zones');
  const zones = zonesFile === undefined ? null : readZones(inPlane(await readLayer(zonesFile), grid), grid);
  // A grid that says nothing of itself is of the hours of GB 3096 where its indicator is named.
  const hours = grid.period || (parsed.text('indicator') === undefined ? '' : 'all');
  const judged = limitPeriod({ indicator, period: hours });
  sayNotes(zones?.notes ?? []);
  if (zones && !judged)
    sayNotes([{ code: 'exposure-no-limit', params: { indicator: `${indicator || '–'} ${period}`.trim() } }]);
  const limits = levelsOfSteps(steps);
  const levels = buildingLevels(grid, exposed, distribution);
  putJson(out, {
    indicator,
    period,
    method: meta.method,
    cellSizeM: grid.cellSizeM,
    distribution,
    ...exposureOf(grid, exposed, limits, levels),
    ...(zones && {
      zones: exposureByZone(grid, exposed, limits, levels, zones.polygons, judged),
      zoneLimits: judged && { period: judged, source: citation(gb3096, gb3096.clauses.limits).en },
    }),
    ...(source && effect && { annoyance: affectedPersons(effect, source, peoplePerDb(exposed, levels)) }),
  });
}

interface Buildings {
  readonly crs: LayerCrs;
  readonly buildings: readonly SceneFeature<'building'>[];
  readonly notes: readonly Note[];
}

/** Of a scene, or of a layer whose rows that are no buildings are named and left out. */
async function readBuildings(path: string, grid: Grid, ofNoiseModelling: boolean): Promise<Buildings> {
  if (isScene(path)) {
    const scene = readScene(path);
    return { crs: scene.crs, buildings: featuresOf(scene.features, 'building'), notes: [] };
  }
  const layer = inPlane(await readLayer(path), grid);
  const profile = ofNoiseModelling ? noiseModellingProfile : plainProfile;
  const { scene, notes, leftOut } = buildScene({ layers: { building: layer } }, profile, nameOf(path));
  return {
    crs: layer.crs,
    buildings: featuresOf(scene.features, 'building'),
    notes: [...notes, ...leftOut],
  };
}

/** GeoJSON that names no CRS and cannot be in degrees is in the plane of the grid. */
function inPlane(layer: Layer, grid: Grid): Layer {
  if (layer.crs.kind !== 'lnglat') return layer;
  const isDegrees = layer.features.every(({ geometry }) => {
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return true;
    const [x, y] = geometry.coordinates.flat(geometry.type === 'Polygon' ? 1 : 2)[0] as readonly number[];
    return Math.abs(x) <= 180 && Math.abs(y) <= 90;
  });
  if (isDegrees) return layer;
  return { ...layer, crs: grid.crs };
}
