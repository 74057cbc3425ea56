import { energyMean } from '../acoustics/levels.ts';
import type { FieldSpec } from '../domain/catalog.ts';
import type { LayerFeature, Value } from '../domain/feature.ts';
import type { Note } from '../domain/note.ts';
import { ownField, steadyCell, typeOfColumn, valueOfCell } from './attributes.ts';
import { type ColumnMapping, type ColumnRole, columnOf, columnsOf } from './column-roles.ts';
import { parseKind, parseZone } from './columns.ts';
import { type FeatureRow, featuresOfRows } from './feature-rows.ts';
import { type LevelReader, percentileRoles } from './level-reader.ts';
import { kindField, lengthField, nameField, zoneField } from './measurement-fields.ts';
import { parseNumber } from './numbers.ts';
import { isProvenanceColumn, provenanceColumn, provenanceOf } from './provenance.ts';
import { type StationRows, whereOf } from './station-rows.ts';
import type { Table } from './table.ts';

/** What a station carries beside its hours: one value a column. */

interface PropertyColumn {
  readonly column: number;
  readonly role: ColumnRole;
  readonly field: FieldSpec;
}

/** Names that features carry for the program; a file's own column of that name gets an underscore. */
const reserved = new Set(['name', 'stationKind', 'zone', 'lengthM', 'provenance']);
const propertyName = (column: string): string => (reserved.has(column) ? `${column}_` : column);

function propertyColumns(table: Table, mapping: ColumnMapping, withSeries: boolean): PropertyColumn[] {
  const single = (role: ColumnRole, field: FieldSpec): PropertyColumn[] =>
    columnOf(mapping, role) < 0 ? [] : [{ column: columnOf(mapping, role), role, field }];
  const level = (column: number, role: ColumnRole): PropertyColumn => ({
    column,
    role,
    field: ownField(propertyName(table.columns[column]), 'number', { unit: 'dB', decimals: 1 }),
  });
  const plain = (column: number): PropertyColumn => ({
    column,
    role: 'attribute',
    field: ownField(propertyName(table.columns[column]), typeOfColumn(table, column)),
  });
  // With hours, dates and percentiles stand in the days of the series; without, they are properties.
  const ofDays = withSeries ? [] : percentileRoles;
  const dates = withSeries ? [] : [...columnsOf(mapping, 'date'), ...columnsOf(mapping, 'time')];
  return [
    ...single('kind', kindField),
    ...single('zone', zoneField),
    ...single('road-length', lengthField),
    ...columnsOf(mapping, 'level').map((column) => level(column, 'level')),
    ...ofDays.flatMap((role) => columnsOf(mapping, role).map((column) => level(column, role))),
    ...[...dates, ...columnsOf(mapping, 'attribute')]
      .filter((column) => !isProvenanceColumn(table.columns, column))
      .map(plain),
  ];
}

function readProperty(cell: string, { role, field }: PropertyColumn, decimalComma: boolean): Value {
  switch (role) {
    case 'kind':
      return parseKind(cell);
    case 'zone':
      return parseZone(cell);
    case 'road-length': {
      const parsed = parseNumber(cell, { decimalComma });
      return parsed.kind === 'number' && parsed.value > 0 ? parsed.value : null;
    }
    default:
      return field.type === 'category' ? cell : valueOfCell(cell, field.type, decimalComma);
  }
}

export interface StationFeatures {
  readonly features: readonly LayerFeature[];
  readonly fields: readonly FieldSpec[];
  readonly notes: readonly Note[];
}

/**
 * Features of stations. Levels of several rows become their energy mean; an attribute that changes from row to
 * row is left out, with a note.
 */
export function stationFeatures(
  table: Table,
  mapping: ColumnMapping,
  stations: readonly StationRows[],
  levels: LevelReader,
  withSeries: boolean,
): StationFeatures {
  const columns = propertyColumns(table, mapping, withSeries);
  const provenance = provenanceColumn(table.columns);
  const varying = new Set<string>();
  const unknown: Note[] = [];
  const rows = stations.map((station): FeatureRow => {
    const values: Value[] = [station.name];
    for (const property of columns) {
      const { column, role, field } = property;
      if (field.unit === 'dB') {
        values.push(energyMean(station.rows.map((row) => levels.read(row, column))));
        continue;
      }
      const cell = steadyCell(station, column);
      if (cell === undefined) varying.add(field.name);
      const value = cell === undefined ? null : readProperty(cell, property, table.decimalComma);
      values.push(value);
      if (value === null && cell && role !== 'attribute') {
        const where = whereOf(table, station.rows[0], table.columns[column]);
        unknown.push({ code: 'attribute-unknown', params: { value: cell }, where });
      }
    }
    return {
      id: station.id,
      geometry: station.geometry,
      values,
      provenance: provenanceOf(station.rows[0].cells[provenance]),
    };
  });
  const where = { file: table.fileName };
  const readings = stations.reduce((most, { rows }) => Math.max(most, rows.length), 0);
  const merged = readings > 1 && columns.some(({ field }) => field.unit === 'dB');
  const notes: Note[] = [
    ...unknown,
    ...(merged ? [{ code: 'levels-merged', params: { count: readings }, where }] : []),
    ...(varying.size > 0
      ? [{ code: 'attributes-vary', params: { columns: [...varying].join(', ') }, where }]
      : []),
  ];
  const fields = [nameField, ...columns.map(({ field }) => field)];
  const names = fields.map(({ name }) => name);
  return { features: featuresOfRows(names, rows), fields, notes };
}
