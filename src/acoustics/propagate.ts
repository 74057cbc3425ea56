import { bandCount } from './bands.ts';
import { imagesOf, noImages } from './paths/images.ts';
import { createTracer, type PathKind, type Receiver } from './paths/tracer.ts';
import type { PathTerms, PropagationMethod, ReflectionFactors } from './propagation/method.ts';
import type { PlaneScene } from './scene/plane-scene.ts';
import { type Cutting, createPieces, defaultCutting } from './sources/pieces.ts';
import type { SourceGroup } from './sources/source-group.ts';

/**
 * What reaches receivers of sources, whatever those emit: for every receiver, group, condition and band, in this
 * order, the share 10^(−A/10) summed over the group's paths (for lines per W/m, for areas per W/m²). Serialisable.
 */
export interface AttenuationMatrix {
  readonly groups: readonly string[];
  readonly receivers: number;
  readonly conditions: 1 | 2;
  readonly shares: Float32Array;
  /** Receiver by group: distance in plan to a road's nearest point, m; NaN for other sources. */
  readonly roadDistances: Float32Array;
}

export interface PropagationOptions {
  readonly lateralDiffraction: boolean;
  readonly reflectionOrder: number;
  /** Sources, and paths, further off or longer than this are left out, m in plan. */
  readonly maxDistanceM: number;
  readonly maxReflectionDistanceM: number;
  readonly cutting?: Cutting;
}

/** A receiver as asked for: place in plan and altitude, or height above the ground. */
export interface ReceiverPoint {
  readonly x: number;
  readonly y: number;
  readonly heightM?: number;
  readonly z?: number;
}

/** Takes every path that was found, for explanations. */
export type PathListener = (
  group: number,
  weight: number,
  kind: PathKind,
  terms: PathTerms,
  reflected: ReflectionFactors | null,
  /** What a screen's paths were multiplied by so that they are together no louder than without it; 1 where they were not. */
  heldBack: Float64Array,
  corners: readonly number[],
) => void;

