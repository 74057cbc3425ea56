// The part of npm run bench:browser about dragging: how soon the map follows a barrier under the pointer.
import { settled } from './page.mjs';

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const steps = 40;

/** A barrier in the demonstration town is drawn and dragged; the map is there at 100 m cells. */
export async function dragRows(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await page.goto(`${address}#v=1&t=noise&c=118.505,28.9,16,0,0`);
  await settled(page);
  await page.getByRole('button', { name: 'HJ 2.4-2021', exact: true }).click();
  await page.getByRole('button', { name: '载入示意县城' }).click();
  await page.getByLabel(/网格大小/).fill('100');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '计算', exact: true }).click();
  const done = (count) =>
    page.waitForFunction((least) => performance.getEntriesByName('sound-done').length >= least, count, {
      timeout: 600_000,
    });
  await done(1);
  await page.getByRole('button', { name: '开始编辑' }).click();
  await page.getByRole('group', { name: '绘制' }).getByRole('button', { name: '声屏障' }).click();
  await page.getByRole('button', { name: '放在视图中央' }).click();
  await done(2);
  await page.evaluate(() => {
    document.querySelector('canvas.maplibregl-canvas').addEventListener('pointermove', () => {
      performance.mark('bench-move');
    });
  });
  const box = await page.locator('canvas.maplibregl-canvas').boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x + 3, y);
  await page.mouse.down();
  for (let step = 1; step <= steps; step++) {
    await page.mouse.move(x + 3 + 3 * step, y - 2 * step);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 60))));
  }
  const marks = await page.evaluate(() =>
    ['bench-move', 'sound-drag', 'sound-dragged'].map((name) =>
      performance.getEntriesByName(name).map(({ startTime }) => startTime),
    ),
  );
  await page.mouse.up();
  await page.close();
  const [moves, begun, shown] = marks;
  const looks = shown.map((end, k) => end - begun[k]);
  // A move is answered by the first map of a look that began after it.
  const answers = moves.flatMap((move) => {
    const k = begun.findIndex((start) => start >= move);
    return k >= 0 && shown[k] !== undefined ? [shown[k] - move] : [];
  });
  const row = (what, times) =>
    console.log(
      `| ${what}, median and maximum of ${times.length} | ${median(times).toFixed(0)} ms, ${Math.max(...times).toFixed(0)} ms |`,
    );
  row('barrier dragged in the demo town: a look at the cells about it', looks);
  row('from a move of the pointer to the map that shows it', answers);
}
