import { createVerticalCut, type VerticalCut } from '../../src/acoustics/paths/vertical-cut.ts';

/** A cut over flat ground at height 0, of one G, with thin walls by distance and height. */
export function flatCut(
  length: number,
  hs: number,
  hr: number,
  g: number,
  walls: readonly (readonly [distance: number, top: number])[] = [],
): VerticalCut {
  return cutOver(
    length,
    hs,
    hr,
    [
      [0, 0, g],
      [length, 0, g],
    ],
    walls,
  );
}

/**
 * A cut over bare ground.
 * @param hs height of the source above its ground, m; `hr` the receiver's
 * @param ground vertices by ascending distance: distance, altitude, G up to the next one
 */
export function cutOver(
  length: number,
  hs: number,
  hr: number,
  ground: readonly (readonly [distance: number, altitude: number, g: number])[],
  walls: readonly (readonly [distance: number, top: number])[] = [],
): VerticalCut {
  const cut = createVerticalCut(16);
  cut.length = length;
  cut.sourceZ = ground[0][1] + hs;
  cut.receiverZ = ground[ground.length - 1][1] + hr;
  cut.sourceGroundFactor = ground[0][2];
  cut.terrainCount = ground.length;
  cut.groundCount = ground.length;
  ground.forEach(([d, z, g], k) => {
    cut.terrainD[k] = d;
    cut.terrainZ[k] = z;
    cut.groundD[k] = d;
    cut.groundZ[k] = z;
    cut.groundFactor[k] = g;
  });
  cut.edgeCount = walls.length;
  walls.forEach(([d, z], k) => {
    cut.edgeD[k] = d;
    cut.edgeZ[k] = z;
  });
  return cut;
}
