import type { Geometry, Position } from 'geojson';
import { DataError, type Note } from '../../domain/note.ts';
import { type Scene, sceneVersion } from '../../domain/scene.ts';
import { type Grid, spotHeights } from '../../grid/grid.ts';
import { area2 } from '../../grid/rings.ts';
import { parseScene } from '../scene-file.ts';
import { converter, type Layer, type LayerCrs, nameOf } from './layer.ts';
import { altitudeOf } from './plain-profile.ts';
import { columnsOf, type InputKind, inputKinds, type SceneProfile } from './profile.ts';

export interface SceneInputs {
  /** Tables by what they hold; `terrain` are points or lines with altitudes. */
  readonly layers: Readonly<Partial<Record<InputKind, Layer>>>;
  /** Altitudes as a grid. */
  readonly dem?: { readonly grid: Grid; readonly file: string } | undefined;
}

export interface BuiltScene {
  /** The scene file, as JSON. */
  readonly file: Readonly<Record<string, unknown>>;
  readonly scene: Scene;
  readonly notes: readonly Note[];
  /** What was left out: feature, property, reason. */
  readonly leftOut: readonly Note[];
}

interface RawFeature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A scene file of more spot heights would be slower to read than the grid. */
const maxSpots = 500_000;

/**
 * Builds a scene from tables of roads, buildings, ground, barriers and terrain. It is in the plane of the roads;
 * rows that break a rule of the scene file are left out and named, the rest is a good scene.
 * @param file name of the scene, for faults that concern all of it
 * @throws DataError `layers-crs-differ`, `dem-too-fine`, or where nothing is left
 */
export function buildScene({ layers, dem }: SceneInputs, profile: SceneProfile, file: string): BuiltScene {
  const main = layers.road ?? Object.values(layers)[0];
  const crs: LayerCrs = main?.crs ?? { kind: 'local' };
  const notes: Note[] = [];
  const raw: RawFeature[] = [];
  const taken = new Set<string>();
  const ids = (id: string): string => {
    let free = id;
    for (let k = 2; taken.has(free); k++) free = `${id}.${k}`;
    taken.add(free);
    return free;
  };
  for (const kind of inputKinds) {
    const layer = layers[kind];
    if (!layer) continue;
    notes.push(...layer.notes);
    if (main && layer.foreignCrs && main.foreignCrs && layer.foreignCrs !== main.foreignCrs)
      throw differ(layer.file, layer.foreignCrs, main.foreignCrs);
    const convert = conversion(layer.crs, crs, layer.file);
    const first = layer.features[0];
    if (first)
      notes.push(
        ...profile
          .notes(kind, columnsOf(first.properties))
          .map((note) => ({ ...note, where: { file: layer.file } })),
      );
    raw.push(...featuresOf(kind, layer, profile, convert, ids));
  }
  if (dem) {
    notes.push(...dem.grid.meta.notes);
    raw.push(...spotsOf(dem.grid, conversion(dem.grid.crs, crs, dem.file), dem.file, ids));
  }
  const head = {
    type: 'FeatureCollection',
    shengtu: sceneVersion,
    ...(crs.kind !== 'lnglat' && { crs: { type: 'name', properties: { name: sceneCrs(crs) } } }),
    settings: profile.settings,
  };
  const { scene, faults, notes: remarks } = parseScene({ ...head, features: raw }, file);
  const ofFeatures = faults.filter(({ where }) => where?.featureId !== undefined);
  const [fatal, ...more] = faults.filter(({ where }) => where?.featureId === undefined);
  if (fatal) throw new DataError([fatal, ...more]);
  if (scene.features.length === 0) throw new DataError([{ code: 'scene-nothing-built' }, ...ofFeatures]);
  const good = new Set(scene.features.map(({ id }) => id));
  const features = raw.filter(({ id }) => good.has(id));
  return { file: { ...head, features }, scene, notes: [...notes, ...remarks], leftOut: ofFeatures };
}

/** A plane that no scene can name is plane metres. */
const sceneCrs = (crs: LayerCrs): string => (crs.kind === 'epsg' ? nameOf(crs) : 'local');

