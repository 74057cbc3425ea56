import { bandCount } from '../bands.ts';
import table2015 from './cnossos-road-2015.json';
import table2020 from './cnossos-road-2020.json';

/** Vehicle categories of 2015/996: 1 light, 2 medium heavy, 3 heavy, 4a mopeds, 4b motorcycles. */
export const vehicleCategories = ['1', '2', '3', '4a', '4b'] as const;
export type VehicleCategory = (typeof vehicleCategories)[number];
export type RoadCoefficients = '2015' | '2020';

/** Which way a road with a gradient is driven: as drawn, against it, or half the flow each way. */
export type RoadWay = 1 | 2 | 3;

export interface RoadTraffic {
  /** km/h and veh/h by category; a category without flow is silent. */
  readonly speedKmh: Partial<Record<VehicleCategory, number>>;
  readonly flowPerHour: Partial<Record<VehicleCategory, number>>;
  readonly temperatureC: number;
  /** Code of the surface in the tables; DEF (the 2015 tables: NL00 too) is the reference surface. */
  readonly surface: string;
  readonly gradientPct: number;
  readonly way: RoadWay;
  /** Months a year, and share of light vehicles, with studded tyres. */
  readonly studdedMonths: number;
  readonly studdedShare: number;
  /** Distance to the nearest junction, m, and its kind: 0 none, 1 crossing with lights, 2 roundabout. */
  readonly junctionDistanceM: number;
  readonly junctionType: 0 | 1 | 2;
}

interface Table {
  readonly temperature: Readonly<Record<string, number>>;
  readonly vehicles: Readonly<Record<string, VehicleRow>>;
  readonly surfaces: Readonly<Record<string, SurfaceRow>>;
}
interface VehicleRow {
  readonly AR: readonly number[];
  readonly BR: readonly number[];
  readonly AP: readonly number[];
  readonly BP: readonly number[];
  readonly junction: Readonly<Record<string, readonly number[]>>;
  readonly studded?: { readonly a: readonly number[]; readonly b: readonly number[] };
}
interface SurfaceRow {
  readonly name: string;
  readonly categories: Readonly<Record<string, readonly (number | readonly number[])[]>>;
}

const tables: Readonly<Record<RoadCoefficients, Table>> = { '2015': table2015, '2020': table2020 };
export const surfacesOf = (set: RoadCoefficients): readonly string[] => Object.keys(tables[set].surfaces);

/** Reference speed, km/h, and temperature, °C (2015/996 Annex 2.2.2). */
const referenceSpeed = 70;
const referenceTemperature = 20;
/** Below this the coefficients are not defined; slower vehicles are taken to drive as fast, km/h (2.2.2). */
const slowest = 20;

/**
 * Sound power per metre of a road, eight octave bands, unweighted dB re 1 pW/m (2015/996 Annex 2.2.3, eq. 2.2.1:
 * L′W = LW + 10 lg(Q / (1000·v)), summed over the categories). Silent bands are −∞.
 */
export function cnossosRoad(traffic: RoadTraffic, set: RoadCoefficients): Float64Array {
  const energy = new Float64Array(bandCount);
  const gradients =
    traffic.way === 3
      ? [traffic.gradientPct, -traffic.gradientPct]
      : [traffic.way === 1 ? traffic.gradientPct : -traffic.gradientPct];
  for (const category of vehicleCategories) {
    const flow = traffic.flowPerHour[category] ?? 0;
    const speed = Math.max(slowest, traffic.speedKmh[category] ?? 0);
    if (!(flow > 0)) continue;
    for (const gradient of gradients) {
      const share = flow / gradients.length / (1000 * speed);
      const power = vehiclePower(category, speed, gradient, traffic, tables[set]);
      for (let i = 0; i < bandCount; i++) energy[i] += share * 10 ** (power[i] / 10);
    }
  }
  return energy.map((e) => 10 * Math.log10(e));
}

/** Sound power of one vehicle, dB re 1 pW (eqs. 2.2.3–2.2.11): rolling and propulsion noise; two-wheelers propulsion only. */
function vehiclePower(
  category: VehicleCategory,
  speed: number,
  gradient: number,
  traffic: RoadTraffic,
  { vehicles, surfaces, temperature }: Table,
): Float64Array {
  const { AR, BR, AP, BP, junction, studded } = vehicles[category];
  const twoWheeler = category === '4a' || category === '4b';
  const ratio = Math.log10(speed / referenceSpeed);
  const [alpha, beta] = surfaceOf(surfaces[traffic.surface], category);
  // eq. 2.2.17: within 100 m of a junction.
  const near = Math.max(1 - traffic.junctionDistanceM / 100, 0);
  const [rollingAtJunction, propulsionAtJunction] = junction[String(traffic.junctionType)] ?? [0, 0];
  // eq. 2.2.10
  const warmth = twoWheeler ? 0 : temperature[category] * (referenceTemperature - traffic.temperatureC);
  const slope = gradientCorrection(category, speed, gradient);
  const months = traffic.studdedMonths / 12;
  const power = new Float64Array(bandCount);
  for (let i = 0; i < bandCount; i++) {
    const propulsion =
      AP[i] +
      (BP[i] * (speed - referenceSpeed)) / referenceSpeed +
      slope +
      propulsionAtJunction * near +
      Math.min(alpha[i], 0);
    if (twoWheeler) {
      power[i] = propulsion;
      continue;
    }
    let rolling = AR[i] + BR[i] * ratio + alpha[i] + beta * ratio + rollingAtJunction * near + warmth;
    if (studded && traffic.studdedShare > 0 && months > 0) {
      // eqs. 2.2.6–2.2.8
      const tyre =
        studded.a[i] + studded.b[i] * Math.log10(Math.min(90, Math.max(50, speed)) / referenceSpeed);
      const share = traffic.studdedShare * months;
      rolling += 10 * Math.log10(1 - share + share * 10 ** (tyre / 10));
    }
    power[i] = 10 * Math.log10(10 ** (rolling / 10) + 10 ** (propulsion / 10));
  }
  return power;
}

const noCorrection = new Float64Array(bandCount);

function surfaceOf(
  surface: SurfaceRow | undefined,
  category: VehicleCategory,
): readonly [ArrayLike<number>, number] {
  const row = surface?.categories[category];
  return row ? [row[0] as readonly number[], row[1] as number] : [noCorrection, 0];
}

/** ΔLWP of the gradient s, %, bounded at ±12 (eqs. 2.2.13–2.2.15). */
function gradientCorrection(category: VehicleCategory, speed: number, s: number): number {
  const up = Math.min(12, s);
  const down = Math.min(12, -s);
  if (category === '1') return s < -6 ? down - 6 : s > 2 ? ((speed / 100) * (up - 2)) / 1.5 : 0;
  if (category === '2')
    return s < -4 ? (((speed - 20) / 100) * (down - 4)) / 0.7 : s > 0 ? (speed / 100) * up : 0;
  if (category === '3')
    return s < -4 ? (((speed - 10) / 100) * (down - 4)) / 0.5 : s > 0 ? ((speed / 100) * up) / 0.8 : 0;
  return 0;
}
