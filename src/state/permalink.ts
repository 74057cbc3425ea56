import { z } from 'zod';
import { pathText, schemaIssue } from '../domain/issue.ts';
import { mapLinkSchema } from '../domain/map-link.ts';
import type { Note } from '../domain/note.ts';
import { questionSchema, scopes } from '../domain/question.ts';
import { recipeSchema } from '../domain/recipe.ts';
import { languages } from '../domain/text.ts';
import {
  type AppState,
  basemaps,
  type Condition,
  initialNoiseView,
  type LayerState,
  tabs,
  themes,
} from './state.ts';

/**
 * The shared part of the state as a URL hash: `#v=1&c=…`. ASCII, one parameter a concern, each checked on its
 * own, so that a damaged link opens what it can and says what it could not.
 */
const linkVersion = 1;
/** Longer addresses are cut or refused by mail programs and old proxies. */
export const maxLinkLength = 2000;

const conditionSchema = z.discriminatedUnion('kind', [
  z.object({ field: z.string(), kind: z.literal('in'), values: z.array(z.string()) }),
  z.object({
    field: z.string(),
    kind: z.literal('range'),
    min: z.number().nullable(),
    max: z.number().nullable(),
  }),
  z.object({ field: z.string(), kind: z.literal('text'), text: z.string() }),
]);
const filtersSchema = z.record(z.string(), z.array(conditionSchema));
const refSchema = z.tuple([z.string(), z.string()]);
const cameraSchema = z.tuple([
  z.number().min(-180).max(180),
  z.number().min(-85).max(85),
  z.number().min(0).max(24),
  z.number().min(-360).max(360),
  z.number().min(0).max(85),
]);
const viewSchema = z.object({
  paletteId: z.string().regex(/^[a-z0-9_-]{1,40}$/),
  mode: z.enum(['classed', 'continuous']),
  show: z.enum(['value', 'error', 'exceedance']),
  bands: z.boolean(),
  isolines: z.boolean(),
  opacity: z.number().min(0).max(1),
  hour: z.number().int().min(0).max(23).nullable(),
});

export type Linked = Pick<
  AppState,
  | 'camera'
  | 'selected'
  | 'question'
  | 'scope'
  | 'recipe'
  | 'computed'
  | 'language'
  | 'theme'
  | 'basemap'
  | 'tab'
  | 'columns'
  | 'roundForVerdict'
  | 'noiseView'
> & {
  /** Visible layers, top first; all others are hidden. */
  readonly shown: readonly LayerState[];
  readonly imports: readonly { readonly id: string; readonly fileName: string }[];
};

/** JSON with every character outside printable ASCII escaped, so that the link survives any mail program. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const round = (value: number, decimals: number): number =>
  Math.round(value * 10 ** decimals) / 10 ** decimals;

/** Characters that are safe in a hash stay readable; the rest is percent-encoded. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/%(2C|3A|3B|2F|7E|40|24)/g, (code) => decodeURIComponent(code));

/** The hash of a state, with the leading `#`. */
export function writeLink(state: Linked): string {
  const parts: string[] = [`v=${linkVersion}`];
  const add = (key: string, value: string) => parts.push(`${key}=${encoded(value)}`);
  const { camera } = state;
  if (camera)
    add(
      'c',
      [
        round(camera.lng, 5),
        round(camera.lat, 5),
        round(camera.zoom, 2),
        round(camera.bearing, 1),
        round(camera.pitch, 1),
      ].join(','),
    );
  add(
    'l',
    state.shown
      .map((layer) => (layer.opacity === 1 ? layer.id : `${layer.id}:${round(layer.opacity, 2)}`))
      .join(','),
  );
  const filters: Record<string, readonly Condition[]> = {};
  for (const layer of state.shown) if (layer.filter.length > 0) filters[layer.id] = layer.filter;
  if (Object.keys(filters).length > 0) add('f', asciiJson(filters));
  if (state.selected) add('s', asciiJson([state.selected.layerId, state.selected.featureId]));
  if (state.question) add('q', asciiJson(shortened(state.question)));
  if (state.scope !== 'visible') add('a', state.scope);
  if (state.recipe) add('g', asciiJson(state.recipe));
  if (state.computed) add('p', asciiJson(state.computed));
  const view = Object.fromEntries(
    Object.entries(state.noiseView).filter(
      ([key, value]) => value !== initialNoiseView[key as keyof typeof initialNoiseView],
    ),
  );
  if (Object.keys(view).length > 0) add('w', asciiJson(view));
  for (const { id, fileName } of state.imports) add('i', asciiJson([id, fileName]));
  if (state.columns) add('d', '1');
  if (state.roundForVerdict) add('r', '1');
  add('t', state.tab);
  add('b', state.basemap);
  add('m', state.theme);
  add('lang', state.language);
  return `#${parts.join('&')}`;
}

