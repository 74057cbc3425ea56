import { type Plane, planeOfEpsg, transverseMercator } from '../domain/plane.ts';
import type { GridCrs } from './grid.ts';

/** The plane of a grid, or null where its metres have no place on the earth. */
export function planeOfCrs(crs: GridCrs): Plane | null {
  if (crs.kind === 'plane') return transverseMercator(crs.plane);
  return crs.kind === 'epsg' ? planeOfEpsg(crs.code) : null;
}
