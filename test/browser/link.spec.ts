import { expect, test } from '@playwright/test';
import { openApp } from './app.ts';

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
