import { expect, test } from '@playwright/test';
import { mapIdle, openApp, withoutWebGl } from './app.ts';

const messages = '消息';

test('a missing layer file: the rest loads, the message names file and reason', async ({ page }) => {
  await page.route('**/data/layers/parks.geojson', (route) => route.fulfill({ status: 404, body: '' }));
  await openApp(page);
  const region = page.getByRole('region', { name: messages });
  await expect(region).toContainText('parks.geojson');
  await expect(region).toContainText('HTTP 404');
  await mapIdle(page);
});

test('a broken layer of the catalogue: the message names it, the others load', async ({ page }) => {
  await page.route('**/data/catalog.json', async (route) => {
    const response = await route.fetch();
    const catalog = await response.json();
    const parks = catalog.layers.find((layer: { id: string }) => layer.id === 'parks');
    parks.style.colour = 'green';
    await route.fulfill({ json: catalog });
  });
  await openApp(page);
  const region = page.getByRole('region', { name: messages });
  await expect(region).toContainText('图层“parks”未列入');
  await expect(region).toContainText('style.colour');
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

test('parts of the page that cannot be fetched: the message says what is missing', async ({ page }) => {
  const rejections: string[] = [];
  page.on('pageerror', (error) => rejections.push(error.message));
  await page.route(/\/(deck-overlay|draft-store)-[^/]*\.js$/, (route) => route.abort());
  await openApp(page);
  const region = page.getByRole('region', { name: messages });
  await page.getByRole('button', { name: /柱/ }).click();
  await expect(region).toContainText('三维柱的绘制部件未能载入');
  await mapIdle(page);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x,y\n'], 'a.csv'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(region).toContainText('导入页未能载入');
  expect(rejections).toEqual([]);
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
  await withoutWebGl(page);
  await openApp(page);
  await expect(page.getByText('不支持 WebGL 2')).toBeVisible();
  await page.getByRole('button', { name: '噪声监测点：更多操作' }).click();
  await page.getByRole('button', { name: '属性表' }).click();
  await expect(page.getByRole('grid').getByRole('row', { name: /天马西功能区自动站/ })).toBeVisible();
});
