/** A round length, m, no longer than the space for it: 1, 2 or 5 times a power of ten. */
export function scaleBarM(metresPerPixel: number, spacePx: number): number {
  const most = metresPerPixel * spacePx;
  const power = 10 ** Math.floor(Math.log10(most));
  const factor = [5, 2, 1].find((f) => f * power <= most) ?? 1;
  return factor * power;
}

/** Metres under one CSS pixel at a latitude and zoom of the map (tiles of 512 px). */
export const metresPerPixel = (lat: number, zoom: number): number =>
  (40075016.686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
