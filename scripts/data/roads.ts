import { clipLine } from './clip.ts';
import { county } from './county-outline.ts';
import { facts } from './facts.ts';
import { type Line, smooth, toMetres, type XY } from './metres.ts';

/** Roads of the demonstration in plane metres: courses estimated from sources, streets drawn. */

export type RoadClass = 'expressway' | 'national' | 'county' | 'township' | 'park' | 'main-street' | 'street';

export interface Road {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly ref: string | null;
  readonly class: RoadClass;
  readonly lines: readonly Line[];
  /** Estimated error of the course, metres; null: drawn. */
  readonly errM: number | null;
  /** The name stands in a source. */
  readonly named: boolean;
}

/** Half the carriageway, metres. */
export const halfWidthM: Readonly<Record<RoadClass, number>> = {
  expressway: 13,
  national: 10,
  county: 5,
  township: 4,
  park: 8,
  'main-street': 12,
  street: 8,
};

export const trunkRoads: readonly Road[] = facts.roads.map((road) => ({
  id: road.id,
  name: road.name,
  nameEn: road.nameEn,
  ref: road.ref,
  class: road.class as RoadClass,
  lines: clipLine(smooth(road.course.map(toMetres), 2), county).filter((line) => line.length > 1),
  errM: road.errM,
  named: true,
}));

export const roadLine = (id: string): Line => {
  const road = trunkRoads.find((r) => r.id === id);
  if (!road) throw new Error(`no road ${id}`);
  return [...road.lines].sort((a, b) => b.length - a.length)[0]!;
};

export const railway: Line = clipLine(smooth(facts.railway.course.map(toMetres), 2), county)[0]!;
export const railwayStation: XY = toMetres(facts.railway.station.at);
