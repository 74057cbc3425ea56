import { describe, expect, it } from 'vitest';
import type { Bounds } from '../../src/domain/feature.ts';
import { guessMapping } from '../../src/formats/columns.ts';
import { lngLatCrs } from '../../src/formats/crs.ts';
import { flatFeatures } from '../../src/formats/flat.ts';
import { mapColumns } from '../../src/formats/measurements.ts';
import { readTable } from '../../src/formats/registry.ts';

/** Columns named as the keys and methods of the library that makes features of rows. */
const hostile = ['geometry', 'GeoJSON', 'Polygon', 'hasOwnProperty', '__proto__', 'properties', '0'];
const text = [
  ['id', 'lng', 'lat', 'Leq', ...hostile].join(','),
  ['a', '118.51', '28.90', '55.5', ...hostile.map((name) => `${name} of a`)].join(','),
  ['b', '', '', '60', ...hostile.map((name) => `${name} of b`)].join(','),
].join('\n');
const table = readTable(new TextEncoder().encode(text), 'hostile.csv');
const near: Bounds = [118, 28, 119, 29];
const propertiesOf = (id: string) => hostile.map((name) => [name, `${name} of ${id}`]);

describe('features of rows', () => {
  it('keep every column under its name, whatever it is, with ids and places', () => {
    const { features, fields } = flatFeatures(table, guessMapping(table), { crs: lngLatCrs, swapXY: false });
    expect(features.map(({ id, geometry }) => [id, geometry])).toEqual([
      ['2', { type: 'Point', coordinates: [118.51, 28.9] }],
      ['3', null],
    ]);
    const named = new Set(hostile);
    expect(fields.map(({ name }) => name).filter((name) => named.has(name))).toEqual(hostile);
    features.forEach(({ properties }, i) => {
      const own = new Map(Object.entries(properties));
      expect(hostile.map((name) => [name, own.get(name)])).toEqual(propertiesOf(i === 0 ? 'a' : 'b'));
      expect(Object.getPrototypeOf(properties)).toBe(Object.prototype);
    });
  });

  it('of stations keep them too', () => {
    const { features } = mapColumns(table, guessMapping(table), { near });
    expect(features.map(({ id, geometry }) => [id, geometry])).toEqual([
      ['a', { type: 'Point', coordinates: [118.51, 28.9] }],
      ['b', null],
    ]);
    for (const { id, properties } of features) {
      const own = new Map(Object.entries(properties));
      expect(hostile.map((name) => [name, own.get(name)])).toEqual(propertiesOf(id));
    }
  });
});
