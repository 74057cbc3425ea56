import { DataError } from '../domain/note.ts';
import { type PlaneDefinition, planeOfEpsg, transverseMercator } from '../domain/plane.ts';
import type { GridCrs } from './grid.ts';

/**
 * The .prj file beside an ESRI ASCII grid: the CRS as well-known text in ESRI's dialect of OGC 01-009 ("WKT 1"), as
 * ArcGIS, QGIS and GDAL write and read it.
 */

const [firstCode, lastCode] = [4513, 4554];

/** EPSG code of a plane among CGCS2000 3° Gauss-Krüger, or null. */
function codeOf(plane: PlaneDefinition): number | null {
  for (let code = firstCode; code <= lastCode; code++) {
    const known = planeOfEpsg(code);
    if (
      known &&
      known.centralMeridianDeg === plane.centralMeridianDeg &&
      known.scale === plane.scale &&
      known.falseEastingM === plane.falseEastingM &&
      Math.abs(known.falseNorthingM - plane.falseNorthingM) < 1e-6
    )
      return code;
  }
  return null;
}

/** ESRI's names: "…_Zone_39" where eastings carry the zone number, "…_CM_117E" where they do not. */
function nameOf(plane: PlaneDefinition): string {
  const code = codeOf(plane);
  const meridian = plane.centralMeridianDeg;
  if (code === null) return `Shengtu_CGCS2000_TM_${meridian}E`;
  return `CGCS2000_3_Degree_GK_${code < 4534 ? `Zone_${meridian / 3}` : `CM_${meridian}E`}`;
}

/** Well-known text of a grid's CRS; of metres without a place on the earth a local system. */
export function writePrj(crs: GridCrs): string {
  const plane = crs.kind === 'plane' ? crs.plane : crs.kind === 'epsg' ? planeOfEpsg(crs.code) : null;
  if (!plane) return 'LOCAL_CS["Local_Metres",UNIT["Meter",1.0]]\n';
  const parameters = {
    False_Easting: plane.falseEastingM,
    False_Northing: plane.falseNorthingM,
    Central_Meridian: plane.centralMeridianDeg,
    Scale_Factor: plane.scale,
    Latitude_Of_Origin: 0,
  };
  const isKnown = codeOf(plane) !== null;
  return `${[
    `PROJCS["${nameOf(plane)}"`,
    'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"',
    'DATUM["D_China_2000"',
    'SPHEROID["CGCS2000",6378137.0,298.257222101]]',
    'PRIMEM["Greenwich",0.0]',
    'UNIT["Degree",0.0174532925199433]]',
    `PROJECTION["${isKnown ? 'Gauss_Kruger' : 'Transverse_Mercator'}"]`,
    ...Object.entries(parameters).map(([name, value]) => `PARAMETER["${name}",${value}]`),
    'UNIT["Meter",1.0]]',
  ].join(',')}\n`;
}

/** Numbers in WKT, from the first of a keyword's on. */
const numberAfter = (text: string, start: string): number =>
  Number(new RegExp(`${start}\\s*,\\s*([-+\\d.eE]+)`, 'i').exec(text)?.[1] ?? Number.NaN);

/**
 * The CRS that a .prj names: transverse Mercator in metres on CGCS2000, or on WGS 84, whose polar radius differs by
 * 0.1 mm; other ellipsoids (Beijing 54, Xi'an 80) would need a datum shift that the file does not hold.
 * @throws DataError `prj-unknown` for what is no such system
 */
export function readPrj(text: string, file: string): GridCrs {
  const name = /^\s*\uFEFF?\s*([A-Z_]+)\s*\[\s*"([^"]*)"/i.exec(text);
  if (name?.[1].toUpperCase() === 'LOCAL_CS') return { kind: 'local' };
  const parameter = (key: string) => numberAfter(text, `PARAMETER\\s*\\[\\s*"${key}"`);
  const projection = /PROJECTION\s*\[\s*"(Gauss_Kruger|Transverse_Mercator)"/i.test(text);
  const spheroid = /SPHEROID\s*\[\s*"[^"]*"\s*,\s*6378137(?:\.0*)?\s*,\s*298\.257(?:2221|2235)/i.test(text);
  const meridian = numberAfter(text, 'PRIMEM\\s*\\[\\s*"[^"]*"');
  const units = [...text.matchAll(/UNIT\s*\[\s*"[^"]*"\s*,\s*([-+\d.eE]+)/gi)];
  const plane = {
    centralMeridianDeg: parameter('Central_Meridian'),
    scale: parameter('Scale_Factor'),
    falseEastingM: parameter('False_Easting'),
    falseNorthingM: parameter('False_Northing'),
  };
  const origin = parameter('Latitude_Of_Origin');
  const isKnown =
    name?.[1].toUpperCase() === 'PROJCS' &&
    projection &&
    spheroid &&
    meridian === 0 &&
    Number(units.at(-1)?.[1]) === 1;
  if (!isKnown || ![...Object.values(plane), origin].every(Number.isFinite))
    throw DataError.of('prj-unknown', { name: name?.[2] ?? text.trim().slice(0, 40) }, { file });
  // Our planes have their origin on the equator.
  const [, north] = transverseMercator({ ...plane, falseNorthingM: 0 }).toPlane(
    plane.centralMeridianDeg,
    origin,
  );
  const moved = { ...plane, falseNorthingM: plane.falseNorthingM - north };
  const code = codeOf(moved);
  return code === null ? { kind: 'plane', plane: moved } : { kind: 'epsg', code };
}
