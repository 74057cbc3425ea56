import { bandCount } from './bands.ts';
import { lowFlowShare } from './emission/hj-road.ts';
import type { IndicatorPart } from './indicators.ts';
import { aWeightedKernel, type PeriodEmission } from './levels-of-matrix.ts';
import { createSections, type PathSection } from './path-section.ts';
import type { PathKind, SourcePoint } from './paths/tracer.ts';
import type { ReceiverPoint } from './propagate.ts';
import type { SoundField } from './sound-field.ts';

/** Why a place is as loud as it is: sources by their share, and the paths the sound takes. */

export interface PathShare {
  readonly source: string;
  readonly kind: PathKind;
  /** dB(A) in the indicator asked for. */
  readonly levelDb: number;
  /** Of the whole energy, 0..1. */
  readonly share: number;
  /** x, y in plane metres, from the source to the receiver. */
  readonly corners: readonly (readonly [number, number])[];
  /** Attenuations, dB; eight bands, of homogeneous conditions where the method knows two. Negative: gains. */
  readonly terms: {
    readonly divergenceDb: number;
    readonly airDb: readonly number[];
    readonly groundDb: readonly number[];
    readonly diffractionDb: readonly number[];
    readonly reflectionDb: readonly number[];
  };
}

/** The paths of one kind from one source, told together: those of a road's pieces are many and much alike. */
export interface Route {
  readonly source: string;
  readonly kind: PathKind;
  /** Of all its paths, dB(A), and their share of the whole energy. */
  readonly levelDb: number;
  readonly share: number;
  readonly pathCount: number;
  readonly loudest: PathShare;
  /** The vertical cut that the loudest path runs in. */
  readonly section: PathSection;
}

export interface SourceShare {
  readonly id: string;
  readonly levelDb: number;
  readonly share: number;
  readonly paths: number;
}

export interface Why {
  /** dB; null without energy. */
  readonly levelDb: number | null;
  /** Loudest first, all of them. */
  readonly sources: readonly SourceShare[];
  /** Loudest first, at most `mostRoutes`. */
  readonly routes: readonly Route[];
  /** Loudest first, at most `mostPaths`. */
  readonly paths: readonly PathShare[];
  /** How many paths there are. */
  readonly pathCount: number;
}

/** Each comes with a cut; what is quieter is told in numbers alone. */
const mostRoutes = 12;

interface Found {
  readonly energy: number;
  readonly from: Readonly<SourcePoint>;
  readonly path: Omit<PathShare, 'share' | 'levelDb'>;
}

/**
 * All paths to a place with what each brings to an indicator; the sum of their energies is its level.
 * @param periods emission now, which may be another than the field was made with
 */
export function whyAt(
  field: SoundField,
  asked: ReceiverPoint,
  periods: readonly PeriodEmission[],
  parts: readonly IndicatorPart[],
  mostPaths: number,
): Why {
  const { propagator, propagation, groups } = field;
  const { conditions } = propagation;
  const { stride } = propagator;
  const weighted = parts.flatMap(({ period, share, penaltyDb }) => {
    const emission = periods.find((candidate) => candidate.period === period);
    if (!emission) return [];
    const kernel = aWeightedKernel(conditions, emission);
    return [{ emission, kernel, factor: share * 10 ** (penaltyDb / 10) }];
  });
  const receiver = propagator.receiverOf(asked);
  const found: Found[] = [];
  const bySource = new Map<number, { energy: number; paths: number }>();
  let total = 0;
  for (const g of propagator.nearestFirst(receiver)) {
    const away = propagator.distance(g, receiver.x, receiver.y);
    // What one band and condition of this group is worth in the indicator.
    const worth = new Float64Array(stride);
    for (const { emission, kernel, factor } of weighted) {
      const flow = emission.groups[g].lowFlow;
      const loss = flow === null ? 1 : lowFlowShare(flow, away);
      for (let k = 0; k < stride; k++) worth[k] += factor * loss * kernel[g * stride + k];
    }
    propagator.explainGroup(receiver, g, (_, weight, kind, terms, reflected, heldBack, corners, source) => {
      const { homogeneous, favourable, divergence, air, misc } = terms;
      let energy = 0;
      for (let i = 0; i < bandCount; i++) {
        const common = weight * divergence * air[i] * (misc?.[i] ?? 1) * heldBack[i];
        if (homogeneous.exists)
          energy +=
            worth[i] *
            common *
            homogeneous.ground[i] *
            homogeneous.diffraction[i] *
            (reflected?.homogeneous[i] ?? 1);
        if (conditions === 2 && favourable.exists)
          energy +=
            worth[bandCount + i] *
            common *
            favourable.ground[i] *
            favourable.diffraction[i] *
            (reflected?.favourable[i] ?? 1);
      }
      if (energy <= 0) return;
      total += energy;
      const sum = bySource.get(g) ?? { energy: 0, paths: 0 };
      sum.energy += energy;
      sum.paths++;
      bySource.set(g, sum);
      const bands = (share: (i: number) => number) =>
        Array.from({ length: bandCount }, (__, i) => attenuation(share(i)));
      const here = homogeneous.exists || conditions === 1 ? homogeneous : favourable;
      const walls = homogeneous.exists ? reflected?.homogeneous : reflected?.favourable;
      found.push({
        energy,
        from: { ...source },
        path: {
          source: groups[g].id,
          kind,
          corners: Array.from(
            { length: corners.length / 2 },
            (__, k) => [corners[2 * k], corners[2 * k + 1]] as const,
          ),
          terms: {
            divergenceDb: attenuation(divergence),
            airDb: bands((i) => air[i] * (misc?.[i] ?? 1)),
            groundDb: bands((i) => here.ground[i]),
            diffractionDb: bands((i) => here.diffraction[i] * heldBack[i]),
            reflectionDb: bands((i) => walls?.[i] ?? 1),
          },
        },
      });
    });
  }
  found.sort((a, b) => b.energy - a.energy);
  const sectionOf = createSections(field.planeScene, receiver);
  const shareOf = (energy: number) => ({ levelDb: 10 * Math.log10(energy), share: energy / total });
  const told = ({ energy, path }: Found): PathShare => ({ ...path, ...shareOf(energy) });
  return {
    levelDb: total > 0 ? 10 * Math.log10(total) : null,
    sources: [...bySource]
      .map(([g, { energy, paths }]) => ({ id: groups[g].id, paths, ...shareOf(energy) }))
      .sort((a, b) => b.share - a.share),
    routes: togetherByRoute(found)
      .slice(0, mostRoutes)
      .map(({ energy, paths }) => {
        const [loudest] = paths;
        const { source, kind, corners } = loudest.path;
        return {
          source,
          kind,
          ...shareOf(energy),
          pathCount: paths.length,
          loudest: told(loudest),
          section: sectionOf(loudest.from, kind, corners),
        };
      }),
    paths: found.slice(0, mostPaths).map(told),
    pathCount: found.length,
  };
}

/** Paths by source and kind, loudest first. @param found loudest first */
function togetherByRoute(found: readonly Found[]) {
  const routes = new Map<string, { energy: number; paths: Found[] }>();
  for (const one of found) {
    const key = JSON.stringify([one.path.source, one.path.kind]);
    const route = routes.get(key) ?? { energy: 0, paths: [] };
    route.energy += one.energy;
    route.paths.push(one);
    routes.set(key, route);
  }
  return [...routes.values()].sort((a, b) => b.energy - a.energy);
}

const attenuation = (share: number): number => 0 - 10 * Math.log10(share);
