import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { mapIdle, openApp, watchFaults } from './app.ts';
import { cellSize, feature, fileWriter, pixelsOf, pixelsPerMetre, placesAbout } from './scenes.ts';

/** The middle of the map; the street runs 55 m north of it, a house of two storeys stands between the two. */
const [lng, lat] = [118.505, 28.9];
const place = placesAbout([lng, lat]);
const scale = pixelsPerMetre(16, lat);

const scene = {
  type: 'FeatureCollection',
  shengtu: 1,
  settings: { maxDistanceM: 500, maxReflectionDistanceM: 100 },
  features: [
    feature('street', 'LineString', [place(-120, 55), place(120, 55)], {
      kind: 'road',
      name: '示例街',
      flow: { day: { light: 700, heavy: 60 }, night: { light: 150, heavy: 20 } },
      speedKmh: 50,
      surface: 'asphalt',
    }),
    feature(
      'house',
      'Polygon',
      [[place(-20, 20), place(13, 20), place(13, 32), place(-20, 32), place(-20, 20)]],
      { kind: 'building', name: '示例楼', heightM: 6, people: 12, dwellings: 4, use: 'residential' },
    ),
    feature('fan', 'Point', place(80, -60), {
      kind: 'point-source',
      heightM: 2,
      soundPowerLevelDbA: 80,
    }),
  ],
};
const file = fileWriter('facades')('house.scene.json', scene);

test('buildings stand up with the levels of their façades, which follow the traffic', async ({ page }) => {
  const { faults } = watchFaults(page);
  await openApp(page, `#v=1&t=noise&c=${lng},${lat},16,0,0`);
  await page.getByRole('button', { name: 'HJ 2.4-2021', exact: true }).click();
  await page.getByTestId('open-scene').setInputFiles(file);
  await expect(page.getByText('1 条道路')).toBeVisible();
  await cellSize(page, 20);
  await mapIdle(page);
  await page.mouse.click(...(await pixelsOf(page, [50, 55], scale)));
  await page.getByRole('button', { name: /^计算$/ }).click();
  await expect(page.getByRole('heading', { name: '建筑立面与三维' })).toBeVisible();

  await page.getByText('三维显示建筑').click();
  // 33 m and 12 m in parts of at most 5 m, two floors: (7 + 3) · 2 · 2.
  await expect(page.locator('[data-facade-receivers]')).toHaveAttribute('data-facade-receivers', '40');
  await page.getByRole('button', { name: '计算立面声级' }).click();
  await page
    .getByRole('list', { name: /立面最响的建筑/ })
    .getByRole('button', { name: /示例楼/ })
    .click();
  const card = page.getByTestId('building');
  await expect(card).toContainText('12 人，4 户');
  await expect(card.getByRole('rowheader')).toHaveText(['2', '1', /朝北/, /朝[东西]/, /朝[东西]/, /朝南/]);
  const loudest = async () => Number((await card.getByRole('cell').first().textContent()) ?? '');
  const before = await loudest();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /下载全部立面接收点/ }).click();
  const csv = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(csv).toHaveLength(41);

  await page.getByLabel('小型车').first().fill('7000');
  await page.keyboard.press('Enter');
  await expect.poll(loudest).toBeGreaterThan(before + 3);
  await mapIdle(page);
  expect(faults).toEqual([]);
});
