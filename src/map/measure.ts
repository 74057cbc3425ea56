import type { LngLat } from '../domain/feature.ts';
import { localPlane, planeOfPlaces } from '../domain/plane.ts';
import type { Language } from '../domain/text.ts';

/** Length of a line in the local metre plane, m. */
export function lengthM(line: readonly LngLat[]): number {
  if (line.length < 2) return 0;
  const plane = planeOfPlaces(line);
  const xy = line.map(([lng, lat]) => plane.toPlane(lng, lat));
  return xy.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - xy[i][0], y - xy[i][1]), 0);
}

export const perimeterM = (ring: readonly LngLat[]): number =>
  ring.length < 2 ? 0 : lengthM([...ring, ring[0]]);

/** Area of a ring (closed or not) in the local metre plane, m²; whatever its direction. */
export function areaM2(ring: readonly LngLat[]): number {
  if (ring.length < 3) return 0;
  const plane = planeOfPlaces(ring);
  const xy = ring.map(([lng, lat]) => plane.toPlane(lng, lat));
  const twice = xy.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = xy[(i + 1) % xy.length];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** A circle of the plane as a ring of 72 places, closed. */
export function circleRing(centre: LngLat, radiusM: number): LngLat[] {
  const plane = localPlane(...centre);
  const [x, y] = plane.toPlane(...centre);
  return Array.from({ length: 73 }, (_, i) => {
    const angle = ((i % 72) / 72) * 2 * Math.PI;
    return plane.toLngLat(x + radiusM * Math.cos(angle), y + radiusM * Math.sin(angle));
  });
}

const number = (value: number, decimals: number, language: Language) =>
  new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    roundingMode: 'halfEven',
  }).format(value);

/** Metres under 1 km, kilometres with three figures or more above. */
export const lengthText = (metres: number, language: Language): string =>
  metres < 999.5
    ? `${number(metres, metres < 9.95 ? 1 : 0, language)} m`
    : `${number(metres / 1000, metres < 99500 ? 2 : 1, language)} km`;

/** Square metres under 1 ha, hectares under 1 km², square kilometres above. */
export function areaText(squareMetres: number, language: Language): string {
  if (squareMetres < 9999.5) return `${number(squareMetres, 0, language)} m²`;
  if (squareMetres < 999950) return `${number(squareMetres / 1e4, 2, language)} ha`;
  return `${number(squareMetres / 1e6, 2, language)} km²`;
}
