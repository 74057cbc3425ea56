import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { mapIdle, openApp, watchFaults } from './app.ts';
import {
  cellSize,
  compute,
  feature,
  fileWriter,
  panelOf,
  pixelsOf,
  placesAbout,
  predicted,
} from './scenes.ts';

/** The hours of a computed map, and two maps side by side. */

const [lng, lat] = [118.505, 28.9];
const place = placesAbout([lng, lat]);

const day = { light: 700, medium: 40, heavy: 60 };
const sceneWith = (flow: object) => ({
  type: 'FeatureCollection',
  shengtu: 1,
  settings: { maxDistanceM: 500, maxReflectionDistanceM: 100 },
  features: [
    feature('street', 'LineString', [place(-120, 55), place(120, 55)], {
      kind: 'road',
      name: '示例街',
      flow,
      speedKmh: 50,
      surface: 'asphalt',
    }),
    feature('fan', 'Point', place(80, -60), {
      kind: 'point-source',
      heightM: 2,
      soundPowerLevelDbA: 70,
    }),
  ],
});
/** Four times the traffic at 8 as in the other hours. */
const light = Array.from({ length: 24 }, (_, hour) => (hour === 8 ? 4 : 1));
const course = { version: 1, classes: [{ class: 'street', ids: ['street'], factors: { light } }] };
/** 16 hours by day with weights that add up to 15 + 4. */
const lightAt8 = (700 * 4 * 16) / 19;

const fileOf = fileWriter('hours');
const sceneFile = fileOf(
  'street.scene.json',
  sceneWith({ day, night: { light: 400, medium: 10, heavy: 20 } }),
);
const hoursFile = fileOf('street-hours.json', course);

async function openStreet(page: Page, files: string[]) {
  await openApp(page, `#v=1&t=noise&c=${lng},${lat},16,0,0`);
  await page.getByRole('button', { name: 'HJ 2.4-2021', exact: true }).click();
  await page.getByTestId('open-scene').setInputFiles(files);
  await expect(panelOf(page).getByText('1 条道路')).toBeVisible();
  await cellSize(page, 10);
}

/** A little left of the middle of the map, south of the street. */
const placeOf = (page: Page) => pixelsOf(page, [-60, -20], 1);

/** Level that the read-out gives under the pointer, dB(A). */
async function hovered(page: Page, [x, y]: readonly [number, number]): Promise<number> {
  await page.mouse.move(x + 1, y);
  await page.mouse.move(x, y);
  const text = await page.getByTestId('pointer-level').textContent();
  return Number(/(\d+\.\d) dB/.exec(text ?? '')?.[1]);
}

const traces = (page: Page) => page.evaluate(() => performance.getEntriesByName('sound-start').length);

test('an hour of a computed map is what the command line predicts for its flow, without a trace', async ({
  page,
}) => {
  const { faults } = watchFaults(page);
  await openStreet(page, [hoursFile, sceneFile]);
  await compute(page, /按 HJ/);
  const hours = page.getByRole('slider', { name: '时刻' });
  await expect(hours).toHaveAttribute('aria-disabled', 'false');
  const place = await placeOf(page);
  const whole = await hovered(page, place);

  await hours.focus();
  for (let hour = 0; hour <= 3; hour++) await page.keyboard.press('ArrowRight');
  await expect(hours).toHaveAttribute('aria-valuetext', /^03:00，图内能量平均/);
  const legend = page.getByRole('region', { name: '声级图例' }).first();
  await expect(legend).toContainText('某小时流量');
  const classes = await legend.locator('li').allTextContents();
  for (let hour = 4; hour <= 8; hour++) await page.keyboard.press('ArrowRight');
  await expect(hours).toHaveAttribute('aria-valuenow', '8');
  // Limits of the day stand beside classes by day, of the night by night; the classes stay.
  const bands = (rows: string[]) => rows.map((row) => row.match(/^(\d\d–\d\d|[≥<] \d\d)/)?.[0]);
  expect(bands(await legend.locator('li').allTextContents())).toEqual(bands(classes));
  const atEight = await hovered(page, place);
  expect(atEight).toBeGreaterThan(whole + 2);

  const why = page.getByTestId('why');
  await page.mouse.click(...place);
  await expect(why).toContainText('Leq08');
  const level = Number(await why.locator('[data-level]').getAttribute('data-level'));
  const [east, north] = ((await why.locator('p').first().textContent()) ?? '').split(', ').map(Number);
  const scene = fileOf(
    'eight.scene.json',
    sceneWith({ day: { ...day, light: lightAt8 }, night: { light: 1 } }),
  );
  expect(Math.abs(level - predicted(scene, [east, north]))).toBeLessThan(0.01);
  // The bars are those of the place now.
  await expect(hours).toHaveAttribute('aria-valuetext', /^08:00，所选地点/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '.tif' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('noise_hj2.4_Leq08.tif');
  expect(await traces(page)).toBe(1);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(faults).toEqual([]);
});

test('two maps side by side: each side reads and draws its own', async ({ page }) => {
  const { faults } = watchFaults(page);
  await openStreet(page, [sceneFile]);
  await compute(page, /按 HJ/);
  await expect(page.getByRole('slider', { name: '时刻' })).toHaveCount(0);
  const place = await placeOf(page);
  const before = await hovered(page, place);
  await panelOf(page).getByRole('button', { name: '以此图为对比基准' }).click();
  await page.getByRole('button', { name: 'CNOSSOS-EU' }).click();
  await compute(page, /按 Directive/);
  const after = await hovered(page, place);
  expect(after).not.toBe(before);

  await panelOf(page).getByText('两幅图左右并看').click();
  const line = page.getByRole('slider', { name: '卷帘分隔线' });
  await expect(line).toHaveAttribute(
    'aria-valuetext',
    /左侧 50 %：对比基准 .*HJ 2\.4.*；右侧：当前图 .*CNOSSOS/,
  );
  // Left of the line the map before, right of it the one after.
  await mapIdle(page);
  expect(await hovered(page, place)).toBe(before);
  const box = await line.boundingBox();
  const [x, y] = place;
  if (!box) throw new Error('no line');
  await page.mouse.move(box.x + box.width / 2, y + 200);
  await page.mouse.down();
  await page.mouse.move(x - 100, y + 200, { steps: 4 });
  await page.mouse.up();
  expect(await hovered(page, place)).toBe(after);
  await line.focus();
  await page.keyboard.press('End');
  await expect(line).toHaveAttribute('aria-valuenow', '100');
  expect(await hovered(page, place)).toBe(before);
  // Only the current map can be explained.
  await page.mouse.click(x, y);
  await expect(page.getByText('“为什么这么响”解释的是当前图').first()).toBeVisible();
  await expect(page.getByTestId('why')).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(faults).toEqual([]);
});
