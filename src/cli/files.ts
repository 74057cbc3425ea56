import { readFileSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { DataError } from '../domain/note.ts';
import { UsageError } from './arguments.ts';

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error
    ? String(error.code)
    : error instanceof Error
      ? error.message
      : String(error);

/** @throws DataError `cli-read` naming file and reason. */
export function readBytes(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw DataError.of('cli-read', { reason: reasonOf(error) }, { file: path });
  }
}

/** @throws DataError `cli-write` naming file and reason. */
export function writeResult(path: string, content: string | ArrayBuffer): void {
  try {
    writeFileSync(path, typeof content === 'string' ? content : new Uint8Array(content));
  } catch (error) {
    throw DataError.of('cli-write', { reason: reasonOf(error) }, { file: path });
  }
}

export const nameOf = (path: string): string => basename(path);

/** Lower-case ending with its dot; refuses one that the command cannot write. */
export function endingOf<T extends string>(path: string, known: readonly T[]): T {
  const ending = extname(path).toLowerCase();
  const found = known.find((candidate) => candidate === ending);
  if (!found) throw new UsageError(`--out must end in ${known.join(', ')}: "${path}"`);
  return found;
}

/** results.asc → results-variance.asc */
export function besides(path: string, suffix: string): string {
  return withEnding(path, `${suffix}${extname(path)}`);
}

/** ld.asc → ld.prj */
export const withEnding = (path: string, ending: string): string =>
  `${path.slice(0, path.length - extname(path).length)}${ending}`;

/** JSON of a result, to a file or to standard output. Numbers that are none become null. */
export function putJson(out: string | undefined, value: unknown): void {
  const text = `${JSON.stringify(value)}\n`;
  if (out === undefined) process.stdout.write(text);
  else writeResult(out, text);
}
