import { z } from 'zod';
import { pathText, schemaIssue } from './issue.ts';
import { DataError, type Note } from './note.ts';
import { featureKinds, featureSchemas, type Scene, type SceneFeature } from './scene.ts';
import { localizedTextSchema } from './text.ts';

/**
 * Scenarios: named lists of changes to a scene. A change sets properties of features, named by id, gives one another
 * geometry, takes some away, or adds a feature. What is set is laid over what is there, object by object (RFC 7396
 * without removal): other classes and periods stay.
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
  | { readonly id: string; readonly geometry: SceneFeature['geometry'] }
  | { readonly ids: readonly string[]; readonly remove: true }
  | { readonly add: SceneFeature };

const idSchema = z.string().min(1);
export const changeSchema = z
  .strictObject({
    ids: z.array(idSchema).min(1).optional(),
    set: patchSchema.optional(),
    id: idSchema.optional(),
    geometry: z.union(Object.values(featureSchemas).map(([geometry]) => geometry)).optional(),
    remove: z.literal(true).optional(),
    add: addedSchema.optional(),
  })
  .transform(({ ids, set, id, geometry, remove, add }, context): Change => {
    const given = [set, geometry, remove, add].filter((part) => part !== undefined).length;
    if (given === 1) {
      if (ids && set && !id) return { ids, set };
      if (ids && remove && !id) return { ids, remove };
      if (id !== undefined && geometry && !ids) return { id, geometry };
      if (add && !ids && !id) return { add };
    }
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
    for (const featureId of 'id' in change ? [change.id] : change.ids) {
      const feature = features.get(featureId);
      if (!feature) faults.push({ code: 'scenario-id-unknown', params: { scenario }, where: { featureId } });
      else if ('remove' in change) features.delete(featureId);
      else if ('geometry' in change)
        features.set(featureId, withGeometry(feature, change.geometry, scenario, faults));
      else features.set(featureId, withPatch(feature, change.set, scenario, faults));
    }
  }
  const [first, ...rest] = faults;
  if (first) throw new DataError([first, ...rest]);
  return { ...scene, features: [...features.values()] };
}

/** A feature keeps its kind, so a geometry of another type is refused. */
function withGeometry(
  feature: SceneFeature,
  geometry: SceneFeature['geometry'],
  scenario: string,
  faults: Note[],
): SceneFeature {
  const { id: featureId, kind } = feature;
  const schema: z.ZodType = featureSchemas[kind][0];
  const { data, error } = schema.safeParse(geometry, { reportInput: true });
  for (const issue of error?.issues ?? [])
    faults.push({
      code: 'scenario-property',
      params: { scenario },
      issue: schemaIssue(issue),
      where: { featureId, property: pathText(['geometry', ...issue.path]) },
    });
  return error ? feature : ({ ...feature, geometry: data } as SceneFeature);
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
