import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openApp, watchFaults } from './app.ts';
import {
  cellSize,
  feature,
  fileWriter,
  panelOf,
  pixelsOf,
  pixelsPerMetre,
  placesAbout,
  predicted,
} from './scenes.ts';

/** The middle of the map; the street runs 55 m north of it. */
const [lng, lat] = [118.505, 28.9];
const place = placesAbout([lng, lat]);
const zoom = 17;
const scale = pixelsPerMetre(zoom, lat);

const sceneFile = fileWriter('edit')('street.scene.json', {
  type: 'FeatureCollection',
  shengtu: 1,
  settings: { maxDistanceM: 500, reflectionOrder: 0 },
  features: [
    feature('street', 'LineString', [place(-120, 55), place(120, 55)], {
      kind: 'road',
      name: '示例街',
      flow: { light: 700, medium: 40, heavy: 60 },
      speedKmh: 50,
    }),
    feature('fan', 'Point', place(60, -60), {
      kind: 'point-source',
      name: '风机',
      heightM: 2,
      soundPowerLevelDbA: 70,
    }),
  ],
});

const ready = (page: Page) => expect(page.getByRole('progressbar')).toHaveCount(0);

async function openStreet(page: Page) {
  await openApp(page, `#v=1&t=noise&c=${lng},${lat},${zoom},0,0`);
  await page.getByRole('button', { name: 'HJ 2.4-2021', exact: true }).click();
  await page.getByTestId('open-scene').setInputFiles(sceneFile);
  await expect(panelOf(page).getByText('1 条道路')).toBeVisible();
  await cellSize(page, 10);
  await page.getByRole('button', { name: /^(重新)?计算$/ }).click();
  await expect(panelOf(page).getByText(/按 HJ/)).toBeVisible();
  await ready(page);
  await page.getByRole('button', { name: '开始编辑' }).click();
}

/** The level that the read-out gives at a place. */
async function levelAt(page: Page, at: readonly [number, number]): Promise<number> {
  await page.mouse.move(...(await pixelsOf(page, [at[0] + 1, at[1] + 1], scale)));
  await page.mouse.move(...(await pixelsOf(page, at, scale)));
  const text = await page.getByText(/^\s*Ld .*dB\(A\)/).textContent();
  return Number(/Ld ([\d.]+)/.exec(text ?? '')?.[1]);
}

async function drawBarrier(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  await page.getByRole('group', { name: '绘制' }).getByRole('button', { name: '声屏障' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-drawing', 'LineString');
  for (const at of [from, to, to]) {
    const pixels = await pixelsOf(page, at, scale);
    await page.mouse.move(...pixels, { steps: 3 });
    await page.mouse.click(...pixels);
  }
  await expect(panelOf(page).getByText('声屏障 · 新声屏障 1')).toBeVisible();
  await ready(page);
}

const behind = [0, 15] as const;

test('a barrier is drawn, dragged and undone, and the level behind it follows', async ({ page }) => {
  const { faults } = watchFaults(page);
  await openStreet(page);
  const open = await levelAt(page, behind);
  await drawBarrier(page, [-60, 46], [60, 46]);
  await expect(panelOf(page).getByText('1 道声屏障')).toBeVisible();
  const screened = await levelAt(page, behind);
  expect(screened).toBeLessThan(open - 3);

  // As the command line has it, from the file that is saved.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存场景文件' }).click(),
  ]);
  const saved = await download.path();
  const kinds = JSON.parse(readFileSync(saved, 'utf8')).features.map(
    ({ properties }: { properties: { kind: string } }) => properties.kind,
  );
  expect(kinds).toEqual(['road', 'point-source', 'barrier']);
  await page.getByRole('button', { name: '结束编辑' }).click();
  await page.mouse.click(...(await pixelsOf(page, behind, scale)));
  const why = page.getByTestId('why');
  const level = Number(await why.locator('[data-level]').getAttribute('data-level'));
  const [x, y] = ((await why.locator('p').first().textContent()) ?? '').split(', ').map(Number);
  expect(Math.abs(level - predicted(saved, [x, y]))).toBeLessThan(0.01);
  await page.getByRole('button', { name: '开始编辑' }).click();
  await page.mouse.click(...(await pixelsOf(page, [-40, 46], scale)));
  await expect(page.locator('html')).toHaveAttribute('data-drawing', 'held');

  // Dragged to the far side of the place: what was behind it lies in front, and the map says so before the drop.
  await page.mouse.move(...(await pixelsOf(page, [-25, 46], scale)));
  await page.mouse.down();
  await page.mouse.move(...(await pixelsOf(page, [-25, 20], scale)), { steps: 4 });
  await page.mouse.move(...(await pixelsOf(page, [-25, -10], scale)), { steps: 4 });
  await expect(page.getByText('正在生成，图未完成。')).toBeVisible();
  await page.mouse.up();
  await expect(page.getByRole('button', { name: '重做', exact: true })).toBeDisabled();
  await expect(page.getByText('正在生成，图未完成。')).toHaveCount(0);
  await ready(page);
  expect(await levelAt(page, behind)).toBeGreaterThan(screened + 2);

  for (const level of [screened, open]) {
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await expect(page.getByText('正在生成，图未完成。')).toHaveCount(0);
    await ready(page);
    expect(await levelAt(page, behind)).toBe(level);
  }
  expect(faults).toEqual([]);
});