type Convert = (x: number, y: number) => readonly [number, number];

function conversion(from: LayerCrs, to: LayerCrs, file: string): Convert {
  const convert = converter(from, to);
  if (!convert) throw differ(file, nameOf(from), nameOf(to));
  return convert;
}

const differ = (file: string, found: string, wanted: string): DataError =>
  DataError.of('layers-crs-differ', { found, wanted }, { file });

function featuresOf(
  kind: InputKind,
  { features }: Layer,
  profile: SceneProfile,
  convert: Convert,
  idOf: (id: string) => string,
): RawFeature[] {
  const keepsZ = kind === 'terrain' || kind === 'barrier';
  return features.flatMap(({ row, id, geometry, properties }): RawFeature[] => {
    if (!geometry) return [];
    const columns = columnsOf(properties);
    const parts = partsOf(geometry);
    const shares = sharesOf(parts);
    return parts.map((part, k): RawFeature => {
      const line = part.type === 'LineString' ? part.coordinates : [];
      const mapped = profile.map(kind, columns, line);
      // Altitudes of spot heights may stand in a column.
      const z = kind === 'terrain' ? altitudeOf(columns) : undefined;
      const place = (p: Position): Position => {
        const altitude = p[2] ?? z;
        const [x, y] = convert(p[0], p[1]);
        return keepsZ && altitude !== undefined ? [x, y, altitude] : [x, y];
      };
      const moved = eachPosition(part, place);
      return {
        type: 'Feature',
        id: idOf(id ?? (mapped.id === undefined ? `${kind}-${row}` : `${kind}-${mapped.id}`)),
        geometry:
          mapped.reversed && moved.type === 'LineString'
            ? { ...moved, coordinates: [...moved.coordinates].reverse() }
            : moved,
        properties: { kind, ...withoutUndefined(shared(mapped.properties, shares[k])) },
      };
    });
  });
}

/** Share of each polygon of a shape in its area; 1 for what is whole. */
function sharesOf(parts: readonly Geometry[]): number[] {
  const areas = parts.map((part) => (part.type === 'Polygon' ? Math.abs(area2(part.coordinates[0])) : 0));
  const total = areas.reduce((sum, area) => sum + area, 0);
  return areas.map((area) => (parts.length > 1 && total > 0 ? area / total : 1));
}

/** Who lives in a building of several parts is spread over them by area, not counted in each. */
function shared(
  properties: Readonly<Record<string, unknown>>,
  share: number,
): Readonly<Record<string, unknown>> {
  if (share === 1) return properties;
  const part = (value: unknown) => (typeof value === 'number' ? value * share : value);
  return { ...properties, people: part(properties.people), dwellings: part(properties.dwellings) };
}

/** Multi-part shapes one by one. */
function partsOf(geometry: Geometry): Geometry[] {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    case 'GeometryCollection':
      return geometry.geometries.flatMap(partsOf);
    default:
      return [geometry];
  }
}

function eachPosition(geometry: Geometry, place: (p: Position) => Position): Geometry {
  if (geometry.type === 'Point') return { ...geometry, coordinates: place(geometry.coordinates) };
  if (geometry.type === 'LineString') return { ...geometry, coordinates: geometry.coordinates.map(place) };
  if (geometry.type === 'Polygon')
    return { ...geometry, coordinates: geometry.coordinates.map((ring) => ring.map(place)) };
  return geometry;
}

const withoutUndefined = (properties: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));

function spotsOf(grid: Grid, convert: Convert, file: string, idOf: (id: string) => string): RawFeature[] {
  const spots = spotHeights(grid);
  if (spots.length > maxSpots)
    throw DataError.of('dem-too-fine', { count: spots.length, most: maxSpots }, { file });
  return spots.map(([x, y, z], k) => ({
    type: 'Feature',
    id: idOf(`terrain-${k + 1}`),
    geometry: { type: 'Point', coordinates: [...convert(x, y), z] },
    properties: { kind: 'terrain' },
  }));
}
