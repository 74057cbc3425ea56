import { DataError, type Note } from '../domain/note.ts';
import { isWorldMap } from '../domain/plane.ts';
import { readPrj } from '../grid/prj.ts';
import { lngLatCrs, localCrs, type SourceCrs } from './crs.ts';

export interface PrjCrs {
  readonly crs: SourceCrs;
  /** Name of a plane that is not converted, "EPSG:2154" or the file's own; null where the CRS is known. */
  readonly foreign: string | null;
  readonly notes: readonly Note[];
}

/** Ellipsoids of WGS 84 and CGCS2000 (GRS 80), one to 0.1 mm; datums on them differ by less than a metre. */
const ellipsoid = /SPHEROID\s*\[\s*"[^"]*"\s*,\s*6378137(?:\.0*)?\s*,\s*298\.257(?:2221|2235)/i;
const numberOfUnit = /UNIT\s*\[\s*"[^"]*"\s*,\s*([-+\d.eE]+)/gi;

/**
 * The CRS that the .prj beside a shapefile names. 3° zones of CGCS2000 and degrees on WGS 84 or CGCS2000 are known;
 * any other plane in metres is taken as it is, with a note that names it.
 * @returns null for what is no well-known text at all
 * @throws DataError `crs-unsupported` for degrees of another ellipsoid, `crs-not-metres` for a plane in feet,
 *   `crs-world-map` for one in which nothing can be measured
 */
export function crsOfPrj(text: string, file: string): PrjCrs | null {
  const head = /^\s*\uFEFF?\s*(PROJCS|GEOGCS|LOCAL_CS)\s*\[\s*"([^"]*)"/i.exec(text);
  if (!head) return null;
  const [, kind, name] = head;
  if (kind.toUpperCase() === 'GEOGCS') {
    if (!ellipsoid.test(text)) throw DataError.of('crs-unsupported', { crs: name }, { file });
    return { crs: lngLatCrs, foreign: null, notes: [] };
  }
  if (kind.toUpperCase() === 'LOCAL_CS') return { crs: localCrs, foreign: null, notes: [] };
  const known = knownPlane(text, file);
  if (known) return { crs: known, foreign: null, notes: [] };
  const unit = Number([...text.matchAll(numberOfUnit)].at(-1)?.[1]);
  if (unit !== 1) throw DataError.of('crs-not-metres', { crs: name }, { file });
  const projection = /PROJECTION\s*\[\s*"([^"]*)"/i.exec(text)?.[1] ?? '';
  if (isWorldMap(projection)) throw DataError.of('crs-world-map', { crs: name }, { file });
  const code = /AUTHORITY\s*\[\s*"EPSG"\s*,\s*"(\d+)"\s*\]\s*\]\s*$/i.exec(text)?.[1];
  const note: Note = { code: 'crs-taken-local', params: { crs: name }, where: { file } };
  return { crs: localCrs, foreign: code === undefined ? name : `EPSG:${code}`, notes: [note] };
}

function knownPlane(text: string, file: string): SourceCrs | null {
  try {
    const crs = readPrj(text, file);
    return crs.kind === 'epsg' ? crs : null;
  } catch (error) {
    if (error instanceof DataError) return null;
    throw error;
  }
}
