import type { PlaneScene } from '../scene/plane-scene.ts';
import { createRoofs } from './roofs.ts';
import { makeRoomForGround, type VerticalCut } from './vertical-cut.ts';

/**
 * The ground of a cut with its roofs, from terrain, borders of ground zones and walls. Made only when a method asks for
 * it: behind a high screen many paths need none. One serves one thread.
 */
export function createCutGround(scene: Pick<PlaneScene, 'walls' | 'obstacles'>) {
  const roofs = createRoofs(scene);
  let pending: VerticalCut | null = null;
  let factorsMade = false;
  let borderD = new Float64Array(0);
  let borderG = new Float64Array(0);
  let borderCount = 0;
  let sourceG = 0;
  let endG = 0;

  /**
   * What `make` will make.
   * @param zoneD, zoneG borders of ground zones: their distance, and G up to there
   * @param gAtSource, gAtEnd G under the source and beyond the last border
   */
  const expect = (
    cut: VerticalCut,
    zoneD: Float64Array<ArrayBuffer>,
    zoneG: Float64Array<ArrayBuffer>,
    zoneCount: number,
    gAtSource: number,
    gAtEnd: number,
  ): void => {
    pending = cut;
    factorsMade = false;
    borderD = zoneD;
    borderG = zoneG;
    borderCount = zoneCount;
    sourceG = gAtSource;
    endG = gAtEnd;
  };

  /** Lists the roofs, and makes room for the most vertices there can be. */
  const begin = (cut: VerticalCut): void => {
    if (!factorsMade) roofs.list(cut);
    makeRoomForGround(cut, cut.terrainCount + borderCount + 2 * roofs.steps.count);
  };

  /** Where G changes. */
  const mergeFactors = (cut: VerticalCut): void => {
    const { length, terrainCount, terrainZ, groundD, groundZ, groundFactor } = cut;
    const { count, d: stepD, top } = roofs.steps;
    /** G of the ground, whether a roof is over it or not. */
    let g = borderCount > 0 ? borderG[0] : sourceG;
    let roof = Number.NEGATIVE_INFINITY;
    groundD[0] = 0;
    groundZ[0] = terrainZ[0];
    groundFactor[0] = g;
    let n = 1;
    let b = 0;
    for (let k = 0; k <= count; k++) {
      const roofD = k < count ? Math.min(stepD[k], length) : length;
      for (; b < borderCount && borderD[b] <= roofD; b++) {
        g = b + 1 < borderCount ? borderG[b + 1] : endG;
        groundD[n] = borderD[b];
        groundFactor[n++] = roof > Number.NEGATIVE_INFINITY ? 0 : g;
      }
      if (roofD === length) break;
      roof = top[k];
      groundD[n] = roofD;
      groundFactor[n++] = roof > Number.NEGATIVE_INFINITY ? 0 : g;
    }
    groundD[n] = length;
    groundZ[n] = roof > Number.NEGATIVE_INFINITY ? roof : terrainZ[terrainCount - 1];
    groundFactor[n] = groundFactor[n - 1];
    cut.groundCount = n + 1;
  };

  const merge = (cut: VerticalCut): void => {
    const { terrainCount, terrainD, terrainZ, groundD, groundZ, groundFactor } = cut;
    const { count, d: stepD, top } = roofs.steps;
    let [k, b, t] = [0, 0, 1];
    let g = borderCount > 0 ? borderG[0] : sourceG;
    let roof = Number.NEGATIVE_INFINITY;
    groundD[0] = 0;
    groundZ[0] = terrainZ[0];
    groundFactor[0] = g;
    let n = 1;
    while (t < terrainCount) {
      const roofD = k < count ? stepD[k] : Number.POSITIVE_INFINITY;
      const zoneD = b < borderCount ? borderD[b] : Number.POSITIVE_INFINITY;
      const onRoof = roof > Number.NEGATIVE_INFINITY;
      if (terrainD[t] <= roofD && terrainD[t] <= zoneD) {
        if (!onRoof || t === terrainCount - 1) {
          groundD[n] = terrainD[t];
          groundZ[n] = onRoof ? roof : terrainZ[t];
          groundFactor[n++] = onRoof ? 0 : g;
        }
        t++;
        continue;
      }
      if (zoneD <= roofD) {
        b++;
        g = b < borderCount ? borderG[b] : endG;
        if (onRoof) continue;
        groundD[n] = zoneD;
        groundZ[n] = between(terrainD, terrainZ, t, zoneD);
        groundFactor[n++] = g;
        continue;
      }
      // A face, from what was before to the roof or the ground after it.
      const next = top[k++];
      const up = next > Number.NEGATIVE_INFINITY;
      const ground = onRoof && up ? 0 : between(terrainD, terrainZ, t, roofD);
      groundD[n] = roofD;
      groundZ[n] = onRoof ? roof : ground;
      groundFactor[n++] = onRoof ? 0 : g;
      groundD[n] = roofD;
      groundZ[n] = up ? next : ground;
      groundFactor[n++] = up ? 0 : g;
      roof = next;
    }
    cut.groundCount = n;
  };

  /** Makes the ground of the cut that was built last, once. */
  const make = (): void => {
    if (!pending) return;
    begin(pending);
    merge(pending);
    pending = null;
  };

  /** Makes what it says of G only. */
  const makeFactors = (): void => {
    if (!pending || factorsMade) return;
    begin(pending);
    mergeFactors(pending);
    factorsMade = true;
  };

  return { expect, make, makeFactors };
}

/** Height of the terrain at d, between its vertices t − 1 and t. */
function between(terrainD: Float64Array, terrainZ: Float64Array, t: number, d: number): number {
  const before = terrainZ[t - 1];
  const rise = terrainZ[t] - before;
  const span = terrainD[t] - terrainD[t - 1];
  if (rise === 0 || span <= 0) return terrainZ[t];
  return before + (rise * (d - terrainD[t - 1])) / span;
}
