import type { LngLat } from '../../../domain/feature.ts';
import { planeOfEpsg } from '../../../domain/plane.ts';
import { parseAngle } from '../../../formats/angles.ts';

/** Places typed by hand, in the forms that people copy from maps, reports and surveying tables. */

export interface TypedPlace {
  readonly lngLat: LngLat;
  /** EPSG code of the plane the numbers were read in; null: degrees. */
  readonly epsg: number | null;
}

/** One angle of a pair: degrees alone, or with minutes and seconds, and a hemisphere at either end. */
const angle = String.raw`(?:[NSEW]|北纬|南纬|东经|西经)?\s*[+-]?\d{1,3}(?:\.\d+)?\s*(?:[°º度]\s*(?:\d{1,2}(?:\.\d+)?\s*['′’‘分]\s*)?(?:\d{1,2}(?:\.\d+)?\s*(?:["″”“秒]|''|′′)\s*)?)?(?:[NSEW](?![a-z]))?`;
const anglePair = new RegExp(String.raw`^(${angle})(?:\s*[,，;；/]\s*|\s+)(${angle})$`, 'i');
const touchingPair = new RegExp(String.raw`^(${angle}[NSEW])\s*(${angle}[NSEW])$`, 'i');

/**
 * Reads "118.51, 28.90", "28.90N 118.51E", "118°30′36″E 28°54′14″N", "东经118.51 北纬28.90", and metres of a
 * 3-degree Gauss-Kruger plane: "354705 3199611", "E 354 705 N 3 199 611", with the zone in front
 * ("40354705 3199611"), or north first as Chinese survey tables have it ("X=3199611, Y=354705").
 * Without letters the longitude comes first, unless only the other order gives a place.
 * @param epsg plane of six-digit eastings.
 * @returns null when the text is no place.
 */
export function parsePlace(text: string, epsg: number): TypedPlace | null {
  const plain = text
    .trim()
    .replace(/^[([（【]|[)\]）】]$/g, '')
    .replace(/，/g, ',')
    .trim();
  if (plain === '') return null;
  const degrees = parseDegrees(plain);
  if (degrees) return { lngLat: degrees, epsg: null };
  return parseMetres(plain, epsg);
}

function parseDegrees(text: string): LngLat | null {
  const labelled = text
    .replace(/(?:经度|longitude|lon|lng)\s*[:：=]?\s*/gi, '东经')
    .replace(/(?:纬度|latitude|lat)\s*[:：=]?\s*/gi, '北纬');
  const match = anglePair.exec(labelled) ?? touchingPair.exec(labelled);
  if (!match) return null;
  const [first, second] = [match[1], match[2]].map(readAngle);
  if (!first || !second) return null;
  if (first.axis !== null && first.axis === second.axis) return null;
  const swapped =
    first.axis === 'lat' ||
    second.axis === 'lng' ||
    (first.axis === null && second.axis === null && Math.abs(second.degrees) > 90);
  const [lng, lat] = swapped ? [second.degrees, first.degrees] : [first.degrees, second.degrees];
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : null;
}

function readAngle(text: string): { readonly degrees: number; readonly axis: 'lng' | 'lat' | null } | null {
  const axis = /[NS]|北纬|南纬/i.test(text) ? 'lat' : /[EW]|东经|西经/i.test(text) ? 'lng' : null;
  // The parser of angles wants a degree sign: a bare number gets one.
  const signed = /[°º度]/.test(text) ? null : /[+-]?\d+(?:\.\d+)?/.exec(text)?.[0];
  if (signed !== null && signed !== undefined) {
    const degrees = Number(signed) * (/[SW]|南纬|西经/i.test(text) ? -1 : 1);
    return { degrees, axis };
  }
  const decimal = /^([^\d+-]*)([+-]?\d+\.\d+)\s*[°º度]\s*([NSEW]?)$/i.exec(text.trim());
  if (decimal) return readAngle(`${decimal[1]}${decimal[2]}${decimal[3]}`);
  const degrees = parseAngle(text);
  return degrees === null ? null : { degrees, axis };
}

interface Metres {
  readonly value: number;
  readonly axis: 'east' | 'north' | null;
}

function parseMetres(text: string, epsg: number): TypedPlace | null {
  const parts = splitMetres(text);
  if (!parts) return null;
  const [first, second] = parts;
  const north = [first, second].find(isNorthing);
  const east = [first, second].find((part) => part !== north);
  if (!north || !east || east.axis === 'north') return null;
  const zoned = east.value >= 1e7;
  const code = zoned ? 4513 + Math.floor(east.value / 1e6) - 25 : epsg;
  if (zoned && (code < 4513 || code > 4533)) return null;
  const metres = zoned ? east.value % 1e6 : east.value;
  if (metres < 100_000 || metres > 900_000) return null;
  const plane = planeOfEpsg(code);
  if (!plane) return null;
  const [lng, lat] = plane.toLngLat(east.value, north.value);
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? { lngLat: [lng, lat], epsg: code } : null;
}

/** A northing of China has seven digits and begins with 1 to 6; an easting has six, or eight with its zone. */
const isNorthing = ({ value, axis }: Metres): boolean =>
  axis === 'north' || (axis === null && value >= 1e6 && value < 1e7);

function splitMetres(text: string): readonly [Metres, Metres] | null {
  const number = String.raw`\d{1,3}(?: \d{3})+(?:\.\d+)?|\d{6,8}(?:\.\d+)?`;
  const label = String.raw`(?:(E|N|X|Y|东|北)\s*[:：=]?\s*)?`;
  const match = new RegExp(
    String.raw`^${label}(${number})\s*m?(?:\s*[,;/]\s*|\s+)${label}(${number})\s*m?$`,
    'i',
  ).exec(text);
  if (!match) return null;
  const [, labelA, valueA, labelB, valueB] = match;
  const read = (value: string, name: string | undefined): Metres => ({
    value: Number(value.replaceAll(' ', '')),
    axis: axisOf(name),
  });
  return [read(valueA, labelA), read(valueB, labelB)];
}

/** X is the northing and Y the easting in Chinese surveying, but not elsewhere: those two decide nothing. */
function axisOf(label: string | undefined): Metres['axis'] {
  if (!label) return null;
  if (/^[E东]$/i.test(label)) return 'east';
  return /^[N北]$/i.test(label) ? 'north' : null;
}

/** "EPSG:4549" */
export const epsgText = (epsg: number | null): string => (epsg === null ? 'WGS 84' : `EPSG:${epsg}`);
