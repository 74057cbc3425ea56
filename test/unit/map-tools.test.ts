import { describe, expect, it } from 'vitest';
import type { LngLat } from '../../src/domain/feature.ts';
import { questionSchema } from '../../src/domain/question.ts';
import { areaM2, areaText, circleRing, lengthM, lengthText } from '../../src/map/measure.ts';
import { scaleBarM } from '../../src/map/scale-bar.ts';
import { type Drawing, startDrawing, step, type ToolEvent } from '../../src/map/tool-machine.ts';
import { measureText, toolFeatures } from '../../src/map/tool-shapes.ts';
import type { MapTool } from '../../src/state/state.ts';

const run = (tool: MapTool, events: readonly ToolEvent[]) => {
  let drawing: Drawing = startDrawing(tool);
  const results = [];
  for (const event of events) {
    const next = step(drawing, event, 12);
    drawing = next.drawing;
    if (next.result) results.push(next.result);
  }
  return { drawing, results };
};
const place = (lng: number, lat: number): ToolEvent => ({ kind: 'place', at: [lng, lat] });
const finish: ToolEvent = { kind: 'finish' };

describe('measures on the plane', () => {
  // GRS 80: length of a degree of the meridian about 28.9° and of the parallel at 28.9°, from the series of
  // Snyder, Map Projections (USGS PP 1395), eqs. 3-21 and 4-1: independent of the plane used here.
  const radians = Math.PI / 180;
  const e2 = 0.0066943800229;
  const parallelM = (lat: number) =>
    (6378137 * Math.cos(lat * radians) * radians) / Math.sqrt(1 - e2 * Math.sin(lat * radians) ** 2);
  const meridianM = (lat: number) =>
    (6378137 * (1 - e2) * radians) / (1 - e2 * Math.sin(lat * radians) ** 2) ** 1.5;

  it('measures lengths within 0.01 %', () => {
    expect(
      lengthM([
        [118.5, 28.85],
        [118.5, 28.95],
      ]) /
        (meridianM(28.9) * 0.1),
    ).toBeCloseTo(1, 4);
    expect(
      lengthM([
        [118.45, 28.9],
        [118.55, 28.9],
      ]) /
        (parallelM(28.9) * 0.1),
    ).toBeCloseTo(1, 4);
  });

  it('measures areas within 0.01 %, in either direction, closed or not', () => {
    const ring: LngLat[] = [
      [118.45, 28.85],
      [118.55, 28.85],
      [118.55, 28.95],
      [118.45, 28.95],
    ];
    const expected = parallelM(28.9) * 0.1 * meridianM(28.9) * 0.1;
    expect(areaM2(ring) / expected).toBeCloseTo(1, 4);
    expect(areaM2([...ring].reverse())).toBeCloseTo(areaM2(ring), 3);
    expect(areaM2([...ring, ring[0]])).toBeCloseTo(areaM2(ring), 3);
  });

  it('draws circles of the right area', () => {
    const sides = 72;
    const polygonShare = (sides / (2 * Math.PI)) * Math.sin((2 * Math.PI) / sides);
    expect(areaM2(circleRing([118.5, 28.9], 1000)) / (Math.PI * 1e6 * polygonShare)).toBeCloseTo(1, 6);
  });

  it('writes units that fit the size, rounded half to even', () => {
    expect([4.25, 850, 999.6, 1234, 123456].map((m) => lengthText(m, 'en'))).toEqual([
      '4.2 m',
      '850 m',
      '1.00 km',
      '1.23 km',
      '123.5 km',
    ]);
    expect([950, 12345, 2.5e6].map((m2) => areaText(m2, 'en'))).toEqual(['950 m²', '1.23 ha', '2.50 km²']);
  });

  it('chooses a round scale no longer than its space', () => {
    expect([1, 3.3, 40, 0.05].map((mpp) => scaleBarM(mpp, 96))).toEqual([50, 200, 2000, 2]);
  });
});

describe('tools', () => {
  it('give questions that the question schema takes', () => {
    const results = [
      run('point', [place(118.5, 28.9)]),
      run('box', [place(118.6, 28.8), place(118.5, 28.9)]),
      run('circle', [place(118.5, 28.9), place(118.51, 28.9)]),
      run('polygon', [place(118.5, 28.9), place(118.6, 28.9), place(118.6, 29), finish]),
    ].flatMap(({ results: made }) => made);
    expect(results.map(({ kind }) => kind)).toEqual(['point', 'box', 'circle', 'polygon']);
    for (const result of results) expect(questionSchema.safeParse(result).success).toBe(true);
    expect(results[1]).toMatchObject({ bounds: [118.5, 28.8, 118.6, 28.9] });
  });

  it('do not end with too few vertices, without area, or twice', () => {
    expect(run('polygon', [place(1, 1), place(2, 1), finish]).results).toEqual([]);
    expect(run('polygon', [place(1, 1), place(2, 1), place(1, 1), place(2, 1), finish]).results).toEqual([]);
    expect(run('box', [place(1, 1), place(1, 2)]).results).toEqual([]);
    expect(run('measure-distance', [place(1, 1), place(2, 1), finish, finish]).results).toHaveLength(1);
  });

  it('take a vertex back, and take no vertex twice in one place', () => {
    const { drawing } = run('measure-distance', [place(1, 1), place(1, 1), place(2, 1), { kind: 'undo' }]);
    expect(drawing.vertices).toEqual([[1, 1]]);
  });

  it('keep a finished measure in sight until the next vertex', () => {
    const done = run('measure-distance', [
      place(118.5, 28.9),
      place(118.51, 28.9),
      finish,
      { kind: 'move', at: [118.6, 28.9] },
    ]);
    expect(done.drawing.vertices).toHaveLength(2);
    expect(measureText(done.drawing, 'en')).toBe('975 m');
    expect(step(done.drawing, place(118.7, 28.9), 12).drawing.vertices).toEqual([[118.7, 28.9]]);
  });

  it('read out while the pointer moves', () => {
    const { drawing } = run('measure-area', [
      place(118.5, 28.9),
      place(118.51, 28.9),
      { kind: 'move', at: [118.51, 28.91] },
    ]);
    expect(measureText(drawing, 'en')).toMatch(/^54\.\d\d ha\n/);
    const parts = toolFeatures(drawing, 'en').features.map((feature) => feature.properties?.part);
    expect(parts).toEqual(['area', 'line', 'vertex', 'vertex', 'label']);
  });
});
