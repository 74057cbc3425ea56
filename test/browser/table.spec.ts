import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { mapIdle, openApp } from './app.ts';

/** The attribute table of the noise stations. */

const drawer = (page: Page) => page.getByRole('region', { name: '属性表：噪声监测点' });
const grid = (page: Page) => drawer(page).getByRole('grid');
const rows = (page: Page) =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });
const shown = async (page: Page) => {
  const text = await drawer(page)
    .getByText(/\d+ \/ \d+ 行/)
    .textContent();
  return Number(/^(\d+)/.exec(text ?? '')?.[1]);
};

async function openTable(page: Page, hash = ''): Promise<void> {
  await openApp(page, hash);
  await page.getByRole('button', { name: '噪声监测点：更多操作' }).click();
  await page.getByRole('button', { name: '属性表' }).click();
  await expect(grid(page)).toBeVisible();
}

test('levels, verdicts and marks stand in columns that sort; rows in sight alone are drawn, the keyboard reaches all', async ({
  page,
}) => {
  await openTable(page);
  const header = grid(page).getByRole('columnheader', { name: /昼间 Ld（06–22）/ });
  await expect(header).toContainText('dB(A)');
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  const column = Number(await header.getAttribute('aria-colindex'));
  const levels = await grid(page).locator(`[role=gridcell][aria-colindex="${column}"]`).allInnerTexts();
  const numbers = levels.map(Number);
  expect(numbers.length).toBeGreaterThan(5);
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  await expect(rows(page).first()).toContainText('示意');
  await expect(rows(page).first()).toContainText('超标');
  await expect(drawer(page)).toContainText('GB 3096-2008');

  const count = Number(await grid(page).getAttribute('aria-rowcount'));
  expect(count).toBeGreaterThan(100);
  expect(await rows(page).count()).toBeLessThan(60);
  await grid(page).focus();
  await page.keyboard.press('End');
  await expect(grid(page).locator(`[aria-rowindex="${count}"]`)).toBeInViewport();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await expect(grid(page).locator('[aria-rowindex="3"]')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => page.url()).toContain('s=');
});

test('what is selected on the map is in sight in the table; Enter zooms the map to a row', async ({
  page,
}) => {
  const selected = encodeURIComponent(JSON.stringify(['noise-stations', 'r15']));
  await openTable(page, `#v=1&c=118.51,28.9,11,0,0&l=noise-stations&s=${selected}`);
  const row = grid(page).getByRole('row', { selected: true });
  await expect(row).toHaveCount(1);
  await expect(row).toBeInViewport();
  await grid(page).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => Number(/c=[^,]+,[^,]+,([\d.]+)/.exec(page.url())?.[1])).toBeGreaterThan(13);
});

test('search, view and question narrow the rows; an empty table names the way back', async ({ page }) => {
  const question = encodeURIComponent(
    JSON.stringify({ kind: 'circle', centre: [118.5065, 28.902], radiusM: 800 }),
  );
  await openTable(page, `#v=1&c=118.51,28.9,16,0,0&l=noise-stations&q=${question}`);
  await mapIdle(page);
  const all = await shown(page);
  const hitsOnly = drawer(page).getByRole('button', { name: '仅提问结果' });
  await expect(hitsOnly).toBeEnabled();
  await hitsOnly.click();
  await expect.poll(() => shown(page)).toBeLessThan(all);
  expect(await shown(page)).toBeGreaterThan(0);
  await hitsOnly.click();
  await drawer(page).getByRole('button', { name: '仅地图范围内' }).click();
  await expect.poll(() => shown(page)).toBeLessThan(all);
  await drawer(page).getByRole('searchbox', { name: '在表中查找' }).fill('没有这个站');
  await expect(drawer(page)).toContainText('没有行符合');
  await drawer(page).getByRole('button', { name: '显示全部行' }).click();
  await expect.poll(() => shown(page)).toBe(all);
});

test('the rows shown are exported as CSV and GeoJSON, the marked ones copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openTable(page);
  await drawer(page).getByRole('searchbox', { name: '在表中查找' }).fill('道路交通点');
  await expect.poll(() => shown(page)).toBeLessThan(50);
  const count = await shown(page);
  const save = async (format: RegExp) => {
    await drawer(page).getByRole('button', { name: '导出' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: format }).click(),
    ]);
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
  };
  const csv = await save(/CSV/);
  expect(csv.name).toBe('噪声监测点.csv');
  expect(csv.text.startsWith('\uFEFF编号,名称,昼间 Ld（06–22） (dB(A)),')).toBe(true);
  expect(csv.text.trim().split('\r\n')).toHaveLength(count + 1);
  expect(csv.text).toContain('示意');
  const geoJson = JSON.parse((await save(/GeoJSON/)).text);
  expect(geoJson.features).toHaveLength(count);
  expect(geoJson.features[0].properties).toMatchObject({ stationKind: 'road', illustrative: true });
  expect(geoJson.features[0].properties.LdDb).toBeGreaterThan(40);

  await grid(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await drawer(page).getByRole('button', { name: '复制 2 行' }).click();
  await expect
    .poll(async () => (await page.evaluate(() => navigator.clipboard.readText())).split('\n').length)
    .toBe(3);
});

test('on a phone the table covers the page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openTable(page);
  const box = await drawer(page).boundingBox();
  expect(box).toMatchObject({ x: 0, width: 390 });
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(844);
  await drawer(page).getByRole('button', { name: '关闭' }).click();
  await expect(drawer(page)).toHaveCount(0);
});
