import { readFileSync } from 'node:fs';
import type { Feature, FeatureCollection, Point } from 'geojson';
import { describe, expect, it } from 'vitest';
import { localPlane } from '../../src/domain/plane.ts';

/** The hourly series of the demonstration's stations: complete, plausible, and with something for kriging to find. */

const stations = (
  JSON.parse(readFileSync('data/layers/noise-stations.geojson', 'utf8')) as FeatureCollection<Point>
).features;
const [header, ...rows] = readFileSync('data/layers/noise-hours.csv', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split(','));

const energyMean = (levels: readonly number[]): number =>
  10 * Math.log10(levels.reduce((sum, level) => sum + 10 ** (level / 10), 0) / levels.length);
const hoursOf = (row: readonly string[]) =>
  row.slice(2, 26).map((cell) => (cell === '' ? null : Number(cell)));

interface Levels {
  readonly kind: string;
  readonly zone: string;
  readonly at: readonly [number, number];
  readonly dayDb: number;
  readonly nightDb: number;
}
const plane = localPlane(118.5, 28.9);
const levels: Levels[] = stations.map((station: Feature<Point>) => {
  const hours = rows.filter((row) => row[0] === station.id).map(hoursOf);
  const within = (wanted: (hour: number) => boolean) =>
    hours.flatMap((day) => day.filter((v, h): v is number => v !== null && wanted(h)));
  const [lng, lat] = station.geometry.coordinates as [number, number];
  return {
    kind: station.properties?.stationKind,
    zone: station.properties?.zone,
    at: plane.toPlane(lng, lat),
    dayDb: energyMean(within((h) => h >= 6 && h < 22)),
    nightDb: energyMean(within((h) => h < 6 || h >= 22)),
  };
});
const limits: Readonly<Record<string, readonly [number, number]>> = {
  '0': [50, 40],
  '1': [55, 45],
  '2': [60, 50],
  '3': [65, 55],
  '4a': [70, 55],
  '4b': [70, 60],
};

describe('noise-hours.csv', () => {
  it('has the agreed columns', () => {
    expect(header).toEqual([
      'station_id',
      'date',
      ...Array.from({ length: 24 }, (_, h) => `h${String(h).padStart(2, '0')}`),
      'l10',
      'l50',
      'l90',
    ]);
    expect(rows.every((row) => row.length === 29)).toBe(true);
  });

  it('has each station and day once, seven days in all, a few days missing', () => {
    expect(new Set(rows.map((row) => `${row[0]} ${row[1]}`)).size).toBe(rows.length);
    expect(new Set(rows.map((row) => row[1])).size).toBe(7);
    expect(new Set(rows.map((row) => row[0]))).toEqual(new Set(stations.map((s) => s.id)));
    const missing = stations.length * 7 - rows.length;
    expect(missing).toBeGreaterThan(0);
    expect(missing).toBeLessThan(stations.length * 0.1);
  });

  it('has levels to one decimal, some hours missing, and percentiles in order', () => {
    const hours = rows.flatMap(hoursOf);
    const present = hours.filter((v) => v !== null);
    expect(present.every((v) => v > 25 && v < 85 && Math.abs(v * 10 - Math.round(v * 10)) < 1e-9)).toBe(true);
    expect(hours.length - present.length).toBeGreaterThan(20);
    expect(present.length / hours.length).toBeGreaterThan(0.97);
    expect(rows.every((row) => Number(row[26]) > Number(row[27]) && Number(row[27]) > Number(row[28]))).toBe(
      true,
    );
  });
});

describe('levels by class', () => {
  const meanOf = (kind: string, zone: string, pick: (l: Levels) => number) => {
    const those = levels.filter((l) => l.kind === kind && l.zone === zone);
    return those.reduce((sum, l) => sum + pick(l), 0) / those.length;
  };

  it.each([
    ['regional', '1', 50, 54],
    ['regional', '2', 53, 58],
    ['regional', '3', 56, 63],
    ['road', '4a', 65, 71],
  ])('%s points in class %s have a mean Ld of %d–%d dB(A)', (kind, zone, low, high) => {
    const mean = meanOf(kind, zone, (l) => l.dayDb);
    expect(mean).toBeGreaterThan(low);
    expect(mean).toBeLessThan(high);
  });

  it('nights are 6–10 dB quieter', () => {
    const drops = levels.map((l) => l.dayDb - l.nightDb);
    expect(Math.min(...drops)).toBeGreaterThan(5);
    expect(drops.reduce((a, b) => a + b) / drops.length).toBeGreaterThan(7.5);
    expect(Math.max(...drops)).toBeLessThan(11);
  });

  it('most pass, several do not', () => {
    const verdicts = levels.flatMap((l) => [l.dayDb <= limits[l.zone]![0], l.nightDb <= limits[l.zone]![1]]);
    const share = verdicts.filter(Boolean).length / verdicts.length;
    expect(share).toBeGreaterThan(0.85);
    expect(share).toBeLessThan(0.98);
  });
});

describe('spatial structure of the area stations', () => {
  it('neighbours are more alike than stations kilometres apart', () => {
    const area = levels.filter((l) => l.kind !== 'road');
    const half = (from: number, to: number) => {
      const pairs = area.flatMap((a, i) =>
        area.slice(0, i).flatMap((b) => {
          const h = Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1]);
          return h > from && h <= to ? [(a.dayDb - b.dayDb) ** 2 / 2] : [];
        }),
      );
      return pairs.reduce((sum, v) => sum + v, 0) / pairs.length;
    };
    expect(half(0, 450) / half(1600, 3200)).toBeLessThan(0.7);
  });
});
