import { useEffect } from 'react';
import type { NoiseRecipe } from '../../domain/recipe.ts';
import { loadLayer } from '../../state/catalog-loader.ts';
import { getState, specOf, useStore } from '../../state/store.ts';
import { patchNoise, useNoise } from './result-store.ts';
import { startRun } from './run.ts';

/**
 * Makes the grid of a recipe that came with a link, as soon as its layers are there; takes the grid away when
 * the recipe goes. A recipe that was just run from the panel is known and not run again.
 */
export function useLinkedRun(): void {
  const recipe = useStore((state) => state.recipe);
  const stations = useStore((state) => (recipe ? state.data[recipe.layerId]?.status : undefined));
  const clipLayer = recipe?.clip.kind === 'feature' ? recipe.clip.layerId : null;
  const clip = useStore((state) => (clipLayer ? state.data[clipLayer]?.status : 'ready'));
  const specs = useStore((state) => needed(recipe).filter((id) => specOf(state, id)).length);

  useEffect(() => {
    if (!recipe) {
      if (useNoise.getState().result)
        patchNoise({ result: null, preview: null, failure: null, cancelled: false });
      return;
    }
    const { started } = useNoise.getState();
    if (started && JSON.stringify(started) === JSON.stringify(recipe)) return;
    patchNoise({ draft: recipe });
    const state = getState();
    for (const id of needed(recipe)) {
      const spec = specOf(state, id);
      if (spec) void loadLayer(spec);
    }
    const there =
      stations === 'ready' && (clip === 'ready' || clip === 'failed' || specs < needed(recipe).length);
    if (!there) return;
    // In a task of its own: the page is shown before the stations are gathered.
    const start = setTimeout(() => void startRun(recipe, { fromLink: true }));
    return () => clearTimeout(start);
  }, [recipe, stations, clip, specs]);
}

/** Layers that a recipe reads. */
const needed = (recipe: NoiseRecipe | null): readonly string[] =>
  recipe ? [recipe.layerId, ...(recipe.clip.kind === 'feature' ? [recipe.clip.layerId] : [])] : [];
