import { z } from 'zod';
import { localizedTextSchema } from './text.ts';

/**
 * The catalogue: which layers there are, where their files lie, how they look and where they come from.
 * A bureau changes data by replacing the files that it names; nothing is rebuilt.
 */

const idSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'issue.id');
const colourSchema = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'issue.colour');

/** What a layer is about; decides its inspector and which questions make sense. */
const layerKinds = [
  'noise-station',
  'air-station',
  'water-section',
  'water-source',
  'park',
  'drainage-line',
  'outlet',
  'treatment-plant',
  'company',
  'village',
  'functional-zone',
  'control-unit',
  'inspection-problem',
  'river-outlet',
  'straw-burning',
  'complaint',
  'measurement',
  'grid',
  'base',
] as const;

const categorySchema = z.object({
  value: z.union([z.string(), z.number(), z.boolean()]),
  label: localizedTextSchema,
  colour: colourSchema.optional(),
});

const fieldSchema = z.object({
  name: z.string().min(1),
  title: localizedTextSchema,
  type: z.enum(['text', 'number', 'date', 'category', 'boolean']),
  unit: z.string().optional(),
  decimals: z.number().int().min(0).max(6).optional(),
  /** Property that holds the English text where `name` holds the Chinese one. */
  english: z.string().optional(),
  categories: z.array(categorySchema).optional(),
  /** Standard or document that defines the field. */
  standard: z.string().optional(),
});

/** Point symbols, each with a shape of its own so that it is readable without colour. */
export const symbolShapes = [
  'circle',
  'ring',
  'square',
  'triangle',
  'diamond',
  'leaf',
  'drop',
  'flag',
  'factory',
  'pipe',
  'flame',
  'bell',
  'plant',
  'intake',
  'hexagon',
  'road',
] as const;

/** Hatches for polygons, likewise. */
export const fillPatterns = [
  'none',
  'diagonal',
  'back-diagonal',
  'cross',
  'dots',
  'horizontal',
  'vertical',
] as const;

const appearanceSchema = z.object({
  colour: colourSchema.optional(),
  symbol: z.enum(symbolShapes).optional(),
  pattern: z.enum(fillPatterns).optional(),
  lineWidth: z.number().positive().optional(),
  dash: z.array(z.number().positive()).min(2).optional(),
});

const styleSchema = appearanceSchema.extend({
  colour: colourSchema,
  fillOpacity: z.number().min(0).max(1).optional(),
  size: z.number().min(8).max(40).optional(),
  /** Classes by the value of a category field; the first match wins. */
  classes: z
    .object({
      field: z.string(),
      entries: z.array(
        appearanceSchema.extend({
          value: z.union([z.string(), z.number(), z.boolean()]),
          label: localizedTextSchema,
        }),
      ),
    })
    .optional(),
  label: z
    .object({
      minZoom: z.number().min(0).max(22),
      size: z.number().min(9).max(20).optional(),
      along: z.boolean().optional(),
    })
    .optional(),
});

const layerInfoSchema = z.object({
  indicator: localizedTextSchema.optional(),
  hours: localizedTextSchema.optional(),
  date: z.string().min(4),
  coverage: localizedTextSchema,
  producer: localizedTextSchema,
  licence: localizedTextSchema,
  provenance: z.enum(['sourced', 'approximate', 'illustrative', 'measured']),
  /** Where facts, places and numbers come from, in words. */
  source: localizedTextSchema,
  note: localizedTextSchema.optional(),
});

export const layerSchema = z.object({
  id: idSchema,
  group: idSchema,
  title: localizedTextSchema,
  kind: z.enum(layerKinds),
  geometry: z.enum(['point', 'line', 'polygon', 'grid']),
  source: z.object({
    url: z.string().min(1),
    /** Hourly levels of the stations, one row a station and day. */
    series: z.string().min(1).optional(),
  }),
  fields: z.array(fieldSchema),
  style: styleSchema,
  info: layerInfoSchema,
  visible: z.boolean().default(false),
  opacity: z.number().min(0).max(1).default(1),
  minZoom: z.number().min(0).max(22).optional(),
});

/** A catalogue whose layers are still unchecked. */
export const catalogFrameSchema = z.object({
  version: z.literal(1),
  id: idSchema,
  title: localizedTextSchema,
  /** [west, south, east, north], degrees: the first view. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** EPSG code of the projected read-out. */
  readoutEpsg: z.number().int(),
  boundaryNote: localizedTextSchema,
  groups: z.array(z.object({ id: idSchema, title: localizedTextSchema })).min(1),
  layers: z.array(z.unknown()).min(1),
});

export const catalogSchema = catalogFrameSchema
  .extend({ layers: z.array(layerSchema).min(1) })
  .superRefine((catalog, context) => {
    const groups = new Set(catalog.groups.map((group) => group.id));
    const seen = new Set<string>();
    catalog.layers.forEach((layer, index) => {
      if (!groups.has(layer.group))
        context.addIssue({
          code: 'custom',
          path: ['layers', index, 'group'],
          message: 'issue.no-group',
          params: { group: layer.group },
        });
      if (seen.has(layer.id))
        context.addIssue({
          code: 'custom',
          path: ['layers', index, 'id'],
          message: 'issue.twice',
          params: { id: layer.id },
        });
      seen.add(layer.id);
    });
  });

export type Catalog = Readonly<z.infer<typeof catalogSchema>>;
export type LayerSpec = Readonly<z.infer<typeof layerSchema>>;
export type LayerKind = (typeof layerKinds)[number];
export type FieldSpec = Readonly<z.infer<typeof fieldSchema>>;
export type LayerStyle = Readonly<z.infer<typeof styleSchema>>;
export type SymbolShape = (typeof symbolShapes)[number];
export type FillPattern = (typeof fillPatterns)[number];
