import type { Geometry } from 'geojson';
import { energyMean } from '../acoustics/levels.ts';
import type { FieldSpec, LayerSpec } from '../domain/catalog.ts';
import type { Bounds, LayerFeature, Value } from '../domain/feature.ts';
import { DataError, type Note, type Rejected } from '../domain/note.ts';
import type { StationSeries } from '../domain/station.ts';
import { ownField, steadyCell, typeOfColumn, valueOfCell } from './attributes.ts';
import { type ColumnMapping, type ColumnRole, columnOf, columnsOf } from './column-roles.ts';
import { checkMapping, parseKind, parseZone } from './columns.ts';
import { levelReader, percentileRoles } from './level-reader.ts';
import { kindField, lengthField, nameField, zoneField } from './measurement-fields.ts';
import { parseNumber } from './numbers.ts';
import { type CrsChosen, gcjNotes, placer, proposeTableCrs } from './places.ts';
import { hasHours, readDays } from './station-days.ts';
import { groupRows, type StationRows, whereOf } from './station-rows.ts';
import { rawOf, type Table } from './table.ts';

/** A table, once its columns are understood: a layer of the map with its hourly series. */
export interface Measurements {
  readonly features: readonly LayerFeature[];
  readonly series: readonly StationSeries[];
  readonly fields: readonly FieldSpec[];
  readonly geometry: Exclude<LayerSpec['geometry'], 'grid'>;
  readonly place: CrsChosen;
  /** Everything worth knowing, that of reading the table included. */
  readonly notes: readonly Note[];
  readonly rejected: readonly Rejected[];
}

export interface MeasurementOptions {
  /** Bounds of the place of work, degrees. */
  readonly near: Bounds;
  /** What a person has chosen; left out: what `proposeTableCrs` proposes, degrees never swapped unasked. */
  readonly place?: CrsChosen;
}

const kindOfGeometry = ({ type }: Geometry): Measurements['geometry'] =>
  type.endsWith('Point') ? 'point' : type.endsWith('LineString') ? 'line' : 'polygon';

/** The commonest kind; a layer holds one. */
function mainGeometry(stations: readonly StationRows[]): Measurements['geometry'] {
  const counts = { point: 0, line: 0, polygon: 0 };
  for (const { geometry } of stations) if (geometry) counts[kindOfGeometry(geometry)] += 1;
  if (counts.polygon > counts.point && counts.polygon >= counts.line) return 'polygon';
  return counts.line > counts.point ? 'line' : 'point';
}

/** Names that features carry for the program; a file's own column of that name gets an underscore. */
const reserved = new Set(['name', 'stationKind', 'zone', 'lengthM', 'provenance']);
const propertyName = (column: string): string => (reserved.has(column) ? `${column}_` : column);

/**
 * Rows → stations with values and series. Levels are checked as levels (0–140 dB), everything else is kept as it
 * is. Several rows of a station without hours: each level becomes the energy mean of its rows.
 * @throws DataError when the mapping lacks what is needed, or nothing is left.
 */
