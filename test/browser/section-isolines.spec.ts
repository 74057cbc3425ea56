import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { openApp, watchFaults } from './app.ts';
import { cellSize, feature, fileWriter, placesAbout } from './scenes.ts';

/** The middle of the map. A fan stands 60 m west of it, a barrier 40 m, a house 30 m north. */
const [lng, lat] = [118.505, 28.9];
const at = placesAbout([lng, lat]);

const scene = {
  type: 'FeatureCollection',
  shengtu: 1,
  settings: { method: 'iso9613', maxDistanceM: 400, maxReflectionDistanceM: 200, periods: ['day', 'night'] },
  features: [
    feature('fan', 'Point', at(-60, 0), {
      kind: 'point-source',
      name: '风机',
      heightM: 1.5,
      soundPowerLevelDbA: 100,
    }),
    feature('screen', 'LineString', [at(-40, -120), at(-40, 20)], {
      kind: 'barrier',
      name: '东墙',
      heightM: 4,
    }),
    feature('house', 'Polygon', [[at(-40, 30), at(60, 30), at(60, 45), at(-40, 45), at(-40, 30)]], {
      kind: 'building',
      name: '长楼',
      heightM: 15,
    }),
    feature('lawn', 'Polygon', [[at(-30, -60), at(10, -60), at(10, 25), at(-30, 25), at(-30, -60)]], {
      kind: 'ground',
      groundFactor: 1,
    }),
  ],
};

test('a level is explained by its paths in section, and isolines stand at the edges of the bands', async ({
  page,
}) => {
  const { faults } = watchFaults(page);
  await openApp(page, `#v=1&t=noise&c=${lng},${lat},16.5,0,0`);
  await page.getByRole('button', { name: 'HJ 2.4-2021', exact: true }).click();
  const file = fileWriter('section')('fan.scene.json', scene);
  await page.getByTestId('open-scene').setInputFiles(file);
  await cellSize(page, 10);
  await page.getByRole('button', { name: '计算', exact: true }).click();
  const panel = page.getByRole('complementary', { name: '工作面板' });
  await expect(panel.getByText(/按 ISO 9613-2.*接收点/)).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(panel.getByText(/表 5.*±1 dB.*±3 dB/)).toBeVisible();

  // Why: the cut of the loudest path, then that of the one over the barrier.
  const map = await page.locator('canvas.maplibregl-canvas').boundingBox();
  if (!map) throw new Error('no map');
  await page.mouse.click(map.x + map.width / 2, map.y + map.height / 2);
  const card = page.getByTestId('why');
  const routes = card.getByTestId('why-routes').getByRole('radio');
  await expect(routes.first()).toBeChecked();
  await card.getByRole('radio', { name: /越顶绕射/ }).check();
  const drawing = card.getByTestId('why-section').getByRole('img');
  await expect(drawing).toHaveAccessibleName(/东墙（高 4\.0 m，20 m 处）/);
  await expect(drawing).toHaveAccessibleName(/声程差 0\.\d\d m/);
  await expect(card.getByTestId('why-terms')).toContainText('越顶绕射');
  await card.getByRole('radio', { name: /反射/ }).first().check();
  await expect(drawing).toHaveAccessibleName(/反射面：长楼（高 15 m/);
  await expect(card.getByRole('img', { name: /衰减/ })).toHaveAttribute('data-chart', 'ready');

  // Lines: kept in the link, drawn, and in a file with their levels.
  await panel.getByText('等值线（标注声级）').click();
  await expect(page).toHaveURL(/w=.*isolines/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: '等值线 .geojson' }).click(),
  ]);
  const lines = JSON.parse(readFileSync(await download.path(), 'utf8'));
  const levels: number[] = lines.features.map(
    ({ properties }: { properties: { levelDb: number } }) => properties.levelDb,
  );
  expect(levels.length).toBeGreaterThan(2);
  expect(levels.every((level) => level % 5 === 0)).toBe(true);
  expect(lines.features[0].properties).toMatchObject({ indicator: 'Ld', unit: 'dB(A)', illustrative: false });

  const { violations } = await new AxeBuilder({ page }).include('aside').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(faults).toEqual([]);
});
