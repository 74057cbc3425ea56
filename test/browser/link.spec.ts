import { expect, test } from '@playwright/test';
import { openApp } from './app.ts';
import { cellSize, compute, panelOf } from './scenes.ts';

test('the address follows the view and opens it again', async ({ page }) => {
  const hash = '#v=1&c=118.51,28.9,13,0,0&l=noise-stations,parks:0.5&t=data&m=dark&lang=en';
  await openApp(page, hash);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('button', { name: 'Data', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await page.getByRole('button', { name: 'Link', exact: true }).click();
  const address = await page.getByRole('textbox', { name: 'Address' }).inputValue();
  expect(address).toContain('l=noise-stations,parks:0.5');
  expect(address).toMatch(/^[\x21-\x7e]+$/);
  expect(address.length).toBeLessThan(2000);
});

test('a damaged or newer link says so and opens what it can', async ({ page }) => {
  await openApp(page, '#v=9&c=nonsense&t=data&g=%5B1%5D');
  const messages = page.getByRole('region', { name: '消息' });
  await expect(messages).toContainText('链接来自较新的版本（9）');
  await expect(messages).toContainText('链接中的“c”部分有误');
  await expect(messages).toContainText('链接中的“g”部分有误');
  await expect(page.getByRole('button', { name: '数据', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

test('a link to an imported layer that is not here asks for its file', async ({ page }) => {
  const hash = `#v=1&l=import-abc,parks&i=${encodeURIComponent('["import-abc","\\u76d1\\u6d4b.csv"]')}`;
  await openApp(page, hash);
  await expect(page.getByRole('region', { name: '消息' })).toContainText('监测.csv');
});

test('a map computed from the demo town goes by link; a reload shows it without computing', async ({
  page,
  browser,
}) => {
  await openApp(page, '#v=1&t=noise');
  await page.getByRole('button', { name: 'ISO 9613-2', exact: true }).click();
  await page.getByRole('button', { name: '载入示意县城' }).click();
  const scenarios = page.getByRole('group', { name: '情景' });
  await scenarios.getByRole('button', { name: '夜间货车限行' }).click();
  await cellSize(page, 250);
  await compute(page, /按 ISO 9613-2/);
  await expect.poll(() => page.url()).toContain('&p=');
  const address = page.url();

  const other = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await other.goto(address);
  await expect(panelOf(other)).toContainText('按 ISO 9613-2');
  const chosen = other.getByRole('group', { name: '情景' }).getByRole('button', { name: '夜间货车限行' });
  await expect(chosen).toHaveAttribute('aria-pressed', 'true');
  expect(other.url()).toBe(address);
  await other.context().close();

  // The layer is written once it rests.
  const layers = () =>
    page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('shengtu');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const counting = database.transaction('layers').objectStore('layers').count();
      await new Promise((resolve) => {
        counting.onsuccess = resolve;
      });
      database.close();
      return counting.result;
    });
  await expect.poll(layers).toBe(1);
  await page.reload();
  await expect(page.getByRole('region', { name: '声级图例' }).first()).toContainText(
    '由声源模型按 ISO 9613-2',
  );
  expect(await page.evaluate(() => performance.getEntriesByName('sound-start').length)).toBe(0);
  expect(page.url()).toBe(address);
});
