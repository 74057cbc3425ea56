import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stationLevel } from '../../src/acoustics/period-levels.ts';
import { gbPeriodHours } from '../../src/domain/indicator.ts';
import { DataError } from '../../src/domain/note.ts';
import { type NoiseRecipe, recipeSchema } from '../../src/domain/recipe.ts';
import { gather, maxCells } from '../../src/features/noise/gather.ts';
import { gridEdges } from '../../src/grid/grid.ts';
import { station, stationLayer } from './noise-stations.ts';

const recipe: NoiseRecipe = recipeSchema.parse({
  layerId: 'stations',
  value: { kind: 'indicator', indicator: 'Ld' },
  days: null,
  stationKinds: ['functional', 'regional'],
  method: 'kriging',
  clip: { kind: 'distance', distanceM: 500 },
});

/** About 97.6 m east–west by 110.8 m north–south at 28.9° N. */
const step = 0.001;
const mesh = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    station(
      `s${i}`,
      118.5 + (i % 6) * step,
      28.9 + Math.floor(i / 6) * step,
      { stationKind: 'regional' },
      50 + (i % 7),
    ),
  );

const codes = (notes: readonly { code: string }[]) => notes.map((note) => note.code);
const failure = (run: () => unknown): DataError => {
  try {
    run();
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
  throw new Error('was accepted');
};

describe('stations of a recipe', () => {
  it('leaves out other kinds, missing places, missing hours and impossible levels, and names them', () => {
    const short = Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 55 : null));
    const layer = stationLayer([
      ...mesh(30),
      station('road1', 118.5, 28.95, { stationKind: 'road' }, 70),
      station('short', 118.51, 28.91, { stationKind: 'regional' }, short),
      station('none', 118.51, 28.92, { stationKind: 'regional' }),
      station('loud', 118.52, 28.92, { stationKind: 'regional' }, 190),
    ]);
    const { points, notes } = gather(recipe, layer, null);
    expect(points.x).toHaveLength(30);
    expect(codes(notes)).toEqual(['noise-left-kind', 'noise-left-hours', 'noise-left-range']);
    expect(notes[1].params).toEqual({ count: 2, ids: 'short, none' });
    expect(notes[2].params).toEqual({ count: 1, ids: 'loud' });
  });

  it('warns under 30 stations and, strongly, when roadside and area stations are mixed', () => {
    const layer = stationLayer([...mesh(5), station('r', 118.51, 28.9, { stationKind: 'road' }, 70)]);
    const { notes } = gather({ ...recipe, stationKinds: ['regional', 'road'] }, layer, null);
    expect(codes(notes).slice(0, 2)).toEqual(['noise-mixed', 'noise-few']);
  });

  it('refuses fewer than three stations and says why they are missing', () => {
    const layer = stationLayer([...mesh(2), station('r', 118.51, 28.9, { stationKind: 'road' }, 70)]);
    const { notes } = failure(() => gather(recipe, layer, null));
    expect(notes).toEqual([
      { code: 'noise-too-few', params: { count: 2, min: 3 } },
      { code: 'noise-left-kind', params: { count: 1, ids: 'r' } },
    ]);
  });

  it('refuses stations that all stand at one place', () => {
    const layer = stationLayer(['a', 'b', 'c'].map((id) => station(id, 118.5, 28.9, {}, 50)));
    expect(codes(failure(() => gather(recipe, layer, null)).notes)).toEqual(['points-one-place']);
  });

  it('averages coincident stations and keeps both ids, hour by hour', () => {
    const first = Array.from({ length: 24 }, (_, hour) => (hour === 3 ? null : 50));
    const layer = stationLayer([
      station('a', 118.5, 28.9, {}, first),
      station('b', 118.5, 28.9, {}, 60),
      station('c', 118.51, 28.9, {}, 52),
      station('d', 118.5, 28.91, {}, 54),
    ]);
    const { points, stationIds, hoursDb } = gather(recipe, layer, null);
    expect(stationIds).toEqual([['a', 'b'], ['c'], ['d']]);
    expect(points.z[0]).toBeCloseTo(55, 12);
    expect(hoursDb?.[3][0]).toBe(60);
    expect(hoursDb?.[4][0]).toBe(55);
  });

  it('reduces the hours of many days by energy, as the levels of stations are', () => {
    const days = [
      [50, 60, null],
      [56, null, null],
    ].map((start, i) => ({
      date: `2023-06-0${5 + i}`,
      hours: Array.from({ length: 24 }, (_, hour) => start[hour] ?? (hour < 3 ? null : 50 + hour)),
    }));
    const series = { stationId: 's0', days };
    const layer = stationLayer(mesh(4).map((each, i) => (i === 0 ? { ...each, series } : each)));
    const { hoursDb } = gather(recipe, layer, null);
    // 10 lg [(10^5.0 + 10^5.6) / 2]
    expect(hoursDb?.[0][0]).toBeCloseTo(53.96293, 5);
    expect(hoursDb?.[1][0]).toBeCloseTo(60, 12);
    expect(hoursDb?.[2][0]).toBeNaN();
    for (const hour of [0, 1, 3, 23]) {
      const level = stationLevel(series, { kind: 'hour', hour }, gbPeriodHours, null).levelDb;
      expect(hoursDb?.[hour][0]).toBeCloseTo(level ?? Number.NaN, 10);
    }
  });

  it('names the far outlier by its station', () => {
    const layer = stationLayer([...mesh(40), station('odd', 118.51, 28.91, {}, 130)]);
    const note = gather(recipe, layer, null).notes.find(({ code }) => code === 'points-outlier');
    expect(note?.params?.rows).toBe('odd');
  });

  it('takes plain properties as levels and has no hours then', () => {
    const layer = stationLayer(
      mesh(4).map(({ feature }, i) => ({
        feature: { ...feature, properties: { leq: 50 + i } },
        series: null,
      })),
    );
    const made = gather({ ...recipe, value: { kind: 'property', property: 'leq' } }, layer, null);
    expect([...made.points.z]).toEqual([50, 51, 52, 53]);
    expect(made.hoursDb).toBeNull();
  });

  it('marks a grid of illustrative stations', () => {
    const demo = mesh(4).map(({ feature, series }) => ({
      feature: { ...feature, provenance: 'illustrative' as const },
      series,
    }));
    expect(gather(recipe, stationLayer(demo), null).illustrative).toBe(true);
    expect(gather(recipe, stationLayer(mesh(4)), null).illustrative).toBe(false);
  });
});

