import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openApp, watchFaults } from './app.ts';

/** Own measurements: brought, corrected, kept, interpolated, shared by a link, removed. */

const fixture = (name: string) => new URL(`../fixtures/own-data/${name}`, import.meta.url).pathname;
const text = (name: string, content: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(content),
});

const panel = (page: Page) => page.getByRole('complementary').first();
const importButton = (page: Page) => panel(page).getByRole('button', { name: '导入', exact: true });

const tab = (page: Page, name: string) => page.getByRole('banner').getByRole('button', { name, exact: true });

async function openData(page: Page, hash = '#v=1&t=data&lang=zh-CN'): Promise<void> {
  await openApp(page, hash);
  await expect(page.getByTestId('open-files')).toBeAttached();
}

test('a GB18030 file is read, its bad rows are named and can be taken away as a file', async ({ page }) => {
  const seen = watchFaults(page);
  await openData(page);
  await page.getByTestId('open-files').setInputFiles(fixture('hours-gb18030.csv'));
  await expect(page.getByRole('heading', { name: '核对导入内容' })).toBeFocused();
  await expect(panel(page)).toContainText('4 个站点');
  await expect(panel(page).getByRole('button', { name: /的编码/ })).toContainText('GB18030');
  await expect(panel(page)).toContainText('2025-05-06 至 2025-05-08 间 3 个日期，9 个站日');
  const bad = panel(page).getByRole('group').filter({ hasText: '处未导入' });
  for (const words of ['第 10 行', '第 11 行', '2025-02-30', '第 12 行', '452.0'])
    await expect(bad).toContainText(words);
  expect((await new AxeBuilder({ page }).include('aside').analyze()).violations).toEqual([]);

  const download = page.waitForEvent('download');
  await bad.getByRole('button', { name: '下载未导入的行' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  expect(csv.startsWith('\uFEFF')).toBe(true);
  const lines = csv.trimEnd().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toContain('测点编号');
  expect(csv).toContain('东经一百一十八度');
  expect(csv).toContain('452.0');
  expect(seen.faults).toEqual([]);
});

test('an imported layer is mapped, tabled, offered for a grid, kept, removed and put back', async ({
  page,
}) => {
  await openData(page);
  await page.getByTestId('open-files').setInputFiles(fixture('hours-gb18030.csv'));
  await panel(page).getByRole('textbox', { name: '图层名称' }).fill('复测 2025');
  await importButton(page).click();
  const own = panel(page).getByRole('listitem').filter({ hasText: '复测 2025' });
  await expect(own).toContainText('4 个站点');
  await expect(page.getByRole('heading', { name: '我的图层' })).toBeFocused();

  await own.getByRole('button', { name: '属性表' }).click();
  await expect(
    page.getByRole('grid').or(page.getByRole('table')).filter({ hasText: '示例三号点' }),
  ).toBeVisible();

  await own.getByRole('button', { name: '做插值图' }).click();
  await expect(panel(page).getByRole('button', { name: /站点图层/ })).toContainText('复测 2025');

  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-app', 'ready');
  await tab(page, '浏览').click();
  await expect(panel(page).getByText('复测 2025').first()).toBeVisible();
  await tab(page, '数据').click();
  await own.getByRole('button', { name: '移除' }).click();
  await expect(own).toHaveCount(0);
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(own).toHaveCount(1);
});

test('plane coordinates of EPSG:4549 are recognised and shown in degrees; another zone can be chosen', async ({
  page,
}) => {
  await openData(page);
  await page.getByTestId('open-files').setInputFiles(fixture('plane-4549.csv'));
  const crs = panel(page).getByRole('button', { name: /坐标系/ });
  await expect(crs).toContainText('EPSG:4549');
  await expect(panel(page).getByRole('row').nth(1)).toContainText('118.5063');
  await expect(panel(page).getByRole('row').nth(1)).toContainText('28.9045');
  await crs.click();
  await page.getByRole('option', { name: /EPSG:4548/ }).click();
  await expect(panel(page).getByRole('row').nth(1)).toContainText('115.5063');
  await expect(panel(page)).toContainText('都不在本图范围内');
});

test('values and coordinates of two files are joined; keys that do not match can be changed back', async ({
  page,
}) => {
  await openData(page);
  await page.getByTestId('open-files').setInputFiles(fixture('levels.csv'));
  await expect(panel(page).getByRole('alert')).toContainText('没有指定坐标列');
  await expect(importButton(page)).toBeDisabled();
  await page.getByTestId('add-table').setInputFiles(fixture('sites.csv'));
  await expect(panel(page)).toContainText('3 个站点');
  await expect(panel(page)).toContainText('“A-09”在 sites.csv 中没有对应的行');
  const key = panel(page).getByRole('button', { name: /数值表的关键列/ });
  await key.click();
  await page.getByRole('option', { name: 'Ld', exact: true }).click();
  await expect(panel(page).getByRole('alert')).toContainText('没有相同的值');
  await key.click();
  await page.getByRole('option', { name: 'site', exact: true }).click();
  await expect(panel(page)).toContainText('3 个站点');
  await expect(importButton(page)).toBeEnabled();
});

test('files that are no measurements get a sentence each, and nothing is lost', async ({ page }) => {
  await openData(page);
  const input = page.getByTestId('open-files');
  const refused = panel(page).getByRole('alert');
  const binary = {
    name: 'odd.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(Uint8Array.from({ length: 600 }, (_, i) => (i * 7) % 256)),
  };
  const cases = [
    [binary, '不是文本文件'],
    [text('empty.csv', ''), '文件是空的'],
    [text('huge.csv', 'id,longitude,latitude,Ld\n1,1e300,1e300,50\n'), '无法判断坐标系'],
    [text('zero.csv', 'id,longitude,latitude,Ld\n1,0,0,50\n2,0,0,51\n'), '没有可用的测点'],
  ] as const;
  for (const [file, sentence] of cases) {
    await input.setInputFiles(file);
    await expect(refused).toContainText(sentence);
    await expect(importButton(page)).toBeDisabled();
    if (file.name === 'zero.csv') await expect(panel(page)).toContainText('2 处未导入');
    await panel(page).getByRole('button', { name: '取消' }).click();
  }
  // A third kind of table is taken out; the rest is still there.
  await input.setInputFiles([fixture('levels.csv'), fixture('sites.csv'), fixture('plane-4549.csv')]);
  await expect(refused).toContainText('这些文件有 3 种不同的列');
  await panel(page).getByRole('button', { name: '去掉文件“plane-4549.csv”' }).click();
  await expect(panel(page)).toContainText('3 个站点');
});

test('a link names the file it needs; after its import the layer is as the link says', async ({
  page,
  browser,
}) => {
  await openData(page);
  await page.getByTestId('open-files').setInputFiles(fixture('hours-gb18030.csv'));
  await importButton(page).click();
  const own = panel(page).getByRole('listitem').filter({ hasText: 'hours-gb18030' });
  await own.getByRole('button', { name: '做插值图' }).click();
  await panel(page).getByRole('button', { name: '生成', exact: true }).click();
  await expect(page).toHaveURL(/g=%7B/);
  const hash = new URL(page.url()).hash
    .replace(/(import-[0-9a-f]{8})(?=[,&])/, '$1:0.5')
    .replace(/t=noise/, 't=data');

  const visitor = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await visitor.goto(new URL(page.url()).origin + new URL(page.url()).pathname + hash);
  await expect(visitor.locator('html')).toHaveAttribute('data-layers', 'loaded');
  await expect(panel(visitor)).toContainText('打开的链接用到文件“hours-gb18030.csv”');
  await visitor.getByTestId('open-files').setInputFiles(fixture('hours-gb18030.csv'));
  await importButton(visitor).click();
  await expect(panel(visitor)).not.toContainText('打开的链接用到文件');
  // The link's opacity and its recipe hold for the layer that has come.
  await expect(visitor).toHaveURL(/l=[^&]*import-[0-9a-f]{8}:0\.5/);
  await tab(visitor, '噪声').click();
  await expect(panel(visitor).getByRole('button', { name: /站点图层/ })).toContainText('hours-gb18030');
  await expect(panel(visitor).getByRole('heading', { name: /^结果/ })).toBeVisible();
  await visitor.context().close();
});
