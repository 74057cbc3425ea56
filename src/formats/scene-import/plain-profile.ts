import { featureSchemas } from '../../domain/scene.ts';
import { type Columns, type Mapped, type SceneProfile, textOf } from './profile.ts';

/** Columns named as the properties of the scene file. */

const classes = ['light', 'medium', 'heavy', 'mopeds', 'motorcycles'] as const;
/** Flat tables have a column a class and period: light_day, or light_d where names are short. */
const periods: Readonly<Record<string, readonly string[]>> = {
  day: ['day', 'd'],
  evening: ['evening', 'e'],
  night: ['night', 'n'],
};

export const plainProfile: SceneProfile = {
  settings: {},
  map(kind, columns): Mapped {
    const names = Object.keys(featureSchemas[kind][1].shape);
    const own = Object.fromEntries(names.map((name) => [name, columns.value(name)]));
    const properties = kind === 'road' ? { ...own, ...trafficOf(columns) } : own;
    return {
      properties: { ...properties, name: textOf(columns.value('name')) },
      id: textOf(columns.value('id')),
    };
  },
  notes: () => [],
};

/** `flow` and `speedKmh` as they are, or put together from flat columns. */
function trafficOf(columns: Columns): Readonly<Record<string, unknown>> {
  const flow = columns.value('flow') ?? byPeriod((suffix) => flowOf(columns, suffix)) ?? flowOf(columns, '');
  const speedKmh =
    columns.value('speedKmh') ?? byPeriod((suffix) => columns.number(`speedKmh${suffix}`)) ?? undefined;
  return { flow, speedKmh };
}

function flowOf(columns: Columns, suffix: string): Readonly<Record<string, number>> | undefined {
  const counts = classes.flatMap((name) => {
    const count = columns.number(`${name}${suffix}`);
    return count === undefined ? [] : [[name, count] as const];
  });
  return counts.length === 0 ? undefined : { light: 0, ...Object.fromEntries(counts) };
}

function byPeriod<T>(of: (suffix: string) => T | undefined): Readonly<Record<string, T>> | undefined {
  const found = Object.entries(periods).flatMap(([period, names]) => {
    const value = names.map((name) => of(`_${name}`)).find((candidate) => candidate !== undefined);
    return value === undefined ? [] : [[period, value] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** Altitude of a spot height whose place has no z. */
export const altitudeOf = (columns: Columns): number | undefined =>
  ['z', 'altitude', 'height', 'elevation'].map(columns.number).find((z) => z !== undefined);
