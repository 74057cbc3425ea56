import { inflateSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { mapIdle, openApp } from './app.ts';

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly colours: number;
}

/** The RGB pictures of a PDF with the number of different colours in each. */
function pictures(pdf: Buffer): Picture[] {
  const text = pdf.toString('latin1');
  const found: Picture[] = [];
  for (const match of text.matchAll(/\/Subtype\s*\/Image[\s\S]*?>>\s*stream\r?\n/g)) {
    const start = (match.index ?? 0) + match[0].length;
    const dictionary = text.slice(text.lastIndexOf(' obj', match.index), start);
    const number = (name: string) => Number(new RegExp(`/${name}\\s+(\\d+)`).exec(dictionary)?.[1]);
    if (!/\/(DeviceRGB|ICCBased)/.test(dictionary) || !/FlateDecode/.test(dictionary)) continue;
    const pixels = inflateSync(pdf.subarray(start, start + number('Length')));
    const seen = new Set<number>();
    for (let i = 0; i + 2 < pixels.length; i += 3)
      seen.add((pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2]);
    found.push({ width: number('Width'), height: number('Height'), colours: seen.size });
  }
  return found;
}

test('the print holds the map, legend, scale and sources, not an empty canvas', async ({ page }) => {
  await openApp(page);
  await mapIdle(page);
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const largest = pictures(pdf).sort((a, b) => b.width * b.height - a.width * a.height)[0];
  expect(largest.width).toBeGreaterThan(600);
  // An empty or one-coloured canvas has one colour; a drawn map has hundreds.
  expect(largest.colours).toBeGreaterThan(200);

  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const sheet = page.locator('[data-print-sheet]');
  await expect(sheet).toContainText('数据来源');
  await expect(sheet).toContainText('未经地图审核');
  await expect(sheet).toContainText(/\d+ k?m/);
});
