import type { CustomLayerInterface } from 'maplibre-gl';
import type { Note } from '../domain/note.ts';
import { planeOfCrs } from '../grid/crs-plane.ts';
import { rgbOf } from './colour.ts';
import { clipBox } from './grid-clip.ts';
import { createGridPainter, type GridPainter } from './grid-gl.ts';
import { gridMesh } from './grid-mesh.ts';
import { gridPaintTables } from './grid-paint.ts';
import { gridProgram } from './grid-program.ts';
import type { GridItem } from './map-props.ts';

/** A grid as a layer of the map. Draws nothing where the grid's metres have no place on the earth. */
export interface GridLayer extends CustomLayerInterface {
  /** Takes only what differs: another hour fills the texture anew, another palette costs one kilobyte. */
  set(item: GridItem): void;
  /** False while the grid cannot be drawn yet; a frame is asked for when it can. */
  ready(): boolean;
}

const sameFrame = (a: GridItem['grid'], b: GridItem['grid']): boolean =>
  a.width === b.width &&
  a.height === b.height &&
  a.cellSizeM === b.cellSizeM &&
  a.origin[0] === b.origin[0] &&
  a.origin[1] === b.origin[1] &&
  JSON.stringify(a.crs) === JSON.stringify(b.crs);

/**
 * @param hatchColour #rrggbb of the strokes over cells kept free
 * @param onFault told that this computer cannot draw grids
 */
export function createGridLayer(
  first: GridItem,
  hatchColour: string,
  onFault: (note: Note) => void,
): GridLayer {
  let item = first;
  let origin: readonly [number, number] | null = null;
  let painter: GridPainter | null = null;
  let waiting = false;
  let removed = false;
  let pixelRatio = 1;
  let repaint = () => {};
  let stopFollowing = () => {};
  const hatch = rgbOf(hatchColour).map((c) => c / 255);

  /** A divider that moves asks for a frame and for nothing else. */
  const followDivider = () => {
    stopFollowing();
    stopFollowing = item.clip?.divider.onMove(() => repaint()) ?? (() => {});
  };

  const bring = (old: GridItem | null) => {
    if (!painter) return;
    const { grid, mask, paint } = item;
    if (!old || !sameFrame(old.grid, grid)) {
      const plane = planeOfCrs(grid.crs);
      const mesh = plane && gridMesh(grid, plane);
      origin = mesh?.origin ?? null;
      if (mesh) painter.setMesh(mesh);
    }
    if (!old || old.grid.values !== grid.values) painter.setValues(grid);
    if (!old || old.mask !== mask) painter.setMask(mask, grid.width, grid.height);
    if (!old || old.paint !== paint) painter.setPaint(gridPaintTables(paint));
    repaint();
  };

  return {
    id: first.id,
    type: 'custom',
    renderingMode: '2d',
    onAdd(map, gl) {
      pixelRatio = map.getPixelRatio();
      repaint = () => map.triggerRepaint();
      followDivider();
      waiting = true;
      gridProgram(gl)
        .then(
          (program) => {
            if (removed) return;
            painter = createGridPainter(gl, program);
            bring(null);
          },
          (error: Error) => !removed && onFault({ code: 'grid-failed', params: { reason: error.message } }),
        )
        .finally(() => {
          waiting = false;
          repaint();
        });
    },
    onRemove() {
      removed = true;
      stopFollowing();
      painter?.dispose();
      painter = null;
    },
    set(next) {
      const old = item;
      item = next;
      if (old.clip?.divider !== next.clip?.divider) followDivider();
      bring(old);
    },
    ready: () => !waiting,
    render(gl, { defaultProjectionData }) {
      if (!painter || !origin) return;
      // The shift to the grid's origin is done in double precision; what is left fits Float32.
      const m = Float64Array.from(defaultProjectionData.mainMatrix);
      for (let i = 0; i < 4; i++) m[12 + i] += m[i] * origin[0] + m[4 + i] * origin[1];
      const { opacity, clip } = item;
      const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
      const box = clip && clipBox(clip.side, clip.divider.share(), width, height);
      painter.draw(Float32Array.from(m), { opacity, pixelRatio, hatch, box });
    },
  };
}
