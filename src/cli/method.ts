import { DataError, type Note } from '../domain/note.ts';
import { type Variogram, variogramModels, variogramSchema } from '../domain/recipe.ts';
import type { Method } from '../interpolation/cross-validation.ts';
import { globalLimit, neighboursFor } from '../interpolation/kriging.ts';
import type { Points } from '../interpolation/points.ts';
import { empiricalVariogram, fitVariogram } from '../interpolation/variogram.ts';
import { numbers, oneOf, type Parsed, positive, UsageError, wholeNumber } from './arguments.ts';

export const methodOptions = ['method', 'power', 'variogram', 'neighbours', 'radius'] as const;

export interface ChosenMethod {
  readonly method: Method;
  readonly notes: readonly Note[];
  /** For the grid's card. */
  readonly words: string;
}

/** "spherical:nugget,psill,range"; @throws UsageError, DataError `cli-variogram` */
export function givenVariogram(text: string): Variogram {
  const [name, parameters] = text.split(':');
  const model = variogramModels.find((known) => known === name);
  if (!model || parameters === undefined)
    throw new UsageError(`--variogram is one of ${variogramModels.join(', ')} with :nugget,psill,range`);
  const [nugget, psill, range] = numbers(parameters, 3, '--variogram');
  const checked = variogramSchema.safeParse({ model, nugget, psill, range });
  if (!checked.success) throw DataError.of('cli-variogram');
  return checked.data;
}

/** "spherical:nugget,psill,range", a model's name (fitted with that model) or "auto". */
function variogramOf(
  text: string,
  points: Points,
): { readonly variogram: Variogram; readonly isFitted: boolean } {
  const [name, parameters] = text.split(':');
  const model = variogramModels.find((known) => known === name);
  if (name !== 'auto' && !model)
    throw new UsageError(
      `--variogram is auto or one of ${variogramModels.join(', ')}, with :nugget,psill,range or without`,
    );
  if (parameters !== undefined && model) return { variogram: givenVariogram(text), isFitted: false };
  const fit = fitVariogram(empiricalVariogram(points), model ?? 'auto');
  return { variogram: fit.variogram, isFitted: true };
}

/** --method and what belongs to it. @param points merged. */
export function methodOf(parsed: Parsed, points: Points): ChosenMethod {
  const kind = oneOf(parsed, 'method', ['idw', 'kriging'] as const);
  if (!kind) throw new UsageError('--method idw or --method kriging is missing');
  const wanted = wholeNumber(parsed, 'neighbours') ?? null;
  const radiusM = positive(parsed, 'radius') ?? null;
  if (kind === 'idw') {
    if (parsed.text('variogram') !== undefined)
      throw new UsageError('--variogram belongs to --method kriging');
    const power = positive(parsed, 'power') ?? 2;
    const method: Method = { kind, options: { power, neighbours: wanted, radiusM } };
    return { method, notes: [], words: `IDW, power ${power}` };
  }
  if (radiusM !== null || parsed.text('power') !== undefined)
    throw new UsageError('--power and --radius belong to --method idw');
  const { variogram, isFitted } = variogramOf(parsed.text('variogram') ?? 'auto', points);
  const neighbours = neighboursFor(points.x.length, wanted);
  const { model, nugget, psill, range } = variogram;
  const words = `ordinary kriging, ${model} variogram, nugget ${nugget}, partial sill ${psill}, range ${range} m`;
  const notes: Note[] = [];
  if (isFitted) notes.push({ code: 'cli-fitted', params: { model, nugget, psill, range } });
  if (neighbours !== null && wanted === null)
    notes.push({
      code: 'cli-neighbours',
      params: { count: points.x.length, limit: globalLimit, neighbours },
    });
  return { method: { kind, variogram, neighbours }, notes, words };
}
