import { z } from 'zod';
import {
  cnossosRoad,
  type RoadCoefficients,
  surfacesOf,
  type VehicleCategory,
  vehicleCategories,
} from '../acoustics/emission/cnossos-road.ts';
import {
  type HjTraffic,
  hjClasses,
  hourlyLevel,
  speedNotes,
  vehicleLevel,
} from '../acoustics/emission/hj-road.ts';
import { pathText, schemaIssue } from '../domain/issue.ts';
import { DataError, type Note } from '../domain/note.ts';
import { decodeText } from '../formats/encoding.ts';
import { parseJson } from '../formats/json.ts';
import { parse, UsageError } from './arguments.ts';
import { nameOf, putJson, readBytes } from './files.ts';
import { sayNotes } from './messages.ts';

const speed = z.number().min(0).max(300);
const flow = z.number().min(0);
const byCategory = <T extends z.ZodType>(schema: T, names: readonly string[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, schema.optional()])));

const cnossosInput = z.strictObject({
  speed_kmh: byCategory(speed, vehicleCategories),
  flow_vehPerHour: byCategory(flow, vehicleCategories),
  temperature_C: z.number().min(-40).max(60).default(20),
  surface: z.string().default('DEF'),
  slope_pct: z.number().default(0),
  way: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(3),
  studdedMonths: z.number().min(0).max(12).default(0),
  studdedRatio: z.number().min(0).max(1).default(0),
  junctionDistance_m: z.number().min(0).optional(),
  junctionType: z.union([z.literal(0), z.literal(1), z.literal(2)]).default(0),
});
const hjInput = z.strictObject({
  speed_kmh: byCategory(speed, hjClasses),
  flow_vehPerHour: byCategory(flow, hjClasses),
  surface: z.string().default('asphalt'),
  slope_pct: z.number().default(0),
});
const fileSchema = z.object({
  method: z.enum(['cnossos-2015', 'cnossos-2020', 'hj2.4']),
  cases: z.array(z.object({ id: z.string(), input: z.unknown() })),
});

/** `emission CASES.json [--out F]` */
export function emission(args: readonly string[]): void {
  const parsed = parse(args, ['out']);
  const [path, ...more] = parsed.files;
  if (!path || more.length > 0) throw new UsageError('emission takes one file of cases');
  const file = nameOf(path);
  const { method, cases } = checked(fileSchema, parseJson(decodeText(readBytes(path), file).text, file), {
    file,
  });
  const faults: Note[] = [];
  const results = cases.flatMap(({ id, input }) => {
    try {
      const where = { file, featureId: id };
      return [
        {
          id,
          ...(method === 'hj2.4'
            ? hjCase(input, where)
            : cnossosCase(input, method === 'cnossos-2015' ? '2015' : '2020', where)),
        },
      ];
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      faults.push(...error.notes);
      return [];
    }
  });
  const [first, ...rest] = faults;
  if (first) throw new DataError([first, ...rest]);
  putJson(parsed.text('out'), { cases: results });
}

/** @throws DataError one note a fault */
function checked<T extends z.ZodType>(
  schema: T,
  value: unknown,
  where: NonNullable<Note['where']>,
): z.output<T> {
  const { success, data, error } = schema.safeParse(value, { reportInput: true });
  if (success) return data;
  const [first, ...rest] = error.issues.map(
    (issue): Note => ({
      code: 'emission-case',
      issue: schemaIssue(issue),
      where: { ...where, property: pathText(issue.path) },
    }),
  );
  throw new DataError([first, ...rest]);
}

function cnossosCase(raw: unknown, set: RoadCoefficients, where: NonNullable<Note['where']>) {
  const input = checked(cnossosInput, raw, where);
  if (!surfacesOf(set).includes(input.surface))
    throw DataError.of(
      'emission-surface',
      { found: input.surface.slice(0, 40) },
      { ...where, property: 'surface' },
    );
  requireSpeeds(input.flow_vehPerHour, input.speed_kmh, where);
  if (input.junctionType > 0 && input.junctionDistance_m === undefined)
    throw DataError.of('emission-junction', undefined, { ...where, property: 'junctionDistance_m' });
  const bands = cnossosRoad(
    {
      speedKmh: input.speed_kmh as Partial<Record<VehicleCategory, number>>,
      flowPerHour: input.flow_vehPerHour as Partial<Record<VehicleCategory, number>>,
      temperatureC: input.temperature_C,
      surface: input.surface,
      gradientPct: input.slope_pct,
      way: input.way,
      studdedMonths: input.studdedMonths,
      studdedShare: input.studdedRatio,
      junctionDistanceM: input.junctionDistance_m ?? Number.POSITIVE_INFINITY,
      junctionType: input.junctionType,
    },
    set,
  );
  const total = 10 * Math.log10(bands.reduce((sum, level) => sum + 10 ** (level / 10), 0));
  return { Lw_dB_per_m: Array.from(bands), Lw_total_dB_per_m: total };
}

function hjCase(raw: unknown, where: NonNullable<Note['where']>) {
  const { speed_kmh, flow_vehPerHour, surface, slope_pct } = checked(hjInput, raw, where);
  const pavement = surface === 'DEF' ? 'asphalt' : surface;
  if (pavement !== 'asphalt' && pavement !== 'concrete')
    throw DataError.of(
      'emission-surface',
      { found: surface.slice(0, 40) },
      { ...where, property: 'surface' },
    );
  requireSpeeds(flow_vehPerHour, speed_kmh, where);
  const traffic: HjTraffic = {
    flow: {
      small: flow_vehPerHour.small ?? 0,
      medium: flow_vehPerHour.medium ?? 0,
      large: flow_vehPerHour.large ?? 0,
    },
    speedKmh: { small: speed_kmh.small ?? 1, medium: speed_kmh.medium ?? 1, large: speed_kmh.large ?? 1 },
    gradientPct: slope_pct,
    surface: pavement,
  };
  sayNotes(speedNotes(traffic, where.featureId ?? ''));
  return {
    L0E_dB: Object.fromEntries(
      hjClasses
        .filter((of) => speed_kmh[of] !== undefined)
        .map((of) => [of, vehicleLevel(of, traffic.speedKmh[of])]),
    ),
    Leq_7m5_dBA: hourlyLevel(traffic),
  };
}

function requireSpeeds(
  flows: Readonly<Record<string, number | undefined>>,
  speeds: Readonly<Record<string, number | undefined>>,
  where: NonNullable<Note['where']>,
): void {
  for (const [name, value] of Object.entries(flows))
    if ((value ?? 0) > 0 && !((speeds[name] ?? 0) > 0))
      throw DataError.of(
        'emission-class-missing',
        { class: name },
        { ...where, property: `speed_kmh.${name}` },
      );
}
