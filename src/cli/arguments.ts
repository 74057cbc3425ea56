import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A command line that cannot be understood: told with the usage, exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Parsed {
  readonly files: readonly string[];
  readonly text: (name: string) => string | undefined;
  readonly number: (name: string) => number | undefined;
}

/**
 * Options that all take a value, and positional arguments.
 * @throws UsageError for an option that is not among `names`, or one without its value.
 */
export function parse(args: readonly string[], names: readonly string[]): Parsed {
  const options: ParseArgsConfig['options'] = Object.fromEntries(
    names.map((name) => [name, { type: 'string' }]),
  );
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: joinNegatives(args), options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('. ')[0] : String(error));
  }
  const text = (name: string): string | undefined => {
    const value = parsed.values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    files: parsed.positionals,
    text,
    number(name) {
      const given = text(name);
      if (given === undefined) return undefined;
      const value = given.trim() === '' ? Number.NaN : Number(given);
      if (!Number.isFinite(value)) throw new UsageError(`--${name} needs a number, not "${given}"`);
      return value;
    },
  };
}

/** "--bbox -122.7,48" is a value that begins with a minus, which parseArgs takes for options. */
function joinNegatives(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1);
    if (before?.startsWith('--') && !before.includes('=') && /^-[\d.]/.test(arg))
      joined[joined.length - 1] = `${before}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

export function positive(parsed: Parsed, name: string): number | undefined {
  const value = parsed.number(name);
  if (value !== undefined && !(value > 0)) throw new UsageError(`--${name} must be greater than 0`);
  return value;
}

export function wholeNumber(parsed: Parsed, name: string): number | undefined {
  const value = positive(parsed, name);
  if (value !== undefined && !Number.isInteger(value))
    throw new UsageError(`--${name} must be a whole number`);
  return value;
}

export function oneOf<T extends string>(parsed: Parsed, name: string, values: readonly T[]): T | undefined {
  const given = parsed.text(name);
  if (given === undefined) return undefined;
  const found = values.find((value) => value === given);
  if (!found) throw new UsageError(`--${name} is one of ${values.join(', ')}, not "${given}"`);
  return found;
}

/** A list of finite numbers, "w,s,e,n". */
export function numbers(text: string, count: number, what: string): readonly number[] {
  const values = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (values.length !== count || !values.every(Number.isFinite))
    throw new UsageError(`${what} needs ${count} numbers separated by commas, not "${text}"`);
  return values;
}
