import { clipLine } from './clip.ts';
import { county } from './county-outline.ts';
import { facts } from './facts.ts';
import { distance, type Line, nearestOnLine, smooth, toMetres, type XY } from './metres.ts';
import { bufferLine, common, type Polygons, polygonOf, unite } from './overlay.ts';

/** Course of 常山港 in the county, downstream, and its drawn surface. */
const course: Line = smooth(facts.river.points.map(toMetres), 2);

/** The longest stretch from the first to the last place inside the county: the sketched course wavers at the border. */
function withinCounty(line: Line): Line {
  const parts = clipLine(line, county);
  const first = parts[0]![0]!;
  const lastPart = parts[parts.length - 1]!;
  const last = lastPart[lastPart.length - 1]!;
  const from = line.findIndex(
    (p) => distance(p, first) < 2000 && nearestOnLine(first, line).alongM <= nearestOnLine(p, line).alongM,
  );
  const to = line.findLastIndex((p) => nearestOnLine(last, line).alongM >= nearestOnLine(p, line).alongM);
  return [first, ...line.slice(from, to + 1), last];
}

export const riverHalfWidthM = 95;
export const river: Line = withinCounty(course);
export const riverSurface: Polygons = common(bufferLine(river, riverHalfWidthM), county);

/** Streams without a name in any source: drawn to show the network, each down to the river. */
const streamPlaces: readonly (readonly (readonly [number, number])[])[] = [
  [
    [118.398, 28.893],
    [118.418, 28.896],
    [118.436, 28.8945],
    [118.45, 28.8972],
    [118.468, 28.8985],
    [118.479, 28.9012],
    [118.486, 28.907],
    [118.4885, 28.9176],
  ],
  [
    [118.595, 29.115],
    [118.577, 29.08],
    [118.566, 29.03],
    [118.563, 28.985],
    [118.575, 28.95],
    [118.572, 28.925],
    [118.5705, 28.9098],
  ],
  [
    [118.705, 29.17],
    [118.675, 29.13],
    [118.655, 29.085],
    [118.665, 29.035],
    [118.645, 28.99],
    [118.638, 28.955],
    [118.639, 28.9268],
  ],
  [
    [118.318, 28.872],
    [118.345, 28.878],
    [118.368, 28.895],
    [118.38, 28.925],
    [118.4, 28.936],
    [118.4055, 28.9452],
  ],
  [
    [118.572, 28.852],
    [118.588, 28.872],
    [118.583, 28.893],
    [118.593, 28.9158],
  ],
  [
    [118.512, 29.052],
    [118.493, 29.02],
    [118.497, 28.99],
    [118.472, 28.978],
    [118.457, 28.966],
    [118.4585, 28.95],
  ],
];

export const streams: readonly Line[] = streamPlaces.map((places) => {
  const line = smooth(places.map(toMetres), 2);
  return [...line.slice(0, -1), nearestOnLine(line[line.length - 1]!, river).at];
});

/** A lake with arms, as a ring about its centre. */
function lake(
  centre: readonly [number, number],
  radiusM: number,
  arms: number,
  stretch: number,
  turn: number,
): Polygons {
  const [cx, cy] = toMetres(centre);
  const ring = Array.from({ length: 48 }, (_, i): XY => {
    const angle = (2 * Math.PI * i) / 48;
    const r = radiusM * (1 + 0.35 * Math.cos(arms * angle + turn) + 0.12 * Math.cos(7 * angle));
    const [x, y] = [r * stretch * Math.cos(angle), (r / stretch) * Math.sin(angle)];
    return [cx + x * Math.cos(turn) - y * Math.sin(turn), cy + x * Math.sin(turn) + y * Math.cos(turn)];
  });
  return unite([polygonOf(ring)]);
}

/** Reservoirs by id of the facts: names have a source, places and shapes are drawn. */
export const reservoirs: Readonly<Record<string, { readonly centre: XY; readonly shape: Polygons }>> = {
  furong: { centre: toMetres([118.692, 29.148]), shape: lake([118.692, 29.148], 620, 3, 1.5, 1.1) },
  qianjiapai: { centre: toMetres([118.588, 29.118]), shape: lake([118.588, 29.118], 260, 2, 1.4, 0.6) },
  changfeng: { centre: toMetres([118.4325, 28.974]), shape: lake([118.4325, 28.974], 300, 3, 1.5, 2.2) },
};
