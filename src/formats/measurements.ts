import type { Geometry } from 'geojson';
import type { FieldSpec, LayerSpec } from '../domain/catalog.ts';
import type { Bounds, LayerFeature } from '../domain/feature.ts';
import { DataError, type Note, type Rejected } from '../domain/note.ts';
import type { StationSeries } from '../domain/station.ts';
import type { ColumnMapping } from './column-roles.ts';
import { checkMapping } from './columns.ts';
import { levelReader } from './level-reader.ts';
import { type CrsChosen, gcjNotes, placer, proposeTableCrs } from './places.ts';
import { settleRepeats } from './repeated-rows.ts';
import { readDays } from './station-days.ts';
import { stationFeatures } from './station-properties.ts';
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

/** null: a mixed collection, which no layer holds. */
function kindOfGeometry({ type }: Geometry): Measurements['geometry'] | null {
  if (type.endsWith('Point')) return 'point';
  if (type.endsWith('LineString')) return 'line';
  return type.endsWith('Polygon') ? 'polygon' : null;
}

/** The commonest kind; a layer holds one. */
function mainGeometry(stations: readonly StationRows[]): Measurements['geometry'] {
  const counts = { point: 0, line: 0, polygon: 0 };
  for (const { geometry } of stations) {
    const kind = geometry && kindOfGeometry(geometry);
    if (kind) counts[kind] += 1;
  }
  if (counts.polygon > counts.point && counts.polygon >= counts.line) return 'polygon';
  return counts.line > counts.point ? 'line' : 'point';
}

/**
 * Rows → stations with values and series. Levels are checked as levels (0–140 dB), everything else is kept as it
 * is. Several rows of a station without hours: each level becomes the energy mean of its rows.
 * @throws DataError when the mapping lacks what is needed, or nothing is left.
 */
export function mapColumns(table: Table, mapping: ColumnMapping, options: MeasurementOptions): Measurements {
  const where = { file: table.fileName };
  if (table.rows.length === 0)
    throw new DataError([{ code: 'nothing-left', where }, ...table.rejected.map((item) => item.note)]);
  checkMapping(table, mapping);
  const proposal = proposeTableCrs(table, mapping, options.near);
  const place = options.place ?? {
    crs: proposal.crs,
    // North before east is the rule in Chinese plane coordinates; degrees in the wrong columns may be a mistake.
    swapXY: proposal.swapped && proposal.crs.kind === 'epsg',
  };
  const grouped = groupRows(table, mapping, placer(place, table.fileName));
  const geometry = mainGeometry(grouped.stations);
  const rejected = [...table.rejected, ...grouped.rejected];
  const stations = grouped.stations.filter((station) => {
    if (!station.geometry || kindOfGeometry(station.geometry) === geometry) return true;
    const [row] = station.rows;
    const params = { found: station.geometry.type, wanted: geometry };
    rejected.push({
      note: { code: 'geometry-kind', params, where: whereOf(table, row) },
      raw: rawOf(table.columns, row.cells),
    });
    return false;
  });
  if (stations.length === 0)
    throw new DataError([
      { code: 'nothing-left', where },
      ...proposal.notes,
      ...rejected.map((item) => item.note),
    ]);
  const settled = settleRepeats(table, mapping, stations);
  const levels = levelReader(table);
  const days = readDays(table, mapping, settled.stations, levels);
  const built = stationFeatures(table, mapping, settled.stations, levels, days.series.length > 0);
  return {
    features: built.features,
    series: days.series,
    fields: built.fields,
    geometry,
    place,
    notes: [
      ...table.notes,
      ...(options.place ? [] : proposal.notes.map((note) => ({ ...note, where }))),
      ...gcjNotes(table),
      ...grouped.notes,
      ...settled.notes,
      ...days.notes,
      ...built.notes,
      ...levels.notes(),
    ],
    rejected: [...rejected, ...settled.rejected, ...days.rejected, ...levels.rejected()],
  };
}
