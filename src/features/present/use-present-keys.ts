import { useEffect } from 'react';
import { soundState } from '../sound/sound-store.ts';
import { stopPresenting } from './present-store.ts';
import { scenarioOfKey } from './scenario-keys.ts';

/** Keys of the wall screen, taken before the map and the page take them: ← →, 1–9, space, Esc. */
export function usePresentKeys(onScenario: (id: string) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (!takeKey(event, onScenario)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // The browser takes Esc for itself while it fills the screen.
    const onScreen = () => {
      if (!document.fullscreenElement) stopPresenting();
    };
    addEventListener('keydown', onKey, { capture: true });
    document.addEventListener('fullscreenchange', onScreen);
    return () => {
      removeEventListener('keydown', onKey, { capture: true });
      document.removeEventListener('fullscreenchange', onScreen);
    };
  }, [onScenario]);
}

/** @returns whether the key was one of the screen's */
function takeKey({ key, target }: KeyboardEvent, onScenario: (id: string) => void): boolean {
  if (key === 'Escape') {
    stopPresenting();
    return true;
  }
  if (key === ' ') {
    // A button that has the focus is pressed by it.
    if (target instanceof HTMLButtonElement) return false;
    const play = document.querySelector<HTMLButtonElement>('[data-hour-strip] button');
    play?.click();
    return play !== null;
  }
  // A slider, the hours of the day among them, has arrows of its own.
  if (target instanceof HTMLElement && target.getAttribute('role') === 'slider') return false;
  const { scene, version } = soundState();
  const ids = scene.status === 'ready' ? scene.scenarios.map(({ id }) => id) : [];
  const next = scenarioOfKey(key, ids, version.scenarioId);
  if (next !== null && next !== version.scenarioId) onScenario(next);
  return next !== null;
}
