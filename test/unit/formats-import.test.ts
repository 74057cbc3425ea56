import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DataError, type Note } from '../../src/domain/note.ts';
import { guessMapping } from '../../src/formats/columns.ts';
import { crsName } from '../../src/formats/crs.ts';
import { mapColumns } from '../../src/formats/measurements.ts';
import { readTable } from '../../src/formats/registry.ts';
import { strings } from '../../src/i18n/strings/index.ts';

/** Every file of test/fixtures/import with a NAME.expected.json beside it: what must come out of it, by hand. */

const folder = new URL('../fixtures/import/', import.meta.url);
const near = [118.2, 28.7, 118.8, 29.3] as const;

interface Expected {
  readonly thrown?: readonly string[];
  /** Line and column of a syntax error. */
  readonly at?: readonly [number, number];
  readonly encoding: string;
  readonly columns: number;
  readonly rows: number;
  readonly roles: readonly string[];
  readonly features: number;
  readonly series: number;
  readonly crs: string;
  readonly notes: readonly string[];
  /** [code, row or feature, property] */
  readonly rejected: readonly (readonly [string, string | number, string | null])[];
  readonly first?: { readonly id: string; readonly name: string; readonly lng: number; readonly lat: number };
  /** [date, Leq of hour 0, Leq of hour 23] of the first station. */
  readonly days?: readonly (readonly [string, number, number])[];
}

function run(name: string) {
  const table = readTable(new Uint8Array(readFileSync(new URL(name, folder))), name);
  const mapping = guessMapping(table);
  return { table, mapping, measured: mapColumns(table, mapping, { near }) };
}

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => name.replace('.expected.json', ''));

describe('importing', () => {
  it('has its files', () => expect(names.length).toBeGreaterThan(25));

  it.each(names)('%s', (name) => {
    const expected: Expected = JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8'));
    if (expected.thrown) {
      const notes = thrownBy(() => run(name));
      expect(notes.map((note) => note.code)).toEqual(expected.thrown);
      if (expected.at) expect([notes[0].params?.line, notes[0].params?.column]).toEqual(expected.at);
      return;
    }
    const { table, mapping, measured } = run(name);
    const rejected = measured.rejected.map(({ note }) => [
      note.code,
      note.where?.row ?? note.where?.featureId,
      note.where?.property ?? null,
    ]);
    expect({
      encoding: table.encoding,
      columns: table.columns.length,
      rows: table.rows.length,
      roles: mapping.roles,
      features: measured.features.length,
      series: measured.series.length,
      crs: crsName(measured.place.crs),
      notes: measured.notes.map((note) => note.code).sort(),
    }).toEqual({
      encoding: expected.encoding,
      columns: expected.columns,
      rows: expected.rows,
      roles: expected.roles,
      features: expected.features,
      series: expected.series,
      crs: expected.crs,
      notes: expected.notes,
    });
    expect(sorted(rejected)).toEqual(sorted(expected.rejected));
    for (const { note } of measured.rejected) {
      expect(note.where?.file).toBe(name);
      expect(`note.${note.code}` in strings).toBe(true);
    }
    if (expected.first) {
      const [first] = measured.features;
      expect([first.id, first.properties.name]).toEqual([expected.first.id, expected.first.name]);
      const [lng, lat] = first.geometry?.type === 'Point' ? first.geometry.coordinates : [];
      expect(lng).toBeCloseTo(expected.first.lng, 8);
      expect(lat).toBeCloseTo(expected.first.lat, 8);
    }
    if (expected.days) {
      const days = measured.series[0].days;
      expect(days.map((day) => day.date)).toEqual(expected.days.map(([date]) => date));
      days.forEach((day, i) => {
        expect(day.hours[0]).toBeCloseTo(expected.days?.[i][1] ?? Number.NaN, 4);
        expect(day.hours[23]).toBeCloseTo(expected.days?.[i][2] ?? Number.NaN, 4);
      });
    }
  });

  it('closes, winds and trims rings, and drops a third coordinate too many', () => {
    const { measured } = run('rings.geojson');
    expect(measured.features.map((feature) => feature.geometry)).toEqual([
      {
        type: 'Polygon',
        coordinates: [
          [
            [118, 28],
            [119, 28],
            [119, 29],
            [118, 29],
            [118, 28],
          ],
        ],
      },
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [118, 28],
              [119, 28],
              [119, 29],
              [118, 28],
            ],
          ],
        ],
      },
      {
        type: 'Polygon',
        coordinates: [
          [
            [118, 28],
            [119, 28],
            [119, 29],
            [118, 28],
          ],
        ],
      },
    ]);
    const c = run('features-odd.geojson').measured.features.find((feature) => feature.id === 'c');
    expect(c?.geometry).toEqual({ type: 'Point', coordinates: [118.6, 28.9, 12] });
  });

  it('leaves a chosen encoding that does not fit to the person', () => {
    const bytes = new Uint8Array(readFileSync(new URL('gb18030.csv', folder)));
    expect(thrownBy(() => readTable(bytes, 'gb18030.csv', { encoding: 'utf-8' }))[0].code).toBe(
      'encoding-wrong',
    );
  });

  it('never turns 1e400 into a coordinate', () => {
    const { measured } = run('nan-and-infinity.geojson');
    for (const feature of measured.features) expect(JSON.stringify(feature)).not.toMatch(/null,28|Infinity/);
    expect(measured.features[0].properties.Ld).toBeNull();
  });

  it('reads a million-character line of open brackets without hanging', () => {
    const text = `{"type":"FeatureCollection","features":${'['.repeat(1_000_000)}`;
    const start = performance.now();
    expect(thrownBy(() => readTable(new TextEncoder().encode(text), 'deep.geojson'))[0].code).toBe(
      'json-cut-off',
    );
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

function thrownBy(action: () => unknown): readonly Note[] {
  try {
    action();
  } catch (error) {
    if (error instanceof DataError) return error.notes;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const sorted = (items: readonly unknown[]): string[] => items.map((item) => JSON.stringify(item)).sort();
