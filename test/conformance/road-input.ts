import type { RoadTraffic } from '../../src/acoustics/emission/cnossos-road.ts';

/** Input of a published case of road emission. */
export interface RoadInput {
  readonly speed_kmh: RoadTraffic['speedKmh'];
  readonly flow_vehPerHour: RoadTraffic['flowPerHour'];
  readonly temperature_C: number;
  readonly surface: string;
  readonly slope_pct: number;
  readonly way: number;
  readonly studdedMonths: number;
  readonly studdedRatio: number;
  readonly junctionDistance_m: number;
  readonly junctionType: number;
}

export const trafficOf = (input: RoadInput): RoadTraffic => ({
  speedKmh: input.speed_kmh,
  flowPerHour: input.flow_vehPerHour,
  temperatureC: input.temperature_C,
  surface: input.surface,
  gradientPct: input.slope_pct,
  way: input.way as RoadTraffic['way'],
  studdedMonths: input.studdedMonths,
  studdedShare: input.studdedRatio,
  junctionDistanceM: input.junctionDistance_m,
  junctionType: input.junctionType as RoadTraffic['junctionType'],
});
