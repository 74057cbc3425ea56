import type { Change, Scenario } from '../../domain/scenario.ts';
import type { Scene } from '../../domain/scene.ts';
import { comparable, type SoundRecipe, type SoundResult } from './sound-store.ts';

/**
 * Finished maps of the versions that were computed, so that going back to one takes no time. A map is found again by
 * the objects it was made from, not by their names: an edit, another scene or a scenario of other content finds nothing.
 */

/** What of a scene a map was made from. */
export interface Origin {
  readonly scene: Scene;
  readonly scenario: Scenario | undefined;
  readonly edits: readonly Change[];
}

/** Maps and bytes of levels that are kept; the one used longest ago goes first. */
const keptLimits = { maps: 16, bytes: 32 * 2 ** 20 } as const;

export function createKeptResults(limits: { readonly maps: number; readonly bytes: number } = keptLimits) {
  let kept: readonly { readonly from: Origin; readonly result: SoundResult }[] = [];

  /** Used last stands last. Maps of another scene are dropped: no way leads back to them. */
  const keep = (from: Origin, result: SoundResult): void => {
    const others = kept.filter((entry) => entry.from.scene === from.scene && entry.result !== result);
    kept = within([...others, { from, result }], limits);
  };

  /** The map of an origin by the recipe and over the cells of another map; null where none is kept. */
  const find = (from: Origin, like: SoundResult): SoundResult | null => {
    const entry = kept.findLast(
      ({ from: origin, result }) =>
        sameOrigin(origin, from) &&
        sameRecipe(result.recipe, like.recipe) &&
        (result === like || comparable(result, like)),
    );
    return entry?.result ?? null;
  };

  const clear = (): void => {
    kept = [];
  };

  return { keep, find, clear };
}

/** Edits are the same where they are the same objects: a list is made anew with each edit, its parts are not. */
export const sameOrigin = (a: Origin, b: Origin): boolean =>
  a.scene === b.scene &&
  a.scenario === b.scenario &&
  a.edits.length === b.edits.length &&
  a.edits.every((change, i) => change === b.edits[i]);

export const sameRecipe = (a: SoundRecipe, b: SoundRecipe): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** The last entries that fit; the very last always stays. */
function within<T extends { readonly result: SoundResult }>(
  entries: readonly T[],
  { maps, bytes }: { readonly maps: number; readonly bytes: number },
): readonly T[] {
  let left = bytes;
  let first = entries.length;
  while (first > 0 && entries.length - first < maps) {
    left -= entries[first - 1].result.grid.values.byteLength;
    if (left < 0 && first < entries.length) break;
    first--;
  }
  return entries.slice(first);
}
