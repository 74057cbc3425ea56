import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { mapIdle, openApp, watchFaults, withoutWebGl } from './app.ts';
import { feature, fileWriter, panelOf, placesAbout } from './scenes.ts';

/** Wall screen, tour, picture, and what outlives a reload, a lost graphics context and a browser without WebGL 2. */

const [lng, lat] = [118.5065, 28.9019];
const place = placesAbout([lng, lat]);
const yard = {
  type: 'FeatureCollection',
  shengtu: 1,
  settings: { maxDistanceM: 500, maxReflectionDistanceM: 100 },
  features: [
    feature('fan', 'Point', [lng, lat], { kind: 'point-source', heightM: 2, soundPowerLevelDbA: 105 }),
    feature(
      'house',
      'Polygon',
      [[place(40, 20), place(70, 20), place(70, 32), place(40, 32), place(40, 20)]],
      { kind: 'building', heightM: 6, people: 12, dwellings: 4, use: 'residential' },
    ),
    feature('corner', 'Point', place(-90, -70), { kind: 'receiver', heightM: 2 }),
  ],
};
const sceneFile = fileWriter('present')('yard.scene.json', yard);

const result = (page: Page) => panelOf(page).getByText(/个接收点，高/);

async function openSources(page: Page, zoom: number) {
  const layers = 'town-labels,roads,river,water-bodies,county-outline';
  await openApp(page, `#v=1&t=noise&c=${lng},${lat},${zoom},0,0&l=${layers}`);
  await page.getByRole('button', { name: 'HJ 2.4-2021', exact: true }).click();
}

async function compute(page: Page, cellM: number) {
  await page.getByLabel(/网格大小/).fill(String(cellM));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^(重新)?计算$/ }).click();
  await expect(result(page)).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
}

async function computeYard(page: Page) {
  await openSources(page, 17);
  await page.getByTestId('open-scene').setInputFiles(sceneFile);
  await expect(panelOf(page).getByText('1 栋建筑')).toBeVisible();
  await compute(page, 10);
}

test('the wall screen: scenarios by keys, back at once, Esc leaves', async ({ page }) => {
  const { faults } = watchFaults(page);
  // The town lies in view: the map stays where it is.
  await openSources(page, 13.6);
  await page.getByRole('button', { name: '载入示意县城' }).click();
  await page
    .getByRole('button', { name: '夜间 Ln' })
    .or(page.getByRole('button', { name: /指标/ }))
    .click();
  await page.getByRole('option', { name: '夜间 Ln' }).click();
  await page.getByRole('button', { name: '视图', exact: true }).click();
  await compute(page, 100);
  const start = page.getByRole('button', { name: '大屏演示' });
  await start.click();
  const screen = page.getByRole('region', { name: '大屏演示' });
  await expect(screen.getByRole('heading', { name: /常山县城/ })).toBeVisible();
  await expect(page.getByRole('banner').getByRole('navigation')).toBeHidden();
  await expect(screen.getByText(/人所住建筑的最响立面 Ln ≥ 50 dB\(A\)/)).toBeVisible();
  const chosen = screen.getByRole('group', { name: '情景' }).locator('button[aria-pressed="true"]');
  await expect(chosen).toContainText(/现状.*人/);
  await page.keyboard.press('ArrowRight');
  await expect(chosen).toContainText(/夜间货车限行.*人/);
  await page.keyboard.press('3');
  await expect(chosen).toContainText(/声屏障.*人/);
  await page.keyboard.press('1');
  // Kept: there is nothing to wait for.
  await expect(chosen).toContainText(/现状.*人/);
  await expect(screen.getByText(/%$/)).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(screen).toHaveCount(0);
  await expect(start).toBeFocused();
  expect(faults).toEqual([]);
});

test('the tour asks before it puts a scene aside, pauses when the map is touched, and gives the scene back', async ({
  page,
}) => {
  const { faults } = watchFaults(page);
  await computeYard(page);
  const before = await result(page).textContent();
  await page.getByRole('button', { name: '60 秒导览' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '开始导览' }).click();
  const tour = page.getByRole('region', { name: '60 秒导览' });
  await expect(tour).toHaveAttribute('data-tour-step', 'load');
  await expect(panelOf(page).getByText('480 栋建筑')).toBeVisible();
  await page.locator('canvas.maplibregl-canvas').click({ position: { x: 300, y: 300 } });
  await expect(tour.getByText(/已暂停/)).toBeVisible();
  await tour.getByRole('button', { name: '下一步' }).click();
  await expect(tour).toHaveAttribute('data-tour-step', 'look');
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(tour).toHaveCount(0);
  await expect(panelOf(page).getByText('1 栋建筑')).toBeVisible();
  await expect(result(page)).toHaveText(before ?? '');
  expect(faults).toEqual([]);
});

