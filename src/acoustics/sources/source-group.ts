/**
 * Sources that are switched and changed together: one feature of a scene. Its shape is in plane metres; its sound
 * power is no part of it, so that a change of emission traces nothing again.
 */
export interface SourceGroup {
  readonly id: string;
  readonly shape: PointShape | LineShape | AreaShape;
  /** Roads: G under the source is 0 (2015/996 2.5.3), and the distance to the road counts (HJ 2.4-2021 B.2). */
  readonly road: boolean;
}

/** Either above the ground below it, or at given altitudes. */
type Height = { readonly aboveGround: number } | { readonly altitude: readonly number[] };

/** One point: power as it is. */
export interface PointShape {
  readonly kind: 'point';
  readonly at: readonly [number, number];
  readonly height: Height;
}

/** Power per metre. Several lines where a road has several. */
export interface LineShape {
  readonly kind: 'line';
  readonly line: readonly (readonly [number, number])[];
  /** One altitude a vertex, or a height above ground. */
  readonly height: Height;
}

/** Power per square metre, over triangles. */
export interface AreaShape {
  readonly kind: 'area';
  /** Six numbers a triangle. */
  readonly triangles: readonly number[];
  readonly height: Height;
}
