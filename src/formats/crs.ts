import type { Bounds, LngLat } from '../domain/feature.ts';
import type { Note } from '../domain/note.ts';
import { planeOfEpsg } from '../domain/plane.ts';

/**
 * What the coordinates of a file are. `lnglat` is WGS 84 or CGCS2000 degrees (they differ by less than a
 * metre), `local` plane metres without a place on the earth: x east, y north.
 */
export type SourceCrs =
  | { readonly kind: 'lnglat' }
  | { readonly kind: 'epsg'; readonly code: number }
  | { readonly kind: 'local' };

export const lngLatCrs: SourceCrs = { kind: 'lnglat' };
export const localCrs: SourceCrs = { kind: 'local' };

const geographic = new Set([4326, 4490, 4979]);

/** The CRS of an EPSG code, or null for one that this program cannot convert. */
function crsOfEpsg(code: number): SourceCrs | null {
  if (geographic.has(code)) return lngLatCrs;
  return planeOfEpsg(code) ? { kind: 'epsg', code } : null;
}

/**
 * CRS from a name: "EPSG:4549", "urn:ogc:def:crs:EPSG::4490", "urn:ogc:def:crs:OGC:1.3:CRS84", "local".
 * The axis order of the URN form (latitude first) is ignored: files in GeoJSON keep longitude first.
 */
export function crsOfName(name: string): SourceCrs | null {
  const plain = name.trim();
  if (/^local$/i.test(plain)) return localCrs;
  if (/CRS84$/i.test(plain)) return lngLatCrs;
  const code = /EPSG(?::[\d.]*:|:|\/0\/)(\d+)$/i.exec(plain)?.[1];
  return code ? crsOfEpsg(Number(code)) : null;
}

export const crsName = (crs: SourceCrs): string =>
  crs.kind === 'epsg' ? `EPSG:${crs.code}` : crs.kind === 'local' ? 'local' : 'EPSG:4326';

/** x, y of the file → longitude, latitude; null for local metres. */
export function toLngLat(crs: SourceCrs): ((x: number, y: number) => LngLat) | null {
  if (crs.kind === 'lnglat') return (x, y) => [x, y];
  return crs.kind === 'epsg' ? (planeOfEpsg(crs.code)?.toLngLat ?? null) : null;
}

export interface CrsProposal {
  readonly crs: SourceCrs;
  /** The columns hold y first: latitude before longitude, or the Chinese X = north, Y = east. */
  readonly swapped: boolean;
  /** Nothing else fits the numbers; otherwise a person should look at the preview. */
  readonly certain: boolean;
  /** Other systems that the numbers would fit, likeliest first. */
  readonly others: readonly SourceCrs[];
  readonly notes: readonly Note[];
}

const isIn = (bounds: Bounds, [lng, lat]: LngLat): boolean =>
  lng >= bounds[0] && lng <= bounds[2] && lat >= bounds[1] && lat <= bounds[3];

function median(values: readonly number[]): number {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  return sorted.length === 0 ? Number.NaN : sorted[(sorted.length - 1) >> 1];
}

/** Northings of the mainland and its coast (18°N–54°N), eastings with and without the 3° zone number. */
const isNorthing = (v: number): boolean => v > 1.9e6 && v < 6.1e6;
const isEasting = (v: number): boolean => v > 1.5e5 && v < 8.5e5;
const isZoneEasting = (v: number): boolean => v >= 25e6 && v < 46e6 && isEasting(v % 1e6);

/** 3° GK by central meridian, the one that puts the places nearest to `near` first. */
function gaussKrugerBy(x: number, y: number, near: Bounds): SourceCrs[] {
  const middle: LngLat = [(near[0] + near[2]) / 2, (near[1] + near[3]) / 2];
  return Array.from({ length: 21 }, (_, i) => 4534 + i)
    .map((code) => ({ code, lng: planeOfEpsg(code)?.toLngLat(x, y)[0] ?? Number.NaN }))
    .sort((a, b) => Math.abs(a.lng - middle[0]) - Math.abs(b.lng - middle[0]))
    .slice(0, 3)
    .map(({ code }) => ({ kind: 'epsg', code }));
}

function proposePlane(x: number, y: number, near: Bounds): Omit<CrsProposal, 'notes'> | null {
  const swapped = isNorthing(x) && (isEasting(y) || isZoneEasting(y));
  const [east, north] = swapped ? [y, x] : [x, y];
  if (!isNorthing(north)) return null;
  if (isZoneEasting(east)) {
    const code = 4513 + Math.floor(east / 1e6) - 25;
    return { crs: { kind: 'epsg', code }, swapped, certain: true, others: [] };
  }
  if (!isEasting(east)) return null;
  // Without a zone number the numbers fit every zone: only the place of work can tell.
  const [crs, ...others] = gaussKrugerBy(east, north, near);
  return { crs, swapped, certain: false, others };
}

/**
 * Proposes what a file's coordinates are, by their size: 8-digit eastings carry their zone, 6-digit ones are
 * taken for the zone nearest to `near`; numbers within ±180/±90 are degrees. Never changes anything itself.
 * @param near bounds of the place of work, degrees.
 */
export function proposeCrs(xs: readonly number[], ys: readonly number[], near: Bounds): CrsProposal {
  const x = median(xs);
  const y = median(ys);
  if (Math.abs(x) <= 180 && Math.abs(y) <= 180) {
    const impossible = Math.abs(y) > 90;
    const swapped = impossible || (isIn(near, [y, x]) && !isIn(near, [x, y]));
    const notes: Note[] = swapped ? [{ code: 'coords-swapped' }] : [];
    return { crs: lngLatCrs, swapped, certain: !swapped && isIn(near, [x, y]), others: [], notes };
  }
  const plane = proposePlane(x, y, near);
  if (!plane)
    return { crs: localCrs, swapped: false, certain: false, others: [], notes: [{ code: 'crs-unknown' }] };
  const code = crsName(plane.crs);
  const notes: Note[] = [
    plane.certain
      ? { code: 'crs-by-zone', params: { crs: code } }
      : { code: 'crs-by-place', params: { crs: code, others: plane.others.map(crsName).join(', ') } },
  ];
  if (plane.swapped) notes.push({ code: 'coords-north-first' });
  return { ...plane, notes };
}
