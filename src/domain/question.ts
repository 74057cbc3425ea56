import { z } from 'zod';

/** A spatial question: where to look. Part of the link. */

const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);
const lngLat = z.tuple([longitude, latitude]);

export const questionSchema = z.discriminatedUnion('kind', [
  /** Whatever lies within `toleranceM` of a place. */
  z.object({ kind: z.literal('point'), at: lngLat, toleranceM: z.number().positive().max(100000) }),
  z.object({ kind: z.literal('box'), bounds: z.tuple([longitude, latitude, longitude, latitude]) }),
  z.object({ kind: z.literal('polygon'), ring: z.array(lngLat).min(3).max(200) }),
  z.object({ kind: z.literal('circle'), centre: lngLat, radiusM: z.number().positive().max(100000) }),
  /** Within d metres of a feature (of its nearest part, measured on the plane). */
  z.object({
    kind: z.literal('near'),
    layerId: z.string(),
    featureId: z.string(),
    distanceM: z.number().min(0).max(100000),
  }),
  z.object({ kind: z.literal('inside'), layerId: z.string(), featureId: z.string() }),
]);
export type Question = Readonly<z.infer<typeof questionSchema>>;

/** Which layers a question is put to. */
export const scopes = ['visible', 'all'] as const;
export type Scope = (typeof scopes)[number];
