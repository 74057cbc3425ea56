import { bandCount } from '../bands.ts';
import type { SourcePoint } from '../paths/tracer.ts';
import type { Piece, Pieces } from './pieces.ts';

/** What is asked of the paths of one piece: its shares are put into `into`, which comes empty. */
export type Evaluate = (point: SourcePoint, weight: number, into: Float64Array<ArrayBuffer>) => void;

/** The bands from 500 to 2000 Hz tell how loud a piece is. */
const [lowest, highest] = [3, 5];
/** Divergence of a point source over half space at 1 m, 8 dB: the most a piece can bring by its direct path. */
const divergenceAt1m = 10 ** -0.8;

/** A piece with its shares; used again for others. */
interface Measured {
  piece: Piece;
  readonly shares: Float64Array<ArrayBuffer>;
  /** Of the shares, and the most that a direct path could bring. */
  loudness: number;
  loudest: number;
}

/**
 * Adds a source up piece by piece, and halves pieces as long as that changes the sum: where a road comes out from
 * behind a house its pieces become short, elsewhere they stay long. Which changes count is measured by what all sources
 * so far bring, alike in power per metre; a piece that could not change that by its direct path is not looked at again.
 */
export function createRefiner(stride: number, tolerance: number) {
  const pool: Measured[] = [];
  const nothing: Piece = { part: 0, from: 0, to: 0 };
  const create = (): Measured => ({
    piece: nothing,
    shares: new Float64Array(stride),
    loudness: 0,
    loudest: 0,
  });
  const point: SourcePoint = { x: 0, y: 0, z: 0, groundZ: 0, overRoad: false };
  const listed: Piece[] = [];
  const found: Measured[] = [];

  const loudness = (shares: Float64Array): number => {
    let sum = 0;
    for (let at = 0; at < stride; at += bandCount)
      for (let i = lowest; i <= highest; i++) sum += shares[at + i];
    return sum;
  };
  /** The most that a piece's direct path can come to in the same measure. */
  const loudest = (stretch: number, weight: number): number =>
    ((highest - lowest + 1) * (stride / bandCount) * divergenceAt1m * weight) / Math.max(stretch, 1e-6);

  /**
   * @param heard loudness of the sources before, in the same measure
   * @param accept takes each piece that stays, with its shares
   * @returns loudness with this source
   */
  return (
    pieces: Pieces,
    overRoad: boolean,
    [rx, ry, rz]: readonly [number, number, number],
    maxDistance: number,
    heard: number,
    evaluate: Evaluate,
    accept: (piece: Piece, shares: Float64Array) => void,
  ): number => {
    point.overRoad = overRoad;
    const measure = (piece: Piece): Measured => {
      const measured = pool.pop() ?? create();
      const { shares } = measured;
      for (let k = 0; k < stride; k++) shares[k] = 0;
      const weight = pieces.place(piece, rx, ry, rz, point);
      const r2 = (point.x - rx) ** 2 + (point.y - ry) ** 2 + (point.z - rz) ** 2;
      evaluate(point, weight, shares);
      measured.piece = piece;
      measured.loudness = loudness(shares);
      measured.loudest = loudest(r2, weight);
      return measured;
    };
    const keep = (measured: Measured): void => {
      accept(measured.piece, measured.shares);
      pool.push(measured);
    };
    const settle = (whole: Measured): void => {
      // Halving could not matter.
      if (tolerance <= 0 || whole.loudest <= tolerance * total || !pieces.divides(whole.piece)) {
        keep(whole);
        return;
      }
      const { part, from, to } = whole.piece;
      const middle = (from + to) / 2;
      const one = measure({ part, from, to: middle });
      const other = measure({ part, from: middle, to });
      const change = Math.abs(one.loudness + other.loudness - whole.loudness);
      pool.push(whole);
      if (change <= tolerance * total) {
        keep(one);
        keep(other);
      } else {
        settle(one);
        settle(other);
      }
    };

    let total = heard;
    listed.length = 0;
    found.length = 0;
    pieces.first(rx, ry, rz, maxDistance, (piece) => listed.push(piece));
    for (const piece of listed) {
      const measured = measure(piece);
      total += measured.loudness;
      found.push(measured);
    }
    for (const measured of found) settle(measured);
    return total;
  };
}
