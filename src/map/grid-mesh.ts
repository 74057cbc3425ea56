import type { Plane } from '../domain/plane.ts';
import { type Grid, gridEdges } from '../grid/grid.ts';

/** Web-Mercator world coordinates, 0–1, [0, 0] in the north-west. */
export function mercator(lng: number, lat: number): [x: number, y: number] {
  const phi = (lat * Math.PI) / 180;
  return [lng / 360 + 0.5, 0.5 - Math.atanh(Math.sin(phi)) / (2 * Math.PI)];
}

/** Cells of the mesh along each side: over 50 km a facet strays less than 0.2 m from the curved edge. */
const facets = 16;

export interface GridMesh {
  /** Mercator position that the vertices are relative to: Float32 then keeps millimetres. */
  readonly origin: readonly [x: number, y: number];
  /** x, y (relative mercator), u, v (0–1 across the grid's edges, v southwards) of each vertex. */
  readonly vertices: Float32Array;
  readonly indices: Uint16Array;
}

/** Triangles that carry the grid from its plane onto the map. */
export function gridMesh(
  grid: Pick<Grid, 'origin' | 'cellSizeM' | 'width' | 'height'>,
  plane: Plane,
): GridMesh {
  const [west, south, east, north] = gridEdges(grid);
  const origin = mercator(...plane.toLngLat((west + east) / 2, (south + north) / 2));
  const side = facets + 1;
  const vertices = new Float32Array(side * side * 4);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const u = column / facets;
      const v = row / facets;
      const [x, y] = mercator(...plane.toLngLat(west + u * (east - west), north - v * (north - south)));
      vertices.set([x - origin[0], y - origin[1], u, v], (row * side + column) * 4);
    }
  }
  const indices = new Uint16Array(facets * facets * 6);
  for (let row = 0, i = 0; row < facets; row++) {
    for (let column = 0; column < facets; column++, i += 6) {
      const a = row * side + column;
      indices.set([a, a + side, a + 1, a + 1, a + side, a + side + 1], i);
    }
  }
  return { origin, vertices, indices };
}
