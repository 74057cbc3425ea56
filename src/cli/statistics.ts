import { variogramModels } from '../domain/recipe.ts';
import { crossValidateAll } from '../interpolation/cross-validation.ts';
import { empiricalVariogram, fitVariogram } from '../interpolation/variogram.ts';
import { oneOf, parse, positive, UsageError } from './arguments.ts';
import { putJson } from './files.ts';
import { sayNotes } from './messages.ts';
import { methodOf, methodOptions } from './method.ts';
import { pointOptions, readPoints } from './points.ts';

/** `cross-validate POINTS --value FIELD --method M`: leave-one-out, residual = predicted − observed. */
export function crossValidate(args: readonly string[]): void {
  const parsed = parse(args, [...pointOptions, ...methodOptions, 'out']);
  const [file, ...more] = parsed.files;
  if (!file || more.length > 0) throw new UsageError('cross-validate takes one file of points');
  const input = readPoints(file, parsed);
  const chosen = methodOf(parsed, input.merged);
  sayNotes([...input.notes, ...chosen.notes]);
  const { n, meanError, meanAbsoluteError, rmse, residuals } = crossValidateAll(input.points, chosen.method);
  putJson(parsed.text('out'), { n, meanError, meanAbsoluteError, rmse, residuals });
}

/** `fit-variogram POINTS --value FIELD`: empirical bins and the fitted model. */
export function fitVariogramCommand(args: readonly string[]): void {
  const parsed = parse(args, [...pointOptions, 'model', 'cutoff', 'width', 'out']);
  const [file, ...more] = parsed.files;
  if (!file || more.length > 0) throw new UsageError('fit-variogram takes one file of points');
  const model = oneOf(parsed, 'model', ['auto', ...variogramModels] as const) ?? 'auto';
  const cutoffM = positive(parsed, 'cutoff');
  const widthM = positive(parsed, 'width');
  const input = readPoints(file, parsed);
  sayNotes(input.notes);
  const bins = empiricalVariogram(input.merged, {
    ...(cutoffM !== undefined && { cutoffM }),
    ...(widthM !== undefined && { widthM }),
  });
  const { variogram, weightedSumOfSquares } = fitVariogram(bins, model);
  putJson(parsed.text('out'), { ...variogram, weightedSumOfSquares, bins });
}
