import type { ZoneClass } from '../../src/domain/standards/gb3096.ts';
import { class4StripM } from '../../src/domain/standards/zoning.ts';
import { clipLine } from './clip.ts';
import { areaOf, inAny, type Line, type XY } from './metres.ts';
import { bufferLine, common, type Polygons, polygonOf, subtract, unite } from './overlay.ts';
import { parkShapes } from './parks.ts';
import { halfWidthM, type RoadClass, railway, trunkRoads } from './roads.ts';
import { builtUp, fromStreetFrame, streets } from './town.ts';

/** Acoustic functional zones of the town as drawn: districts 0–3, then 4a/4b strips cut out of them. */

export interface Zone {
  /** Class digit and serial, as on zoning maps: 201, 315 … */
  readonly code: string;
  readonly class: ZoneClass;
  readonly name: string;
  readonly nameEn: string;
  readonly shape: Polygons;
}

/** GB/T 15190-2014 cl. 8.3.1 names no width beside class 0: that of class 1 is taken. */
const stripM = (neighbour: ZoneClass): number => class4StripM[neighbour] ?? class4StripM['1']!;
const railHalfWidthM = 8;
const sliverM2 = 400;

const block = (u0: number, v0: number, u1: number, v1: number): Polygons =>
  polygonOf([
    fromStreetFrame([u0, v0]),
    fromStreetFrame([u1, v0]),
    fromStreetFrame([u1, v1]),
    fromStreetFrame([u0, v1]),
  ]);

const partAround = (place: XY): Polygons => builtUp.filter((polygon) => inAny(place, [polygon]));
const south = partAround([0, 0]);
const north = partAround([1500, 2000]);
const station = partAround([4500, 5000]);

interface District extends Omit<Zone, 'class'> {
  readonly class: '0' | '1' | '2' | '3';
}

function drawDistricts(): District[] {
  const quiet = block(560, 1620, 980, 1900);
  const industry = common(south, unite([parkShapes.xindu!, parkShapes.jinchuan!]));
  const livingWest = subtract(common(south, block(-1100, -150, 400, 480)), [industry]);
  const livingEast = subtract(common(south, block(1150, -1300, 3000, -150)), [industry]);
  const livingNorth = common(north, block(-350, 1430, 1900, 2700));
  return [
    {
      code: '001',
      class: '0',
      name: '康养片区（示意）',
      nameEn: 'Convalescence block (drawn)',
      shape: quiet,
    },
    {
      code: '101',
      class: '1',
      name: '天马西居住文教片区（示意）',
      nameEn: 'Tianma west, homes and schools (drawn)',
      shape: livingWest,
    },
    {
      code: '102',
      class: '1',
      name: '紫港居住文教片区（示意）',
      nameEn: 'Zigang, homes and schools (drawn)',
      shape: subtract(livingNorth, [quiet]),
    },
    {
      code: '103',
      class: '1',
      name: '天马东居住片区（示意）',
      nameEn: 'Tianma east, homes (drawn)',
      shape: livingEast,
    },
    {
      code: '201',
      class: '2',
      name: '天马混合片区（示意）',
      nameEn: 'Tianma, mixed (drawn)',
      shape: subtract(south, [industry, livingWest, livingEast], sliverM2),
    },
    {
      code: '202',
      class: '2',
      name: '紫港混合片区（示意）',
      nameEn: 'Zigang, mixed (drawn)',
      shape: subtract(north, [livingNorth], sliverM2),
    },
    { code: '203', class: '2', name: '站前片区（示意）', nameEn: 'Station quarter (drawn)', shape: station },
    {
      code: '301',
      class: '3',
      name: '新都—金川工业片区（示意）',
      nameEn: 'Xindu–Jinchuan industry (drawn)',
      shape: industry,
    },
  ];
}

const districts = drawDistricts();

/** The town with room about it: buffers of a whole national road would only cost time. */
const surroundings: Polygons = polygonOf([
  [-4000, -3500],
  [7000, -3500],
  [7000, 7000],
  [-4000, 7000],
]);

/**
 * Widths of the strip that occur, widest first, and for each the ground of the districts that ask for it.
 * The ground of a narrower strip reaches a little into its neighbours, whose strip is wider there: so the
 * pieces of a strip overlap and join.
 */
const widths = [...new Set(districts.map((district) => stripM(district.class)))]
  .sort((a, b) => b - a)
  .map((widthM, i) => {
    const ground = unite(
      districts.filter((district) => stripM(district.class) === widthM).map(({ shape }) => shape),
    );
    const edges = ground.flat().map((ring) => bufferLine([...ring, ring[0]!], 0.5));
    return { widthM, ground: i === 0 ? ground : common(unite([ground, ...edges]), builtUp) };
  });

/** Buffers of a route, one for each width of `widths`. */
const buffersOf = (lines: readonly Line[], halfM: number): Polygons[] =>
  widths.map(({ widthM }) =>
    unite(
      lines.flatMap((line) => clipLine(line, surroundings)).map((line) => bufferLine(line, halfM + widthM)),
    ),
  );

const carriesStrip: readonly RoadClass[] = ['expressway', 'national', 'main-street'];

interface Route {
  readonly class: '4a' | '4b';
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly buffers: readonly Polygons[];
}

function routes(): Route[] {
  const rail: Route = {
    class: '4b',
    code: '451',
    name: '衢九铁路两侧（示意）',
    nameEn: 'Along the Quzhou–Jiujiang Railway (drawn)',
    buffers: buffersOf([railway], railHalfWidthM),
  };
  const roads = [...trunkRoads, ...streets]
    .filter((road) => carriesStrip.includes(road.class))
    .map((road) => ({ road, buffers: buffersOf(road.lines, halfWidthM[road.class]) }))
    .filter(({ buffers }) => buffers.some((buffer, i) => areaOf(common(buffer, widths[i]!.ground)) > 5000));
  return [
    rail,
    ...roads.map(
      ({ road, buffers }, i): Route => ({
        class: '4a',
        code: `4${String(i + 1).padStart(2, '0')}`,
        name: `${road.name}两侧${road.named ? '（示意）' : ''}`,
        nameEn: `Along ${road.nameEn}${road.named ? ' (drawn)' : ''}`,
        buffers,
      }),
    ),
  ];
}

/** Districts and strips are both cut by whole buffers, so that no bridges as thin as rounding remain between parts. */
function drawZones(): Zone[] {
  const all = routes();
  const strips = all.map(({ buffers, ...route }, index): Zone => {
    const parts = buffers.map((buffer, i) =>
      subtract(
        common(buffer, widths[i]!.ground),
        all.slice(0, index).map((other) => other.buffers[i]!),
        sliverM2,
      ),
    );
    return { ...route, shape: unite(parts) };
  });
  const rest = districts.map((district): Zone => {
    const i = widths.findIndex(({ widthM }) => widthM === stripM(district.class));
    return {
      ...district,
      shape: subtract(
        district.shape,
        all.map((route) => route.buffers[i]!),
        sliverM2,
      ),
    };
  });
  return [...rest, ...strips];
}

export const zones: readonly Zone[] = drawZones();

/** The class at a place, or null outside the zoned area. */
export const zoneAt = (place: XY): ZoneClass | null =>
  zones.find((zone) => inAny(place, zone.shape))?.class ?? null;

/** The district's class at a place, strips left aside: what the background of the noise model goes by. */
export const districtAt = (place: XY): ZoneClass | null =>
  districts.find((district) => inAny(place, district.shape))?.class ?? null;
