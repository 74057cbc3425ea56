/** Median distance from a place to its nearest neighbour elsewhere, metres; NaN for fewer than two places. */
export function medianSpacingM(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const n = x.length;
  if (n < 2) return Number.NaN;
  const distances: number[] = [];
  // Beyond a few hundred places the median of a regular sample is as good.
  const stride = Math.max(1, Math.floor(n / 500));
  for (let i = 0; i < n; i += stride) {
    let nearest = Infinity;
    for (let j = 0; j < n; j++) {
      const squared = (x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2;
      if (squared > 0 && squared < nearest) nearest = squared;
    }
    if (nearest < Infinity) distances.push(Math.sqrt(nearest));
  }
  distances.sort((a, b) => a - b);
  return distances.length === 0 ? Number.NaN : distances[distances.length >> 1];
}

/** Rounds up to two significant digits, for distances that people read. */
const roundUp = (value: number): number => {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.ceil(value / unit - 1e-9) * unit;
};

/**
 * How far from a station a map is drawn unless the user says otherwise: twice the median spacing, so that a
 * regular mesh closes without holes; 100 m to 20 km.
 */
export function defaultReachM(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const spacing = medianSpacingM(x, y);
  return Number.isNaN(spacing) ? 1000 : Math.min(20000, Math.max(100, roundUp(2 * spacing)));
}
