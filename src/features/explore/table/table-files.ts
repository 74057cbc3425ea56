import type { FieldSpec, LayerSpec } from '../../../domain/catalog.ts';
import type { LayerFeature } from '../../../domain/feature.ts';
import { inLanguage, type Language } from '../../../domain/text.ts';
import { layerToCsv, provenanceWords } from '../../../formats/export-csv.ts';
import { layerToGeoJson } from '../../../formats/export-geojson.ts';
import { fieldText, fieldTitle } from './field-text.ts';
import type { TableContent } from './rows.ts';

/** Rows of the table as files and as text. Every row says where it comes from. */

export const csvFile = ({ fields, features }: TableContent, language: Language): Blob =>
  new Blob([layerToCsv(features, fields, language)], { type: 'text/csv;charset=utf-8' });

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

/** Rows with their header as tab-separated text, as spreadsheets paste it; values as the table shows them. */
export function rowsAsText(
  features: readonly LayerFeature[],
  fields: readonly FieldSpec[],
  provenanceTitle: string,
  language: Language,
): string {
  const header = [...fields.map((field) => fieldTitle(field, language)), provenanceTitle];
  const rows = features.map((feature) => [
    ...fields.map((field) => fieldText(feature, field, language)),
    inLanguage(provenanceWords[feature.provenance], language),
  ]);
  return [header, ...rows].map((row) => row.map(plain).join('\t')).join('\n');
}
