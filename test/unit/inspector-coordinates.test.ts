import { describe, expect, test } from 'vitest';
import { parsePlace } from '../../src/features/explore/search/coordinates.ts';

describe('places typed by hand', () => {
  const place = [118.51, 28.9];
  test.each([
    ['118.51, 28.90', place],
    ['118.51 28.9', place],
    ['118.51，28.90', place],
    ['(118.51, 28.90)', place],
    ['28.90, 118.51', place],
    ['28.90N 118.51E', place],
    ['N28.9 E118.51', place],
    ['118.51°E 28.90°N', place],
    ['118°30′36″E 28°54′00″N', place],
    [`28°54'N, 118°30'36"E`, place],
    ['118°30′36″E28°54′N', place],
    ['东经118.51 北纬28.90', place],
    ['北纬28度54分 东经118度30分36秒', place],
    ['经度：118.51，纬度：28.90', place],
    ['lat=28.9, lon=118.51', place],
    ['-0.1276, 51.5072', [-0.1276, 51.5072]],
    ['51.5072N 0.1276W', [-0.1276, 51.5072]],
  ])('%s', (text, expected) => {
    const found = parsePlace(text, 4549);
    expect(found?.epsg).toBeNull();
    expect(found?.lngLat[0]).toBeCloseTo(expected[0], 9);
    expect(found?.lngLat[1]).toBeCloseTo(expected[1], 9);
  });

  // pyproj 3.7.2 (PROJ 9.5.1): Transformer.from_crs(4490, 4549, always_xy=True).transform(118.51, 28.90)
  test.each([
    ['EASTING NORTHING', 4549],
    ['NORTHING EASTING', 4549],
    ['E EASTING N NORTHING', 4549],
    ['X=NORTHING, Y=EASTING', 4549],
    ['40EASTING NORTHING', 4528],
  ])('metres: %s', (form, epsg) => {
    const text = form.replace('EASTING', '354667.7166').replace('NORTHING', '3199099.2263');
    const found = parsePlace(text, 4549);
    expect(found?.epsg).toBe(epsg);
    expect(found?.lngLat[0]).toBeCloseTo(118.51, 8);
    expect(found?.lngLat[1]).toBeCloseTo(28.9, 8);
  });

  test('the read-out of the map can be pasted back', () => {
    expect(parsePlace('E 354 705 N 3 199 611', 4549)?.epsg).toBe(4549);
  });

  test.each([
    '',
    '徐村',
    'f01',
    '118.51',
    '200, 95',
    '28.9N 28.9N',
    '118.51, 28.9, 3',
    '99999999 3199099',
    '118°75′E 28°54′N',
  ])('no place: "%s"', (text) => expect(parsePlace(text, 4549)).toBeNull());
});
