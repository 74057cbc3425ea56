import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { gaussKruger3, localPlane, planeOfEpsg, planeOfPlaces } from '../../src/domain/plane.ts';

/** 118.51°E 28.90°N in three CGCS2000 zones, by PROJ 9 (pyproj). */
const checkPoint = [
  { epsg: 4548, east: 647283.293, north: 3199123.917 },
  { epsg: 4549, east: 354667.717, north: 3199099.226 },
  { epsg: 4528, east: 40354667.717, north: 3199099.226 },
];

describe('Gauss-Kruger planes', () => {
  it.each(checkPoint)('EPSG:$epsg at the check point', ({ epsg, east, north }) => {
    const plane = planeOfEpsg(epsg);
    const [x, y] = plane?.toPlane(118.51, 28.9) ?? [Number.NaN, Number.NaN];
    expect(x).toBeCloseTo(east, 3);
    expect(y).toBeCloseTo(north, 3);
  });

  it('knows only the codes of CGCS2000 3°', () => {
    expect(planeOfEpsg(3857)).toBeNull();
    expect(planeOfEpsg(4512)).toBeNull();
    expect(planeOfEpsg(4534)?.centralMeridianDeg).toBe(75);
    expect(planeOfEpsg(4554)?.centralMeridianDeg).toBe(135);
    expect(planeOfEpsg(4513)?.centralMeridianDeg).toBe(75);
  });

  it('agrees with PROJ’s etmerc within 0.01 mm from the equator to 60°N and back', () => {
    const definition = '+proj=etmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m';
    const plane = gaussKruger3(120);
    for (const lat of [-30, 0, 5, 28.9, 45, 60]) {
      for (const lng of [117.2, 118.5, 120, 121.7, 123]) {
        const [x, y] = plane.toPlane(lng, lat);
        const [expectedX, expectedY] = proj4('WGS84', definition, [lng, lat]);
        expect(Math.hypot(x - expectedX, y - expectedY)).toBeLessThan(1e-4);
        const [backLng, backLat] = plane.toLngLat(x, y);
        expect(backLng).toBeCloseTo(lng, 10);
        expect(backLat).toBeCloseTo(lat, 10);
      }
    }
  });
});

describe('the working plane', () => {
  it('keeps lengths within 40 mm per km 50 km from its meridian', () => {
    const plane = localPlane(118.5, 28.9);
    const [x] = plane.toPlane(119.012, 28.9);
    expect(x).toBeGreaterThan(49000);
    // PROJ's geodesic length of 0.001° of latitude there: 110.8466 m (GRS 80).
    const [ax, ay] = plane.toPlane(119.012, 28.9);
    const [bx, by] = plane.toPlane(119.012, 28.901);
    expect(Math.hypot(bx - ax, by - ay)).toBeCloseTo(110.8466, 1);
  });

  it('stands on the middle of the places', () => {
    const plane = planeOfPlaces([
      [118.4, 28.8],
      [118.6, 29.0],
    ]);
    expect(plane.centralMeridianDeg).toBe(118.5);
    const [x, y] = plane.toPlane(118.5, 28.9);
    expect(Math.abs(x)).toBeLessThan(0.001);
    expect(Math.abs(y)).toBeLessThan(0.001);
  });
});
