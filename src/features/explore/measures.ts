import { formatNumber, roundHalfEven } from '../../domain/rounding.ts';
import { inLanguage, type Language } from '../../domain/text.ts';
import { windWords } from '../../spatial/answer-words.ts';
import { windOf } from '../../spatial/measure.ts';

/** Measures as people read them; units are the same in both languages. */

/** Keeps a number and its unit on one line. */
const space = '\u00a0';

/** "640 m", "3.2 km" */
export const distanceText = (metres: number): string =>
  metres < 999.5
    ? `${formatNumber(metres, 0)}${space}m`
    : `${formatNumber(metres / 1000, metres < 99_950 ? 1 : 0)}${space}km`;

/** A distance that somebody chose: "500 m", "3 km", "2.5 km". */
export const reachText = (metres: number): string =>
  metres < 1000 ? `${metres}${space}m` : `${roundHalfEven(metres / 1000, 3)}${space}km`;

/** "1.24 km": of lines, where the sum of parts matters. */
export const lengthText = (metres: number): string =>
  metres < 999.5 ? `${formatNumber(metres, 0)}${space}m` : `${formatNumber(metres / 1000, 2)}${space}km`;

/** "8400 m²", "0.034 km²", "1.82 km²" */
export function areaText(squareMetres: number): string {
  if (squareMetres < 9_999.5) return `${formatNumber(squareMetres, 0)}${space}m²`;
  return `${formatNumber(squareMetres / 1e6, squareMetres < 999_500 ? 3 : 2)}${space}km²`;
}

/** A share between 0 and 1: "85.7 %", "24 %"; what is there but rounds to nothing is "<0.1 %". */
export function percentText(share: number): string {
  if (share > 0 && share < 0.0005) return `<0.1${space}%`;
  const percent = formatNumber(share * 100, 1);
  return `${percent.endsWith('.0') ? percent.slice(0, -2) : percent}${space}%`;
}

/** "西北" of a bearing in degrees from grid north. */
export const windText = (bearingDeg: number, language: Language): string =>
  inLanguage(windWords[windOf(bearingDeg)], language);

/** "西北 312°" */
export const bearingText = (bearingDeg: number, language: Language): string =>
  `${windText(bearingDeg, language)} ${formatNumber(Math.round(bearingDeg) % 360, 0)}°`;

/** "118.51043, 28.90370": 1 m on the ground. */
export const lngLatText = (lng: number, lat: number): string =>
  `${formatNumber(lng, 5)}, ${formatNumber(lat, 5)}`;