test('the tour plays to its end and leaves the demo town open', async ({ page }) => {
  await openSources(page, 15);
  await page.getByRole('button', { name: '60 秒导览' }).click();
  const tour = page.getByRole('region', { name: '60 秒导览' });
  for (const step of ['look', 'coarse', 'fine', 'why', 'trucks', 'difference', 'barrier', 'end']) {
    await tour.getByRole('button', { name: '下一步' }).click();
    await expect(tour).toHaveAttribute('data-tour-step', step);
  }
  await expect(page.getByRole('region', { name: '声级图例' }).first()).toContainText('与基准之差');
  // The panel was scrolled to what the tour speaks of; the page stands where it stood.
  await expect(page.getByRole('banner')).toBeInViewport({ ratio: 1 });
  await tour.getByRole('button', { name: '下一步' }).click();
  await tour.getByRole('button', { name: '关闭' }).click();
  await expect(panelOf(page).getByText('2 道声屏障')).toBeVisible();
});

test('the picture is a PNG at twice the size, with the map in it', async ({ page }) => {
  await computeYard(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '图片 .png' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('noise_hj2.4_Ld.png');
  const bytes = readFileSync(await download.path());
  const seen = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    // Of the map, below the title and left of the legend.
    const pixels = context?.getImageData(200, 400, 1400, 1000).data ?? [];
    const colours = new Set<number>();
    for (let i = 0; i < pixels.length; i += 16)
      colours.add((pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2]);
    const map = document.querySelector('canvas.maplibregl-canvas')?.getBoundingClientRect();
    return { width: image.width, height: image.height, colours: colours.size, mapWidth: map?.width ?? 0 };
  }, bytes.toString('base64'));
  // Map, legend of 248, gap and edges of 16 CSS pixels.
  expect(seen.width).toBe(2 * (seen.mapWidth + 248 + 3 * 16));
  expect(seen.height).toBeGreaterThan(2 * 850);
  expect(seen.colours).toBeGreaterThan(100);
});

test('a scene with its edits comes back after a reload, until it is closed', async ({ page }) => {
  await computeYard(page);
  await page.locator('canvas.maplibregl-canvas').click();
  const power = panelOf(page).getByLabel(/声功率级/);
  await power.fill('95');
  await power.press('Enter');
  await expect(page.getByRole('button', { name: '撤销', exact: true })).toBeEnabled();
  await expect(page.locator('[data-kept="saved"]')).toBeVisible();
  await page.reload();
  await expect(panelOf(page).getByText(/已恢复上次的场景（修改 1 处/)).toBeVisible();
  await expect(page.getByLabel(/网格大小/)).toHaveValue('10');
  await expect(page.getByRole('button', { name: '撤销', exact: true })).toBeEnabled();
  await page.getByRole('button', { name: '计算', exact: true }).click();
  await expect(result(page)).toBeVisible();
  await page.getByRole('button', { name: '关闭场景，重新开始' }).click();
  await expect(panelOf(page).getByText(/先载入示意场景/)).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'HJ 2.4-2021', exact: true }).click();
  await expect(panelOf(page).getByText(/先载入示意场景/)).toBeVisible();
});

/** How much of the map is in the warm colours of loud classes. */
const warmShare = (page: Page) =>
  page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    const canvas = document.querySelector<HTMLCanvasElement>('[data-print-sheet] canvas');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let warm = 0;
    for (let i = 0; i < pixels.length; i += 16) if (pixels[i] > pixels[i + 2] + 60) warm++;
    dispatchEvent(new Event('afterprint'));
    return warm / (pixels.length / 16);
  });

test('a lost graphics context comes back with the computed map', async ({ page }) => {
  await computeYard(page);
  await mapIdle(page);
  const before = await warmShare(page);
  expect(before).toBeGreaterThan(0.02);
  await page.evaluate(() => {
    const gl = document.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas')?.getContext('webgl2');
    const loss = gl?.getExtension('WEBGL_lose_context');
    loss?.loseContext();
    setTimeout(() => loss?.restoreContext(), 0);
  });
  await expect(page.locator('[data-map-state]')).toHaveAttribute('data-map-state', 'loading');
  await mapIdle(page);
  expect(Math.abs((await warmShare(page)) - before)).toBeLessThan(0.005);
});

test('without WebGL 2 a scene is computed and its people are counted', async ({ page }) => {
  await withoutWebGl(page);
  const { faults } = watchFaults(page);
  await computeYard(page);
  await expect(panelOf(page).getByTestId('exposure').getByRole('row', { name: / 12/ })).toBeVisible();
  await page.getByRole('button', { name: '图片 .png' }).click();
  await expect(page.getByRole('region', { name: '消息' })).toContainText('没有地图可存为图片');
  expect(faults).toEqual([]);
});
