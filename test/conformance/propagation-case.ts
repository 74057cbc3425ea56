import { readdirSync, readFileSync } from 'node:fs';
import { airAbsorption } from '../../src/acoustics/atmosphere.ts';
import { aWeighting, bandCount } from '../../src/acoustics/bands.ts';
import { createPropagator } from '../../src/acoustics/propagate.ts';
import type { PropagationMethod } from '../../src/acoustics/propagation/method.ts';
import { createPlaneScene } from '../../src/acoustics/scene/plane-scene.ts';
import { triangulate } from '../../src/acoustics/scene/terrain.ts';

/** A published case: plane metres, every z an altitude, of overlapping ground zones the first lies on top. */
export interface PropagationCase {
  readonly id: string;
  readonly title: string;
  readonly atmosphere: { temperature_C: number; relativeHumidity_pct: number; pressure_kPa: number };
  readonly source: { position: [number, number, number]; Lw_dB_perBand: number[] };
  readonly receiver: { position: [number, number, number] };
  readonly ground: { G_default: number; zones: { G: number; polygon: [number, number][] }[] };
  readonly topography?: { breaklines: [number, number, number][][] };
  readonly barriers: readonly ({ points: number[][]; alpha?: number[] } | number[][])[];
  readonly buildings?: readonly { zTop: number; polygon: [number, number][]; alpha?: number[] }[];
  readonly options?: { lateralDiffraction: boolean; reflectionOrder: number };
}

export function readCases<T extends PropagationCase>(folder: string): T[] {
  const url = new URL(`../fixtures/${folder}/`, import.meta.url);
  return readdirSync(url)
    .sort()
    .map((file) => JSON.parse(readFileSync(new URL(file, url), 'utf8')) as T);
}

/** Sound pressure levels of the eight bands, dB unweighted, by the program; the case's inputs as they are. */
export function levelsOf(
  c: PropagationCase,
  methodOf: (air: Float64Array) => PropagationMethod,
  favourableShare = 0.5,
): number[] {
  const { breaklines = [] } = c.topography ?? {};
  const scene = createPlaneScene({
    groundFactor: c.ground.G_default,
    zones: [...c.ground.zones].reverse().map(({ polygon, G }) => ({ rings: [polygon], groundFactor: G })),
    terrain: breaklines.length > 0 ? triangulate(breaklines) : null,
    buildings: (c.buildings ?? []).map(({ zTop, polygon, alpha }, k) => ({
      id: `building ${k}`,
      rings: [polygon],
      top: zTop,
      absorption: alpha ?? new Array<number>(bandCount).fill(0.2),
    })),
    barriers: c.barriers.map((barrier, k) => {
      const { points, alpha = new Array<number>(bandCount).fill(0) } = Array.isArray(barrier)
        ? { points: barrier }
        : barrier;
      return {
        id: `barrier ${k}`,
        line: points.map(([x, y]) => [x, y] as const),
        top: points.map(([, , z]) => z),
        absorptionLeft: alpha,
        absorptionRight: alpha,
      };
    }),
  });
  const air = airAbsorption({
    temperatureC: c.atmosphere.temperature_C,
    relativeHumidityPct: c.atmosphere.relativeHumidity_pct,
    pressureKPa: c.atmosphere.pressure_kPa,
  });
  const method = methodOf(air);
  const [x, y, z] = c.source.position;
  const group = {
    id: 's',
    road: false,
    shape: { kind: 'point', at: [x, y], height: { altitude: [z] } },
  } as const;
  const propagator = createPropagator(scene, [group], method, {
    lateralDiffraction: c.options?.lateralDiffraction ?? true,
    reflectionOrder: c.options?.reflectionOrder ?? 0,
    maxDistanceM: 2000,
    maxReflectionDistanceM: 500,
  });
  const [rx, ry, rz] = c.receiver.position;
  const shares = new Float64Array(propagator.stride);
  propagator.addGroup(propagator.receiverOf({ x: rx, y: ry, z: rz }), 0, shares, 0);
  return c.source.Lw_dB_perBand.map((power, i) => {
    const share =
      method.conditions === 1
        ? shares[i]
        : (1 - favourableShare) * shares[i] + favourableShare * shares[bandCount + i];
    return power + 10 * Math.log10(share);
  });
}

export const aWeighted = (levels: readonly number[]): number[] =>
  levels.map((level, i) => level + aWeighting[i]);
export const sumOf = (levels: readonly number[]): number =>
  10 * Math.log10(levels.reduce((sum, level) => sum + 10 ** (level / 10), 0));
