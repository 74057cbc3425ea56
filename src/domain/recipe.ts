import { z } from 'zod';
import { gbPeriodHours, isFullSplit, periodHoursSchema, stationValueSchema } from './indicator.ts';
import { stationKinds } from './station.ts';

/** How an interpolated noise grid is made: everything needed to make it again. Part of the link. */

export const variogramModels = ['spherical', 'exponential', 'gaussian'] as const;
export const variogramSchema = z.object({
  model: z.enum(variogramModels),
  /** dB² */
  nugget: z.number().min(0),
  /** Partial sill, dB². */
  psill: z.number().min(0),
  /** The parameter a of the model in metres, not the practical range. */
  range: z.number().positive(),
});
export type Variogram = Readonly<z.infer<typeof variogramSchema>>;

/** Corners of a polygon that a link holds: degrees to a metre, the first one not repeated. */
export const ringSchema = z
  .array(z.tuple([z.number().min(-180).max(180), z.number().min(-85).max(85)]))
  .min(3)
  .max(200);

/** Those of a closed ring. */
export const cornersOf = (ring: readonly (readonly number[])[]): [number, number][] =>
  ring.slice(0, -1).map(([lng, lat]) => [toMetre(lng), toMetre(lat)]);

export const toMetre = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

const clipSchema = z.union([
  z.object({ kind: z.literal('distance'), distanceM: z.number().positive().max(100000) }),
  z.object({ kind: z.literal('feature'), layerId: z.string(), featureId: z.string() }),
  z.object({
    kind: z.literal('area'),
    of: z.enum(['view', 'drawn', 'town']),
    /** Of the town. */
    name: z.string().max(100).nullable(),
    ring: ringSchema,
  }),
]);

export const recipeSchema = z.object({
  /** Layer of stations: of the catalogue or imported. */
  layerId: z.string(),
  value: stationValueSchema,
  /** null: all days. ISO dates, both included. */
  days: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  periodHours: periodHoursSchema.refine(isFullSplit, 'issue.split').default(gbPeriodHours),
  /** Kinds of stations that take part; roadside and area stations are not mixed unless both are listed. */
  stationKinds: z.array(z.enum(stationKinds)).min(1),
  method: z.enum(['idw', 'kriging']),
  power: z.number().min(0.1).max(10).default(2),
  /** null: all stations. */
  neighbours: z.number().int().min(1).max(1000).nullable().default(null),
  /** null: no limit. */
  radiusM: z.number().positive().nullable().default(null),
  /** 'auto': fitted to the stations, the best of the three models; a model name: fitted with that model. */
  variogram: z.union([z.enum(['auto', ...variogramModels]), variogramSchema]).default('auto'),
  /** null: chosen from the extent (about 40 000 cells). */
  cellSizeM: z.number().min(2).max(5000).nullable().default(null),
  clip: clipSchema,
});
export type NoiseRecipe = Readonly<z.infer<typeof recipeSchema>>;