test('by numbers alone: a source is placed, moved, given a power, refused what cannot be, and deleted', async ({
  page,
}) => {
  await openStreet(page);
  await page.getByRole('group', { name: '绘制' }).getByRole('button', { name: '点声源' }).click();
  await page.getByRole('button', { name: '放在视图中央' }).click();
  const form = panelOf(page).locator('section', { hasText: '点声源 · 新点声源 1' });
  await expect(form).toBeVisible();
  await form.getByText('位置与形状').click();
  await form.getByLabel('向东').fill('30');
  await form.getByLabel('向北').fill('-20');
  await form.getByLabel('向北').press('Enter');
  await form.getByRole('button', { name: '移动' }).click();
  const [east, north] = place(30, -20);
  await expect.poll(async () => Number(await form.getByLabel('经度 1').inputValue())).toBeCloseTo(east, 5);
  expect(Number(await form.getByLabel('纬度 1').inputValue())).toBeCloseTo(north, 5);

  // Out of range: the form says which, and keeps what was there.
  const height = form.getByLabel('高度');
  await height.fill('9000');
  await height.press('Enter');
  await expect(form.getByRole('alert')).toContainText(/^9000 不在 .* 之间，未改动。$/);
  await expect(height).not.toHaveValue('9000');
  await expect(height).toHaveAttribute('aria-invalid', 'true');

  const { violations } = await new AxeBuilder({ page }).include('aside').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await form.getByRole('button', { name: '删除' }).click();
  await expect(form).toHaveCount(0);
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(panelOf(page).getByText('2 个其他声源')).toBeVisible();
});

test('one history: Ctrl+Z brings back a layer, then a value of the scene, from whatever tab', async ({
  page,
}) => {
  const { faults } = watchFaults(page);
  const tab = (name: string) => page.getByRole('banner').getByRole('button', { name, exact: true });
  const messages = page.getByRole('region', { name: '消息' });
  await openApp(page, '#v=1&t=data');
  const csv = `id,name,longitude,latitude,Ld\n1,一号点,${lng},${lat},58\n`;
  await page
    .getByTestId('open-files')
    .setInputFiles({ name: '复测.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await panelOf(page).getByRole('textbox', { name: '图层名称' }).fill('复测');
  await panelOf(page).getByRole('button', { name: '导入', exact: true }).click();

  await tab('噪声').click();
  await page.getByRole('button', { name: 'HJ 2.4-2021', exact: true }).click();
  await page.getByTestId('open-scene').setInputFiles(sceneFile);
  await expect(panelOf(page).getByText('1 条道路')).toBeVisible();
  await page.getByRole('button', { name: '开始编辑' }).click();
  await page.getByRole('group', { name: '绘制' }).getByRole('button', { name: '点声源' }).click();
  await page.getByRole('button', { name: '放在视图中央' }).click();
  const power = panelOf(page).getByLabel(/声功率级/);
  const before = await power.inputValue();
  await power.fill('95');
  await power.press('Enter');
  await expect(page.getByRole('button', { name: '撤销：修改“新点声源 1”' })).toBeEnabled();

  await tab('浏览').click();
  const tree = page.getByRole('region', { name: '图层', exact: true });
  const layer = tree.getByRole('row').filter({ hasText: '复测' });
  await page.getByRole('button', { name: '复测：更多操作' }).click();
  await page.getByRole('button', { name: '移除图层' }).click();
  await expect(layer).toHaveCount(0);

  await page.keyboard.press('Control+z');
  await expect(layer).toBeVisible();
  await expect(messages).toHaveText(/已撤销：移除图层“复测”/);
  await page.keyboard.press('Control+z');
  await expect(messages).toHaveText(/已撤销：修改“新点声源 1”/);
  await tab('噪声').click();
  await expect(power).toHaveValue(before);
  await page.keyboard.press('Control+y');
  await expect(power).toHaveValue('95');
  await page.getByRole('button', { name: '重做：移除图层“复测”' }).click();
  await expect(page.getByRole('button', { name: '重做下一步' })).toBeDisabled();
  await tab('浏览').click();
  await expect(layer).toHaveCount(0);

  // Before the scene was edited it was opened, and before that a layer was brought.
  for (const step of [
    '移除图层“复测”',
    '修改“新点声源 1”',
    '新增“新点声源 1”',
    '打开场景“street.scene.json”',
    '导入图层“复测”',
  ])
    await page.getByRole('button', { name: `撤销：${step}` }).click();
  await expect(page.getByRole('button', { name: '撤销上一步' })).toBeDisabled();
  const { violations } = await new AxeBuilder({ page }).include('header').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(faults).toEqual([]);
});
