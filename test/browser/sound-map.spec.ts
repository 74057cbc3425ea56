import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openApp, watchFaults } from './app.ts';
import {
  cellSize,
  compute,
  feature,
  fileWriter,
  panelOf,
  pixelsOf,
  pixelsPerMetre,
  placesAbout,
  predicted,
  shengtu,
} from './scenes.ts';

/** The middle of the map; the street runs 55 m north of it, a house stands between the two. */
const [lng, lat] = [118.505, 28.9];
const place = placesAbout([lng, lat]);
const scale = pixelsPerMetre(16, lat);

const street = {
  type: 'FeatureCollection',
  shengtu: 1,
  settings: { maxDistanceM: 500, maxReflectionDistanceM: 100 },
  features: [
    feature('street', 'LineString', [place(-120, 55), place(120, 55)], {
      kind: 'road',
      name: '示例街',
      flow: {
        day: { light: 700, medium: 40, heavy: 60 },
        night: { light: 150, medium: 10, heavy: 20 },
      },
      speedKmh: 50,
      surface: 'asphalt',
    }),
    feature(
      'house',
      'Polygon',
      [[place(-20, 20), place(15, 20), place(15, 32), place(-20, 32), place(-20, 20)]],
      { kind: 'building', heightM: 6, people: 12, dwellings: 4, use: 'residential' },
    ),
    feature('fan', 'Point', place(80, -60), {
      kind: 'point-source',
      heightM: 2,
      soundPowerLevelDbA: 80,
    }),
  ],
};

const fileOf = fileWriter('sound');
const sceneFile = fileOf('street.scene.json', street);

async function openSound(page: Page) {
  await openApp(page, `#v=1&t=noise&c=${lng},${lat},16,0,0`);
  await page.getByRole('button', { name: 'HJ 2.4-2021', exact: true }).click();
}

async function openStreet(page: Page) {
  await openSound(page);
  await page.getByTestId('open-scene').setInputFiles(sceneFile);
  await expect(panelOf(page).getByText('1 条道路')).toBeVisible();
  await cellSize(page, 10);
}

/** Clicks a place, metres from the middle of the map. */
const clickAt = async (page: Page, at: readonly [number, number]) =>
  page.mouse.click(...(await pixelsOf(page, at, scale)));

interface Answer {
  readonly place: readonly [number, number];
  readonly levelDb: number;
}

/** Asks why it is loud a little beside the middle. */
async function why(page: Page): Promise<Answer> {
  const card = page.getByTestId('why');
  if (await card.isVisible()) await card.getByRole('button', { name: '关闭' }).click();
  await clickAt(page, [4, -6]);
  const level = await card.locator('[data-level]').getAttribute('data-level');
  const [x, y] = ((await card.locator('p').first().textContent()) ?? '').split(', ').map(Number);
  return { place: [x, y], levelDb: Number(level) };
}

test('a map by each method says what the command line says', async ({ page }) => {
  const { faults } = watchFaults(page);
  await openStreet(page);
  for (const [method, option, text, heightM] of [
    ['hj2.4', 'HJ 2.4-2021', /按 HJ 2\.4-2021/, 1.2],
    ['iso9613', 'ISO 9613-2', /按 ISO 9613-2/, 4],
    ['cnossos', 'CNOSSOS-EU', /按 Directive/, 4],
  ] as const) {
    const way = page.getByRole('group', { name: '由声源计算' }).getByRole('button', { name: option });
    await way.click();
    await expect(way).toHaveAttribute('aria-pressed', 'true');
    await compute(page, text);
    const { place, levelDb } = await why(page);
    expect(Math.abs(levelDb - predicted(sceneFile, place, method, heightM))).toBeLessThan(0.01);
  }
  expect(faults).toEqual([]);
});

