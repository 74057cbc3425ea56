import { bandCount } from './bands.ts';
import { imagesOf, noImages } from './paths/images.ts';
import {
  createTracer,
  type PathKind,
  type PathSink,
  type Receiver,
  type SourcePoint,
} from './paths/tracer.ts';
import type { PathTerms, PropagationMethod, ReflectionFactors } from './propagation/method.ts';
import type { PlaneScene } from './scene/plane-scene.ts';
import { type Cutting, createPieces, defaultCutting, type Piece } from './sources/pieces.ts';
import { createRefiner, type Evaluate } from './sources/refine.ts';
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
  /** Receiver by group: distance in plan to a road's nearest point, m, infinite beyond reach; NaN for other sources. */
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
  /** Of a receiver at a façade: walls nearer than this reflect nothing to it, m. */
  readonly ownWithinM?: number;
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
  /** Where the path begins; filled again for the next one. */
  source: Readonly<SourcePoint>,
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
    reach: maxDistanceM,
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
  const refine = createRefiner(stride, cutting.tolerance);
  let out = new Float64Array(stride);
  let weight = 0;
  let held = false;
  let traced = 0;
  /** Loudness of the groups so far at the current receiver. */
  let heard = 0;
  let current: Receiver = {
    x: Number.NaN,
    y: Number.NaN,
    z: Number.NaN,
    place: { groundZ: 0, zones: new Int32Array(0) },
    images: noImages,
  };
  let listener: PathListener | null = null;
  let sounding: SourcePoint = { x: 0, y: 0, z: 0, groundZ: 0, overRoad: false };
  let group = 0;

  const add = (terms: PathTerms, reflected: ReflectionFactors | null): void => {
    const { divergence, air, misc, homogeneous, favourable } = terms;
    const into = out;
    const share = weight * divergence;
    if (homogeneous.exists) {
      const { ground, diffraction } = homogeneous;
      for (let i = 0; i < bandCount; i++) {
        const e = share * air[i] * ground[i] * diffraction[i] * (misc === null ? 1 : misc[i]);
        into[i] += reflected === null ? e : e * reflected.homogeneous[i];
      }
    }
    if (method.conditions === 2 && favourable.exists) {
      const { ground, diffraction } = favourable;
      for (let i = 0; i < bandCount; i++) {
        const e = share * air[i] * ground[i] * diffraction[i];
        into[bandCount + i] += reflected === null ? e : e * reflected.favourable[i];
      }
    }
  };

  /** For methods in which a screen never makes it louder: the paths over and round it, held to the unscreened one. */
  const hold = ({ divergence, air, misc, homogeneous }: PathTerms, kind: PathKind): void => {
    const { ground, diffraction } = homogeneous;
    const first = kind === 'direct' || kind === 'over-top';
    for (let i = 0; i < bandCount; i++) {
      const e = divergence * air[i] * ground[i] * (misc === null ? 1 : misc[i]);
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
      heldBack[i] = screened[i] > 0 ? share / screened[i] : 1;
      out[i] += weight * share;
    }
    if (!listener) return;
    for (const { kind, terms, corners } of gathered)
      listener(group, weight, kind, terms, null, heldBack, corners, sounding);
    heldBack.fill(1);
  };

  const takePath: PathSink = (kind, terms, reflected, _, corners, cornerCount) => {
    const path = listener ? Array.from({ length: 2 * cornerCount }, (__, k) => corners[k]) : [];
    if (holding && kind !== 'reflection') {
      held = true;
      hold(terms, kind);
      if (listener) gathered.push({ kind, terms: structuredClone(terms), corners: path });
      return;
    }
    add(terms, reflected);
    listener?.(group, weight, kind, terms, reflected, heldBack, path, sounding);
  };

  const receiverOf = ({ x, y, heightM, z, ownWithinM }: ReceiverPoint): Receiver => {
    const place = tracer.placeOf(x, y);
    return {
      x,
      y,
      z: z ?? place.groundZ + (heightM ?? 0),
      place,
      images:
        reflectionOrder > 0
          ? imagesOf(scene, x, y, reflectionOrder, Math.min(maxReflectionDistanceM, maxDistanceM), ownWithinM)
          : noImages,
    };
  };

  /** Traces all paths of a point source into `into`. */
  const evaluate: Evaluate = (point, pieceWeight, into) => {
    out = into;
    weight = pieceWeight;
    sounding = point;
    if (gathered.length > 0) gathered.length = 0;
    held = false;
    traced++;
    tracer.trace(point, current, takePath);
    if (held) settle();
  };

  /**
   * Adds the shares of one group at one receiver to `target` from index `from` on: homogeneous bands, then favourable.
   * Groups before it, at the same receiver, say how finely it is cut: nearer ones should come first.
   */
  const addGroup = (receiver: Receiver, g: number, target: Float64Array, from: number): void => {
    if (receiver !== current) heard = 0;
    current = receiver;
    group = g;
    listener = null;
    const place = [receiver.x, receiver.y, receiver.z] as const;
    heard = refine(pieces[g], groups[g].road, place, maxDistanceM, heard, evaluate, (_, shares) => {
      for (let k = 0; k < stride; k++) target[from + k] += shares[k];
    });
  };

  /** Hands every path of a group to `onPath`: of the pieces that `addGroup` makes in its place. */
  const explainGroup = (receiver: Receiver, g: number, onPath: PathListener): void => {
    if (receiver !== current) heard = 0;
    current = receiver;
    group = g;
    listener = null;
    const kept: Piece[] = [];
    const place = [receiver.x, receiver.y, receiver.z] as const;
    heard = refine(pieces[g], groups[g].road, place, maxDistanceM, heard, evaluate, (piece) =>
      kept.push(piece),
    );
    listener = onPath;
    const point: SourcePoint = { x: 0, y: 0, z: 0, groundZ: 0, overRoad: groups[g].road };
    const scratch = new Float64Array(stride);
    for (const piece of kept)
      evaluate(point, pieces[g].place(piece, receiver.x, receiver.y, receiver.z, point), scratch);
    listener = null;
  };

  /** Groups by their distance from a receiver, nearest first; those out of reach left out. */
  const nearestFirst = (receiver: Receiver): number[] =>
    groups
      .map((_, g) => ({ g, away: pieces[g].distance(receiver.x, receiver.y) }))
      .filter(({ away }) => away <= maxDistanceM)
      .sort((a, b) => a.away - b.away || a.g - b.g)
      .map(({ g }) => g);

  /** Share that a group's direct paths would carry through free space without air, 1/(4πr²) summed. */
  const freeShare = (receiver: Receiver, g: number, maxDistance: number): number => {
    const { x, y, z } = receiver;
    const point: SourcePoint = { x: 0, y: 0, z: 0, groundZ: 0, overRoad: false };
    let sum = 0;
    pieces[g].first(x, y, z, maxDistance, (piece) => {
      const share = pieces[g].place(piece, x, y, z, point);
      const r2 = (point.x - x) ** 2 + (point.y - y) ** 2 + (point.z - z) ** 2;
      sum += share / (4 * Math.PI * Math.max(r2, 1e-6));
    });
    return sum;
  };

  return {
    stride,
    receiverOf,
    freeShare,
    addGroup,
    explainGroup,
    nearestFirst,
    /** How many point sources have been traced so far. */
    traced: (): number => traced,
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
  const roadDistances = Float32Array.from({ length: receivers.length * groups.length }, (_, k) =>
    groups[k % groups.length].road ? Number.POSITIVE_INFINITY : Number.NaN,
  );
  const row = new Float64Array(groups.length * stride);
  receivers.forEach((asked, r) => {
    const receiver = propagator.receiverOf(asked);
    row.fill(0);
    for (const g of propagator.nearestFirst(receiver)) {
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
