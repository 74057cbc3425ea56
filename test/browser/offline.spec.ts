import { expect, test } from '@playwright/test';
import { mapIdle, openApp, watchFaults } from './app.ts';

test('asks no other host for anything and reports no fault', async ({ page, baseURL }) => {
  const own = new URL(baseURL ?? '').host;
  const foreign: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.host !== own) foreign.push(request.url());
  });
  const { faults } = watchFaults(page);
  await openApp(page);
  await mapIdle(page);
  for (const tab of ['噪声', '数据', '浏览'])
    await page.getByRole('navigation').getByRole('button', { name: tab }).click();
  await mapIdle(page);
  expect(foreign).toEqual([]);
  expect(faults).toEqual([]);
});

test('holds the promised Content-Security-Policy', async ({ page }) => {
  await openApp(page);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toBe(
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: http: https:; connect-src 'self' blob: data: http: https:; worker-src 'self' blob:; object-src 'none'",
  );
});

test('works on plain http at an address that is no secure context', async ({ page }) => {
  const { faults } = watchFaults(page);
  // The browser is started with a rule that leads this name to the same server.
  await page.goto('http://shengtu.test:5291/');
  await expect(page.locator('html')).toHaveAttribute('data-layers', 'loaded');
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await mapIdle(page);
  await page.getByRole('button', { name: '链接', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '复制链接' }).click();
  await expect(dialog.getByRole('status')).toHaveText(/已复制|Ctrl\+C/);
  expect(faults).toEqual([]);
});
