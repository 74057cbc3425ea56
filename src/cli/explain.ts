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
  const scratch = new Float64Array(propagator.stride);
  groups.forEach(({ id }, g) => {
    const emission = periods
      .map((period) => period.groups[g])
      .find(({ bandsDb, levelDbA }) => bandsDb || levelDbA !== null);
    scratch.fill(0);
    propagator.addGroup(at, g, scratch, 0, (_, weight, kind, terms, loss, heldBack, corners) => {
      const levels = (
        condition: ConditionTerms,
        reflected: Float64Array | undefined,
      ): (number | null)[] | null => {
        if (!condition.exists || !emission) return null;
        return Array.from({ length: bandCount }, (__, i) => {
          const power = emission.bandsDb?.[i] ?? emission.levelDbA ?? 0;
          const level =
            power +
            10 * Math.log10(weight) -
            terms.divergence -
            terms.air[i] -
            condition.ground[i] -
            condition.diffraction[i] -
            heldBack[i] -
            (reflected?.[i] ?? 0);
          return Number.isFinite(level) ? level : null;
        });
      };
      const { homogeneous, favourable, divergence, air } = terms;
      paths.push({
        source: id,
        kind,
        ...(propagation.conditions === 2
          ? {
              homogeneousDb: levels(homogeneous, loss?.homogeneous),
              favourableDb: levels(favourable, loss?.favourable),
            }
          : { levelDb: levels(homogeneous, loss?.homogeneous) }),
        weight,
        terms: {
          divergenceDb: divergence,
          airDb: Array.from(air),
          groundDb: Array.from(homogeneous.ground),
          diffractionDb: Array.from(homogeneous.diffraction, (value, i) => value + heldBack[i]),
          reflectionDb: Array.from({ length: bandCount }, (__, i) => finite(loss?.homogeneous[i] ?? 0)),
          ...(propagation.conditions === 2 && {
            favourable: {
              groundDb: Array.from(favourable.ground),
              diffractionDb: Array.from(favourable.diffraction),
              reflectionDb: Array.from({ length: bandCount }, (__, i) => finite(loss?.favourable[i] ?? 0)),
            },
          }),
        },
        corners: Array.from({ length: corners.length / 2 }, (__, k) => [corners[2 * k], corners[2 * k + 1]]),
      });
    });
  });
  return paths;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
