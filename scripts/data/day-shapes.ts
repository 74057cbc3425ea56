/** Courses of the day of what is heard, for the models of levels (docs/demo-model.md has them as a table). */

/** Hour-by-hour shape, dB; normalised below to a day-time energy mean of 0. */
const curves = {
  living: [
    -9, -10, -10.5, -10.5, -9.5, -7, -3, -0.5, 0.5, 0.5, 0.3, 0.5, 0, -0.5, 0, 0.3, 0.6, 1, 1.2, 1, 0, -2.5,
    -5.5, -7.5,
  ],
  industry: [
    -7.5, -8, -8, -8, -7.5, -6.5, -3, 0, 0.8, 1, 1, 0, -0.5, 0.8, 1, 1, 0.8, 0, -1, -1.5, -2, -3, -5.5, -6.5,
  ],
  traffic: [
    -9.5, -11, -12, -12, -10.5, -7.5, -3, 0.5, 1.2, 0.8, 0.5, 0.2, -0.3, 0, 0.3, 0.5, 0.8, 1.3, 1, 0.2, -0.6,
    -2.5, -5.5, -7.5,
  ],
  freight: [
    -6, -6.5, -7, -7, -6.5, -5, -2, 0, 0.6, 0.6, 0.5, 0.3, 0, 0.3, 0.5, 0.6, 0.6, 0.6, 0.3, -0.2, -0.8, -2,
    -4, -5,
  ],
  railway: [
    -5, -7, -9, -12, -12, -8, -2, 0, 0.5, 0.5, 0, 0.5, 0, 0, 0.5, 0.5, 0.5, 0.5, 0, 0, -0.5, -1.5, -2.5, -4,
  ],
} satisfies Record<string, readonly number[]>;
export type CurveName = keyof typeof curves;

function normalised(curve: readonly number[]): number[] {
  const day = curve.slice(6, 22);
  const mean = 10 * Math.log10(day.reduce((sum, level) => sum + 10 ** (level / 10), 0) / day.length);
  return curve.map((level) => level - mean);
}
export const shape = Object.fromEntries(
  Object.entries(curves).map(([name, curve]) => [name, normalised(curve)]),
) as Record<CurveName, number[]>;
