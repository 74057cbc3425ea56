import type { Geometry } from 'geojson';
import type { LayerKind } from '../src/domain/catalog.ts';
import type { LayerFeature } from '../src/domain/feature.ts';
import { localPlane } from '../src/domain/plane.ts';
import { overlapTable } from '../src/spatial/overlap.ts';
import { selectFeatures } from '../src/spatial/select.ts';
import type { Layer } from '../src/spatial/types.ts';
import { pointsInAreas } from '../src/spatial/within.ts';

/** Spatial questions on made-up layers of the county's size. One core. */

/** Park–Miller: the same layers in every run. */
let seed = 20230605;
const random = (): number => {
  seed = (seed * 48271) % 2147483647;
  return seed / 2147483647;
};

const plane = localPlane(118.5, 28.9);
const text = { zh: 'x', en: 'x' };
const layer = (id: string, kind: LayerKind, geometries: readonly Geometry[]): Layer => ({
  spec: {
    id,
    group: 'bench',
    title: text,
    kind,
    geometry: 'polygon',
    source: { url: id },
    fields: [],
    style: { colour: '#000000' },
    info: {
      date: '2023',
      coverage: text,
      producer: text,
      licence: text,
      provenance: 'illustrative',
      source: text,
    },
    visible: true,
    opacity: 1,
  },
  features: geometries.map(
    (geometry, i): LayerFeature => ({ id: String(i), geometry, properties: {}, provenance: 'illustrative' }),
  ),
});

const place = (): [number, number] => [118.25 + 0.5 * random(), 28.77 + 0.45 * random()];
const points = layer(
  'points',
  'measurement',
  Array.from({ length: 10000 }, () => ({ type: 'Point', coordinates: place() })),
);

/** 200 areas on a 20 × 10 mesh, larger than their cells so that neighbours overlap. */
function mesh(corners: number, offset: number): readonly Geometry[] {
  return Array.from({ length: 200 }, (_, i) => {
    const [x, y] = [
      118.25 + (0.5 * ((i % 20) + 0.5 + offset)) / 20,
      28.77 + (0.45 * (Math.floor(i / 20) + 0.5 + offset)) / 10,
    ];
    const ring = Array.from({ length: corners }, (_, k) => {
      const [angle, r] = [(2 * Math.PI * k) / corners, 0.6 + 0.4 * random()];
      return [x + 0.016 * r * Math.cos(angle), y + 0.028 * r * Math.sin(angle)];
    });
    return { type: 'Polygon', coordinates: [[...ring, ring[0]]] };
  });
}
const areas = layer('areas', 'functional-zone', mesh(50, 0));
const others = layer('others', 'control-unit', mesh(50, 0.5));
const line = layer('line', 'base', [
  {
    type: 'LineString',
    coordinates: Array.from({ length: 500 }, (_, i) => [118.25 + i / 1000, 28.99 + 0.05 * Math.sin(i / 20)]),
  },
]);

const milliseconds = (job: () => unknown): number => {
  const start = performance.now();
  job();
  return performance.now() - start;
};

export const benches: readonly {
  readonly name: string;
  readonly unit: string;
  readonly run: () => number;
}[] = [
  {
    name: '10 000 points in 200 areas of 50 corners',
    unit: 'ms',
    run: () => milliseconds(() => pointsInAreas(points, areas, plane)),
  },
  {
    name: '10 000 points within 500 m of a line of 500 places',
    unit: 'ms',
    run: () =>
      milliseconds(() =>
        selectFeatures(
          { kind: 'near', layerId: 'line', featureId: '0', distanceM: 500 },
          [line, points],
          plane,
        ),
      ),
  },
  {
    name: 'overlaps of 200 × 200 areas of 50 corners',
    unit: 'ms',
    run: () => milliseconds(() => overlapTable(areas, others, plane)),
  },
];
