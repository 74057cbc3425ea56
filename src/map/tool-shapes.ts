import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { LngLat } from '../domain/feature.ts';
import type { Language } from '../domain/text.ts';
import { areaM2, areaText, circleRing, lengthM, lengthText, perimeterM } from './measure.ts';
import type { Drawing } from './tool-machine.ts';

const positions = (places: readonly LngLat[]): Position[] => places.map(([lng, lat]) => [lng, lat]);
const feature = (part: string, geometry: Geometry, text = ''): Feature => ({
  type: 'Feature',
  geometry,
  properties: { part, text },
});
const closed = (places: readonly LngLat[]): Position[] => positions([...places, places[0]]);

const boxRing = ([a, b]: readonly LngLat[]): LngLat[] => [a, [b[0], a[1]], b, [a[0], b[1]]];

/** Vertices with the cursor as the next one, as far as the drawing goes on. */
const places = ({ vertices, cursor, finished }: Drawing): readonly LngLat[] =>
  finished || !cursor || vertices.length === 0 ? vertices : [...vertices, cursor];

/** The drawing as features: `part` is area, line, vertex or label. */
export function toolFeatures(drawing: Drawing, language: Language): FeatureCollection {
  const all = places(drawing);
  const features: Feature[] = [];
  const ring = (outline: readonly LngLat[]) => {
    features.push(feature('area', { type: 'Polygon', coordinates: [closed(outline)] }));
    features.push(feature('line', { type: 'LineString', coordinates: closed(outline) }));
  };
  if (drawing.tool === 'box' && all.length === 2) ring(boxRing(all));
  else if (drawing.tool === 'circle' && all.length === 2) {
    ring(circleRing(all[0], lengthM(all)));
    features.push(feature('line', { type: 'LineString', coordinates: positions(all) }));
  } else if ((drawing.tool === 'polygon' || drawing.tool === 'measure-area') && all.length >= 3) ring(all);
  else if (all.length >= 2)
    features.push(feature('line', { type: 'LineString', coordinates: positions(all) }));
  for (const vertex of drawing.vertices)
    features.push(feature('vertex', { type: 'Point', coordinates: [...vertex] }));
  const label = measureText(drawing, language);
  if (label) features.push(feature('label', { type: 'Point', coordinates: [...all[all.length - 1]] }, label));
  return { type: 'FeatureCollection', features };
}

/** The running read-out: a length, a radius or an area; empty before there is any. */
export function measureText(drawing: Drawing, language: Language): string {
  const all = places(drawing);
  switch (drawing.tool) {
    case 'measure-distance':
      return all.length >= 2 ? lengthText(lengthM(all), language) : '';
    case 'circle':
      return all.length === 2 ? `r ${lengthText(lengthM(all), language)}` : '';
    case 'box':
      return all.length === 2 ? areaText(areaM2(boxRing(all)), language) : '';
    case 'polygon':
      return all.length >= 3 ? areaText(areaM2(all), language) : '';
    case 'measure-area':
      return all.length >= 3
        ? `${areaText(areaM2(all), language)}\n${lengthText(perimeterM(all), language)}`
        : '';
    case 'point':
      return '';
  }
}
