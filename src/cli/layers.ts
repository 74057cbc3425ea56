import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { DataError } from '../domain/note.ts';
import { type Layer, layerOfGeoJson, layerOfShapefile } from '../formats/scene-import/layer.ts';
import { nameOf, readBytes, withEnding } from './files.ts';

/** A layer by the ending of its file: a shapefile with what lies beside it, or GeoJSON. */
export async function readLayer(path: string): Promise<Layer> {
  const ending = extname(path).toLowerCase();
  if (ending === '.shp')
    return layerOfShapefile(
      {
        shp: readBytes(path),
        dbf: beside(path, '.dbf'),
        prj: beside(path, '.prj'),
        cpg: beside(path, '.cpg'),
      },
      nameOf(path),
    );
  if (ending === '.geojson' || ending === '.json') return layerOfGeoJson(readBytes(path), nameOf(path));
  throw DataError.of('cli-layer-format', undefined, { file: nameOf(path) });
}

/** A scene file, by its name or by its first words. */
export const isScene = (path: string): boolean =>
  /\.scene\.json$/i.test(path) ||
  (/\.(?:geo)?json$/i.test(path) &&
    /"shengtu"\s*:/.test(new TextDecoder().decode(readBytes(path).subarray(0, 4096))));

/** File systems that tell .DBF from .dbf hold either. */
function beside(path: string, ending: string): Uint8Array | undefined {
  const found = [ending, ending.toUpperCase()]
    .map((one) => withEnding(path, one))
    .find((file) => existsSync(file));
  return found === undefined ? undefined : readBytes(found);
}
