import type { PathSection } from '../../acoustics/path-section.ts';

/** From a section to places on a drawing. Pure; px from the top left. */

export const drawingSize = { width: 328, height: 196 } as const;
const margins = { left: 36, right: 12, top: 18, bottom: 36 } as const;

/** The least height that is drawn, m: without it a path over flat ground would be all exaggeration. */
const leastSpanM = 6;
/** Above the highest and below the lowest thing drawn, as a share of the height. */
const air = 0.14;

export interface SectionScale {
  /** px of a distance along the path, m. */
  readonly x: (d: number) => number;
  /** px of a height, m. */
  readonly y: (z: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** m */
  readonly distances: readonly number[];
  /** m */
  readonly heights: readonly number[];
  /** How much taller heights are drawn than distances. */
  readonly exaggeration: number;
}

export function sectionScale({
  lengthM,
  terrain,
  obstacles,
  corners,
  ray,
  sourceZ,
  receiverZ,
}: PathSection): SectionScale {
  const walls = [...obstacles, ...corners.flatMap(({ wall }) => wall ?? [])];
  const heights = [
    sourceZ,
    receiverZ,
    ...terrain.map(([, z]) => z),
    ...ray.map(([, z]) => z),
    ...walls.map(({ top }) => top),
  ];
  const [lowest, highest] = [Math.min(...heights), Math.max(...heights)];
  const span = Math.max(leastSpanM, highest - lowest);
  const [from, to] = [lowest - air * span, lowest + (1 + air) * span];
  const [left, right] = [margins.left, drawingSize.width - margins.right];
  const [top, bottom] = [margins.top, drawingSize.height - margins.bottom];
  const length = Math.max(lengthM, 1e-3);
  return {
    x: (d) => left + ((right - left) * d) / length,
    y: (z) => bottom - ((bottom - top) * (z - from)) / (to - from),
    left,
    right,
    top,
    bottom,
    distances: ticks(0, length, 6),
    heights: ticks(from, to, 5),
    exaggeration: ((bottom - top) / (to - from)) * (length / (right - left)),
  };
}

/** Whole multiples of 1, 2 or 5 times a power of ten between two values, at most so many. */
export function ticks(from: number, to: number, most: number): readonly number[] {
  const rough = (to - from) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const [first, last] = [Math.ceil(from / step), Math.floor(to / step)];
  return Array.from({ length: last - first + 1 }, (_, k) => (first + k) * step);
}

/** The ground between two distances as points of a line. */
export function groundLine(
  { terrain }: Pick<PathSection, 'terrain'>,
  from: number,
  to: number,
): readonly (readonly [d: number, z: number])[] {
  const at = (d: number): readonly [number, number] => {
    const k = Math.max(
      1,
      terrain.findIndex(([end]) => end >= d),
    );
    const [[d0, z0], [d1, z1]] = [terrain[k - 1], terrain[k]];
    return [d, d1 > d0 ? z0 + ((z1 - z0) * (d - d0)) / (d1 - d0) : z1];
  };
  return [at(from), ...terrain.filter(([d]) => d > from && d < to), at(to)];
}
