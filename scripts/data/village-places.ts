import { county } from './county-outline.ts';
import { facts, type Town } from './facts.ts';
import { distance, distanceToLine, inAny, toMetres, type XY } from './metres.ts';
import { randomOf } from './random.ts';
import { railway, trunkRoads } from './roads.ts';
import { builtUp } from './town.ts';
import { reservoirs, river } from './water.ts';

/** Village-level units with their real names. Places: estimated for the few that sources help with, else drawn. */
interface VillagePlace {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly town: string;
  readonly townEn: string;
  readonly at: XY;
  /** Estimated error, metres; null: the place is drawn. */
  readonly errM: number | null;
}

const known: Readonly<Record<string, readonly [at: XY, errM: number]>> = Object.fromEntries([
  ['330822003216', [toMetres(facts.lowCarbonVillage.at), facts.lowCarbonVillage.errM]],
  ...facts.sections.flatMap((section) => {
    const village = facts.towns
      .flatMap((t) => t.villages)
      .find((v) => v.name === `${section.name.slice(0, 3).replace('（', '')}村`);
    return village ? [[village.code, [toMetres(section.at), section.errM]] as const] : [];
  }),
]);

const lines = [river, railway, ...trunkRoads.flatMap((road) => road.lines)];
const lakes = Object.values(reservoirs).map((r) => r.shape);

/** Nearest town by distance to its middle, weighed by its size: a stand-in for boundaries that are not there. */
function townAt(place: XY): string {
  let best = { code: '', score: Infinity };
  for (const town of facts.towns) {
    const score =
      Math.min(distance(place, toMetres(town.centroid)), distance(place, toMetres(town.label))) /
      Math.sqrt(town.areaKm2);
    if (score < best.score) best = { code: town.code, score };
  }
  return best.code;
}

function placeIn(town: Town, urban: boolean, taken: readonly XY[]): XY {
  const random = randomOf(`village ${town.code} ${taken.length}`);
  const [cx, cy] = toMetres(town.centroid);
  const reach = Math.sqrt((town.areaKm2 * 1e6) / Math.PI) * 1.6;
  let gap = urban ? 650 : 1300;
  for (let attempt = 0; ; attempt++) {
    // Crowded towns: the wanted gap shrinks slowly until there is room.
    if (attempt > 0 && attempt % 400 === 0) gap *= 0.85;
    const angle = random.between(0, 2 * Math.PI);
    const r = reach * Math.sqrt(random.next());
    const place: XY = [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
    const seatNear = distance(place, toMetres(town.seat)) < 4500;
    if (urban ? !inAny(place, builtUp) || !seatNear : townAt(place) !== town.code || inAny(place, builtUp))
      continue;
    if (!inAny(place, county) || lakes.some((lake) => inAny(place, lake))) continue;
    if (lines.some((line) => distanceToLine(place, line) < 220)) continue;
    if (taken.some((other) => distance(place, other) < gap)) continue;
    return place;
  }
}

function placeVillages(): VillagePlace[] {
  const taken: XY[] = Object.values(known).map(([at]) => at);
  const placed: VillagePlace[] = [];
  for (const town of facts.towns) {
    for (const village of town.villages) {
      const estimate = known[village.code];
      const at =
        estimate?.[0] ?? placeIn(town, village.name.endsWith('社区') && town.name.endsWith('街道'), taken);
      if (!estimate) taken.push(at);
      placed.push({ ...village, town: town.name, townEn: town.nameEn, at, errM: estimate?.[1] ?? null });
    }
  }
  return placed;
}

export const villagePlaces: readonly VillagePlace[] = placeVillages();
