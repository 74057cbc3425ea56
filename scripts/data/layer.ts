import type { Geometry } from 'geojson';
import type { z } from 'zod';
import type { FieldSpec, layerSchema } from '../../src/domain/catalog.ts';
import type { Provenance, Value } from '../../src/domain/feature.ts';
import type { LocalizedText } from '../../src/domain/text.ts';
import { facts, type SourceId } from './facts.ts';
import { along, distance, type Line, type Ring, ringArea, toPlace, type XY } from './metres.ts';
import type { Polygons } from './overlay.ts';

/** A layer as a generator hands it over: its catalogue entry, its features, and other files it names. */
export interface LayerSource {
  readonly spec: z.input<typeof layerSchema>;
  /** null: a layer whose file is made elsewhere. */
  readonly features: readonly DataFeature[] | null;
  readonly files?: Readonly<Record<string, string>>;
}

export interface DataFeature {
  readonly id: string;
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, Value>>;
}

interface Origin {
  readonly provenance: Provenance;
  /** Estimated radius of the place, metres; null where the place itself is made up. */
  readonly positionErrorM: number | null;
  readonly source: SourceId;
}

export const text = (zh: string, en: string): LocalizedText => ({ zh, en });

export function feature(
  id: string,
  name: LocalizedText,
  geometry: Geometry,
  origin: Origin,
  attributes: Readonly<Record<string, Value>> = {},
): DataFeature {
  const source = facts.sources[origin.source];
  return {
    id,
    geometry,
    properties: {
      id,
      name: name.zh,
      nameEn: name.en,
      ...attributes,
      provenance: origin.provenance,
      positionErrorM: origin.positionErrorM,
      source: source.zh,
      sourceEn: source.en,
    },
  };
}

export const demo: Origin = { provenance: 'illustrative', positionErrorM: null, source: 'demo' };

export const pointOf = (place: XY): Geometry => ({ type: 'Point', coordinates: toPlace(place) });

const withoutRepeats = (places: readonly [number, number][]) =>
  places.filter((p, i) => i === 0 || p[0] !== places[i - 1]![0] || p[1] !== places[i - 1]![1]);

export const lineOf = (line: Line): Geometry => ({
  type: 'LineString',
  coordinates: withoutRepeats(line.map(toPlace)),
});

export const linesOf = (lines: readonly Line[]): Geometry =>
  lines.length === 1
    ? lineOf(lines[0]!)
    : { type: 'MultiLineString', coordinates: lines.map((line) => withoutRepeats(line.map(toPlace))) };

/**
 * Edges over 300 m get vertices between: a straight line of the plane is not one of degrees (0.13 m apart in
 * the middle of 3.5 km), and neighbours would overlap where only one of them has a vertex.
 */
function densify(ring: Ring): Ring {
  return ring.flatMap((a, i) => {
    const b = ring[(i + 1) % ring.length]!;
    const pieces = Math.ceil(distance(a, b) / 300);
    return Array.from({ length: pieces }, (_, k) => along(a, b, k / pieces));
  });
}

/** RFC 7946: outer rings counter-clockwise, holes clockwise, closed. */
export function polygonsOf(polygons: Polygons): Geometry {
  const coordinates = polygons.map((rings) =>
    rings.map((ring, i) => {
      const turned = ringArea(ring) > 0 === (i === 0) ? ring : [...ring].reverse();
      const places = withoutRepeats(densify(turned).map(toPlace));
      const [first, last] = [places[0]!, places[places.length - 1]!];
      return first[0] === last[0] && first[1] === last[1] ? places : [...places, first];
    }),
  );
  return coordinates.length === 1
    ? { type: 'Polygon', coordinates: coordinates[0]! }
    : { type: 'MultiPolygon', coordinates };
}

export const nameField: FieldSpec = {
  name: 'name',
  title: text('名称', 'Name'),
  type: 'text',
  english: 'nameEn',
};

/** The last fields of every layer. */
export const originFields: FieldSpec[] = [
  {
    name: 'provenance',
    title: text('数据性质', 'Provenance'),
    type: 'category',
    categories: [
      { value: 'sourced', label: text('有出处', 'Sourced') },
      { value: 'approximate', label: text('估计', 'Approximate') },
      { value: 'illustrative', label: text('示意', 'Illustrative') },
    ],
  },
  {
    name: 'positionErrorM',
    title: text('位置误差（估计）', 'Position error (estimated)'),
    type: 'number',
    unit: 'm',
    decimals: 0,
  },
  { name: 'source', title: text('来源', 'Source'), type: 'text', english: 'sourceEn' },
];

export const number = (name: string, zh: string, en: string, unit?: string, decimals = 0): FieldSpec => ({
  name,
  title: text(zh, en),
  type: 'number',
  decimals,
  ...(unit && { unit }),
});

export const date = (name: string, zh: string, en: string): FieldSpec => ({
  name,
  title: text(zh, en),
  type: 'date',
});
export const flag = (name: string, zh: string, en: string): FieldSpec => ({
  name,
  title: text(zh, en),
  type: 'boolean',
});
export const words = (name: string, zh: string, en: string): FieldSpec => ({
  name,
  title: text(zh, en),
  type: 'text',
  english: `${name}En`,
});

export const category = (
  name: string,
  zh: string,
  en: string,
  values: readonly (readonly [value: string, zh: string, en: string, colour?: string])[],
): FieldSpec => ({
  name,
  title: text(zh, en),
  type: 'category',
  categories: values.map(([value, valueZh, valueEn, colour]) => ({
    value,
    label: text(valueZh, valueEn),
    ...(colour && { colour }),
  })),
});

/** Style classes from a category field, each with a look of its own beside its colour. */
export function classesOf<Look extends object>(field: FieldSpec, looks: Readonly<Record<string, Look>>) {
  return {
    field: field.name,
    entries: field.categories!.map(({ value, label, colour }) => ({
      value,
      label,
      ...(colour && { colour }),
      ...looks[String(value)],
    })),
  };
}

export const projectProducer = text('声图演示数据', 'Shengtu demonstration data');
export const projectLicence = text('MIT（随本项目）', 'MIT (with this project)');
export const demoSource = text(
  '由演示模型按固定种子生成（见 docs/demo-model.zh-CN.md），不是实测、登记或批复值',
  'Generated by the demonstration model with a fixed seed (docs/demo-model.md); not measured, registered or approved',
);
export const countyCoverage = text('常山县全域', 'All of Changshan County');
