import { expect, test } from '@playwright/test';
import { openApp, watchFaults } from './app.ts';
import { cellSize, fileWriter, placesAbout } from './scenes.ts';

const [lng, lat] = [118.505, 28.9];
const place = placesAbout([lng, lat]);
const scene = fileWriter('kept')('road.scene.json', {
  type: 'FeatureCollection',
  shengtu: 1,
  settings: { maxDistanceM: 400, reflectionOrder: 0 },
  features: [
    {
      type: 'Feature',
      id: 'road',
      geometry: { type: 'LineString', coordinates: [place(-150, -150), place(150, 150)] },
      properties: { kind: 'road', flow: { light: 500, heavy: 20 }, speedKmh: 60 },
    },
  ],
});

/** Layers in the browser's storage. */
const storedLayers = () =>
  new Promise<number>((resolve, reject) => {
    const opening = indexedDB.open('shengtu');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction('layers').objectStore('layers').count();
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });

test('a map of a drawn area is a layer with its recipe: switched off, renamed, made again, removed and brought back', async ({
  page,
}) => {
  const { faults } = watchFaults(page);
  await openApp(page, `#v=1&t=noise&c=${lng},${lat},16,0,0`);
  const panel = page.getByRole('complementary', { name: '工作面板' });
  await page.getByRole('button', { name: 'HJ 2.4-2021', exact: true }).click();
  await page.getByTestId('open-scene').setInputFiles(scene);
  await expect(panel.getByText('1 条道路')).toBeVisible();

  // An area that is not drawn yet is asked for.
  await panel.getByRole('group', { name: '范围' }).getByRole('button', { name: '手绘' }).click();
  await page.getByRole('button', { name: '计算', exact: true }).click();
  await expect(panel.getByRole('alert')).toContainText('还没有画范围');
  await panel.getByRole('button', { name: '在地图上画范围' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-drawing', 'Polygon');
  const box = await page.locator('canvas.maplibregl-canvas').boundingBox();
  if (!box) throw new Error('no map');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (const [dx, dy] of [
    [-80, 60],
    [80, 60],
    [0, -80],
    [-80, 60],
  ]) {
    await page.mouse.move(x + dx, y + dy, { steps: 3 });
    await page.mouse.click(x + dx, y + dy);
  }
  await expect(panel.getByText('已画范围，3 个角点。')).toBeVisible();
  await cellSize(page, 10);
  await page.getByRole('button', { name: '计算', exact: true }).click();
  await expect(panel.getByText(/按 HJ/)).toBeVisible();
  // Inside the triangle there is a level, beside it none.
  const level = page.getByText(/^\s*Ld .*dB\(A\)/);
  await page.mouse.move(x + 3, y);
  await page.mouse.move(x, y);
  await expect(level).toBeVisible();
  await page.mouse.move(x + 70, y - 60);
  await expect(level).toHaveCount(0);

  // The map is a layer of the tree: switched off and on there, renamed, taken away and brought back.
  await page.getByRole('button', { name: '浏览' }).click();
  const tree = page.getByRole('region', { name: '图层' });
  const title = /原场景 · HJ 2\.4-2021 · Ld/;
  const shownBox = tree.getByRole('checkbox', { name: title });
  await expect(shownBox).toBeChecked();
  const overMap = async () => {
    await page.mouse.move(x + 3, y);
    await page.mouse.move(x, y);
  };
  await shownBox.focus();
  await page.keyboard.press('Space');
  await overMap();
  await expect(level).toHaveCount(0);
  await shownBox.focus();
  await page.keyboard.press('Space');
  await overMap();
  await expect(level).toBeVisible();
  await tree.getByRole('button', { name: title }).last().click();
  await page.getByRole('dialog').getByRole('button', { name: '改名' }).click();
  await page.getByRole('dialog').getByLabel('图层名称').fill('三角地');
  await page.keyboard.press('Enter');
  await expect(tree.getByText('三角地')).toBeVisible();

  // Made by another recipe it is another layer, made again by the same one it is the same.
  await page.getByRole('button', { name: '噪声', exact: true }).first().click();
  await cellSize(page, 20);
  await page.getByRole('button', { name: '重新计算' }).click();
  await expect(panel.getByText('设置已改')).toHaveCount(0);
  await page.getByRole('button', { name: '浏览' }).click();
  await expect(tree.getByRole('checkbox', { name: title })).toBeChecked();
  await expect(tree.getByRole('checkbox', { name: '三角地' })).not.toBeChecked();
  await tree.getByRole('button', { name: title }).last().click();
  await page.getByRole('dialog').getByRole('button', { name: '移除图层' }).click();
  await expect(tree.getByText(title)).toHaveCount(0);
  await overMap();
  await expect(level).toHaveCount(0);
  await page.getByLabel('消息').getByRole('button', { name: '撤销' }).click();
  await expect(tree.getByRole('checkbox', { name: title })).toBeChecked();
  await overMap();
  await expect(level).toBeVisible();

  await tree
    .getByRole('button', { name: /三角地/ })
    .last()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: '复制图层' }).click();
  await expect(tree.getByText('三角地（副本）')).toBeVisible();

  await expect.poll(() => page.evaluate(storedLayers)).toBe(3);

  // The recipe makes it again, the scene included, after the page has been opened anew.
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-layers', 'loaded');
  await page.getByRole('button', { name: '浏览' }).click();
  await tree
    .getByRole('button', { name: /三角地（副本）/ })
    .last()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: '重新计算' }).click();
  await expect(panel.getByText('1 条道路')).toBeVisible();
  await expect(panel.getByText(/按 HJ/)).toBeVisible();

  await page.getByRole('button', { name: '浏览' }).click();
  await tree
    .getByRole('button', { name: /三角地（副本）/ })
    .last()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: '移除图层' }).click();
  await expect(tree.getByText('三角地（副本）')).toHaveCount(0);
  await page.getByLabel('消息').getByRole('button', { name: '撤销' }).click();
  await expect(tree.getByText('三角地（副本）')).toBeVisible();
  expect(faults).toEqual([]);
});
