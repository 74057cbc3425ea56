import type { SourcePoint } from '../paths/tracer.ts';
import type { Terrain } from '../scene/terrain.ts';
import { areaPieces } from './area-pieces.ts';
import { linePieces } from './line-pieces.ts';
import type { SourceGroup } from './source-group.ts';

/** How fine lines and areas are cut. */
export interface Cutting {
  /** A piece is at first at most this share of its distance from the receiver long. */
  readonly shareOfDistance: number;
  /** And never longer than this, m. */
  readonly longestM: number;
  /** Pieces are halved until that changes what reaches the receiver, of all sources so far, by less than this share. */
  readonly tolerance: number;
}

export const defaultCutting: Cutting = { shareOfDistance: 0.1, longestM: 50, tolerance: 0.01 };

/** Pieces are never shorter than this, m, not even under a receiver that lies on the line. */
export const shortest = 0.05;

/** A piece of a source: which part of its shape, and from where to where on it. */
export interface Piece {
  readonly part: number;
  readonly from: number;
  readonly to: number;
}

/** A source as pieces, each a point source in its middle. */
export interface Pieces {
  /** Distance in plan to the nearest point of the source, m. */
  readonly distance: (x: number, y: number) => number;
  /** The pieces to begin with, for one receiver. */
  readonly first: (
    rx: number,
    ry: number,
    rz: number,
    maxDistance: number,
    each: (piece: Piece) => void,
  ) => void;
  /**
   * Puts the point source of a piece into `point`.
   * @returns what its power (as it is, per metre or per square metre) is multiplied by
   */
  readonly place: (piece: Piece, rx: number, ry: number, rz: number, point: SourcePoint) => number;
  /** Whether a piece can be halved. */
  readonly divides: (piece: Piece) => boolean;
}

/** Cuts a source into point sources. */
export function createPieces(group: SourceGroup, terrain: Terrain | null, cutting: Cutting): Pieces {
  const groundAt = (x: number, y: number): number => (terrain ? terrain.heightAt(x, y) : 0);
  const { shape } = group;
  if (shape.kind === 'line') return linePieces(shape, groundAt, cutting);
  if (shape.kind === 'area') return areaPieces(shape, groundAt, cutting);
  const [x, y] = shape.at;
  const groundZ = groundAt(x, y);
  const z = 'aboveGround' in shape.height ? groundZ + shape.height.aboveGround : shape.height.altitude[0];
  const whole: Piece = { part: 0, from: 0, to: 1 };
  return {
    distance: (rx, ry) => Math.hypot(rx - x, ry - y),
    first(rx, ry, _, maxDistance, each) {
      if (Math.hypot(rx - x, ry - y) <= maxDistance) each(whole);
    },
    place(_, __, ___, ____, point) {
      point.x = x;
      point.y = y;
      point.z = z;
      point.groundZ = groundZ;
      return 1;
    },
    divides: () => false,
  };
}
