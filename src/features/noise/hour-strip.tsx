import { useStore } from '../../state/store.ts';
import { useSound } from '../sound/sound-store.ts';
import { HourControls } from './hour-controls.tsx';
import { showHour } from './hours.ts';
import { type NoiseResult, useNoise } from './result-store.ts';
import { StripIndicator } from './strip-indicator.tsx';
import { useLinkedRun } from './use-linked-run.ts';

/**
 * The hours of the stations' map; nothing until a grid with hourly levels is there, and while the map of the sources is
 * on show. It is on every tab, so it also makes the grid of a recipe that came with a link.
 */
export function HourStrip() {
  useLinkedRun();
  const result = useNoise((state) => state.result);
  const bySources = useSound((state) => state.way === 'sources');
  return result?.hourMeansDb && !bySources ? <Strip result={result} meansDb={result.hourMeansDb} /> : null;
}

function Strip({ result, meansDb }: { readonly result: NoiseResult; readonly meansDb: readonly number[] }) {
  const chosen = useStore((state) => state.noiseView.hour);
  const { value } = result.recipe;
  const hour = chosen ?? (value.kind === 'hour' ? value.hour : null);
  const ready = result.hours !== null;
  return (
    <HourControls hour={hour} meansDb={meansDb} barText="noise.bar" ready={ready} onHour={showHour}>
      <StripIndicator result={result} hourly={hour !== null} />
    </HourControls>
  );
}
