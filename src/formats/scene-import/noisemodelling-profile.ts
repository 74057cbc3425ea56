import type { Position } from 'geojson';
import type { Note } from '../../domain/note.ts';
import { type Columns, type Mapped, type SceneProfile, textOf } from './profile.ts';

/**
 * Tables of NoiseModelling (Université Gustave Eiffel), whose columns its manual describes under "Roads", "Buildings",
 * "Ground" and "DEM": flows are vehicles per hour of day 6–18, evening 18–22, night 22–6; LV, MV, HGV, WAV, WBV are
 * the categories 1, 2, 3, 4a, 4b of CNOSSOS-EU, TV all vehicles and HV the heavy ones among them (older tables).
 */

const periods = { D: 'day', E: 'evening', N: 'night' } as const;
type Letter = keyof typeof periods;
const letters = Object.keys(periods) as Letter[];

const usualPavement = 'NL08';
/** Columns that say something about single roads which a scene says of all, or not at all. */
const unused = /^(?:TEMP(?:_[DEN])?|TS_STUD|PM_STUD)$/i;

export const noiseModellingProfile: SceneProfile = {
  settings: {
    method: 'cnossos',
    periods: Object.values(periods),
    periodHours: { day: [6, 18], evening: [18, 22], night: [22, 6] },
  },
  map(kind, columns, line): Mapped {
    const id = textOf(columns.value('PK') ?? columns.value('ID_WAY'));
    if (kind === 'road') return { ...roadOf(columns, line), id };
    if (kind === 'ground') return { properties: { groundFactor: columns.value('G') }, id };
    if (kind === 'terrain') return { properties: {}, id };
    const properties = { heightM: positive(columns.number('HEIGHT')), people: columns.number('POP') };
    return { properties: kind === 'building' ? properties : { heightM: properties.heightM }, id };
  },
  notes(kind, columns): Note[] {
    if (kind !== 'road') return [];
    const left = columns.names.filter((name) => unused.test(name));
    return [
      ...(left.length > 0 ? [{ code: 'profile-unused', params: { columns: left.join(', ') } }] : []),
      ...(columns.names.some((name) => /^PVMT$/i.test(name))
        ? []
        : [{ code: 'profile-pavement', params: { surface: usualPavement } }]),
    ];
  },
};

const positive = (value: number | undefined): number | undefined =>
  value !== undefined && value > 0 ? value : undefined;

function roadOf(columns: Columns, line: readonly Position[]): Omit<Mapped, 'id'> {
  const flow = Object.fromEntries(
    letters.flatMap((letter) => {
      const counts = flowOf(columns, letter);
      return counts ? [[periods[letter], counts] as const] : [];
    }),
  );
  const speedKmh = Object.fromEntries(
    letters.flatMap((letter) => {
      const counts = flow[periods[letter]];
      const speeds = speedsOf(columns, letter);
      // A road without traffic needs no speed; one with traffic but without speed is refused for its null.
      const isEmpty = !counts || Object.values(counts).every((count) => count === 0);
      return isEmpty && !speeds ? [] : [[periods[letter], speeds ?? null] as const];
    }),
  );
  // 1 one way as drawn, 2 one way against it, 3 both ways.
  const way = columns.number('WAY') ?? 3;
  const against = way === 2;
  const slope = columns.number('SLOPE');
  const gradient = slope ?? gradientOf(line);
  const junctionType = positive(columns.number('JUNC_TYPE'));
  return {
    properties: {
      flow: Object.keys(flow).length > 0 ? flow : undefined,
      speedKmh,
      surface: textOf(columns.value('PVMT')) ?? usualPavement,
      gradientPct: gradient && against ? -gradient : gradient,
      // Without a column of slopes that of the line is taken for both ways, as NoiseModelling does.
      oneWay: slope !== undefined && (way === 1 || against) ? true : undefined,
      junctionType,
      junctionDistanceM: junctionType === undefined ? undefined : columns.number('JUNC_DIST'),
    },
    reversed: against,
  };
}

function flowOf(columns: Columns, letter: Letter): Readonly<Record<string, number>> | undefined {
  const of = (name: string) => columns.number(`${name}_${letter}`);
  const others = {
    ...(of('WAV') !== undefined && { mopeds: of('WAV') ?? 0 }),
    ...(of('WBV') !== undefined && { motorcycles: of('WBV') ?? 0 }),
  };
  const medium = of('MV') ?? 0;
  const heavy = of('HGV') ?? of('HV') ?? 0;
  const light = of('LV');
  if (light !== undefined) return { light, medium, heavy, ...others };
  const all = of('TV');
  if (all === undefined) return undefined;
  const rest = medium + heavy + Object.values(others).reduce((sum, count) => sum + count, 0);
  return { light: Math.max(0, all - rest), medium, heavy, ...others };
}

function speedsOf(columns: Columns, letter: Letter): Readonly<Record<string, number>> | undefined {
  const of = (name: string) => positive(columns.number(`${name}_SPD_${letter}`));
  const heavy = of('HGV') ?? of('HV');
  const light = of('LV') ?? of('MV') ?? heavy ?? of('WBV') ?? of('WAV');
  if (light === undefined) return undefined;
  const given = { light, medium: of('MV'), heavy, mopeds: of('WAV'), motorcycles: of('WBV') };
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, speed]) => (speed === undefined ? [] : [[name, speed] as const])),
  );
}

/** Mean gradient of a line with altitudes, %; undefined without, or where all are alike. */
function gradientOf(line: readonly Position[]): number | undefined {
  const [first, last] = [line[0]?.[2], line.at(-1)?.[2]];
  if (first === undefined || last === undefined || first === last) return undefined;
  let length = 0;
  for (let k = 1; k < line.length; k++)
    length += Math.hypot(line[k][0] - line[k - 1][0], line[k][1] - line[k - 1][1]);
  return length > 0 ? (100 * (last - first)) / length : undefined;
}
