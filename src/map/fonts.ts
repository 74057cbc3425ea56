import type { FontFacesSpecification } from 'maplibre-gl';
import { regular, strong } from './font-stacks.ts';

/**
 * The bundled fonts for the map, read from the page's own style sheets (ui/fonts.css): the ranges of the 101 files
 * of a Chinese font are 150 kB of text that need not be loaded twice. MapLibre must know each file's range, for
 * it loads the files by range itself.
 */
interface Face {
  readonly family: string;
  readonly weight: string;
  readonly url: string;
  readonly ranges: string[];
}

function* pageFaces(): Generator<Face> {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const value = (name: string) => rule.style.getPropertyValue(name).replace(/^["']|["']$/g, '');
      const source = /url\(["']?([^"')]+\.woff2)["']?\)/.exec(rule.style.getPropertyValue('src'));
      if (!source) continue;
      yield {
        family: value('font-family'),
        weight: value('font-weight'),
        url: new URL(source[1], sheet.href ?? document.baseURI).href,
        ranges: value('unicode-range')
          .split(',')
          .map((range) => range.trim().toUpperCase())
          .filter((range) => range !== ''),
      };
    }
  }
}

/** Inter's Latin file names no range; without one it would be taken for Chinese, too. */
const latin = [
  'U+0000-00FF',
  'U+0131',
  'U+0152-0153',
  'U+02C6',
  'U+02DA',
  'U+02DC',
  'U+2000-206F',
  'U+20AC',
  'U+2122',
  'U+2191',
  'U+2193',
  'U+2212',
  'U+2215',
];

export function fontFaces(): FontFacesSpecification {
  const all = [...pageFaces()];
  const of = (family: string, weight: string) =>
    all
      .filter((face) => face.family === family && face.weight === weight)
      .map(({ url, ranges }) => ({ url, 'unicode-range': ranges.length > 0 ? ranges : latin }));
  return {
    [regular[0]]: of('Inter', '400'),
    [regular[1]]: of('Noto Sans SC', '400'),
    [strong[0]]: of('Inter', '600'),
    [strong[1]]: of('Noto Sans SC', '600'),
  };
}
