import { expect, test } from '@playwright/test';
import { mapIdle, openApp } from './app.ts';

const messages = '消息';

test('a missing layer file: the rest loads, the message names file and reason', async ({ page }) => {
  await page.route('**/data/layers/parks.geojson', (route) => route.fulfill({ status: 404, body: '' }));
  await openApp(page);
  const region = page.getByRole('region', { name: messages });
  await expect(region).toContainText('parks.geojson');
  await expect(region).toContainText('HTTP 404');
  await mapIdle(page);
});

test('broken features are named, the good ones shown', async ({ page }) => {
  await page.route('**/data/layers/low-carbon-villages.geojson', async (route) => {
    const response = await route.fetch();
    const collection = await response.json();
    collection.features[1].geometry = { type: 'Point', coordinates: ['x', null] };
    collection.features[2].properties.id = collection.features[0].properties.id;
    collection.features[2].id = collection.features[0].id;
    await route.fulfill({ json: collection });
  });
  await openApp(page);
  await expect(page.getByRole('region', { name: messages })).toContainText('2 处问题');
  await mapIdle(page);
});

test('no catalogue: the page says so and stays usable', async ({ page }) => {
  await page.route('**/data/catalog.json', (route) => route.fulfill({ body: '{ "version": 1, ' }));
  await openApp(page, '', { layers: false });
  await expect(page.getByText('图层目录未能载入')).toBeVisible();
  await page.getByRole('navigation').getByRole('button', { name: '数据' }).click();
  await expect(page.getByRole('button', { name: '数据', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

test('storage denied: the page works and says what is lost', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await openApp(page);
  await expect(page.getByRole('region', { name: messages })).toContainText('浏览器不允许本页保存数据');
});

test('no WebGL 2: a page that says so, tables still usable', async ({ page }) => {
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      kind: string,
      ...rest: unknown[]
    ) {
      return kind.startsWith('webgl')
        ? null
        : (original as (...a: unknown[]) => unknown).call(this, kind, ...rest);
    } as typeof original;
  });
  await openApp(page);
  await expect(page.getByText('不支持 WebGL 2')).toBeVisible();
});
