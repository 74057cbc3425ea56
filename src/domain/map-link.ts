import { z } from 'zod';
import { ringSchema } from './recipe.ts';

/**
 * A map from sources as a link holds it: which scene that comes with the page, what was changed in it, and the recipe.
 * What a change or a method must be is known where scenes are read, and checked when the link is opened.
 */

export const mapLinkSchema = z.object({
  scene: z.literal('demo'),
  scenario: z.string().max(40).nullable().default(null),
  edits: z.array(z.unknown()).default([]),
  method: z.string().max(20),
  indicator: z.string().max(40),
  /** Of the recipe, and the one that is looked at. */
  hour: z.number().int().min(0).max(23).nullable().default(null),
  shownHour: z.number().int().min(0).max(23).nullable().default(null),
  /** m; null: usual. */
  receiverHeightM: z.number().min(0.1).max(200).nullable().default(null),
  cellSizeM: z.number().min(2).max(500).nullable().default(null),
  extent: z.enum(['scene', 'view', 'area']).default('scene'),
  area: z
    .object({
      of: z.enum(['drawn', 'zone', 'town']),
      name: z.string().max(100).nullable(),
      radiusM: z.number().positive().max(20_000).optional(),
      ring: ringSchema,
    })
    .nullable()
    .default(null),
  /** By which stations it is corrected. */
  correction: z
    .object({
      layerId: z.string().nullable(),
      group: z.enum(['roadside', 'area']),
      checks: z.object({
        kind: z.enum(['seed', 'ids']),
        seed: z.number().int().min(1).max(9999),
        ids: z.array(z.string()),
      }),
    })
    .nullable()
    .default(null),
});
export type MapLink = Readonly<z.infer<typeof mapLinkSchema>>;
