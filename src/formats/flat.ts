import type { FieldSpec } from '../domain/catalog.ts';
import type { LayerFeature } from '../domain/feature.ts';
import type { Note, Rejected } from '../domain/note.ts';
import { ownField, typeOfColumn, valueOfCell } from './attributes.ts';
import { type ColumnMapping, columnOf } from './column-roles.ts';
import { type FeatureRow, featuresOfRows } from './feature-rows.ts';
import { type CrsChosen, placer } from './places.ts';
import { isProvenanceColumn, provenanceColumn, provenanceOf } from './provenance.ts';
import { locateRow, whereOf } from './station-rows.ts';
import { rawOf, type Table } from './table.ts';

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
    if (coordinates.includes(index) || isProvenanceColumn(table.columns, index)) return [];
    const type = typeOfColumn(table, index);
    return [{ index, type, field: ownField(name, type) }];
  });
  const provenance = provenanceColumn(table.columns);
  const rows: FeatureRow[] = [];
  const notes: Note[] = [...table.notes];
  const rejected: Rejected[] = [...table.rejected];
  for (const row of table.rows) {
    const located = locateRow(table, row, mapping, toPlace);
    if ('fault' in located) {
      rejected.push({
        note: { code: located.fault, where: whereOf(table, row) },
        raw: rawOf(table.columns, row.cells),
      });
      continue;
    }
    if (!located.geometry) notes.push({ code: 'feature-no-place', where: whereOf(table, row) });
    rows.push({
      id: row.featureId ?? String(row.row),
      geometry: located.geometry,
      values: columns.map(({ index, type }) => valueOfCell(row.cells[index], type, table.decimalComma)),
      provenance: provenanceOf(row.cells[provenance]),
    });
  }
  const fields = columns.map(({ field }) => field);
  const names = fields.map(({ name }) => name);
  return { features: featuresOfRows(names, rows), fields, notes, rejected };
}
