import { describe, expect, it } from 'vitest';
import type { PathSection } from '../../src/acoustics/path-section.ts';
import { isolineLabel } from '../../src/features/noise/isolines.ts';
import { drawingSize, groundLine, sectionScale, ticks } from '../../src/features/sound/section-drawing.ts';

const section: PathSection = {
  lengthM: 240,
  sourceZ: 81,
  receiverZ: 95,
  terrain: [
    [0, 80],
    [100, 80],
    [200, 90],
    [240, 91],
  ],
  ground: [[0, 240, 0.5]],
  obstacles: [{ id: 'screen', from: 20, to: 20, top: 120, foot: 80 }],
  ray: [
    [0, 81],
    [20, 120],
    [240, 95],
  ],
  corners: [],
  differenceM: 1,
};

describe('the drawing of a section', () => {
  it('holds all of it, source left, receiver right, high things up', () => {
    const { x, y, left, right, top, bottom, heights, distances } = sectionScale(section);
    expect([x(0), x(240)]).toEqual([left, right]);
    for (const z of [80, 120]) {
      expect(y(z)).toBeGreaterThan(top);
      expect(y(z)).toBeLessThan(bottom);
    }
    expect(y(120)).toBeLessThan(y(80));
    expect(bottom).toBeLessThan(drawingSize.height);
    expect(distances).toEqual([0, 50, 100, 150, 200]);
    expect(heights).toEqual([80, 100, 120]);
  });

  it('does not blow up a flat path without anything on it', () => {
    const flat = { ...section, sourceZ: 0.05, receiverZ: 1.2, obstacles: [], ray: [], corners: [] };
    const level = { ...flat, terrain: [[0, 0] as const, [240, 0] as const] };
    const { y } = sectionScale(level);
    expect(y(0) - y(1.2)).toBeLessThan(40);
  });

  it('cuts the ground where a zone begins and ends', () => {
    expect(groundLine(section, 50, 150)).toEqual([
      [50, 80],
      [100, 80],
      [150, 85],
    ]);
    expect(groundLine(section, 0, 240)).toEqual(section.terrain);
  });
});

it('ticks are round and inside', () => {
  expect(ticks(0, 7, 5)).toEqual([0, 2, 4, 6]);
  expect(ticks(-3, 12, 5)).toEqual([0, 5, 10]);
  expect(ticks(0.2, 0.9, 4)).toEqual([0.2, 0.4, 0.6000000000000001, 0.8]);
});

it('labels of isolines have the sign of a difference', () => {
  expect([isolineLabel(55, false), isolineLabel(3, true), isolineLabel(-5, true)]).toEqual([
    '55',
    '+3',
    '−5',
  ]);
});
