import { DataError, type Note } from '../domain/note.ts';
import { zoneClassOf } from '../domain/standards/gb3096.ts';
import { converter, nameOf as crsNameOf, type Layer } from '../formats/scene-import/layer.ts';
import type { Grid } from '../grid/grid.ts';
import { partsOfArea, type ZonePolygon, zonePolygons } from '../grid/zones.ts';
import { nameOf } from './files.ts';

/**
 * Acoustic functional zones from a layer of polygons with a column `zone` (0, 1, 2, 3, 4a, 4b), in the plane of a grid.
 * Rows without a class or an area are named and left out.
 * @throws DataError when nothing usable is left or the planes cannot be converted
 */
export function readZones(
  layer: Layer,
  grid: Pick<Grid, 'crs'>,
): { readonly polygons: readonly ZonePolygon[]; readonly notes: readonly Note[] } {
  const { file, crs, features } = layer;
  const convert = converter(crs, grid.crs);
  if (!convert)
    throw DataError.of(
      'exposure-zones-crs',
      { found: crsNameOf(crs), wanted: crsNameOf(grid.crs) },
      { file: nameOf(file) },
    );
  const notes: Note[] = [...layer.notes];
  const polygons = features.flatMap(({ row, geometry, properties }): ZonePolygon[] => {
    const value = Object.entries(properties).find(([name]) => /^zone$/i.test(name))?.[1];
    const zone = zoneClassOf(value);
    const parts = partsOfArea(geometry);
    if (zone && parts) return zonePolygons(zone, parts, convert);
    notes.push({
      code: parts ? 'exposure-zone-class' : 'exposure-zone-area',
      params: { value: String(value ?? '–') },
      where: { file, row },
    });
    return [];
  });
  if (polygons.length === 0) throw new DataError([{ code: 'exposure-no-zones', where: { file } }, ...notes]);
  return { polygons, notes };
}