describe('frame', () => {
  it('holds every station with the reach around it, on whole cells', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.double({ min: 118, max: 118.2, noNaN: true }),
            fc.double({ min: 28.8, max: 29, noNaN: true }),
          ),
          {
            minLength: 4,
            maxLength: 20,
          },
        ),
        fc.integer({ min: 20, max: 300 }),
        (places, cellSizeM) => {
          const layer = stationLayer(places.map(([lng, lat], i) => station(`s${i}`, lng, lat, {}, 50 + i)));
          let made: ReturnType<typeof gather>;
          try {
            made = gather({ ...recipe, cellSizeM }, layer, null);
          } catch (error) {
            // All at one place: refused elsewhere.
            return error instanceof DataError;
          }
          const [west, south, east, north] = gridEdges(made.frame);
          const { x, y } = made.points;
          const inside = [...x].every(
            (e, i) =>
              e - 500 >= west - 1e-6 &&
              e + 500 <= east + 1e-6 &&
              y[i] - 500 >= south - 1e-6 &&
              y[i] + 500 <= north + 1e-6,
          );
          const onCell = Math.abs(west / cellSizeM - Math.round(west / cellSizeM)) < 1e-6;
          return inside && onCell && made.frame.width * cellSizeM < east - west + 1e-6;
        },
      ),
      { numRuns: 60 },
    );
  });

  it('refuses a grid that is too large and proposes a cell size that is not', () => {
    const layer = stationLayer([
      station('a', 118, 28.5, {}, 50),
      station('b', 119, 29.5, {}, 55),
      station('c', 118, 29.5, {}, 60),
    ]);
    const [note] = failure(() => gather({ ...recipe, cellSizeM: 2 }, layer, null)).notes;
    expect(note.code).toBe('noise-too-many-cells');
    const { frame } = gather({ ...recipe, cellSizeM: Number(note.params?.cellSizeM) }, layer, null);
    expect(frame.width * frame.height).toBeLessThanOrEqual(maxCells);
  });

  it('follows the chosen polygon, holes kept, and says how far stations reach', () => {
    const ring = (half: number) =>
      [
        [-half, -half],
        [half, -half],
        [half, half],
        [-half, half],
        [-half, -half],
      ].map(([dx, dy]) => [118.5 + dx, 28.9 + dy]);
    const area = {
      id: 'park',
      geometry: { type: 'Polygon' as const, coordinates: [ring(0.01), ring(0.002)] },
      properties: {},
      provenance: 'illustrative' as const,
    };
    const clip = { kind: 'feature', layerId: 'parks', featureId: 'park' } as const;
    const made = gather({ ...recipe, clip }, stationLayer(mesh(30)), area);
    expect(made.area.polygons?.[0]).toHaveLength(2);
    expect(codes(made.notes)).toContain('noise-reach');
    const [west, , east] = gridEdges(made.frame);
    // 0.02° of longitude at 28.9° N on GRS 80: a·cos φ/√(1 − e² sin² φ)·0.02·π/180 = 1951.9 m.
    expect(east - west).toBeGreaterThanOrEqual(1951.9);
    expect(east - west).toBeLessThan(1951.9 + 2 * made.frame.cellSizeM + 1);
  });

  it('refuses an area that is missing or no polygon', () => {
    const clip = { kind: 'feature', layerId: 'parks', featureId: 'x' } as const;
    expect(codes(failure(() => gather({ ...recipe, clip }, stationLayer(mesh(4)), null)).notes)).toEqual([
      'noise-clip-missing',
    ]);
    const point = station('x', 118, 28).feature;
    expect(codes(failure(() => gather({ ...recipe, clip }, stationLayer(mesh(4)), point)).notes)).toEqual([
      'noise-clip-missing',
    ]);
  });
});

it('uses the GB split unless told otherwise', () => {
  expect(recipe.periodHours).toEqual(gbPeriodHours);
});
