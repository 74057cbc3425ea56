import { describe, expect, it } from 'vitest';
import { hourMeans } from '../../src/features/noise/finish.ts';
import { hourOfKey, neighbourHour } from '../../src/features/noise/hours.ts';

describe('keys of the 24-hour strip', () => {
  it('go around the clock', () => {
    expect(neighbourHour(23, 1)).toBe(0);
    expect(neighbourHour(0, -1)).toBe(23);
    expect(hourOfKey('ArrowRight', 8)).toBe(9);
    expect(hourOfKey('ArrowDown', 8)).toBe(7);
    expect(hourOfKey('End', 8)).toBe(23);
  });

  it('begin at an end of the day when the whole period is shown', () => {
    expect(hourOfKey('ArrowRight', null)).toBe(0);
    expect(hourOfKey('ArrowLeft', null)).toBe(23);
  });

  it('leave other keys to the page', () => {
    expect(hourOfKey('Tab', 8)).toBeNull();
    expect(hourOfKey(' ', 8)).toBeNull();
  });
});

it('bars are means of the stations that measured, and stay empty where none did', () => {
  const hours = [Float64Array.of(50, 60, Number.NaN), Float64Array.of(Number.NaN, Number.NaN, Number.NaN)];
  expect(hourMeans(hours)).toEqual([55, Number.NaN]);
});
