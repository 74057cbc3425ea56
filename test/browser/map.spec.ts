import { expect, type Page, test } from '@playwright/test';
import { mapIdle, openApp, watchFaults } from './app.ts';

/** Colours of the map as it would be printed: an empty map has one, a drawn one hundreds. */
async function coloursOfMap(page: Page): Promise<number> {
  return page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    const canvas = document.querySelector<HTMLCanvasElement>('[data-print-sheet] canvas');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const seen = new Set<number>();
    for (let i = 0; i < pixels.length; i += 16)
      seen.add((pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2]);
    dispatchEvent(new Event('afterprint'));
    return seen.size;
  });
}

test('a lost WebGL context comes back with all layers', async ({ page }) => {
  await openApp(page);
  await mapIdle(page);
  expect(await coloursOfMap(page)).toBeGreaterThan(100);
  await page.evaluate(() => {
    const gl = document.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas')?.getContext('webgl2');
    const loss = gl?.getExtension('WEBGL_lose_context');
    loss?.loseContext();
    setTimeout(() => loss?.restoreContext(), 0);
  });
  await expect(page.locator('[data-map-state]')).toHaveAttribute('data-map-state', 'loading');
  await mapIdle(page);
  expect(await coloursOfMap(page)).toBeGreaterThan(100);
});

test('base map: light, dark, none; the link keeps the choice', async ({ page }) => {
  await openApp(page);
  await mapIdle(page);
  for (const [name, code] of [
    ['深色底图', 'dark'],
    ['无底图', 'none'],
  ]) {
    await page.getByRole('button', { name: '底图', exact: true }).click();
    await page.getByRole('menuitemradio', { name }).click();
    await mapIdle(page);
    await expect(page).toHaveURL(new RegExp(`&b=${code}&`));
  }
});

test('measures a distance by keyboard and reads it out', async ({ page }) => {
  await openApp(page, '#v=1&c=118.5,28.9,14,0,0');
  await mapIdle(page);
  await page.getByRole('button', { name: '测量' }).click();
  await page.getByRole('menuitem', { name: /距离/ }).click();
  await page.keyboard.press('Enter');
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: /\d (m|km|米|千米)/ })).toBeVisible();
});

test('stations stand as 3D columns', async ({ page }) => {
  const { faults } = watchFaults(page);
  await openApp(page, '#v=1&c=118.505,28.9,12,0,0');
  await mapIdle(page);
  await page.getByRole('button', { name: /柱/ }).click();
  await mapIdle(page);
  await expect(page).toHaveURL(/&d=1/);
  expect(faults).toEqual([]);
});
