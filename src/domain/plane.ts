import type { LngLat } from './feature.ts';

/**
 * Transverse Mercator on the GRS 80 ellipsoid (that of CGCS2000; WGS 84 differs by 0.1 mm in the polar
 * radius). All acoustics, interpolation, areas and lengths are computed in such a plane, in metres.
 *
 * Krüger's series to the fourth order in n: below 1 µm within 3° of the central meridian.
 * Source: Karney, "Transverse Mercator with an accuracy of a few nanometers", 2011, eqs. 7–36.
 */
export interface PlaneDefinition {
  readonly centralMeridianDeg: number;
  readonly scale: number;
  readonly falseEastingM: number;
  readonly falseNorthingM: number;
}

export interface Plane extends PlaneDefinition {
  /** Degrees → [east, north] in metres. */
  readonly toPlane: (lng: number, lat: number) => [x: number, y: number];
  /** Metres → [longitude, latitude] in degrees. */
  readonly toLngLat: (x: number, y: number) => [lng: number, lat: number];
}

const semiMajorM = 6378137;
const flattening = 1 / 298.257222101;
const n = flattening / (2 - flattening);
const e = Math.sqrt(flattening * (2 - flattening));
const rectifyingRadiusM = (semiMajorM / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
const alpha = [
  n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3 + (41 / 180) * n ** 4,
  (13 / 48) * n ** 2 - (3 / 5) * n ** 3 + (557 / 1440) * n ** 4,
  (61 / 240) * n ** 3 - (103 / 140) * n ** 4,
  (49561 / 161280) * n ** 4,
];
const beta = [
  n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3 - (1 / 360) * n ** 4,
  (1 / 48) * n ** 2 + (1 / 15) * n ** 3 - (437 / 1440) * n ** 4,
  (17 / 480) * n ** 3 - (37 / 840) * n ** 4,
  (4397 / 161280) * n ** 4,
];
const radians = Math.PI / 180;

export function transverseMercator(definition: PlaneDefinition): Plane {
  const { centralMeridianDeg, scale, falseEastingM, falseNorthingM } = definition;
  const unit = scale * rectifyingRadiusM;
  return {
    ...definition,
    toPlane(lng, lat) {
      const phi = lat * radians;
      const lambda = (lng - centralMeridianDeg) * radians;
      const sinPhi = Math.sin(phi);
      // Conformal latitude χ through t = tan χ.
      const t = Math.sinh(Math.atanh(sinPhi) - e * Math.atanh(e * sinPhi));
      const xi = Math.atan2(t, Math.cos(lambda));
      const eta = Math.asinh(Math.sin(lambda) / Math.hypot(t, Math.cos(lambda)));
      let north = xi;
      let east = eta;
      for (let j = 0; j < 4; j++) {
        const k = 2 * (j + 1);
        north += alpha[j] * Math.sin(k * xi) * Math.cosh(k * eta);
        east += alpha[j] * Math.cos(k * xi) * Math.sinh(k * eta);
      }
      return [falseEastingM + unit * east, falseNorthingM + unit * north];
    },
    toLngLat(x, y) {
      const north = (y - falseNorthingM) / unit;
      const east = (x - falseEastingM) / unit;
      let xi = north;
      let eta = east;
      for (let j = 0; j < 4; j++) {
        const k = 2 * (j + 1);
        xi -= beta[j] * Math.sin(k * north) * Math.cosh(k * east);
        eta -= beta[j] * Math.cos(k * north) * Math.sinh(k * east);
      }
      const tauConformal = Math.sin(xi) / Math.hypot(Math.sinh(eta), Math.cos(xi));
      // Newton's iteration for tan φ from tan χ (Karney eqs. 19–21).
      let tau = tauConformal;
      for (let i = 0; i < 5; i++) {
        const root = Math.sqrt(1 + tau * tau);
        const sigma = Math.sinh(e * Math.atanh((e * tau) / root));
        const tauI = tau * Math.sqrt(1 + sigma * sigma) - sigma * root;
        const step =
          (((tauConformal - tauI) / Math.sqrt(1 + tauI * tauI)) * (1 + (1 - e * e) * tau * tau)) /
          ((1 - e * e) * root);
        tau += step;
        if (Math.abs(step) < 1e-14) break;
      }
      const lambda = Math.atan2(Math.sinh(eta), Math.cos(xi));
      return [centralMeridianDeg + lambda / radians, Math.atan(tau) / radians];
    },
  };
}

/**
 * The working plane of a set of places: central meridian at their middle (to 0.1°), scale 1, so that lengths
 * within 50 km of it are true to 31 mm per km. False origin near the places, so that Float32 keeps millimetres.
 */
export function localPlane(lng: number, lat: number): Plane {
  const centralMeridianDeg = Math.round(lng * 10) / 10;
  const base = transverseMercator({ centralMeridianDeg, scale: 1, falseEastingM: 0, falseNorthingM: 0 });
  const [, north] = base.toPlane(centralMeridianDeg, Math.round(lat * 10) / 10);
  return transverseMercator({ centralMeridianDeg, scale: 1, falseEastingM: 0, falseNorthingM: -north });
}

/** CGCS2000 / 3-degree Gauss-Kruger without zone number: EPSG:4534 (75°E) … 4554 (135°E). */
export function gaussKruger3(centralMeridianDeg: number): Plane {
  return transverseMercator({ centralMeridianDeg, scale: 1, falseEastingM: 500000, falseNorthingM: 0 });
}

/** The plane of an EPSG code among CGCS2000 3° GK (4513–4554), or null for a code it does not know. */
export function planeOfEpsg(code: number): Plane | null {
  if (code >= 4534 && code <= 4554) return gaussKruger3(75 + 3 * (code - 4534));
  if (code >= 4513 && code <= 4533) {
    const zone = 25 + code - 4513;
    return transverseMercator({
      centralMeridianDeg: 3 * zone,
      scale: 1,
      falseEastingM: zone * 1e6 + 500000,
      falseNorthingM: 0,
    });
  }
  return null;
}

export const planeOfPlaces = (places: readonly LngLat[]): Plane => {
  let west = Infinity;
  let east = -Infinity;
  let south = Infinity;
  let north = -Infinity;
  for (const [lng, lat] of places) {
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return localPlane((west + east) / 2, (south + north) / 2);
};

/**
 * Whether a CRS of this name is a Mercator or equirectangular world map, whose "metres" are longer than real ones
 * away from the equator (at 29° by 14 %): nothing can be measured in it.
 * @param name as files give it, "EPSG:3857" or "WGS_84_World_Mercator"
 */
export const isWorldMap = (name: string): boolean =>
  /^EPSG:(?:3857|3395|3785|900913|4087|32662)$/i.test(name) ||
  (/mercator|plate.?carr|equirectangular/i.test(name) && !/transverse|oblique|hotine|tm\b/i.test(name));
