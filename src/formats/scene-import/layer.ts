import type { Geometry } from 'geojson';
import type { Bounds } from '../../domain/feature.ts';
import { DataError, type Note } from '../../domain/note.ts';
import { isWorldMap, type PlaneDefinition, planeOfEpsg, transverseMercator } from '../../domain/plane.ts';
import { lngLatCrs, localCrs, proposeCrs, type SourceCrs, toLngLat } from '../crs.ts';
import { decodeText } from '../encoding.ts';
import { parseGeoJson } from '../geojson.ts';
import { readShapefile, type ShapefileParts } from '../shapefile.ts';

/** What the coordinates of an input are; `plane` is that of a grid. */
export type LayerCrs = SourceCrs | { readonly kind: 'plane'; readonly plane: PlaneDefinition };

/** Features of one input of a scene, with all their columns. */
export interface Layer {
  readonly file: string;
  readonly features: readonly {
    /** 1-based. */
    readonly row: number;
    readonly id: string | null;
    readonly geometry: Geometry | null;
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
  readonly crs: LayerCrs;
  /** Name of a plane that is taken as metres, where the file gives one. */
  readonly foreignCrs: string | null;
  readonly notes: readonly Note[];
}

const china: Bounds = [73, 3, 136, 54];

export function layerOfGeoJson(bytes: Uint8Array, file: string): Layer {
  const decoded = decodeText(bytes, file);
  const { features, crs, foreignCrs, notes, rejected } = parseGeoJson(decoded.text, file, true);
  const foreign = foreignCrs === null ? null : (/EPSG\D*(\d+)$/i.exec(foreignCrs)?.[1] ?? foreignCrs);
  const name = foreign !== null && /^\d+$/.test(foreign) ? `EPSG:${foreign}` : foreign;
  if (name !== null && isWorldMap(name)) throw DataError.of('crs-world-map', { crs: name }, { file });
  const taken: Note[] =
    name === null ? [] : [{ code: 'crs-taken-local', params: { crs: name }, where: { file } }];
  return {
    file,
    features,
    crs: name === null ? (crs ?? lngLatCrs) : localCrs,
    foreignCrs: name,
    notes: [...decoded.notes, ...notes, ...rejected.map(({ note }) => note), ...taken],
  };
}

export async function layerOfShapefile(parts: ShapefileParts, file: string): Promise<Layer> {
  const { features, crs, foreignCrs, notes } = await readShapefile(parts, file);
  const guessed = crs ? null : guessCrs(features.map(({ geometry }) => geometry));
  const remark: Note[] = guessed
    ? [{ code: 'prj-missing', params: { crs: nameOf(guessed) }, where: { file } }]
    : [];
  return {
    file,
    features: features.map((feature) => ({ ...feature, id: null })),
    crs: crs ?? guessed ?? localCrs,
    foreignCrs,
    notes: [...notes, ...remark],
  };
}

/** Without a .prj: degrees, or a 3° zone, only where the numbers leave no doubt; else plane metres. */
function guessCrs(geometries: readonly (Geometry | null)[]): SourceCrs {
  const places = geometries.flatMap((geometry) => (geometry ? [firstOf(geometry)] : []));
  const { crs, certain, swapped } = proposeCrs(
    places.map(([x]) => x),
    places.map(([, y]) => y),
    china,
  );
  return (crs.kind === 'lnglat' || certain) && !swapped ? crs : localCrs;
}

function firstOf(geometry: Geometry): readonly number[] {
  if (geometry.type === 'GeometryCollection') return [Number.NaN, Number.NaN];
  let at: unknown = geometry.coordinates;
  while (Array.isArray(at) && Array.isArray(at[0])) at = at[0];
  return at as readonly number[];
}

export const nameOf = (crs: LayerCrs): string =>
  crs.kind === 'epsg' ? `EPSG:${crs.code}` : crs.kind === 'lnglat' ? 'WGS 84' : crs.kind;

type Convert = (x: number, y: number) => readonly [number, number];

/** Coordinates of one input → those of another; null where one of them has no place on the earth. */
export function converter(from: LayerCrs, to: LayerCrs): Convert | null {
  if (nameOf(from) === nameOf(to) && from.kind !== 'plane') return (x, y) => [x, y];
  const out = from.kind === 'plane' ? transverseMercator(from.plane).toLngLat : toLngLat(from);
  if (!out || to.kind === 'local') return null;
  if (to.kind === 'lnglat') return out;
  const plane = to.kind === 'plane' ? transverseMercator(to.plane) : planeOfEpsg(to.code);
  return plane && ((x, y) => plane.toPlane(...(out(x, y) as [number, number])));
}
