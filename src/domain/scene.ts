import { z } from 'zod';
import { provenances } from './feature.ts';

/**
 * The scene: sources, obstacles, ground and receivers of a sound field, with the settings to compute it. GeoJSON with
 * settings; octave bands are 63 … 8000 Hz, unweighted dB. A value that may change with the period is either one value
 * or one a period.
 */

export const sceneVersion = 1;
export const methods = ['hj2.4', 'iso9613', 'cnossos'] as const;
export type Method = (typeof methods)[number];

const finite = z.number();
const share = z.number().min(0).max(1);
const notNegative = z.number().min(0);
const octaves = z.array(finite).length(8);
const absorptionSchema = z.union([share, z.array(share).length(8)]);

const byPeriod = <T extends z.ZodType>(schema: T) => z.union([schema, z.record(z.string(), schema)]);
export type ByPeriod<T> = T | Readonly<Record<string, T>>;

/** Length of a span of hours of the day, which may run over midnight. */
export const spanHours = ([from, to]: readonly [number, number]): number =>
  to > from ? to - from : to - from + 24;

const hourSpan = z.tuple([z.number().min(0).max(24), z.number().min(0).max(24)]);

export const settingsSchema = z.object({
  method: z.enum(methods).default('hj2.4'),
  heights: z.enum(['ground', 'altitude']).default('ground'),
  temperatureC: z.number().min(-20).max(50).default(10),
  relativeHumidityPct: z.number().min(10).max(100).default(70),
  pressureKPa: z.number().min(50).max(110).default(101.325),
  favourableShare: byPeriod(share).default(0.5),
  groundFactor: share.default(0.5),
  groundMethod: z.enum(['general', 'alternative']).default('general'),
  reflectionOrder: z.number().int().min(0).max(5).default(1),
  lateralDiffraction: z.boolean().default(true),
  maxDistanceM: z.number().positive().max(20000).default(2000),
  maxReflectionDistanceM: notNegative.max(20000).default(500),
  periods: z.array(z.string().min(1)).min(1).optional(),
  periodHours: z.record(z.string(), hourSpan).optional(),
});

const position = z.array(finite).min(2).max(3);
const point = z.object({ type: z.literal('Point'), coordinates: position });
const lineString = z.object({ type: z.literal('LineString'), coordinates: z.array(position).min(2) });
const polygon = z.object({
  type: z.literal('Polygon'),
  coordinates: z.array(z.array(position).min(4)).min(1),
});

const power = {
  spectrum: z.string().optional(),
  hours: byPeriod(notNegative.max(24)).optional(),
};
const height = { heightM: notNegative.optional() };

const vehicles = z.object({
  light: notNegative,
  medium: notNegative.default(0),
  heavy: notNegative.default(0),
  mopeds: notNegative.optional(),
  motorcycles: notNegative.optional(),
});
const speed = z.number().positive().max(250);
const speeds = z.object({
  light: speed,
  medium: speed.optional(),
  heavy: speed.optional(),
  mopeds: speed.optional(),
  motorcycles: speed.optional(),
});
const trains = z.array(
  z.object({
    count: notNegative,
    lengthM: z.number().positive(),
    speedKmh: z.number().positive(),
    referenceLevelDb: finite,
    referenceSpeedKmh: z.number().positive().optional(),
  }),
);

