import { bandCount } from '../acoustics/bands.ts';
import type { ConditionTerms } from '../acoustics/propagation/method.ts';
import type { FieldReceiver, SoundField } from '../acoustics/sound-field.ts';

/** A path to a receiver with its terms; levels are those of the first period in which its source sounds. */
export interface ExplainedPath {
  readonly source: string;
  readonly kind: string;
  readonly [level: string]: unknown;
}

/** Every path to a receiver. Lines and areas have one set of paths a piece. */
export function explainReceiver(
  { propagator, groups, periods, propagation }: SoundField,
  receiver: FieldReceiver,
): ExplainedPath[] {
  const paths: ExplainedPath[] = [];
  const at = propagator.receiverOf(receiver);
  for (const g of propagator.nearestFirst(at)) {
    const { id } = groups[g];
    const emission = periods
      .map((period) => period.groups[g])
      .find(({ bandsDb, levelDbA }) => bandsDb || levelDbA !== null);
    propagator.explainGroup(at, g, (_, weight, kind, terms, reflected, heldBack, corners) => {
      const { homogeneous, favourable, divergence, air, misc } = terms;
      const levels = (
        condition: ConditionTerms,
        walls: Float64Array | undefined,
      ): (number | null)[] | null => {
        if (!condition.exists || !emission) return null;
        return Array.from({ length: bandCount }, (__, i) => {
          const power = emission.bandsDb?.[i] ?? emission.levelDbA ?? 0;
          const share =
            weight *
            divergence *
            air[i] *
            (misc?.[i] ?? 1) *
            condition.ground[i] *
            condition.diffraction[i] *
            heldBack[i] *
            (walls?.[i] ?? 1);
          return share > 0 ? power + 10 * Math.log10(share) : null;
        });
      };
      paths.push({
        source: id,
        kind,
        ...(propagation.conditions === 2
          ? {
              homogeneousDb: levels(homogeneous, reflected?.homogeneous),
              favourableDb: levels(favourable, reflected?.favourable),
            }
          : { levelDb: levels(homogeneous, reflected?.homogeneous) }),
        weight,
        terms: {
          divergenceDb: attenuation(divergence),
          airDb: Array.from(air, attenuation),
          ...(misc && { foliageDb: Array.from(misc, attenuation) }),
          groundDb: Array.from(homogeneous.ground, attenuation),
          diffractionDb: Array.from(homogeneous.diffraction, (share, i) => attenuation(share * heldBack[i])),
          reflectionDb: Array.from({ length: bandCount }, (__, i) =>
            attenuation(reflected?.homogeneous[i] ?? 1),
          ),
          ...(propagation.conditions === 2 && {
            favourable: {
              groundDb: Array.from(favourable.ground, attenuation),
              diffractionDb: Array.from(favourable.diffraction, attenuation),
              reflectionDb: Array.from({ length: bandCount }, (__, i) =>
                attenuation(reflected?.favourable[i] ?? 1),
              ),
            },
          }),
        },
        corners: Array.from({ length: corners.length / 2 }, (__, k) => [corners[2 * k], corners[2 * k + 1]]),
      });
    });
  }
  return paths;
}

/** dB of an energy factor; null where nothing is left. */
const attenuation = (share: number): number | null => (share > 0 ? 0 - 10 * Math.log10(share) : null);
