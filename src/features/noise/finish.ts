import type { NoiseRecipe } from '../../domain/recipe.ts';
import type { Grid } from '../../grid/grid.ts';
import type { Gathered } from './gather.ts';
import { errorIndicator } from './paint.ts';
import { periodText, valueCode } from './words.ts';

/** Grids from the arrays of the jobs. Pure. */

type Made = Pick<Gathered, 'frame' | 'plane' | 'illustrative' | 'notes'>;

/** What stands in the grid's own record of how it was made. */
const methodText = ({ method, power }: NoiseRecipe): string =>
  method === 'idw' ? `IDW, power ${power}` : 'ordinary kriging';

const grid = (
  recipe: NoiseRecipe,
  made: Made,
  values: Float32Array,
  indicator: string,
  period: string,
): Grid => {
  const { centralMeridianDeg, scale, falseEastingM, falseNorthingM } = made.plane;
  return {
    ...made.frame,
    crs: { kind: 'plane', plane: { centralMeridianDeg, scale, falseEastingM, falseNorthingM } },
    values,
    indicator,
    period,
    meta: { unit: 'dB', method: methodText(recipe), illustrative: made.illustrative, notes: made.notes },
  };
};

/** Grid of the recipe's value, dB(A). */
export const valueGrid = (recipe: NoiseRecipe, made: Made, values: Float32Array): Grid =>
  grid(recipe, made, values, valueCode(recipe.value), periodText(recipe.value, recipe.periodHours));

/** Standard error of kriging, dB. */
export const errorGrid = (recipe: NoiseRecipe, made: Made, errorsDb: Float32Array): Grid =>
  grid(recipe, made, errorsDb, errorIndicator, periodText(recipe.value, recipe.periodHours));

/** Grid of the Leq of one hour, dB(A). */
export const hourGrid = (recipe: NoiseRecipe, made: Made, hour: number, values: Float32Array): Grid =>
  valueGrid({ ...recipe, value: { kind: 'hour', hour } }, made, values);

/** Arithmetic mean over the stations for each hour, for the bars of the strip; NaN where no station measured. */
export const hourMeans = (hoursDb: readonly Float64Array[]): readonly number[] =>
  hoursDb.map((levels) => {
    const present = levels.filter((level) => !Number.isNaN(level));
    return present.length === 0
      ? Number.NaN
      : present.reduce((sum, level) => sum + level, 0) / present.length;
  });