/** Geometry and properties of each kind of feature. */
export const featureSchemas = {
  'point-source': [
    point,
    z.object({
      ...height,
      ...power,
      soundPowerLevelDb: byPeriod(octaves).optional(),
      soundPowerLevelDbA: byPeriod(finite).optional(),
    }),
  ],
  'line-source': [
    lineString,
    z.object({
      ...height,
      ...power,
      soundPowerLevelPerMetreDb: byPeriod(octaves).optional(),
      soundPowerLevelPerMetreDbA: byPeriod(finite).optional(),
    }),
  ],
  'area-source': [
    polygon,
    z.object({
      ...height,
      ...power,
      soundPowerLevelPerSquareMetreDb: byPeriod(octaves).optional(),
      soundPowerLevelPerSquareMetreDbA: byPeriod(finite).optional(),
    }),
  ],
  road: [
    lineString,
    z.object({
      ...height,
      flow: byPeriod(vehicles),
      speedKmh: z.union([speed, speeds, z.record(z.string(), z.union([speed, speeds]))]).optional(),
      /** Instead of speeds: these follow from the flow (JTG B03-2006 C.1.1). */
      designSpeedKmh: z.number().min(20).max(120).optional(),
      lanes: z.number().int().positive().default(2),
      surface: z.string().optional(),
      gradientPct: z.number().min(-30).max(30).optional(),
      widthM: z.number().positive().optional(),
      oneWay: z.boolean().optional(),
      junctionDistanceM: notNegative.optional(),
      junctionType: z.union([z.literal(1), z.literal(2)]).optional(),
    }),
  ],
  railway: [lineString, z.object({ ...height, trains: byPeriod(trains) })],
  'indoor-source': [
    point,
    z.object({
      ...height,
      ...power,
      soundPowerLevelDb: byPeriod(octaves).optional(),
      soundPowerLevelDbA: byPeriod(finite).optional(),
      transmissionLossDb: z.union([finite, octaves]),
      openingAreaM2: z.number().positive(),
      directivityQ: z.number().positive().default(2),
      roomAbsorption: z.object({ areaM2: z.number().positive(), coefficient: z.number().gt(0).lt(1) }),
      distanceM: z.number().positive().optional(),
    }),
  ],
  barrier: [
    lineString,
    z.object({
      ...height,
      absorption: absorptionSchema.optional(),
      absorptionLeft: absorptionSchema.optional(),
      absorptionRight: absorptionSchema.optional(),
    }),
  ],
  building: [
    polygon,
    z.object({
      ...height,
      topM: finite.optional(),
      /** Without it, as many storeys of about 3 m as the height holds. */
      storeys: z.number().int().positive().max(200).optional(),
      absorption: absorptionSchema.optional(),
      people: notNegative.optional(),
      dwellings: notNegative.optional(),
      use: z
        .enum(['residential', 'research', 'medical', 'education', 'office', 'welfare', 'other'])
        .optional(),
    }),
  ],
  ground: [polygon, z.object({ groundFactor: share })],
  foliage: [polygon, z.object({ ...height })],
  housing: [polygon, z.object({ B: share.optional(), p: share.optional() })],
  terrain: [z.union([lineString, point]), z.object({})],
  receiver: [
    point,
    z.object({
      ...height,
      zone: z.union([z.number(), z.string()]).optional(),
      backgroundDb: byPeriod(finite).optional(),
      existingDb: byPeriod(finite).optional(),
    }),
  ],
} as const;

export type FeatureKind = keyof typeof featureSchemas;
export const featureKinds = Object.keys(featureSchemas) as FeatureKind[];

export const envelopeSchema = z.object({
  name: z.string().optional(),
  /** Beside a Chinese name. */
  nameEn: z.string().optional(),
  provenance: z.enum(provenances).optional(),
});

type FeatureOf<K extends FeatureKind> = {
  readonly id: string;
  readonly kind: K;
  readonly name?: string;
  readonly nameEn?: string;
  readonly geometry: z.output<(typeof featureSchemas)[K][0]>;
  readonly properties: z.output<(typeof featureSchemas)[K][1]>;
};
export type SceneFeature<K extends FeatureKind = FeatureKind> = { [Kind in K]: FeatureOf<Kind> }[K];

export interface SceneSettings extends Omit<z.output<typeof settingsSchema>, 'periods' | 'periodHours'> {
  /** Of the file, or those its features name; `all` where every source gives one value. */
  readonly periods: readonly string[];
  /** From and to, hours of the day; of each period that has them. */
  readonly periodHours: Readonly<Record<string, readonly [number, number]>>;
}

export type SceneCrs =
  | { readonly kind: 'local' }
  | { readonly kind: 'lnglat' }
  | { readonly kind: 'epsg'; readonly code: number };

export interface Scene {
  readonly crs: SceneCrs;
  readonly settings: SceneSettings;
  readonly features: readonly SceneFeature[];
}

/** The features of one kind. */
export const featuresOf = <K extends FeatureKind>(
  features: readonly SceneFeature[],
  kind: K,
): Extract<SceneFeature, { kind: K }>[] =>
  features.filter((feature): feature is Extract<SceneFeature, { kind: K }> => feature.kind === kind);