export function mapColumns(table: Table, mapping: ColumnMapping, options: MeasurementOptions): Measurements {
  checkMapping(table, mapping);
  const proposal = proposeTableCrs(table, mapping, options.near);
  const place = options.place ?? {
    crs: proposal.crs,
    // North before east is the rule in Chinese plane coordinates; degrees in the wrong columns may be a mistake.
    swapXY: proposal.swapped && proposal.crs.kind === 'epsg',
  };
  const grouped = groupRows(table, mapping, placer(place, table.fileName));
  const geometry = mainGeometry(grouped.stations);
  const levels = levelReader(table);
  const rejected = [...table.rejected, ...grouped.rejected];
  const stations = grouped.stations.filter((station) => {
    if (!station.geometry || kindOfGeometry(station.geometry) === geometry) return true;
    const [row] = station.rows;
    const note = { code: 'geometry-kind', params: { found: station.geometry.type, wanted: geometry }, where: whereOf(table, row) };
    rejected.push({ note, raw: rawOf(table.columns, row.cells) });
    return false;
  });
  if (stations.length === 0) {
    throw new DataError([
      { code: 'nothing-left', where: { file: table.fileName } },
      ...proposal.notes,
      ...rejected.map((item) => item.note),
    ]);
  }
  const days = readDays(table, mapping, stations, levels);
  const columns = propertyColumns(table, mapping, days.series.length > 0);
  const varying = new Set<string>();
  const remarks: Note[] = [];
  const features = stations.map(({ id, ...station }): LayerFeature => {
    const properties: Record<string, Value> = { name: station.name };
    for (const { column, role, field } of columns) {
      if (role === 'level' || percentileRoles.some((known) => known === role)) {
        properties[field.name] = energyMean(station.rows.map((row) => levels.read(row, column)));
        continue;
      }
      const cell = steadyCell({ id, ...station }, column);
      if (cell === undefined) varying.add(field.name);
      const value = cell === undefined ? null : readProperty(cell, role, field, table);
      if (value === null && cell && role !== 'attribute')
        remarks.push({
          code: 'attribute-unknown',
          params: { value: cell },
          where: whereOf(table, station.rows[0], table.columns[column]),
        });
      properties[field.name] = value;
    }
    return { id, geometry: station.geometry, properties, provenance: 'measured' };
  });
  const where = { file: table.fileName };
  const readings = Math.max(...stations.map(({ rows }) => rows.length));
  const notes: Note[] = [
    ...table.notes,
    ...(options.place ? [] : proposal.notes.map((note) => ({ ...note, where }))),
    ...gcjNotes(table),
    ...grouped.notes,
    ...days.notes,
    ...remarks,
    ...(readings > 1 && columns.some(({ role }) => role === 'level') ? [{ code: 'levels-merged', params: { count: readings }, where }] : []),
    ...(varying.size > 0 ? [{ code: 'attributes-vary', params: { columns: [...varying].join(', ') }, where }] : []),
    ...levels.notes(),
  ];
  return {
    features,
    series: days.series,
    fields: [nameField, ...columns.map(({ field }) => field)],
    geometry,
    place,
    notes,
    rejected: [...rejected, ...days.rejected, ...levels.rejected()],
  };
}

interface PropertyColumn {
  readonly column: number;
  readonly role: ColumnRole;
  readonly field: FieldSpec;
}

function propertyColumns(table: Table, mapping: ColumnMapping, withSeries: boolean): PropertyColumn[] {
  const single = (role: ColumnRole, field: FieldSpec): PropertyColumn[] =>
    columnOf(mapping, role) < 0 ? [] : [{ column: columnOf(mapping, role), role, field }];
  const level = (column: number, role: ColumnRole): PropertyColumn => ({
    column,
    role,
    field: ownField(propertyName(table.columns[column]), 'number', { unit: 'dB', decimals: 1 }),
  });
  // Without hours percentiles are plain levels of the station; with them they stand in its days.
  const percentiles = hasHours(mapping) && withSeries ? [] : percentileRoles;
  return [
    ...single('kind', kindField),
    ...single('zone', zoneField),
    ...single('road-length', lengthField),
    ...columnsOf(mapping, 'level').map((column) => level(column, 'level')),
    ...percentiles.flatMap((role) => columnsOf(mapping, role).map((column) => level(column, role))),
    ...columnsOf(mapping, 'attribute').map((column) => ({
      column,
      role: 'attribute' as const,
      field: ownField(propertyName(table.columns[column]), typeOfColumn(table, column)),
    })),
  ];
}

function readProperty(cell: string, role: ColumnRole, field: FieldSpec, table: Table): Value {
  switch (role) {
    case 'kind':
      return parseKind(cell);
    case 'zone':
      return parseZone(cell);
    case 'road-length': {
      const parsed = parseNumber(cell, { decimalComma: table.decimalComma });
      return parsed.kind === 'number' && parsed.value > 0 ? parsed.value : null;
    }
    default:
      return field.type === 'category' ? cell : valueOfCell(cell, field.type, table.decimalComma);
  }
}
