import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { openApp, watchFaults } from './app.ts';

/** Opens the Noise tab on the demo stations. */
async function openNoise(page: Page) {
  await openApp(page);
  await page.getByRole('button', { name: '噪声', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: '站点', exact: true })).toBeVisible();
}

const make = async (page: Page) => {
  await page.getByRole('button', { name: /^(重新)?生成$/ }).click();
  await expect(
    page.getByText(/由 \d+ 个站点插值，留一法误差 ±\d+\.\d dB；对 dB 值插值，不是传播模型/).first(),
  ).toBeVisible();
};

test('kriging grid from the demo stations, with its error, variogram and honest note; files carry recipe and mark', async ({
  page,
}) => {
  const { faults } = watchFaults(page);
  await openNoise(page);
  await make(page);
  const panel = page.getByRole('complementary', { name: '工作面板' });
  await expect(panel.getByRole('img', { name: '变异函数' })).toBeVisible();
  await expect(panel.getByRole('img', { name: '留一法检验' })).toBeVisible();
  await expect(panel.getByText('RMSE', { exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: '声级图例' }).first()).toContainText('类限值');

  const [ascii] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '.asc.zip' }).click(),
  ]);
  expect(ascii.suggestedFilename()).toMatch(/_Ld_06-22\.asc\.zip$/);
  const inside = unzipSync(readFileSync(await ascii.path()));
  const textOf = (ending: string) =>
    strFromU8(Object.entries(inside).find(([name]) => name.endsWith(ending))?.[1] ?? new Uint8Array());
  expect(textOf('_Ld_06-22.asc')).toMatch(/^ncols \d+\nnrows \d+\n/);
  expect(textOf('_Ld_06-22.prj')).toContain('PROJCS["Shengtu_CGCS2000_TM_118.5E"');
  expect(JSON.parse(textOf('_Ld_06-22-recipe.json'))).toMatchObject({
    indicator: 'Ld',
    illustrative: true,
    recipe: { method: 'kriging' },
  });
  const [bands] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /等声级带 \.geojson/ }).click(),
  ]);
  const file = JSON.parse(readFileSync(await bands.path(), 'utf8'));
  expect(file.metadata.recipe.method).toBe('kriging');
  expect(file.metadata.illustrative).toBe(true);
  expect(file.features[0].properties.note).toContain('不是传播模型');

  const nugget = panel.getByLabel(/块金/);
  await nugget.fill('2.5');
  await nugget.press('Enter');
  await expect(panel.getByText('手工修改')).toBeVisible();
  await expect(panel.getByText('设置已改动', { exact: false })).toBeVisible();
  await panel.getByRole('button', { name: '恢复拟合值' }).click();
  await expect(panel.getByText('自动拟合')).toBeVisible();
  expect(faults).toEqual([]);
});

/** The note beside the result in the panel; the legend has one as well, and has it sooner. */
const noteInPanel = (page: Page): Locator =>
  page.getByRole('complementary', { name: '工作面板' }).getByText(/留一法误差 ±/);

const rmseIn = async (panel: Locator): Promise<number> => {
  const numbers = await panel.locator('dl', { hasText: 'RMSE' }).textContent();
  return Number(/RMSE\s*([\d.]+)/.exec(numbers ?? '')?.[1]);
};

test('the 24-hour strip goes by keyboard and back to the whole period', async ({ page }) => {
  await openNoise(page);
  await make(page);
  const panel = page.getByRole('complementary', { name: '工作面板' });
  const ofDay = await rmseIn(panel);
  const strip = page.getByRole('slider', { name: '时刻' });
  await expect(strip).toHaveAttribute('aria-disabled', 'false');
  await strip.focus();
  await strip.press('End');
  await expect(strip).toHaveAttribute('aria-valuenow', '23');
  await strip.press('ArrowRight');
  await expect(strip).toHaveAttribute('aria-valuetext', /^00:00，站点平均 \d+\.\d dB\(A\)$/);
  const legend = page.getByRole('region', { name: '声级图例' }).first();
  await expect(legend).toContainText('00:00 小时 Leq');
  // The check beside the hour is the hour's own, the same in the panel as in the legend.
  await expect(panel.getByRole('heading', { name: '留一法检验 · 00:00 小时 Leq' })).toBeVisible();
  const ofHour = await rmseIn(panel);
  expect(ofHour).not.toBe(ofDay);
  const beside = Number(/±([\d.]+) dB/.exec((await legend.textContent()) ?? '')?.[1]);
  // Two decimals and one, each rounded from the full number.
  expect(Math.abs(beside - ofHour)).toBeLessThan(0.0551);
});

test('few stations are warned about, mixed kinds strongly', async ({ page }) => {
  await openNoise(page);
  const kinds = page.getByRole('group', { name: '站点类型' });
  await kinds.getByText('区域网格点').click();
  await make(page);
  await expect(page.getByText(/只有 \d+ 个站点（少于 30 个）/)).toBeVisible();
  await kinds.getByText('路边（含 4 类）').click();
  await expect(page.getByRole('note').filter({ hasText: '混在一起插值' })).toBeVisible();
});

test('the recipe in the link makes the same grid again', async ({ page }) => {
  await openNoise(page);
  await page.getByRole('button', { name: '反距离加权 IDW' }).click();
  await make(page);
  const honest = noteInPanel(page);
  const before = await honest.textContent();
  await expect.poll(() => page.url()).toContain('&g=');
  await page.reload();
  await expect(honest).toHaveText(before ?? '');
});

/** Starts a grid that takes several seconds: three quarters of a million cells. */
async function makeLong(page: Page) {
  const cell = page.getByLabel(/网格大小/);
  await cell.fill('10');
  await cell.press('Enter');
  await page.getByRole('button', { name: '重新生成' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
}

test('a cancelled job leaves the last grid on the map; a crashed worker is named, loses nothing, and the next job runs', async ({
  page,
}) => {
  await openNoise(page);
  await make(page);
  await makeLong(page);
  await page.getByRole('button', { name: '取消' }).click();
  await expect(page.getByText('已取消，已算出的部分保留在图上。')).toBeVisible();
  await expect(page.getByText(/留一法误差 ±/).first()).toBeVisible();
  const honest = await noteInPanel(page).textContent();
  await page.getByRole('button', { name: '重新生成' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  const worker = page.workers().find((each) => each.url().includes('noise.worker'));
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('out of memory');
    });
  });
  await expect(page.getByRole('alert').filter({ hasText: '后台计算意外中止' })).toBeVisible();
  await expect(noteInPanel(page)).toHaveText(honest ?? '');
  const cell = page.getByLabel(/网格大小/);
  await cell.fill('100');
  await cell.press('Enter');
  await make(page);
  await expect(page.getByRole('alert').filter({ hasText: '后台计算意外中止' })).toHaveCount(0);
});

test('a link whose days hold no measurements says so and keeps its settings', async ({ page }) => {
  const recipe = {
    layerId: 'noise-stations',
    value: { kind: 'indicator', indicator: 'Ld' },
    days: { from: '1999-01-01', to: '1999-01-02' },
    stationKinds: ['functional', 'regional'],
    method: 'kriging',
    clip: { kind: 'distance', distanceM: 800 },
  };
  await openApp(page, `#v=1&t=noise&lang=zh-CN&g=${encodeURIComponent(JSON.stringify(recipe))}`);
  await expect(page.getByRole('alert').filter({ hasText: '可用站点只有 0 个' })).toBeVisible();
  await expect(page.getByLabel(/距最近站点不超过/)).toHaveValue('800');
});
