import type { Grid } from '../grid/grid.ts';
import type { GridMesh } from './grid-mesh.ts';
import type { GridPaintTables } from './grid-paint.ts';
import type { GridProgram } from './grid-program.ts';
import { vertexLocation } from './grid-shader.ts';

/** The WebGL side of a grid: one mesh, three textures (values, mask, palette), drawn by the grids' program. */
export interface GridPainter {
  setMesh(mesh: GridMesh): void;
  /** Same size as before: the texture is filled anew, not made anew. */
  setValues(grid: Pick<Grid, 'width' | 'height' | 'values'>): void;
  setMask(mask: Uint8Array | undefined, width: number, height: number): void;
  setPaint(tables: GridPaintTables): void;
  /** @param matrix column-major, of mercator positions relative to the mesh's origin */
  draw(
    matrix: Float32Array,
    look: {
      readonly opacity: number;
      readonly pixelRatio: number;
      readonly hatch: readonly number[];
      /** x, y, width, height of the pixels to draw on; absent: all of them. */
      readonly box?: readonly [number, number, number, number] | undefined;
    },
  ): void;
  dispose(): void;
}

const units = { values: 0, mask: 1, palette: 2 } as const;

export function createGridPainter(gl: WebGL2RenderingContext, { program, at }: GridProgram): GridPainter {
  const vao = gl.createVertexArray();
  const vertexBuffer = gl.createBuffer();
  const indexBuffer = gl.createBuffer();
  const textures = { values: texture(gl), mask: texture(gl), palette: texture(gl) };
  let size = '';
  let indexCount = 0;
  let paint: GridPaintTables | null = null;

  return {
    setMesh(mesh) {
      gl.bindVertexArray(vao);
      gl.bindBuffer(gl.ARRAY_BUFFER, vertexBuffer);
      gl.bufferData(gl.ARRAY_BUFFER, mesh.vertices, gl.STATIC_DRAW);
      gl.enableVertexAttribArray(vertexLocation);
      gl.vertexAttribPointer(vertexLocation, 4, gl.FLOAT, false, 0, 0);
      gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, indexBuffer);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, mesh.indices, gl.STATIC_DRAW);
      gl.bindVertexArray(null);
      indexCount = mesh.indices.length;
    },
    setValues({ width, height, values }) {
      plainUnpacking(gl);
      gl.activeTexture(gl.TEXTURE0 + units.values);
      gl.bindTexture(gl.TEXTURE_2D, textures.values);
      if (size === `${width}×${height}`)
        gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, gl.RED, gl.FLOAT, values);
      else gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32F, width, height, 0, gl.RED, gl.FLOAT, values);
      size = `${width}×${height}`;
    },
    setMask(mask, width, height) {
      plainUnpacking(gl);
      gl.activeTexture(gl.TEXTURE0 + units.mask);
      gl.bindTexture(gl.TEXTURE_2D, textures.mask);
      const bytes = mask ? mask.map((value) => (value ? 255 : 0)) : new Uint8Array(1);
      gl.texImage2D(
        gl.TEXTURE_2D,
        0,
        gl.R8,
        mask ? width : 1,
        mask ? height : 1,
        0,
        gl.RED,
        gl.UNSIGNED_BYTE,
        bytes,
      );
    },
    setPaint(tables) {
      plainUnpacking(gl);
      gl.activeTexture(gl.TEXTURE0 + units.palette);
      gl.bindTexture(gl.TEXTURE_2D, textures.palette);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, 256, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, tables.texels);
      paint = tables;
    },
    draw(matrix, { opacity, pixelRatio, hatch, box }) {
      if (!paint) return;
      // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's useProgram is no React hook.
      gl.useProgram(program);
      gl.uniformMatrix4fv(at.matrix, false, matrix);
      gl.uniform1fv(at.breaks, paint.breaks);
      gl.uniform1i(at.classed, paint.classed ? 1 : 0);
      gl.uniform1i(at.perCell, paint.perCell ? 1 : 0);
      gl.uniform2f(at.range, paint.range[0], paint.range[1]);
      gl.uniform1f(at.opacity, opacity);
      gl.uniform1f(at.pixelRatio, pixelRatio);
      gl.uniform3f(at.hatch, hatch[0], hatch[1], hatch[2]);
      for (const name of ['palette', 'mask', 'values'] as const) {
        gl.uniform1i(at[name], units[name]);
        gl.activeTexture(gl.TEXTURE0 + units[name]);
        gl.bindTexture(gl.TEXTURE_2D, textures[name]);
      }
      gl.bindVertexArray(vao);
      gl.disable(gl.CULL_FACE);
      if (box) {
        gl.enable(gl.SCISSOR_TEST);
        gl.scissor(...box);
      }
      gl.drawElements(gl.TRIANGLES, indexCount, gl.UNSIGNED_SHORT, 0);
      // MapLibre never cuts, and does not ask whether anyone else does.
      if (box) gl.disable(gl.SCISSOR_TEST);
      gl.bindVertexArray(null);
    },
    dispose() {
      for (const one of Object.values(textures)) gl.deleteTexture(one);
      gl.deleteBuffer(vertexBuffer);
      gl.deleteBuffer(indexBuffer);
      gl.deleteVertexArray(vao);
    },
  };
}

/** MapLibre and deck.gl leave the unpacking state as they last used it. */
function plainUnpacking(gl: WebGL2RenderingContext): void {
  gl.bindBuffer(gl.PIXEL_UNPACK_BUFFER, null);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
  gl.pixelStorei(gl.UNPACK_SKIP_ROWS, 0);
  gl.pixelStorei(gl.UNPACK_SKIP_PIXELS, 0);
}

function texture(gl: WebGL2RenderingContext): WebGLTexture {
  const made = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, made);
  for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
    gl.texParameteri(gl.TEXTURE_2D, name, gl.NEAREST);
  for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T])
    gl.texParameteri(gl.TEXTURE_2D, name, gl.CLAMP_TO_EDGE);
  return made;
}
