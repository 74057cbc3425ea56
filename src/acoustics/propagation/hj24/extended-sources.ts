/**
 * Divergence of sources that are not points, in closed form (HJ 2.4-2021 A.3.1.2, A.3.1.3). Levels of a scene are
 * summed from point pieces instead; these are what a report quotes, and what the pieces are tested against.
 */

/** Line of point pieces: 10 lg[(1/r)·arctg(l0/2r)] is half of their ∫ds/(r² + s²). */
const halfOfTheLine = 10 * Math.log10(2);

/**
 * Adiv of a line of length l0 at r on its perpendicular bisector, dB: Lp(r) = Lw − Adiv with Lw per metre,
 * Adiv = C − 10 lg[(1/r)·arctg(l0/(2r))]. The standard prints C = 8, which is what free space gives; over ground, where
 * a point source has 20 lg r + 8, the same sum gives C = 5. Both to the hundredth, so that pieces add up.
 */
export function finiteLineDivergence(r: number, l0: number, space: 'half' | 'free' = 'half'): number {
  const ofPoint = space === 'half' ? 8 : 11;
  return ofPoint - halfOfTheLine - 10 * Math.log10(Math.atan(l0 / (2 * r)) / r);
}

/**
 * Adiv of a rectangular area of sides a < b from its face to r before its middle, dB: none up to a/π, 3 dB a doubling up
 * to b/π, 6 dB a doubling beyond. Between two distances take the difference.
 */
export function areaDivergence(r: number, a: number, b: number): number {
  const [near, far] = [Math.min(a, b) / Math.PI, Math.max(a, b) / Math.PI];
  if (r <= near) return 0;
  return r <= far ? 10 * Math.log10(r / near) : 10 * Math.log10(far / near) + 20 * Math.log10(r / far);
}
