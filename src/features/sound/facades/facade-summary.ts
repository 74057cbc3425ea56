import type { FacadeStack, FloorSpan } from '../../../acoustics/facade-receivers.ts';
import type { FacadeResult } from './facade-store.ts';

/** Levels of a building by floor and façade. Pure. */

export interface LevelSpan {
  readonly minDb: number;
  readonly maxDb: number;
}

export interface FloorLevels extends LevelSpan, FloorSpan {}

export interface FacadeLevels extends LevelSpan {
  readonly facade: number;
  readonly facingDeg: number;
}

export interface BuildingSummary extends LevelSpan {
  readonly id: string;
  readonly storeys: number;
  readonly receivers: number;
  /** Top floor first. */
  readonly floors: readonly FloorLevels[];
  /** Loudest first. */
  readonly facades: readonly FacadeLevels[];
}

/** A receiver with its level, dB. */
export interface FacadeReading {
  readonly receiver: number;
  readonly stack: FacadeStack;
  readonly floor: FloorSpan;
  readonly levelDb: number;
}

/** Receivers with a level, in the order of the plan; of one building where one is named. */
export function readingsOf({ plan, levelsDb }: FacadeResult, building?: number): readonly FacadeReading[] {
  return plan.stacks.flatMap((stack) =>
    building !== undefined && stack.building !== building
      ? []
      : stack.floors.flatMap((floor, k) => {
          const receiver = stack.first + k;
          const levelDb = levelsDb[receiver];
          return Number.isNaN(levelDb) ? [] : [{ receiver, stack, floor, levelDb }];
        }),
  );
}

/** null where the building has no receiver with a level. */
export function summaryOf(result: FacadeResult, buildingId: string): BuildingSummary | null {
  const index = result.plan.buildings.findIndex(({ id }) => id === buildingId);
  const readings = index < 0 ? [] : readingsOf(result, index);
  if (readings.length === 0) return null;
  const spans = <K>(keyOf: (reading: FacadeReading) => K): Map<K, LevelSpan> => {
    const found = new Map<K, LevelSpan>();
    for (const reading of readings) {
      const { levelDb } = reading;
      const before = found.get(keyOf(reading)) ?? { minDb: levelDb, maxDb: levelDb };
      found.set(keyOf(reading), {
        minDb: Math.min(before.minDb, levelDb),
        maxDb: Math.max(before.maxDb, levelDb),
      });
    }
    return found;
  };
  const floors = new Map(readings.map(({ floor }) => [floor.from, floor]));
  const facing = new Map(readings.map(({ stack }) => [stack.facade, stack.facingDeg]));
  const { id, storeys } = result.plan.buildings[index];
  const all = spans(() => id).get(id) as LevelSpan;
  return {
    id,
    storeys,
    receivers: readings.length,
    ...all,
    floors: [...spans(({ floor }) => floor.from)]
      .map(([from, span]) => ({ from, to: floors.get(from)?.to ?? from, ...span }))
      .sort((a, b) => b.from - a.from),
    facades: [...spans(({ stack }) => stack.facade)]
      .map(([facade, span]) => ({ facade, facingDeg: facing.get(facade) ?? 0, ...span }))
      .sort((a, b) => b.maxDb - a.maxDb || a.facade - b.facade),
  };
}

/** Buildings by their loudest receiver, loudest first. */
export function loudestBuildings(
  result: FacadeResult,
  count: number,
): readonly { readonly id: string; readonly maxDb: number }[] {
  const highest = new Map<number, number>();
  for (const { stack, levelDb } of readingsOf(result))
    highest.set(stack.building, Math.max(highest.get(stack.building) ?? -Infinity, levelDb));
  return [...highest]
    .map(([building, maxDb]) => ({ id: result.plan.buildings[building].id, maxDb }))
    .sort((a, b) => b.maxDb - a.maxDb)
    .slice(0, count);
}

const winds = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Wind = (typeof winds)[number];

/** The nearest of eight directions. @param facingDeg clockwise from north, 0 to 360 */
export const windOf = (facingDeg: number): Wind => winds[Math.round(facingDeg / 45) % 8];
