/** What a column of a table of measurements means. */

const plainRoles = [
  /** Identifies the station; rows with the same id belong together. */
  'id',
  'name',
  /** Longitude or easting. */
  'x',
  /** Latitude or northing. */
  'y',
  'date',
  /** Time of day, or date and time, of long tables (one row an hour). */
  'time',
  /** Leq of the hour that the row's time names, dB(A). */
  'hourly-level',
  /** Daily percentile levels, dB(A). */
  'l10',
  'l50',
  'l90',
  /** Functional-zone, regional or road point (HJ 640). */
  'kind',
  /** Class of the acoustic functional zone, GB 3096. */
  'zone',
  /** Length of the road section that a road point stands for, metres. */
  'road-length',
  /** Any other level in dB(A), e.g. Ld. */
  'level',
  /** Kept and shown, not computed with. */
  'attribute',
  'ignore',
] as const;

/** Leq of one hour in a wide table: hour-0 … hour-23. */
type HourRole = `hour-${number}`;
export type ColumnRole = (typeof plainRoles)[number] | HourRole;

export const columnRoles: readonly ColumnRole[] = [
  ...plainRoles,
  ...Array.from({ length: 24 }, (_, hour) => `hour-${hour}` as const),
];

/** Roles that only one column may have. */
export const isSingle = (role: ColumnRole): boolean =>
  role !== 'level' && role !== 'attribute' && role !== 'ignore';

export const hourOfRole = (role: ColumnRole): number | null =>
  role.startsWith('hour-') ? Number(role.slice('hour-'.length)) : null;

export interface ColumnMapping {
  /** One role for each column of the table, in order. */
  readonly roles: readonly ColumnRole[];
  /** Hours are numbered 1 … 24, each by its end, so that hour 1 is 00:00–01:00. */
  readonly hoursByEnd: boolean;
}

export const columnOf = (mapping: ColumnMapping, role: ColumnRole): number => mapping.roles.indexOf(role);

export const columnsOf = (mapping: ColumnMapping, role: ColumnRole): readonly number[] =>
  mapping.roles.flatMap((found, index) => (found === role ? [index] : []));