/** Finds the paths of a scene, receiver by receiver. One propagator serves one thread. */
export function createPropagator(
  scene: PlaneScene,
  groups: readonly SourceGroup[],
  method: PropagationMethod,
  options: PropagationOptions,
) {
  const { maxDistanceM, reflectionOrder, maxReflectionDistanceM, cutting = defaultCutting } = options;
  const tracer = createTracer(scene, method, {
    lateralDiffraction: options.lateralDiffraction,
    maxDistance: 2 * maxDistanceM,
  });
  const pieces = groups.map((group) => createPieces(group, scene.terrain, cutting));
  const stride = bandCount * method.conditions;
  /** Energies of the paths over and round one obstacle, and without it. */
  const screened = new Float64Array(bandCount);
  const open = new Float64Array(bandCount);
  const heldBack = new Float64Array(bandCount).fill(1);
  const gathered: { kind: PathKind; terms: PathTerms; corners: number[] }[] = [];

  const holding = method.screenedNeverLouder && options.lateralDiffraction;
  let out = new Float64Array(stride);
  let at = 0;
  let weight = 0;
  let listener: PathListener | null = null;
  let group = 0;

  const add = (terms: PathTerms, reflected: ReflectionFactors | null): void => {
    const { divergence, air, homogeneous, favourable } = terms;
    const share = weight * divergence;
    if (homogeneous.exists) {
      const { ground, diffraction } = homogeneous;
      for (let i = 0; i < bandCount; i++) {
        const e = share * air[i] * ground[i] * diffraction[i];
        out[at + i] += reflected === null ? e : e * reflected.homogeneous[i];
      }
    }
    if (method.conditions === 2 && favourable.exists) {
      const { ground, diffraction } = favourable;
      for (let i = 0; i < bandCount; i++) {
        const e = share * air[i] * ground[i] * diffraction[i];
        out[at + bandCount + i] += reflected === null ? e : e * reflected.favourable[i];
      }
    }
  };

  /** For methods in which a screen never makes it louder: the paths over and round it, held to the unscreened one. */
  const hold = ({ divergence, air, homogeneous }: PathTerms, kind: PathKind): void => {
    const { ground, diffraction } = homogeneous;
    const first = kind === 'direct' || kind === 'over-top';
    for (let i = 0; i < bandCount; i++) {
      const e = divergence * air[i] * ground[i];
      if (first) {
        open[i] = e;
        screened[i] = 0;
      }
      screened[i] += e * diffraction[i];
    }
  };

  const settle = (): void => {
    for (let i = 0; i < bandCount; i++) {
      const share = Math.min(screened[i], open[i]);
      heldBack[i] = share / screened[i];
      out[at + i] += weight * share;
    }
    if (!listener) return;
    for (const { kind, terms, corners } of gathered)
      listener(group, weight, kind, terms, null, heldBack, corners);
    heldBack.fill(1);
  };

  const receiverOf = ({ x, y, heightM, z }: ReceiverPoint): Receiver => {
    const place = tracer.placeOf(x, y);
    return {
      x,
      y,
      z: z ?? place.groundZ + (heightM ?? 0),
      place,
      images:
        reflectionOrder > 0
          ? imagesOf(scene, x, y, reflectionOrder, Math.min(maxReflectionDistanceM, maxDistanceM))
          : noImages,
    };
  };

  /**
   * Adds the shares of one group at one receiver to `target` from index `from` on: homogeneous bands, then favourable.
   */
  const addGroup = (
    receiver: Receiver,
    g: number,
    target: Float64Array<ArrayBuffer>,
    from: number,
    onPath: PathListener | null = null,
  ): void => {
    out = target;
    at = from;
    group = g;
    listener = onPath;
    pieces[g].each(receiver.x, receiver.y, receiver.z, maxDistanceM, (point, pieceWeight) => {
      weight = pieceWeight;
      gathered.length = 0;
      let held = false;
      tracer.trace(point, receiver, (kind, terms, reflected, _, corners, cornerCount) => {
        const path = listener ? Array.from({ length: 2 * cornerCount }, (__, k) => corners[k]) : [];
        if (holding && kind !== 'reflection') {
          held = true;
          hold(terms, kind);
          if (listener) gathered.push({ kind, terms: structuredClone(terms), corners: path });
          return;
        }
        add(terms, reflected);
        listener?.(group, weight, kind, terms, reflected, heldBack, path);
      });
      if (held) settle();
    });
  };

  /** Share that a group's direct paths would carry through free space without air, 1/(4πr²) summed. */
  const freeShare = (receiver: Receiver, g: number, maxDistance: number): number => {
    let sum = 0;
    pieces[g].each(receiver.x, receiver.y, receiver.z, maxDistance, ({ x, y, z }, pieceWeight) => {
      const r2 = (x - receiver.x) ** 2 + (y - receiver.y) ** 2 + (z - receiver.z) ** 2;
      sum += pieceWeight / (4 * Math.PI * Math.max(r2, 1e-6));
    });
    return sum;
  };

  /** How many point sources a group is cut into for a receiver. */
  const countPieces = (receiver: Receiver, g: number): number => {
    let count = 0;
    pieces[g].each(receiver.x, receiver.y, receiver.z, maxDistanceM, () => {
      count++;
    });
    return count;
  };

  return {
    stride,
    receiverOf,
    countPieces,
    freeShare,
    addGroup,
    distance: (g: number, x: number, y: number): number => pieces[g].distance(x, y),
    groundAt: (x: number, y: number): number => (scene.terrain ? scene.terrain.heightAt(x, y) : 0),
  };
}

export type Propagator = ReturnType<typeof createPropagator>;

/** The first stage for a set of receivers. */
export function propagate(
  propagator: Propagator,
  groups: readonly SourceGroup[],
  conditions: 1 | 2,
  receivers: readonly ReceiverPoint[],
): AttenuationMatrix {
  const { stride } = propagator;
  const shares = new Float32Array(receivers.length * groups.length * stride);
  const roadDistances = new Float32Array(receivers.length * groups.length).fill(Number.NaN);
  const row = new Float64Array(groups.length * stride);
  receivers.forEach((asked, r) => {
    const receiver = propagator.receiverOf(asked);
    row.fill(0);
    for (let g = 0; g < groups.length; g++) {
      propagator.addGroup(receiver, g, row, g * stride);
      if (groups[g].road)
        roadDistances[r * groups.length + g] = propagator.distance(g, receiver.x, receiver.y);
    }
    shares.set(row, r * row.length);
  });
  return {
    groups: groups.map(({ id }) => id),
    receivers: receivers.length,
    conditions,
    shares,
    roadDistances,
  };
}
