import { z } from 'zod';
import { pathText, schemaIssue } from './issue.ts';
import { DataError, type Note } from './note.ts';
import { featureKinds, featureSchemas, type Scene, type SceneFeature } from './scene.ts';
import { localizedTextSchema } from './text.ts';

/**
 * Scenarios: named lists of changes to a scene. A change sets properties of features, named by id, or adds a feature.
 * What is set is laid over what is there, object by object (RFC 7396 without removal): other classes and periods stay.
 */

export const scenarioVersion = 1;

type PatchValue = string | number | boolean | readonly (string | number)[] | Patch;
export interface Patch {
  readonly [name: string]: PatchValue;
}
const patchSchema: z.ZodType<Patch> = z.record(
  z.string().min(1),
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.union([z.string(), z.number()])),
    z.lazy(() => patchSchema),
  ]),
);

/** A feature as in a scene file, checked by the schemas of its kind. */
const addedSchema = z
  .object({
    type: z.literal('Feature'),
    id: z.string().min(1),
    geometry: z.unknown(),
    properties: z.looseObject({ kind: z.enum(featureKinds), name: z.string().optional() }),
  })
  .transform(({ id, geometry, properties }, context): SceneFeature => {
    const { kind, name } = properties;
    const [geometrySchema, propertySchema] = featureSchemas[kind] as readonly [z.ZodType, z.ZodType];
    const parts = {
      geometry: geometrySchema.safeParse(geometry, { reportInput: true }),
      properties: propertySchema.safeParse(properties, { reportInput: true }),
    };
    for (const [part, { error }] of Object.entries(parts))
      for (const issue of error?.issues ?? [])
        context.issues.push({ ...issue, path: [part, ...issue.path] } as z.core.$ZodRawIssue);
    const read = { geometry: parts.geometry.data, properties: parts.properties.data };
    return { id, kind, ...(name !== undefined && { name }), ...read } as SceneFeature;
  });

export type Change =
  | { readonly ids: readonly string[]; readonly set: Patch }
  | { readonly add: SceneFeature };

const changeSchema = z
  .strictObject({
    ids: z.array(z.string().min(1)).min(1).optional(),
    set: patchSchema.optional(),
    add: addedSchema.optional(),
  })
  .transform(({ ids, set, add }, context): Change => {
    if (ids && set && !add) return { ids, set };
    if (add && !ids && !set) return { add };
    context.addIssue({ code: 'custom', message: 'issue.scenario-change' });
    return z.NEVER;
  });

export const scenarioSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'issue.id'),
  name: localizedTextSchema,
  changes: z.array(changeSchema),
});
export type Scenario = Readonly<z.output<typeof scenarioSchema>>;

export const scenarioFileSchema = z.object({
  version: z.literal(scenarioVersion),
  scenarios: z.array(z.unknown()),
});

/**
 * The scene with the changes of a scenario, one after the other. Features that stay the same stay the same object.
 * @throws DataError with one note a fault: a feature that is not there or twice, a property the schema refuses or does
 * not know.
 */
export function applyScenario(scene: Scene, { id: scenario, changes }: Scenario): Scene {
  const faults: Note[] = [];
  const features = new Map(scene.features.map((feature) => [feature.id, feature]));
  for (const change of changes) {
    if ('add' in change) {
      const { id: featureId } = change.add;
      if (features.has(featureId))
        faults.push({ code: 'scenario-id-twice', params: { scenario }, where: { featureId } });
      else features.set(featureId, change.add);
      continue;
    }
    for (const featureId of change.ids) {
      const feature = features.get(featureId);
      if (feature) features.set(featureId, withPatch(feature, change.set, scenario, faults));
      else faults.push({ code: 'scenario-id-unknown', params: { scenario }, where: { featureId } });
    }
  }
  const [first, ...rest] = faults;
  if (first) throw new DataError([first, ...rest]);
  return { ...scene, features: [...features.values()] };
}

function withPatch(feature: SceneFeature, set: Patch, scenario: string, faults: Note[]): SceneFeature {
  const { id: featureId, kind } = feature;
  const schema: z.ZodType = featureSchemas[kind][1];
  const { data, error } = schema.safeParse(merged(feature.properties, set), { reportInput: true });
  for (const issue of error?.issues ?? [])
    faults.push({
      code: 'scenario-property',
      params: { scenario },
      issue: schemaIssue(issue),
      where: { featureId, property: pathText(issue.path) },
    });
  if (error) return feature;
  for (const path of lost(set, data))
    faults.push({
      code: 'scenario-no-effect',
      params: { scenario, kind },
      where: { featureId, property: pathText(path) },
    });
  return { ...feature, properties: data } as SceneFeature;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merged(base: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const under = isObject(base) ? base : {};
  return {
    ...under,
    ...Object.fromEntries(Object.entries(patch).map(([name, value]) => [name, merged(under[name], value)])),
  };
}

/** Paths of what was set and is not in the result: the schema dropped it. */
function lost(set: Patch, result: unknown): string[][] {
  const read = isObject(result) ? result : {};
  return Object.entries(set).flatMap(([name, value]) => {
    if (isObject(value)) return lost(value as Patch, read[name]).map((path) => [name, ...path]);
    return JSON.stringify(value) === JSON.stringify(read[name]) ? [] : [[name]];
  });
}
