import type { z } from 'zod';
import { pathText, type SchemaIssue, schemaIssue } from '../domain/issue.ts';
import type { Note } from '../domain/note.ts';
import {
  envelopeSchema,
  type FeatureKind,
  featureKinds,
  featureSchemas,
  type Scene,
  type SceneCrs,
  type SceneFeature,
  type SceneSettings,
  sceneVersion,
  settingsSchema,
  spanHours,
} from '../domain/scene.ts';
import { crsOfName } from './crs.ts';
import { geometryFaults, withoutRepeats } from './scene-geometry.ts';

export interface SceneContent {
  /** With the good features only. */
  readonly scene: Scene;
  /** What breaks the rules of the scene file: feature, property, reason. */
  readonly faults: readonly Note[];
  /** What was read differently from how it stands. */
  readonly notes: readonly Note[];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a scene. Never throws: what cannot be used is among the faults, the good features are kept. */
export function parseScene(json: unknown, file?: string): SceneContent {
  const faults: Note[] = [];
  const notes: Note[] = [];
  const fault: Report = (code, params, where, issue) => {
    faults.push({
      code,
      ...(params && { params }),
      ...(issue && { issue }),
      where: { ...(file !== undefined && { file }), ...where },
    });
  };
  const root = isObject(json) ? json : {};
  if (root.type !== 'FeatureCollection' || !Array.isArray(root.features)) fault('scene-no-collection');
  if (root.shengtu !== sceneVersion)
    fault('scene-version', { found: String(root.shengtu), known: sceneVersion }, { property: 'shengtu' });
  const crs = crsOf(root.crs);
  if (crs === null) fault('scene-crs', {}, { property: 'crs' });
  const given = settingsSchema.safeParse(root.settings ?? {}, { reportInput: true });
  for (const issue of given.error?.issues ?? [])
    fault(
      'scene-setting',
      undefined,
      { property: pathText(['settings', ...issue.path]) },
      schemaIssue(issue),
    );
  const settings = given.data ?? settingsSchema.parse({});

  const features: SceneFeature[] = [];
  const seen = new Set<string>();
  const listed: readonly unknown[] = Array.isArray(root.features) ? root.features : [];
  listed.forEach((raw, index) => {
    const before = faults.length;
    const feature = featureOf(raw, index, fault);
    if (!feature) return;
    if (seen.has(feature.id)) fault('scene-id-twice', {}, { featureId: feature.id });
    seen.add(feature.id);
    const { geometry, dropped } = withoutRepeats(feature.geometry);
    if (dropped > 0)
      notes.push({
        code: 'scene-vertices-dropped',
        params: { count: dropped },
        where: { ...(file !== undefined && { file }), featureId: feature.id },
      });
    const clean = { ...feature, geometry } as SceneFeature;
    for (const { code, params } of [...geometryFaults(clean, crs), ...sourceFaults(clean)])
      fault(code, params, {
        featureId: feature.id,
        ...(params?.property !== undefined && { property: String(params.property) }),
      });
    if (faults.length === before) features.push(clean);
  });
  const { periods, periodHours, faults: ofPeriods } = periodsOf(settings, features);
  for (const note of ofPeriods) fault(note.code, note.params, note.where);
  return {
    scene: { crs: crs ?? { kind: 'local' }, settings: { ...settings, periods, periodHours }, features },
    faults,
    notes,
  };
}

type Report = (code: string, params?: Note['params'], where?: Note['where'], issue?: SchemaIssue) => void;

function featureOf(raw: unknown, index: number, report: Report): SceneFeature | null {
  if (!isObject(raw)) {
    report('scene-feature', {}, { featureId: `[${index}]` });
    return null;
  }
  const id = typeof raw.id === 'string' || typeof raw.id === 'number' ? String(raw.id) : '';
  const where = { featureId: id || `[${index}]` };
  if (!id) report('scene-id-missing', {}, where);
  const properties = isObject(raw.properties) ? raw.properties : {};
  const kind = featureKinds.find((known) => known === properties.kind);
  if (!kind) {
    report('scene-kind', { found: String(properties.kind).slice(0, 40) }, { ...where, property: 'kind' });
    return null;
  }
  const [geometrySchema, propertySchema] = featureSchemas[kind] as readonly [z.ZodType, z.ZodType];
  const geometry = geometrySchema.safeParse(raw.geometry, { reportInput: true });
  for (const issue of geometry.error?.issues.slice(0, 1) ?? [])
    report(
      'scene-geometry',
      { kind },
      { ...where, property: pathText(['geometry', ...issue.path]) },
      schemaIssue(issue),
    );
  const own = propertySchema.safeParse(properties, { reportInput: true });
  for (const issue of own.error?.issues ?? [])
    report('scene-property', undefined, { ...where, property: pathText(issue.path) }, schemaIssue(issue));
  const envelope = envelopeSchema.safeParse(properties, { reportInput: true });
  for (const issue of envelope.error?.issues ?? [])
    report('scene-property', undefined, { ...where, property: pathText(issue.path) }, schemaIssue(issue));
  if (!id || !geometry.success || !own.success || !envelope.success) return null;
  return {
    id,
    kind,
    ...(envelope.data.name !== undefined && { name: envelope.data.name }),
    ...(envelope.data.nameEn !== undefined && { nameEn: envelope.data.nameEn }),
    geometry: geometry.data,
    properties: own.data,
  } as SceneFeature;
}

/** Properties that hold a source's power: exactly one of them must be given. */
const powers: Partial<Record<FeatureKind, readonly [string, string]>> = {
  'point-source': ['soundPowerLevelDb', 'soundPowerLevelDbA'],
  'indoor-source': ['soundPowerLevelDb', 'soundPowerLevelDbA'],
  'line-source': ['soundPowerLevelPerMetreDb', 'soundPowerLevelPerMetreDbA'],
  'area-source': ['soundPowerLevelPerSquareMetreDb', 'soundPowerLevelPerSquareMetreDbA'],
};

export function sourceFaults({ kind, properties }: SceneFeature): Pick<Note, 'code' | 'params'>[] {
  if (kind === 'road' && properties.speedKmh === undefined && properties.designSpeedKmh === undefined)
    return [{ code: 'scene-speed-missing', params: { property: 'speedKmh' } }];
  const names = powers[kind];
  if (!names) return [];
  const given = names.filter((name) => (properties as Record<string, unknown>)[name] !== undefined);
  if (given.length === 1) return [];
  return [
    {
      code: given.length === 2 ? 'scene-power-twice' : 'scene-power-missing',
      params: { property: names[0], other: names[1] },
    },
  ];
}

function crsOf(raw: unknown): SceneCrs | null {
  if (raw === undefined || raw === null) return { kind: 'lnglat' };
  const name = isObject(raw) && isObject(raw.properties) ? raw.properties.name : undefined;
  return typeof name === 'string' ? crsOfName(name) : null;
}

/** Where the file gives none: GB 3096-2008 3.2, 3.3; with an evening those of Directive 2002/49/EC. */
const usualHours: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>> = {
  two: { day: [6, 22], night: [22, 6] },
  three: { day: [7, 19], evening: [19, 23], night: [23, 7] },
};

/** Periods that values are given for, anywhere in the features. */
export function periodsNamed(features: readonly SceneFeature[]): string[] {
  const names = new Set<string>();
  const of = (value: unknown) => {
    if (isObject(value)) for (const key of Object.keys(value)) names.add(key);
  };
  for (const { kind, properties } of features) {
    const p = properties as Record<string, unknown>;
    if (kind === 'receiver') continue;
    for (const name of Object.values(powers).flat()) of(p[name]);
    of(p.hours);
    if (kind === 'railway') of(p.trains);
    if (kind !== 'road') continue;
    if (isObject(p.flow) && !('light' in p.flow)) of(p.flow);
    if (isObject(p.speedKmh) && !('light' in p.speedKmh)) of(p.speedKmh);
  }
  return [...names];
}

function periodsOf(
  settings: z.output<typeof settingsSchema>,
  features: readonly SceneFeature[],
): Pick<SceneSettings, 'periods' | 'periodHours'> & { readonly faults: readonly Note[] } {
  const named = periodsNamed(features);
  const asked = settings.periods ?? Object.keys(settings.periodHours ?? {});
  const listed = asked.length > 0 ? asked : named;
  const faults: Note[] = named
    .filter((name) => listed.length > 0 && !listed.includes(name))
    .map((name) => ({
      code: 'scene-period-unknown',
      params: { period: name, known: listed.join(', ') },
      where: { property: 'settings.periods' },
    }));
  // One value everywhere: one period, whatever the settings could tell apart.
  const periods = named.length === 0 ? ['all'] : listed;
  const usual = usualHours[periods.includes('evening') ? 'three' : 'two'];
  const hours: Record<string, readonly [number, number]> = {};
  for (const period of periods) {
    const span = settings.periodHours?.[period] ?? usual[period];
    if (span) hours[period] = span;
  }
  const total = Object.values(hours).reduce((sum, span) => sum + spanHours(span), 0);
  if (settings.periodHours && Math.abs(total - 24) > 1e-9 && named.length > 0)
    faults.push({
      code: 'scene-period-hours',
      params: { total },
      where: { property: 'settings.periodHours' },
    });
  return { periods, periodHours: hours, faults };
}
