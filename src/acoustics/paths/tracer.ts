import { bandCount } from '../bands.ts';
import {
  createPathTerms,
  type LateralPath,
  type PathTerms,
  type PropagationMethod,
  type Reflection,
  type ReflectionFactors,
} from '../propagation/method.ts';
import type { PlaneScene } from '../scene/plane-scene.ts';
import { createCutBuilder, type ReceiverPlace } from './cut-builder.ts';
import { type ReceiverImages, seenBy } from './images.ts';
import { createLateralHull } from './lateral-hull.ts';
import { createStandAttenuation } from './stands.ts';
import { createVerticalCut, type VerticalCut } from './vertical-cut.ts';

export type PathKind = 'direct' | 'over-top' | 'left' | 'right' | 'reflection';

/** A point that sounds, for one path after the other; filled again and again. */
export interface SourcePoint {
  x: number;
  y: number;
  z: number;
  groundZ: number;
  overRoad: boolean;
}

export interface Receiver {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly place: ReceiverPlace;
  readonly images: ReceiverImages;
}

/** What is asked of a tracer: which paths, and how far. */
export interface TracerOptions {
  readonly lateralDiffraction: boolean;
  /** Sources lie within this, m in plan. */
  readonly reach: number;
  /** Longest way round an obstacle or off a wall, m, in plan. */
  readonly maxDistance: number;
}

/**
 * Takes each path as it is found; everything it is given is used again for the next one.
 * @param reflected what the walls left of the energy; null where nothing reflects
 * @param corners of the path in plan, x and y in turn
 */
export type PathSink = (
  kind: PathKind,
  terms: PathTerms,
  reflected: ReflectionFactors | null,
  cut: VerticalCut,
  corners: ArrayLike<number>,
  cornerCount: number,
) => void;

