import latin400 from '@fontsource/inter/400.css?raw';
import latin600 from '@fontsource/inter/600.css?raw';
import cjk400 from '@fontsource/noto-sans-sc/400.css?raw';
import cjk600 from '@fontsource/noto-sans-sc/600.css?raw';
import type { FontFacesSpecification } from 'maplibre-gl';
import { regular, strong } from './font-stacks.ts';

const files: Record<string, string> = {
  ...import.meta.glob<string>('/node_modules/@fontsource/inter/files/inter-latin*-{400,600}-normal.woff2', {
    query: '?url',
    import: 'default',
    eager: true,
  }),
  ...import.meta.glob<string>('/node_modules/@fontsource/noto-sans-sc/files/*-{400,600}-normal.woff2', {
    query: '?url',
    import: 'default',
    eager: true,
  }),
};
const urlByName = new Map(
  Object.entries(files).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), url]),
);

/** Each file with its range, read from the style sheet it is published with; files load when a text needs them. */
function faces(css: string): { url: string; 'unicode-range': string[] }[] {
  return [...css.matchAll(/url\(\.\/files\/([^)]+?\.woff2)\)[\s\S]*?unicode-range:\s*([^;]+);/g)].flatMap(
    ([, name, ranges]) => {
      const url = urlByName.get(name);
      return url
        ? [
            {
              url: new URL(url, location.href).href,
              'unicode-range': ranges.split(',').map((r) => r.trim().toUpperCase()),
            },
          ]
        : [];
    },
  );
}

export const fontFaces = (): FontFacesSpecification => ({
  [regular[0]]: faces(latin400),
  [regular[1]]: faces(cjk400),
  [strong[0]]: faces(latin600),
  [strong[1]]: faces(cjk600),
});
