import { expect, type Page, test } from '@playwright/test';
import { mapIdle, openApp, watchFaults } from './app.ts';

/** The inspector: what it says of each kind of feature, and how it is left. */

const drawer = (page: Page) => page.getByRole('complementary', { name: '要素详情' });
const open = (page: Page, layerId: string, featureId: string) =>
  openApp(page, `#v=1&s=${encodeURIComponent(JSON.stringify([layerId, featureId]))}`);

test('a noise station: levels, verdict with clause, hours against the limit, validity, provenance; all can be copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { faults } = watchFaults(page);
  await open(page, 'noise-stations', 'f01');
  const card = drawer(page);
  await expect(card.getByRole('heading', { name: /天马西功能区自动站/ })).toBeVisible();
  await expect(card.getByText('示意').first()).toBeVisible();
  await expect(card).toContainText('昼间 Ld（06–22）');
  // Energy mean of the 112 day hours of f01 in noise-hours.csv, by awk: 48.1 dB(A); zone 1: 55 / 45.
  await expect(card).toContainText('48.1');
  await expect(card).toContainText('限值线 55 / 45（GB 3096-2008 5.1 表1）');
  await expect(card.getByText('达标')).toHaveCount(2);
  await expect(card).toContainText(/168 \/ 168（HJ 906-2017，阈值待核）/);
  await expect(card.getByRole('img', { name: '24 小时 Leq' })).toHaveAttribute('data-chart', 'ready');
  await expect(card).toContainText('最近低碳村');
  await drawer(page).getByRole('button', { name: '复制' }).click();
  await expect(page.getByText('要素信息已复制')).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  for (const part of [
    '天马西功能区自动站',
    '示意数据',
    '昼间 Ld（06–22）：48.1 dB(A) · 达标',
    '24 小时 Leq：',
    '118.50153, 28.90740',
  ])
    expect(text).toContain(part);
  await card.getByRole('button', { name: /7 天平均/ }).click();
  await page.getByRole('option', { name: '2023-06-06' }).click();
  await expect(card).toContainText('24 / 24');
  await drawer(page).getByRole('button', { name: '附近 500 m' }).click();
  await expect(page.locator('[data-answer="ready"]')).toContainText('“天马西功能区自动站”周边 500 m 内');
  expect(faults).toEqual([]);
});

const kinds = [
  ['section-wentu', ['现状水质', 'Ⅱ类', '达到目标', 'GB 3838-2002']],
  ['air-1', ['PM2.5 年均', '优良天数比例']],
  ['park-ecopark', ['省星级（第一批）', '问内部', '面积（平面）', '与生态环境管控单元重叠']],
  ['zhefeng', ['浙江哲丰新材料有限公司', '减污降碳标杆项目', '位置误差约 2.0 km']],
  ['zone-001', ['昼间限值', '50', '夜间限值', '40']],
  ['zh33082220001', ['空间布局约束', '污染物排放管控', '环境风险防控', '资源开发效率要求']],
  ['xindu-rain-1', ['新都片区雨水排放口 1', '来源']],
] as const;
test('what matters is said of each kind', async ({ page }) => {
  await openApp(page);
  for (const [featureId, texts] of kinds)
    await test.step(featureId, async () => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(featureId);
      await page.keyboard.press('Enter');
      for (const text of texts) await expect(drawer(page)).toContainText(text);
    });
});

test('several features under a click are a list, and the way back to it stays', async ({ page }) => {
  await openApp(page, '#v=1&l=functional-zones,control-units&c=118.5065,28.902,14,0,0');
  await mapIdle(page);
  await page.locator('.maplibregl-canvas').click({ position: { x: 400, y: 420 } });
  const list = drawer(page);
  await expect(list.getByRole('heading', { name: /此处有 \d+ 个要素/ })).toBeVisible();
  await list.getByRole('listitem').getByRole('button').first().click();
  await expect(list.getByText('声环境功能区划').first()).toBeVisible();
  await expect(list.getByRole('heading', { level: 2 })).toBeFocused();
  await list.getByRole('button', { name: /此处 \d+ 个要素/ }).click();
  await expect(list.getByRole('heading', { name: /此处有 \d+ 个要素/ })).toBeVisible();
});

test('Esc closes it and the focus goes back', async ({ page }) => {
  await openApp(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('zhefeng');
  await page.keyboard.press('Enter');
  await expect(drawer(page)).toBeVisible();
  await expect(drawer(page).getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(drawer(page)).toHaveCount(0);
});

test('a link to a feature that is gone says so', async ({ page }) => {
  await open(page, 'noise-stations', 'gone');
  await expect(drawer(page)).toContainText('图层里没有编号为“gone”的要素');
});
