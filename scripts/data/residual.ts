import type { XY } from './metres.ts';
import { randomOf } from './random.ts';

/** A Gaussian field of mean 0 with covariance sd² · exp(−h/range). */
export interface Residual {
  readonly sdDb: number;
  readonly rangeM: number;
  /** Cosines that are summed. */
  readonly waves: number;
}

/**
 * Sum of cosines whose wave numbers follow the spectrum of the exponential covariance in the plane,
 * k = √(u⁻² − 1) / range with u uniform in (0, 1].
 * @param name of the stream that the field is drawn from
 */
export function residualField(name: string, { sdDb, rangeM, waves: count }: Residual): (place: XY) => number {
  const random = randomOf(name);
  const waves = Array.from({ length: count }, () => {
    const u = 1 - random.next();
    const k = Math.sqrt(1 / (u * u) - 1) / rangeM;
    const direction = random.between(0, 2 * Math.PI);
    return {
      kx: k * Math.cos(direction),
      ky: k * Math.sin(direction),
      phase: random.between(0, 2 * Math.PI),
    };
  });
  const amplitude = sdDb * Math.sqrt(2 / count);
  return ([x, y]) => waves.reduce((sum, w) => sum + amplitude * Math.cos(w.kx * x + w.ky * y + w.phase), 0);
}
