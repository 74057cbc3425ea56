import type { FieldSpec } from '../domain/catalog.ts';
import type { LayerFeature, Value } from '../domain/feature.ts';
import type { Note, Rejected } from '../domain/note.ts';
import { ownField, typeOfColumn, valueOfCell } from './attributes.ts';
import { type ColumnMapping, columnOf } from './column-roles.ts';
import { type CrsChosen, placer } from './places.ts';
import { groupRows } from './station-rows.ts';
import type { Table } from './table.ts';

export interface FlatFeatures {
  readonly features: readonly LayerFeature[];
  readonly fields: readonly FieldSpec[];
  readonly notes: readonly Note[];
  readonly rejected: readonly Rejected[];
}

/** Every row of a table as one feature with all its columns, nothing computed: what converting a file means. */
export function flatFeatures(table: Table, mapping: ColumnMapping, place: CrsChosen): FlatFeatures {
  const toPlace = placer(place, table.fileName);
  const coordinates = table.hasGeometry ? [] : [columnOf(mapping, 'x'), columnOf(mapping, 'y')];
  const columns = table.columns.flatMap((name, index) => {
    if (coordinates.includes(index)) return [];
    const type = typeOfColumn(table, index);
    return [{ index, type, field: ownField(name, type) }];
  });
  const features: LayerFeature[] = [];
  const notes: Note[] = [...table.notes];
  const rejected: Rejected[] = [...table.rejected];
  for (const row of table.rows) {
    const grouped = groupRows({ ...table, rows: [row] }, mapping, toPlace);
    notes.push(...grouped.notes);
    rejected.push(...grouped.rejected);
    const [station] = grouped.stations;
    if (!station) continue;
    const properties: Record<string, Value> = {};
    for (const { index, type, field } of columns)
      properties[field.name] = valueOfCell(row.cells[index], type, table.decimalComma);
    features.push({
      id: row.featureId ?? String(features.length + 1),
      geometry: station.geometry,
      properties,
      provenance: 'measured',
    });
  }
  return { features, fields: columns.map(({ field }) => field), notes, rejected };
}
