import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

/** Small scenes of their own on the Noise tab, and what the command line says of them. */

type Place = readonly [x: number, y: number];

/** Degrees of places in metres east and north of a middle, good to a hand's breadth over some hundred metres. */
export const placesAbout =
  ([lng, lat]: Place) =>
  (x: number, y: number): [number, number] => [lng + x / 97_480, lat + y / 110_850];

/** CSS pixels of a metre at a zoom and latitude: 512-pixel tiles of Web Mercator. */
export const pixelsPerMetre = (zoom: number, lat: number): number =>
  (512 * 2 ** zoom) / (40_075_016.686 * Math.cos((lat * Math.PI) / 180));

export const feature = (id: string, type: string, coordinates: unknown, properties: object) => ({
  type: 'Feature',
  id,
  geometry: { type, coordinates },
  properties,
});

/** Writes files into a folder of their own. @returns what writes one, and gives its path */
export function fileWriter(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `shengtu-${name}-`));
  return (file: string, content: unknown = ''): string => {
    const path = join(folder, file);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
}

/** What a command prints, as data. */
export const shengtu = (...args: string[]) =>
  JSON.parse(
    execFileSync(process.execPath, ['scripts/shengtu.mjs', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );

const receiverFile = fileWriter('receivers');

/** The level of the scene's first period that the command line gives at a place, degrees. */
export function predicted(scene: string, at: Place, method = 'hj2.4', heightM = 1.2): number {
  const features = [feature('r', 'Point', at, { heightM })];
  const receivers = receiverFile('receivers.geojson', { type: 'FeatureCollection', features });
  const { levels } = shengtu('predict', scene, '--method', method, '--receivers', receivers).receivers[0];
  return Object.values<{ readonly levelDbA: number }>(levels)[0].levelDbA;
}

export const panelOf = (page: Page) => page.getByRole('complementary', { name: '工作面板' });

/** Where a place stands on the page, metres from the middle of the map. @param scale pixels of a metre */
export async function pixelsOf(page: Page, [x, y]: Place, scale: number): Promise<[number, number]> {
  const box = await page.locator('canvas.maplibregl-canvas').boundingBox();
  if (!box) throw new Error('no map');
  return [box.x + box.width / 2 + x * scale, box.y + box.height / 2 - y * scale];
}

export async function cellSize(page: Page, metres: number) {
  await page.getByLabel(/网格大小/).fill(String(metres));
  await page.keyboard.press('Enter');
}

/** Computes the map of the scene that is open. @param text in the panel once it is there */
export async function compute(page: Page, text: RegExp) {
  await page.getByRole('button', { name: /^(重新)?计算$/ }).click();
  await expect(panelOf(page)).toContainText(text);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
}
