import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { openApp } from './app.ts';

/** The layer tree: what is shown, in which order, filtered how, and what is known about it. */

const tree = (page: Page) => page.getByRole('region', { name: '图层', exact: true });
const stations = (page: Page) => tree(page).getByRole('grid', { name: '监测站点' });
const legend = (page: Page) => page.getByRole('region', { name: '图例', exact: true });
const openMenu = (page: Page, layer: string) =>
  page.getByRole('button', { name: `${layer}：更多操作` }).click();
const firstStation = (page: Page) => stations(page).getByRole('row').first();

test('layers are shown and hidden, alone and by group; the legend follows', async ({ page }) => {
  await openApp(page);
  const box = stations(page).getByRole('checkbox', { name: /噪声监测点/ });
  await expect(box).toBeChecked();
  await expect(legend(page)).toContainText('区域网格点');
  await stations(page).getByText('噪声监测点').click();
  await expect(box).not.toBeChecked();
  await expect(legend(page)).not.toContainText('区域网格点');
  await page.getByRole('button', { name: '监测站点：图层组操作' }).click();
  await page.getByRole('menuitem', { name: '全部显示' }).click();
  for (const one of await stations(page).getByRole('checkbox').all()) await expect(one).toBeChecked();
  const title = tree(page).getByRole('button', { name: '监测站点', exact: true });
  await title.click();
  await expect(title).toHaveAttribute('aria-expanded', 'false');
  await expect(stations(page)).toHaveCount(0);
});

test('the order is changed by menu, by keyboard and by mouse, and announced', async ({ page }) => {
  await openApp(page);
  await expect(firstStation(page)).toContainText('噪声监测点');
  await openMenu(page, '噪声监测点');
  await page.getByRole('button', { name: '置底' }).click();
  await expect(tree(page).getByRole('status')).toHaveText(/噪声监测点：第 (\d) 位，共 \1 层/);
  await expect(stations(page).getByRole('row').last()).toContainText('噪声监测点');
  await page.getByRole('button', { name: '置顶' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(firstStation(page)).toContainText('噪声监测点');

  await page.getByRole('button', { name: /^拖动 噪声监测点/ }).focus();
  await page.keyboard.press('Enter');
  // Focus goes to the places where the layer may be put down.
  await expect(page.locator(':focus')).toHaveAttribute('aria-roledescription', /.+/);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(':focus')).toHaveAttribute('aria-label', /环境空气监测站/);
  await page.keyboard.press('Enter');
  await expect(firstStation(page)).toContainText('环境空气监测站');

  const from = await stations(page).getByRole('row').nth(1).boundingBox();
  const to = await firstStation(page).boundingBox();
  if (!from || !to) throw new Error('rows without a box');
  await page.mouse.move(from.x + 150, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 150, from.y + from.height / 2 - 8, { steps: 3 });
  await page.mouse.move(to.x + 150, to.y + 3, { steps: 6 });
  await expect(stations(page).locator('[data-drop-target]')).toHaveCount(1);
  await page.mouse.up();
  await expect(firstStation(page)).toContainText('噪声监测点');
});

test('a whole group moves, opacity is set by keyboard; the link keeps both', async ({ page }) => {
  await openApp(page, '#v=1&l=noise-stations,parks');
  await page.getByRole('button', { name: '污水零直排区：图层组操作' }).click();
  await page.getByRole('menuitem', { name: '整组上移' }).click();
  await expect(tree(page).getByRole('heading', { level: 3 }).first()).toHaveText('污水零直排区');
  await expect.poll(() => page.url()).toContain('l=parks,noise-stations');
  await page.reload();
  await expect(tree(page).getByRole('heading', { level: 3 }).first()).toHaveText('污水零直排区');
  await openMenu(page, '工业园区边界（示意）');
  await page.getByRole('slider', { name: '不透明度' }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => page.url()).toContain('parks:0.9');
});

test('a filter narrows map, count and table, and is in the link', async ({ page }) => {
  await openApp(page);
  await openMenu(page, '噪声监测点');
  await page.getByRole('button', { name: '筛选…' }).click();
  const dialog = page.getByRole('dialog', { name: '筛选：噪声监测点' });
  const road = dialog.locator('label').filter({ hasText: '道路交通点' });
  const roads = Number(/\d+$/.exec(((await road.textContent()) ?? '').trim())?.[0]);
  await dialog.getByRole('group', { name: '点位类型' }).getByRole('button', { name: '全不选' }).click();
  await expect(dialog.getByRole('status')).toContainText('没有要素通过');
  await road.click();
  await expect(dialog.getByRole('status')).toContainText(`筛选后 ${roads} 个`);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(firstStation(page)).toContainText(new RegExp(`${roads}/\\d+`));
  await expect(legend(page)).not.toContainText('区域网格点');
  await expect.poll(() => decodeURIComponent(page.url())).toContain('"values":["road"]');
  await page.getByRole('button', { name: /^已筛选/ }).click();
  await dialog.getByRole('button', { name: '清除筛选' }).click();
  await expect(dialog.getByRole('button', { name: '清除筛选' })).toBeDisabled();
});

test('the information card tells what the layer is, and its faults as a list to download', async ({
  page,
}) => {
  await page.route('**/data/layers/companies.geojson', async (route) => {
    const file = await (await route.fetch()).json();
    file.features[0].geometry.coordinates = [500, 28.9];
    await route.fulfill({ json: file });
  });
  await openApp(page);
  await tree(page).getByRole('button', { name: '1 处问题，点击查看' }).click();
  const card = page.getByRole('dialog', { name: '图层信息：企业' });
  await expect(card).toContainText('许可');
  await expect(card).toContainText('layers/companies.geojson');
  await expect(card.getByRole('listitem')).toHaveCount(1);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('button', { name: '下载问题清单（CSV）' }).click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text.trim().split('\r\n')).toHaveLength(2);
  expect(text).toContain('companies.geojson');
});

test('a layer whose file fails says why and is read again on request', async ({ page }) => {
  let broken = true;
  await page.route('**/data/layers/parks.geojson', (route) => (broken ? route.abort() : route.continue()));
  await openApp(page);
  const group = tree(page).getByRole('grid', { name: '污水零直排区' });
  const row = group.getByRole('row').filter({ hasText: '工业园区边界' });
  await expect(row).toContainText('未能载入');
  await expect(row).toContainText('parks.geojson');
  broken = false;
  await row.getByRole('button', { name: '重试' }).click();
  await expect(row).not.toContainText('未能载入');
});
