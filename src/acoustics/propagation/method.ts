import { bandCount } from '../bands.ts';
import type { VerticalCut } from '../paths/vertical-cut.ts';

/** What the atmosphere and the settings of a scene come to for a method of propagation. */
export interface PropagationSettings {
  /** Air absorption of the octave bands, dB/m (ISO 9613-1). */
  readonly airAbsorption: Float64Array;
  /** ISO 9613-2 ground effect: 7.3.1 in bands, or 7.3.2 for the A-weighted level. */
  readonly groundMethod: 'general' | 'alternative';
}

/**
 * The terms of one path in energy form, 10^(−A/10) of each attenuation A, so that no logarithm is taken where they
 * are only multiplied; filled again and again. Methods with one meteorological condition leave `favourable` alone.
 */
export interface PathTerms {
  /** Geometrical divergence, 1/m², the same in all bands. */
  divergence: number;
  air: Float64Array;
  /** Foliage and houses on a straight path; null where the method or the scene has none. */
  misc: Float64Array | null;
  homogeneous: ConditionTerms;
  favourable: ConditionTerms;
}

export interface ConditionTerms {
  /** Whether the path exists in this condition; if not, the terms mean nothing and it carries no energy. */
  exists: boolean;
  /** Above 1 where reflections from the ground add. */
  ground: Float64Array;
  /** Over horizontal edges, or round vertical ones; 1 where nothing screens. */
  diffraction: Float64Array;
}

export function createPathTerms(): PathTerms {
  const condition = () => ({
    exists: true,
    ground: new Float64Array(bandCount).fill(1),
    diffraction: new Float64Array(bandCount).fill(1),
  });
  return {
    divergence: 0,
    air: new Float64Array(bandCount),
    misc: null,
    homogeneous: condition(),
    favourable: condition(),
  };
}

/** A path round vertical edges, in plan and unfolded. */
export interface LateralPath {
  /** Slant distance from source to receiver, m. */
  readonly directDistance: number;
  /** Length of the path in space round the edges, m. */
  readonly pathLength: number;
  /** Length in space between the first and the last edge, m; 0 for one edge. */
  readonly edgeSpacing: number;
}

/** Where a path is reflected, on the unfolded cut. */
export interface Reflection {
  /** Distance from the source along the cut, m. */
  d: number;
  /** Altitudes of the wall's top and foot there. */
  top: number;
  foot: number;
  wallLength: number;
  /** Cosine of the angle of incidence, from the wall's normal, in plan. */
  cosine: number;
}

/** What a wall leaves of the energy, an octave band each; 0 where it does not reflect. */
export interface ReflectionFactors {
  homogeneous: Float64Array;
  favourable: Float64Array;
}

/** A method of propagation: the one interface behind which each standard stands. */
export interface PropagationMethod {
  /** Whether foliage and houses are terms of the method. */
  readonly knowsStands: boolean;
  /** 1, or 2 with favourable beside homogeneous conditions. */
  readonly conditions: 1 | 2;
  /** Direct, over the top and, unfolded at the wall, reflected paths. */
  vertical(cut: VerticalCut, terms: PathTerms): void;
  /** A path round vertical edges; the cut is unfolded along it, its walls are not used. */
  lateral(cut: VerticalCut, path: LateralPath, terms: PathTerms): void;
  /**
   * What is left at a wall, its absorption apart, of the path whose terms `vertical` gave last; 0 where the ray misses
   * the wall.
   */
  reflection(cut: VerticalCut, at: Reflection, left: ReflectionFactors): void;
  /** Height of the ray of favourable conditions above the straight one, m; 0 where there is one condition. */
  rise(cut: VerticalCut, d: number): number;
  /**
   * How the paths round and over an obstacle add up: true where their sum may not exceed the unscreened path
   * (ISO 9613-2: the attenuation of a screen is never negative), false where they simply add.
   */
  readonly screenedNeverLouder: boolean;
}
