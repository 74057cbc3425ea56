import { standardOf } from '../../acoustics/standard.ts';
import { inLanguage } from '../../domain/text.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { useStore } from '../../state/store.ts';
import { useShownGrid } from '../noise/shown-grid.ts';
import { indicatorName } from '../sound/scene-indicators.ts';
import { useSound } from '../sound/sound-store.ts';

export interface MapTitle {
  /** Of the scene, else of the catalogue. */
  readonly place: string;
  /** With the number of edits; null for a map that has none. */
  readonly scenario: string | null;
  /** Indicator, method, height or origin of the noise map; empty without one. */
  readonly made: readonly string[];
  readonly illustrative: boolean;
}

/** What the noise map on show is called, on a wall screen and on a picture. */
export function useMapTitle(): MapTitle {
  const { t, language } = useStrings();
  const way = useSound((state) => state.way);
  const scene = useSound((state) => state.scene);
  const version = useSound((state) => state.version);
  const result = useSound((state) => state.result);
  const catalog = useStore((state) => state.catalog);
  const shown = useShownGrid();
  if (way === 'sources' && scene.status === 'ready' && shown?.kind !== 'stored') {
    const found = scene.scenarios.find(({ id }) => id === version.scenarioId);
    const name = found ? inLanguage(found.name, language) : t('sound.scenarioNone');
    const count = version.edits.length;
    return {
      place: inLanguage(scene.name, language),
      scenario: count > 0 ? t('sound.edited', { name, count }) : found ? name : null,
      made: result
        ? [
            indicatorName(result.recipe.indicator, t),
            standardOf[result.recipe.method],
            t('present.height', { height: result.receiverHeightM }),
          ]
        : [],
      illustrative: scene.illustrative,
    };
  }
  const origin = shown ? [t(shown.kind === 'stored' ? 'present.stored' : 'present.stations')] : [];
  return {
    place: catalog.status === 'ready' ? inLanguage(catalog.catalog.title, language) : t('app.title'),
    scenario: null,
    made: shown ? [...origin, shown.grid.indicator, shown.grid.period].filter(Boolean) : [],
    illustrative: shown?.grid.meta.illustrative ?? false,
  };
}