/** Finds the paths from a point source to a receiver and hands their terms on. One tracer serves one thread. */
export function createTracer(scene: PlaneScene, method: PropagationMethod, options: TracerOptions) {
  const builder = createCutBuilder(scene, options.reach);
  const hull = createLateralHull(scene);
  const cut = createVerticalCut();
  const sideCut = createVerticalCut();
  const terms = createPathTerms();
  const sideTerms = createPathTerms();
  const through = scene.stands && method.knowsStands ? createStandAttenuation(scene.stands) : null;
  const foliage = new Float64Array(bandCount);
  const straight = new Float64Array(4);
  let folded = new Float64Array(16);
  const round: number[] = [];
  let roundCorners = new Float64Array(64);
  const lateralPath = { directDistance: 0, pathLength: 0, edgeSpacing: 0 };
  const left: ReflectionFactors = {
    homogeneous: new Float64Array(bandCount),
    favourable: new Float64Array(bandCount),
  };
  const atWall: ReflectionFactors = {
    homogeneous: new Float64Array(bandCount),
    favourable: new Float64Array(bandCount),
  };
  const at: Reflection = { d: 0, top: 0, foot: 0, wallLength: 0, cosine: 0 };

  const lateral = (source: SourcePoint, receiver: Receiver, sink: PathSink): void => {
    const straightRay = hull.findBlocking(cut, null);
    let sameBothWays = true;
    if (method.conditions === 2) {
      const curved = straightRay > 0 ? hull.findBlocking(cut, (d) => method.rise(cut, d)) : 0;
      // A curved ray passes over what it passes over: what blocks it blocks the straight one too.
      sameBothWays = curved === straightRay;
      if (curved > 0 && !sameBothWays) goRound(source, receiver, false, true, sink);
      if (straightRay > 0 && !sameBothWays) hull.findBlocking(cut, null);
    }
    if (straightRay > 0) goRound(source, receiver, true, sameBothWays, sink);
  };

  const goRound = (
    source: SourcePoint,
    receiver: Receiver,
    homogeneous: boolean,
    favourable: boolean,
    sink: PathSink,
  ): void => {
    for (const side of [1, -1] as const) {
      const count = hull.wayRound(cut, source.x, source.y, receiver.x, receiver.y, side, round);
      if (count === 0) continue;
      if (roundCorners.length < 2 * count) roundCorners = new Float64Array(4 * count);
      roundCorners.set(round);
      measureLateral(source, receiver, count);
      if (lateralPath.pathLength > options.maxDistance) continue;
      builder.build(
        sideCut,
        roundCorners,
        count,
        source.z,
        receiver.z,
        source.groundZ,
        receiver.place,
        source.overRoad,
      );
      sideTerms.homogeneous.exists = homogeneous;
      sideTerms.favourable.exists = favourable;
      method.lateral(sideCut, lateralPath as LateralPath, sideTerms);
      sink(side === 1 ? 'left' : 'right', sideTerms, null, sideCut, roundCorners, count);
    }
  };

  /** Lengths in space: the height changes evenly along the unfolded path. */
  const measureLateral = (source: SourcePoint, receiver: Receiver, count: number): void => {
    let plan = 0;
    let first = 0;
    let last = 0;
    for (let k = 0; k + 1 < count; k++) {
      const leg = Math.hypot(round[2 * k + 2] - round[2 * k], round[2 * k + 3] - round[2 * k + 1]);
      if (k === 0) first = leg;
      if (k + 2 === count) last = leg;
      plan += leg;
    }
    const rise = receiver.z - source.z;
    const space = Math.hypot(plan, rise);
    lateralPath.directDistance = Math.hypot(receiver.x - source.x, receiver.y - source.y, rise);
    lateralPath.pathLength = space;
    lateralPath.edgeSpacing = count > 3 ? ((plan - first - last) * space) / plan : 0;
  };

  const reflected = (source: SourcePoint, receiver: Receiver, sink: PathSink): void => {
    const { images } = receiver;
    for (let k = 0; k < images.count; k++) {
      if (!seenBy(images.wedges, k, source.x, source.y)) continue;
      const count = fold(source, receiver, k);
      if (count === 0) continue;
      builder.build(
        sideCut,
        folded,
        count,
        source.z,
        receiver.z,
        source.groundZ,
        receiver.place,
        source.overRoad,
      );
      if (sideCut.length > options.maxDistance) continue;
      method.vertical(sideCut, sideTerms);
      offWalls(images, k, count);
      sideTerms.homogeneous.exists &&= left.homogeneous.some((share) => share > 0);
      sideTerms.favourable.exists &&= left.favourable.some((share) => share > 0);
      if (sideTerms.homogeneous.exists || sideTerms.favourable.exists)
        sink('reflection', sideTerms, left, sideCut, folded, count);
    }
  };

  /** Folds the ray towards image k back at its walls. @returns how many corners, source and receiver included; or 0 */
  const fold = (source: SourcePoint, receiver: Receiver, k: number): number => {
    const { images } = receiver;
    const { x0, y0, x1, y1 } = scene.walls;
    let px = source.x;
    let py = source.y;
    folded[0] = px;
    folded[1] = py;
    let count = 1;
    for (let image = k; image >= 0; image = images.parent[image]) {
      const w = images.wall[image];
      const dx = x1[w] - x0[w];
      const dy = y1[w] - y0[w];
      const here = dx * (py - y0[w]) - dy * (px - x0[w]);
      const there = dx * (images.y[image] - y0[w]) - dy * (images.x[image] - x0[w]);
      // The ray has to cross the wall; it comes from the side the image's own point lies on.
      if (here > 0 === there > 0 || here === 0) return 0;
      const t = here / (here - there);
      const mx = px + t * (images.x[image] - px);
      const my = py + t * (images.y[image] - py);
      const u = ((mx - x0[w]) * dx + (my - y0[w]) * dy) / (dx * dx + dy * dy);
      if (u < 0 || u > 1) return 0;
      if (folded.length < 2 * count + 4) {
        const wider = new Float64Array(4 * folded.length);
        wider.set(folded);
        folded = wider;
      }
      folded[2 * count] = mx;
      folded[2 * count + 1] = my;
      count++;
      px = mx;
      py = my;
    }
    folded[2 * count] = receiver.x;
    folded[2 * count + 1] = receiver.y;
    return count + 1;
  };

  /** What the walls of a folded path leave; nothing in a condition whose ray passes over or under one of them. */
  const offWalls = (images: ReceiverImages, k: number, count: number): void => {
    left.homogeneous.fill(1);
    left.favourable.fill(1);
    let d = 0;
    let image = k;
    const { walls, terrain } = scene;
    for (let c = 1; c + 1 < count; c++, image = images.parent[image]) {
      const [mx, my] = [folded[2 * c], folded[2 * c + 1]];
      const [lx, ly] = [mx - folded[2 * c - 2], my - folded[2 * c - 1]];
      d += Math.sqrt(lx * lx + ly * ly);
      const w = images.wall[image];
      const dx = walls.x1[w] - walls.x0[w];
      const dy = walls.y1[w] - walls.y0[w];
      const wallLength = Math.sqrt(dx * dx + dy * dy);
      const u = ((mx - walls.x0[w]) * dx + (my - walls.y0[w]) * dy) / (wallLength * wallLength);
      const across = dx * ly - dy * lx;
      at.d = d;
      at.top = walls.top0[w] + u * (walls.top1[w] - walls.top0[w]);
      at.foot = terrain ? terrain.heightAt(mx, my) : 0;
      at.wallLength = wallLength;
      at.cosine = Math.abs(across) / (wallLength * Math.sqrt(lx * lx + ly * ly));
      method.reflection(sideCut, at, atWall);
      // A ray that would cross to the wall's left comes from its right, and is thrown back there.
      const absorption = across > 0 ? walls.absorptionRight : walls.absorptionLeft;
      for (let i = 0; i < bandCount; i++) {
        const kept = 1 - absorption[w * bandCount + i];
        left.homogeneous[i] *= kept * atWall.homogeneous[i];
        left.favourable[i] *= kept * atWall.favourable[i];
      }
    }
  };

  /** Foliage adds; houses stand for the ground where they take more, on a path that no wall screens. */
  const throughStands = (source: SourcePoint, receiver: Receiver): void => {
    if (!through) return;
    const heights = [source.z - source.groundZ, receiver.z - receiver.place.groundZ] as const;
    const housing = 10 ** (-through(source.x, source.y, receiver.x, receiver.y, heights, foliage) / 10);
    terms.misc = foliage;
    const { ground, diffraction } = terms.homogeneous;
    for (let i = 0; i < bandCount; i++)
      if (housing < 1 && diffraction[i] === 1) ground[i] = Math.min(ground[i], housing);
  };

  const trace = (source: SourcePoint, receiver: Receiver, sink: PathSink): void => {
    straight[0] = source.x;
    straight[1] = source.y;
    straight[2] = receiver.x;
    straight[3] = receiver.y;
    builder.build(cut, straight, 2, source.z, receiver.z, source.groundZ, receiver.place, source.overRoad);
    method.vertical(cut, terms);
    if (through) throughStands(source, receiver);
    sink(kindOf(terms), terms, null, cut, straight, 2);
    if (options.lateralDiffraction && cut.edgeCount > 0) lateral(source, receiver, sink);
    if (receiver.images.count > 0) reflected(source, receiver, sink);
  };

  return { trace, placeOf: builder.placeOf };
}

/** Over the top where anything bends the ray in any band and condition. */
function kindOf({ homogeneous, favourable }: PathTerms): PathKind {
  for (let i = 0; i < bandCount; i++) {
    if (homogeneous.diffraction[i] < 1 || favourable.diffraction[i] < 1) return 'over-top';
  }
  return 'direct';
}
