import type { FieldSpec, LayerSpec } from '../../../domain/catalog.ts';
import type { LayerFeature, Provenance } from '../../../domain/feature.ts';
import { inLanguage, type Language } from '../../../domain/text.ts';
import { layerToCsv } from '../../../formats/export-csv.ts';
import { layerToGeoJson } from '../../../formats/export-geojson.ts';
import { fieldText, fieldTitle } from './field-text.ts';
import type { TableContent } from './rows.ts';

/** Rows of the table as files and as text. Every row says where it comes from. */

/** A layer may hold the provenance as a field of its own; the column at the end says the same. */
const withoutProvenance = (fields: readonly FieldSpec[]) =>
  fields.filter((field) => field.name !== 'provenance');

export const csvFile = ({ fields, features }: TableContent, language: Language): Blob =>
  new Blob([layerToCsv(features, withoutProvenance(fields), language)], { type: 'text/csv;charset=utf-8' });

export function geoJsonFile(features: readonly LayerFeature[], spec: LayerSpec, language: Language): Blob {
  const { info } = spec;
  const about = {
    title: inLanguage(spec.title, language),
    date: info.date,
    producer: inLanguage(info.producer, language),
    licence: inLanguage(info.licence, language),
    source: inLanguage(info.source, language),
    provenance: info.provenance,
  };
  return new Blob([layerToGeoJson(features, about)], { type: 'application/geo+json' });
}

/** A cell of tab-separated text: no tab or line break of its own. */
const plain = (text: string): string => text.replace(/[\t\r\n]+/g, ' ');

export interface ProvenanceColumn {
  readonly title: string;
  readonly word: (provenance: Provenance) => string;
}

/** Rows with their header as tab-separated text, as spreadsheets paste it; values as the table shows them. */
export function rowsAsText(
  features: readonly LayerFeature[],
  fields: readonly FieldSpec[],
  provenance: ProvenanceColumn,
  language: Language,
): string {
  const shown = withoutProvenance(fields);
  const header = [...shown.map((field) => fieldTitle(field, language)), provenance.title];
  const rows = features.map((feature) => [
    ...shown.map((field) => fieldText(feature, field, language)),
    provenance.word(feature.provenance),
  ]);
  return [header, ...rows].map((row) => row.map(plain).join('\t')).join('\n');
}
