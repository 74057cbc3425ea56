/** The parts of shpjs that are used; the package brings no types. */
declare module 'shpjs' {
  import type { Geometry } from 'geojson';

  /** Geometry of every record; null for a null shape. Coordinates as in the file where no projection is given. */
  export function parseShp(shp: DataView | ArrayBuffer | Uint8Array): (Geometry | null)[];
  /** @param encoding a label of the Encoding standard */
  export function parseDbf(
    dbf: DataView | ArrayBuffer | Uint8Array,
    encoding?: string,
  ): Record<string, unknown>[];
}
