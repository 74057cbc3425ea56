import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildCatalogue } from '../../scripts/data/catalogue.ts';
import { buildDemoGrid } from '../../scripts/data/demo-grid.ts';
import { parseStoredGrid } from '../../src/grid/stored-grid.ts';

it('the demonstration grid is what the program makes of the demonstration stations, and says so', async () => {
  const committed = parseStoredGrid(
    readFileSync('data/layers/noise-grid-demo.json', 'utf8'),
    'noise-grid-demo.json',
  );
  const fresh = parseStoredGrid(await buildDemoGrid(buildCatalogue()), 'fresh');
  expect({ ...committed, values: null }).toEqual({ ...fresh, values: null });
  expect(committed.meta.illustrative).toBe(true);
  // Stored to 0.01 dB; another engine may round the last digit the other way.
  const apart = committed.values.reduce((most, value, i) => {
    if (Number.isNaN(value) !== Number.isNaN(fresh.values[i])) return Infinity;
    return Number.isNaN(value) ? most : Math.max(most, Math.abs(value - fresh.values[i]));
  }, 0);
  expect(apart).toBeLessThan(0.011);
});
