import type { NoiseRecipe } from '../../domain/recipe.ts';
import { isMapHidden, useStore } from '../../state/store.ts';
import { useSound } from '../sound/sound-store.ts';
import { HourControls } from './hour-controls.tsx';
import { showHour } from './hours.ts';
import { useNoise } from './result-store.ts';
import { StripIndicator } from './strip-indicator.tsx';
import { useLinkedRun } from './use-linked-run.ts';

/**
 * The hours of the stations' map; nothing until a grid with hourly levels is there, and while the map of the sources is
 * on show. It is on every tab, so it also makes the grid of a recipe that came with a link.
 */
export function HourStrip() {
  useLinkedRun();
  // Field by field: a result grows many times a second while its standard error is refined.
  const recipe = useNoise((state) => state.result?.recipe);
  const meansDb = useNoise((state) => state.result?.hourMeansDb);
  const ready = useNoise((state) => Boolean(state.result?.hours));
  const bySources = useSound((state) => state.way === 'sources');
  const hidden = useStore((state) => isMapHidden(state, 'stations'));
  return recipe && meansDb && !bySources && !hidden ? (
    <Strip recipe={recipe} meansDb={meansDb} ready={ready} />
  ) : null;
}

function Strip(props: {
  readonly recipe: NoiseRecipe;
  readonly meansDb: readonly number[];
  /** Whether the 24 hours are there. */
  readonly ready: boolean;
}) {
  const { recipe, meansDb, ready } = props;
  const chosen = useStore((state) => state.noiseView.hour);
  const { value } = recipe;
  const hour = chosen ?? (value.kind === 'hour' ? value.hour : null);
  return (
    <HourControls hour={hour} meansDb={meansDb} barText="noise.bar" ready={ready} onHour={showHour}>
      <StripIndicator recipe={recipe} ready={ready} hourly={hour !== null} />
    </HourControls>
  );
}