test('traffic edited in the page changes the map as the command line predicts; undo brings it back', async ({
  page,
}) => {
  await openStreet(page);
  await compute(page, /按 HJ/);
  const before = await why(page);

  await panelOf(page).getByRole('button', { name: '以此图为对比基准' }).click();
  await clickAt(page, [60, 55]);
  const form = panelOf(page).locator('section', { hasText: '道路 · 示例街' });
  const heavy = form.getByLabel('大型车').first();
  await heavy.fill('0');
  await heavy.press('Enter');
  await expect(page.getByRole('button', { name: '撤销', exact: true })).toBeEnabled();
  await expect(page.getByTestId('why')).toHaveCount(0);
  const after = await why(page);
  expect(after.levelDb).toBeLessThan(before.levelDb - 1);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存场景文件' }).click(),
  ]);
  const edited = await download.path();
  expect(JSON.parse(readFileSync(edited, 'utf8')).features[0].properties.flow.day.heavy).toBe(0);
  const change = predicted(edited, after.place) - predicted(sceneFile, before.place);
  expect(Math.abs(after.levelDb - before.levelDb - change)).toBeLessThan(0.01);

  // Compared with the map before: the legend is that of a difference, and nobody is counted twice.
  await panelOf(page).getByRole('button', { name: '与基准之差' }).click();
  await expect(page.getByRole('region', { name: '声级图例' }).first()).toContainText('与基准之差');
  // Files are those of the map on show: back to the level.
  await page.getByRole('group', { name: '图上显示' }).getByRole('button', { name: '声级' }).click();
  const [tif] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '.tif' }).click(),
  ]);
  const grid = fileOf('edited.tif');
  await tif.saveAs(grid);
  const { bands } = shengtu('exposure', grid, sceneFile);
  const lived: { from: number | null; to: number | null; people: number; dwellings: number }[] = bands.filter(
    ({ people }: { people: number }) => people > 0,
  );
  expect(lived.map(({ people }) => people)).toEqual([12]);
  const table = panelOf(page).getByTestId('exposure');
  await expect(table.getByRole('row', { name: `${lived[0].from}–${lived[0].to} 12` })).toBeVisible();

  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByTestId('why')).toHaveCount(0);
  expect((await why(page)).levelDb).toBe(before.levelDb);
  await expect(heavy).toHaveValue('60');
});

test('the demo town comes with its scenarios, flagged as made up', async ({ page }) => {
  const { faults } = watchFaults(page);
  await openSound(page);
  await page.getByRole('button', { name: '载入示意县城' }).click();
  const scenarios = page.getByRole('group', { name: '情景' });
  for (const name of ['现状', '夜间货车限行', '声屏障', '低噪声路面+限速'])
    await expect(scenarios.getByRole('button', { name })).toBeVisible();
  await expect(panelOf(page).getByText('示意', { exact: true }).first()).toBeVisible();
  await scenarios.getByRole('button', { name: '声屏障' }).click();
  await expect(panelOf(page).getByText('2 道声屏障')).toBeVisible();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(panelOf(page).getByText('1 道声屏障')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(faults).toEqual([]);
});

test('stations correct the map, and the error at stations kept out of it stands beside', async ({ page }) => {
  await openSound(page);
  const road = (id: string, metres: number) =>
    feature(id, 'LineString', [place(-1500, metres), place(1500, metres)], {
      kind: 'road',
      flow: { light: 600, medium: 30, heavy: 30 },
      speedKmh: 50,
    });
  const settings = { maxDistanceM: 1500, periods: ['day', 'night'] };
  const features = [road('north', 1200), road('south', -1200)];
  const wide = fileOf('wide.scene.json', { type: 'FeatureCollection', shengtu: 1, settings, features });
  await page.getByTestId('open-scene').setInputFiles(wide);
  await cellSize(page, 100);
  await page.getByRole('button', { name: '声源计算，再按监测订正' }).click();
  await compute(page, /按 HJ/);
  await expect(
    panelOf(page)
      .getByText(/个检验点的均方根误差：订正前 \d+\.\d dB，订正后 \d+\.\d dB/)
      .first(),
  ).toBeVisible();
  const errors = panelOf(page).getByTestId('fusion');
  const rmse = async (row: string) =>
    Number(await errors.getByRole('row', { name: row }).getByRole('cell').nth(2).textContent());
  // Two roads through a town explain its levels badly: what the stations add is plain.
  expect(await rmse('检验点，订正后')).toBeLessThan(await rmse('检验点，订正前'));
  await expect(page.getByRole('region', { name: '声级图例' }).first()).toContainText('再按监测订正');
  const { violations } = await new AxeBuilder({ page }).include('aside').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

test('a scene with faults is shown without them, each named; a broken file is refused', async ({ page }) => {
  await openSound(page);
  const features = [
    ...street.features,
    feature('ghost', 'Point', [lng, lat], { kind: 'point-source', heightM: 1 }),
  ];
  const settings = { ...street.settings, method: 'iso9613' };
  const bad = fileOf('bad.scene.json', { ...street, settings, features });
  await page.getByTestId('open-scene').setInputFiles(bad);
  await expect(panelOf(page).getByText(/ghost/)).toBeVisible();
  // The scene names its method.
  await compute(page, /按 ISO/);
  fileOf('bad.scene.json', '{"type":');
  await page.getByTestId('open-scene').setInputFiles(bad);
  await expect(panelOf(page).getByRole('alert')).toContainText('场景不能使用');
});