/** Places of a question to a decimetre: half the length, no difference on the ground. */
function shortened(question: NonNullable<Linked['question']>): unknown {
  return JSON.parse(
    JSON.stringify(question, (_key, value) => (typeof value === 'number' ? round(value, 6) : value)),
  );
}

export interface ReadLink {
  readonly linked: Partial<Linked>;
  readonly notes: readonly Note[];
}

/** Reads a hash. Never throws: parts that cannot be read become notes. */
export function readLink(hash: string): ReadLink {
  const notes: Note[] = [];
  const linked: { -readonly [K in keyof Linked]?: Linked[K] } = {};
  const text = hash.replace(/^#/, '');
  if (text === '') return { linked, notes };
  const parameters = new URLSearchParams(text.replaceAll('+', '%2B'));
  const version = Number(parameters.get('v') ?? Number.NaN);
  if (!Number.isInteger(version) || version < 1) return { linked, notes: [{ code: 'link-not-ours' }] };
  if (version > linkVersion) notes.push({ code: 'link-newer', params: { version } });

  const read = <T>(key: string, schema: z.ZodType<T>, parse: (raw: string) => unknown): T | undefined => {
    const raw = parameters.get(key);
    if (raw === null) return undefined;
    try {
      const result = schema.safeParse(parse(raw), { reportInput: true });
      if (result.success) return result.data;
      const [issue] = result.error.issues;
      const property = pathText(issue.path);
      const where = property === '' ? {} : { where: { property } };
      notes.push({ code: 'link-part-fault', params: { part: key }, issue: schemaIssue(issue), ...where });
    } catch {
      // Not JSON.
      notes.push({ code: 'link-part', params: { part: key } });
    }
    return undefined;
  };

  const camera = read('c', cameraSchema, (raw) => raw.split(',').map(Number));
  if (camera) {
    const [lng, lat, zoom, bearing, pitch] = camera;
    linked.camera = { lng, lat, zoom, bearing, pitch };
  }
  const filters = read('f', filtersSchema, JSON.parse) ?? {};
  const shown = parameters.has('l') ? readLayers(parameters.get('l') ?? '', notes) : null;
  if (shown) linked.shown = shown.map((layer) => ({ ...layer, filter: filters[layer.id] ?? [] }));
  const selected = read('s', refSchema, JSON.parse);
  if (selected) linked.selected = { layerId: selected[0], featureId: selected[1] };
  const question = read('q', questionSchema, JSON.parse);
  if (question) linked.question = question;
  const recipe = read('g', recipeSchema, JSON.parse);
  if (recipe) linked.recipe = recipe;
  const computed = read('p', mapLinkSchema, JSON.parse);
  if (computed) linked.computed = computed;
  const view = read('w', viewSchema.partial(), JSON.parse);
  if (view) linked.noiseView = { ...initialNoiseView, ...view };
  const imports: { id: string; fileName: string }[] = [];
  for (const raw of parameters.getAll('i')) {
    try {
      const [id, fileName] = refSchema.parse(JSON.parse(raw));
      imports.push({ id, fileName });
    } catch {
      notes.push({ code: 'link-part', params: { part: 'i' } });
    }
  }
  if (imports.length > 0) linked.imports = imports;
  if (parameters.has('d')) linked.columns = true;
  if (parameters.has('r')) linked.roundForVerdict = true;
  const asIs = (raw: string) => raw;
  const tab = read('t', z.enum(tabs), asIs);
  const basemap = read('b', z.enum(basemaps), asIs);
  const scope = read('a', z.enum(scopes), asIs);
  const theme = read('m', z.enum(themes), asIs);
  const language = read('lang', z.enum(languages), asIs);
  if (scope) linked.scope = scope;
  if (tab) linked.tab = tab;
  if (basemap) linked.basemap = basemap;
  if (theme) linked.theme = theme;
  if (language) linked.language = language;
  return { linked, notes };
}

const entrySchema = z.tuple([z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/), z.number().min(0).max(1)]);

/** `id` or `id:opacity`, comma by comma; what cannot be read is named once, a repeated id counts once. */
function readLayers(text: string, notes: Note[]): Omit<LayerState, 'filter'>[] {
  const found = new Map<string, Omit<LayerState, 'filter'>>();
  let damaged = false;
  for (const entry of text === '' ? [] : text.split(',')) {
    const [name, share] = entry.split(':');
    const result = entrySchema.safeParse([name, share === undefined ? 1 : Number(share)]);
    if (!result.success) damaged = true;
    else if (!found.has(name)) found.set(name, { id: name, visible: true, opacity: result.data[1] });
  }
  if (damaged) notes.push({ code: 'link-part', params: { part: 'l' } });
  return [...found.values()];
}
