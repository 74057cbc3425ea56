import type { z } from 'zod';
import {
  type Catalog,
  catalogFrameSchema,
  catalogSchema,
  type LayerSpec,
  layerSchema,
} from '../domain/catalog.ts';
import { pathText, type SchemaIssue, schemaIssue } from '../domain/issue.ts';
import { DataError, type Note } from '../domain/note.ts';
import { parseJson } from './json.ts';

export interface CatalogContent {
  /** With the layers that are in order; at least one. */
  readonly catalog: Catalog;
  /** Why the other layers are left out, one note a fault. */
  readonly notes: readonly Note[];
}

/** What is wrong with a layer by itself: where inside it, and why. */
type Fault = readonly [path: readonly PropertyKey[], issue: SchemaIssue];

/**
 * Reads a catalogue. Each layer stands by itself: one with faults, of an unknown group or with the id of an earlier
 * one is left out and named. Without its frame (title, bounds, groups…) or without any good layer there is no map.
 * @throws DataError with one note a fault, each with its path.
 */
export function parseCatalog(text: string, file: string): CatalogContent {
  const json = parseJson(text, file);
  const frame = catalogFrameSchema.safeParse(json, { reportInput: true });
  if (!frame.success) throw refusal(json, file, frame.error.issues);
  const groups = new Set(frame.data.groups.map((group) => group.id));
  const seen = new Set<string>();
  const layers: LayerSpec[] = [];
  const notes: Note[] = [];
  frame.data.layers.forEach((raw, index) => {
    const { success, data, error } = layerSchema.safeParse(raw, { reportInput: true });
    const faults: readonly Fault[] = success
      ? [
          ...(groups.has(data.group)
            ? []
            : [[['group'], ownIssue('issue.no-group', { group: data.group })] as const]),
          ...(seen.has(data.id) ? [[['id'], ownIssue('issue.twice', { id: data.id })] as const] : []),
        ]
      : error.issues.map((issue) => [issue.path, schemaIssue(issue)]);
    if (success && faults.length === 0) {
      seen.add(data.id);
      layers.push(data);
    }
    for (const [path, issue] of faults)
      notes.push({
        code: 'catalog-layer-fault',
        params: { layer: nameOf(raw, index) },
        issue,
        where: { file, property: pathText(['layers', index, ...path]) },
      });
  });
  const [first, ...rest] = notes;
  if (first && layers.length === 0) throw new DataError([first, ...rest]);
  return { catalog: { ...frame.data, layers }, notes };
}

const ownIssue = (message: string, params: Readonly<Record<string, string>>): SchemaIssue => ({
  code: 'custom',
  message,
  params,
});

/** The id of a layer; where it has none, its place in the list. */
const nameOf = (raw: unknown, index: number): string =>
  raw !== null && typeof raw === 'object' && 'id' in raw && typeof raw.id === 'string'
    ? raw.id
    : `layers[${index}]`;

/** Every fault of a catalogue that cannot be used, those of its layers too. */
function refusal(json: unknown, file: string, ofFrame: readonly z.core.$ZodIssue[]): DataError {
  const issues = catalogSchema.safeParse(json, { reportInput: true }).error?.issues ?? ofFrame;
  const [first, ...rest] = issues.map(
    (issue): Note => ({
      code: 'catalog-fault',
      issue: schemaIssue(issue),
      where: { file, property: pathText(issue.path) },
    }),
  );
  return new DataError([first, ...rest]);
}
