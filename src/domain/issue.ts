import type { z } from 'zod';

/**
 * A fault that a schema found, as data: it is put into words where it is shown, in the language of the page. Of the
 * input only its kind is kept, so that a note stays small and can go from a worker to the page.
 */
export interface SchemaIssue {
  readonly code: string;
  /** Key of our own sentence (`issue.…`), else the words of the schema library in English. */
  readonly message: string;
  readonly [detail: string]: unknown;
}

/** @param issue of a check with `reportInput`: the words name what was found */
export function schemaIssue({ path: _, ...issue }: z.core.$ZodIssue): SchemaIssue {
  const { input } = issue;
  const kind = Array.isArray(input) ? [] : typeof input === 'object' && input !== null ? {} : input;
  return { ...issue, input: kind, ...('errors' in issue && { errors: [] }) };
}

/** "layers.0.style.colour" */
export const pathText = (path: readonly PropertyKey[]): string => path.map(String).join('.');
