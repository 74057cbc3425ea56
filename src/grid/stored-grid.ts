import { z } from 'zod';
import { pathText, schemaIssue } from '../domain/issue.ts';
import { DataError } from '../domain/note.ts';
import type { Grid } from './grid.ts';

/** A grid as a JSON file: values to 0.01, null for no data, row 0 north. */
const storedGridSchema = z
  .object({
    shengtuGrid: z.literal(1),
    crs: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('local') }),
      z.object({ kind: z.literal('epsg'), code: z.number().int() }),
      z.object({
        kind: z.literal('plane'),
        plane: z.object({
          centralMeridianDeg: z.number(),
          scale: z.number().positive(),
          falseEastingM: z.number(),
          falseNorthingM: z.number(),
        }),
      }),
    ]),
    registration: z.literal('cell-centres'),
    origin: z.tuple([z.number(), z.number()]),
    cellSizeM: z.number().positive(),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
    indicator: z.string(),
    period: z.string(),
    meta: z.object({
      unit: z.enum(['dB', 'dB²']),
      method: z.string(),
      illustrative: z.boolean(),
      notes: z.array(
        z.object({
          code: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
        }),
      ),
    }),
    values: z.array(z.number().nullable()),
  })
  .refine((grid) => grid.values.length === grid.width * grid.height, 'issue.cells');

export function writeStoredGrid(grid: Grid): string {
  const { values, ...rest } = grid;
  return JSON.stringify({
    shengtuGrid: 1,
    registration: 'cell-centres',
    ...rest,
    values: Array.from(values, (value) => (Number.isNaN(value) ? null : Math.round(value * 100) / 100)),
  });
}

/** @throws DataError `grid-json` with the first fault */
export function parseStoredGrid(text: string, file: string): Grid {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'JSON';
    throw DataError.of('grid-json', { reason }, { file });
  }
  const result = storedGridSchema.safeParse(json, { reportInput: true });
  if (!result.success) {
    const [issue] = result.error.issues;
    const property = pathText(issue.path);
    const where = { file, ...(property !== '' && { property }) };
    throw new DataError([{ code: 'grid-json', where, issue: schemaIssue(issue) }]);
  }
  const { values, shengtuGrid: _version, registration: _registration, meta, ...rest } = result.data;
  return {
    ...rest,
    meta: { ...meta, notes: meta.notes.map(({ code, params }) => ({ code, ...(params && { params }) })) },
    values: Float32Array.from(values, (value) => value ?? Number.NaN),
  };
}
