import type { GridFrame } from '../../grid/frame.ts';
import type { TileJob } from '../../workers/sound-pool.ts';

/** Which cells of a map are computed when. Pure. */

/** Cells along the side of a tile. */
const tileSide = 16;
/** The first look is at every 8th cell of every 8th row. */
const coarseStep = 8;

/**
 * A few jobs of scattered cells: the middle of every block of 8 × 8.
 * @param mask 1 for the cells that are wanted; null: all
 */
export function coarseJobs(
  { width, height }: GridFrame,
  jobs: number,
  mask: Uint8Array | null = null,
): readonly TileJob[] {
  const cells: number[] = [];
  const middle = coarseStep >> 1;
  for (let row = Math.min(middle, height - 1); row < height; row += coarseStep)
    for (let column = Math.min(middle, width - 1); column < width; column += coarseStep)
      if (mask?.[row * width + column] !== 0) cells.push(row * width + column);
  const size = Math.max(1, Math.ceil(cells.length / jobs));
  return Array.from({ length: Math.ceil(cells.length / size) }, (_, k) => ({
    id: k,
    cells: Int32Array.from(cells.slice(k * size, (k + 1) * size)),
  }));
}

/** Cells eight times as large over the same place: a few of them are estimated at once. */
export function coarseFrame({ origin, cellSizeM, width, height }: GridFrame): GridFrame {
  const shift = ((coarseStep - 1) / 2) * cellSizeM;
  return {
    origin: [origin[0] + shift, origin[1] - shift],
    cellSizeM: coarseStep * cellSizeM,
    width: Math.ceil(width / coarseStep),
    height: Math.ceil(height / coarseStep),
  };
}

/**
 * Gives each cell the value of the coarse one over it.
 * @param mask 1 for the cells that are wanted; null: all
 */
export function refined(
  coarse: Float32Array,
  { width, height }: GridFrame,
  mask: Uint8Array | null = null,
): Float32Array<ArrayBuffer> {
  const across = Math.ceil(width / coarseStep);
  const values = new Float32Array(width * height).fill(Number.NaN);
  for (let cell = 0; cell < values.length; cell++) {
    if (mask?.[cell] === 0) continue;
    const row = Math.floor(Math.floor(cell / width) / coarseStep);
    values[cell] = coarse[row * across + Math.floor((cell % width) / coarseStep)];
  }
  return values;
}

/**
 * Tiles of 16 × 16 cells, nearest to a place of the plane first.
 * @param mask 1 for the cells that are wanted; null: all
 */
export function tileJobs(
  frame: GridFrame,
  near: readonly [number, number],
  mask: Uint8Array | null = null,
): readonly TileJob[] {
  const { width, height, origin, cellSizeM } = frame;
  const tiles: { job: TileJob; away: number }[] = [];
  for (let row = 0; row < height; row += tileSide) {
    for (let column = 0; column < width; column += tileSide) {
      const cells: number[] = [];
      for (let r = row; r < Math.min(height, row + tileSide); r++)
        for (let c = column; c < Math.min(width, column + tileSide); c++)
          if (mask?.[r * width + c] !== 0) cells.push(r * width + c);
      if (cells.length === 0) continue;
      const x = origin[0] + (column + tileSide / 2) * cellSizeM;
      const y = origin[1] - (row + tileSide / 2) * cellSizeM;
      const away = Math.hypot(x - near[0], y - near[1]);
      tiles.push({ job: { id: tiles.length, cells: Int32Array.from(cells) }, away });
    }
  }
  return tiles.sort((a, b) => a.away - b.away).map(({ job }) => job);
}

/**
 * Carries what a cell's level differs from its estimate by to the estimates of its block, where nothing finer is there
 * yet.
 */
export function spreadCell(
  values: Float32Array,
  estimate: Float32Array,
  { width, height }: GridFrame,
  cell: number,
  levelDb: number,
  mask: Uint8Array | null = null,
): void {
  const difference = levelDb - estimate[cell];
  if (Number.isNaN(difference)) return;
  const top = Math.floor(Math.floor(cell / width) / coarseStep) * coarseStep;
  const left = Math.floor((cell % width) / coarseStep) * coarseStep;
  for (let row = top; row < Math.min(height, top + coarseStep); row++)
    for (let column = left; column < Math.min(width, left + coarseStep); column++)
      if (mask?.[row * width + column] !== 0)
        values[row * width + column] = estimate[row * width + column] + difference;
}
