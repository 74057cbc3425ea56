import type { Note } from '../../domain/note.ts';

/**
 * Road traffic by HJ 2.4-2021 Annex B.2. The standard takes the mean level of one vehicle at 7.5 m, L0E, as given;
 * the levels and speeds here are those of JTG B03-2006 Annex C, which reviews go with.
 */
export const hjClasses = ['small', 'medium', 'large'] as const;
export type HjClass = (typeof hjClasses)[number];
export type ByClass = Readonly<Record<HjClass, number>>;

interface ClassModel {
  /** L0E = constant + slope · lg V, dB(A) at 7.5 m. */
  readonly constant: number;
  readonly slope: number;
  /** Speeds it was made for, km/h. */
  readonly from: number;
  readonly to: number;
  /** Gradient correction, dB per unit of gradient. */
  readonly gradient: number;
}

const models: Readonly<Record<HjClass, ClassModel>> = {
  small: { constant: 12.6, slope: 34.73, from: 63, to: 140, gradient: 50 },
  medium: { constant: 8.8, slope: 40.48, from: 53, to: 100, gradient: 73 },
  large: { constant: 22.0, slope: 36.32, from: 48, to: 90, gradient: 98 },
};

/** L0E of one vehicle at 7.5 m, dB(A) (JTG B03-2006 C.1.2). */
export const vehicleLevel = (of: HjClass, speedKmh: number): number =>
  models[of].constant + models[of].slope * Math.log10(speedKmh);

export interface HjTraffic {
  /** veh/h */
  readonly flow: ByClass;
  /** km/h */
  readonly speedKmh: ByClass;
  readonly gradientPct: number;
  readonly surface: 'asphalt' | 'concrete';
}

/** ΔL路面: cement concrete at 30, 40, 50 km/h and more, dB (B.2.3); between those in proportion. */
function surfaceCorrection(surface: HjTraffic['surface'], speedKmh: number): number {
  if (surface === 'asphalt') return 0;
  return Math.min(2, Math.max(1, 1 + (speedKmh - 30) / 20));
}

/**
 * Leq(h) of one class at 7.5 m from an infinitely long road, dB(A) (eq. B.7 with r = 7.5 m, ψ1 + ψ2 = π, T = 1 h):
 * L0E + 10 lg(N/V) + ΔL坡度 + ΔL路面 − 16. −∞ without vehicles.
 */
export function classLevel(of: HjClass, { flow, speedKmh, gradientPct, surface }: HjTraffic): number {
  if (!(flow[of] > 0)) return Number.NEGATIVE_INFINITY;
  const slope = (models[of].gradient * Math.abs(gradientPct)) / 100;
  return (
    vehicleLevel(of, speedKmh[of]) +
    10 * Math.log10(flow[of] / speedKmh[of]) +
    slope +
    surfaceCorrection(surface, speedKmh[of]) -
    16
  );
}

/** Leq(h) of all classes together at 7.5 m, dB(A). */
export function hourlyLevel(traffic: HjTraffic): number {
  let energy = 0;
  for (const of of hjClasses) energy += 10 ** (classLevel(of, traffic) / 10);
  return 10 * Math.log10(energy);
}

/**
 * A-weighted sound power per metre, dB re 1 pW/m, whose point pieces over half space (Lp = Lw − 20 lg r − 8) sum on an
 * infinite straight line to Leq(h) = level + 10 lg(7.5/r): ∫ds/(r² + s²) = π/r.
 */
export const powerPerMetre = (levelAt7m5: number): number => levelAt7m5 + 10 * Math.log10(7.5 / Math.PI) + 8;

/** Flow of all classes below which the distance term is 15 lg instead of 10 lg, veh/h (B.2.1). */
export const lowFlow = 300;

/**
 * The energy that is left where a road of less than 300 veh/h loses 5 lg(7.5/r0) dB more with its distance, r0 ≥ 7.5 m
 * from the receiver to the nearest point of the whole road; 0 to 1.
 */
export const lowFlowShare = (totalFlow: number, distanceM: number): number =>
  totalFlow < lowFlow ? Math.sqrt(7.5 / Math.max(7.5, distanceM)) : 1;

/** Speeds outside what the vehicle levels were made for: used all the same, and said. */
export function speedNotes({ flow, speedKmh }: HjTraffic, featureId: string): Note[] {
  return hjClasses
    .filter((of) => flow[of] > 0 && (speedKmh[of] < models[of].from || speedKmh[of] > models[of].to))
    .map((of) => ({
      code: 'hj-speed-range',
      params: { class: of, speed: speedKmh[of], from: models[of].from, to: models[of].to },
      where: { featureId, property: 'speedKmh' },
    }));
}

interface SpeedModel {
  readonly k: readonly [number, number, number, number];
  readonly m: number;
}

const speedModels: Readonly<Record<HjClass, SpeedModel>> = {
  small: { k: [-0.061748, 149.65, -0.000023696, -0.02099], m: 1.2102 },
  medium: { k: [-0.057537, 149.38, -0.00001639, -0.01245], m: 0.8044 },
  large: { k: [-0.0519, 149.39, -0.000014202, -0.01254], m: 0.70957 },
};

/**
 * Mean speeds by flow, km/h (JTG B03-2006 C.1.1): vi = k1·ui + k2 + 1/(k3·ui + k4), ui = vol·(ηi + mi(1 − ηi)), in
 * proportion for design speeds below 120 km/h.
 * @param perLane veh/h of one lane
 */
export function meanSpeeds(flow: ByClass, perLane: number, designSpeedKmh: number): ByClass {
  const total = flow.small + flow.medium + flow.large;
  const speedOf = (of: HjClass): number => {
    const { k, m } = speedModels[of];
    const share = total > 0 ? flow[of] / total : 0;
    const u = perLane * (share + m * (1 - share));
    return (k[0] * u + k[1] + 1 / (k[2] * u + k[3])) * Math.min(1, designSpeedKmh / 120);
  };
  return { small: speedOf('small'), medium: speedOf('medium'), large: speedOf('large') };
}
