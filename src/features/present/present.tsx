import { useEffect, useRef } from 'react';
import { formatNumber } from '../../domain/rounding.ts';
import type { Scenario } from '../../domain/scenario.ts';
import { inLanguage } from '../../domain/text.ts';
import { limitPeriod } from '../../grid/limit-period.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { useStore } from '../../state/store.ts';
import { Button, IllustrativeTag } from '../../ui/controls.tsx';
import { NoiseLegend } from '../noise/noise-legend.tsx';
import { useShownGrid } from '../noise/shown-grid.ts';
import { useMapTitle } from '../print/use-map-title.ts';
import { changeVersion } from '../sound/current-scene.ts';
import { followChanges, runSound } from '../sound/run-sound.ts';
import { keptOfScenario } from '../sound/scenario-maps.ts';
import { stageText } from '../sound/sound-run-bar.tsx';
import { type SoundResult, soundState, useSound } from '../sound/sound-store.ts';
import { spokenLimitDb } from '../sound/spoken-limit.ts';
import { usePeopleAbove } from './people-above.ts';
import styles from './present.module.css';
import { stopPresenting } from './present-store.ts';
import { usePresentKeys } from './use-present-keys.ts';

/**
 * What stands over the map on a wall screen: what it shows, its legend, how many people live where it is loud, and the
 * scenarios. Readable from five metres; the rest of the page is out of sight.
 */
export function Present() {
  const { t } = useStrings();
  const part = useRef<HTMLElement>(null);
  usePresentKeys(chooseScenario);
  useEffect(() => {
    part.current?.focus();
    startIfReady();
  }, []);
  return (
    <section ref={part} className={styles.present} aria-label={t('present.title')} tabIndex={-1}>
      <Title />
      <div className={styles.leave}>
        <Button onPress={stopPresenting}>{t('present.leave')}</Button>
      </div>
      <Legend />
      <Scenarios />
    </section>
  );
}

/** A scene without a map is computed: an empty screen shows nothing. */
function startIfReady(): void {
  const { scene, result, running, way } = soundState();
  const placed = scene.status === 'ready' && scene.scene.crs.kind !== 'local';
  if (way === 'sources' && placed && !result && !running) void runSound();
}

function chooseScenario(scenarioId: string): void {
  const { version, result, running } = soundState();
  if (scenarioId === version.scenarioId) return;
  changeVersion({ ...version, scenarioId });
  if (result || running) void followChanges();
  else startIfReady();
}

function Title() {
  const { place, scenario, made, illustrative } = useMapTitle();
  return (
    <header className={styles.title}>
      <h2>
        {place} {illustrative && <IllustrativeTag />}
      </h2>
      {scenario && <p className={styles.scenario}>{scenario}</p>}
      <p className={styles.made}>{made.join(' · ')}</p>
      <People />
    </header>
  );
}

/** The number to remember: people at or above the limit of class 2, at their loudest façade. */
function People() {
  const { t, language } = useStrings();
  const result = useSound((state) => (state.way === 'sources' ? state.result : null));
  const current = useSound((state) => state.version);
  const people = usePeopleAbove(result);
  const inStep = result?.version === current;
  if (!result || people === null) return <div role="status" />;
  const limit = spokenLimitDb(result.recipe.indicator);
  const count = formatNumber(people, 0);
  const words = t('present.people', { indicator: result.recipe.indicator, limit });
  return (
    <p className={styles.people} role="status" data-old={!inStep || undefined}>
      <strong>{count}</strong>
      <span>{language === 'en' ? ` ${words}` : words}</span>
    </p>
  );
}

function Legend() {
  const { t, language } = useStrings();
  const catalog = useStore((state) => state.catalog);
  const shown = useShownGrid();
  return (
    <aside className={styles.legend} aria-label={t('app.legend')}>
      {shown ? <NoiseLegend /> : <p>{t('present.noMap')}</p>}
      {shown && limitPeriod(shown.grid) && <p className={styles.small}>{t('present.zones')}</p>}
      {catalog.status === 'ready' && (
        <p className={styles.small}>{inLanguage(catalog.catalog.boundaryNote, language)}</p>
      )}
    </aside>
  );
}

const none: readonly Scenario[] = [];

function Scenarios() {
  const { t } = useStrings();
  const scenarios = useSound((state) =>
    state.way === 'sources' && state.scene.status === 'ready' ? state.scene.scenarios : none,
  );
  const scenarioId = useSound((state) => state.version.scenarioId);
  const running = useSound((state) => state.running);
  const failed = useSound((state) => state.failure !== null);
  // Which maps are kept changes with the map on show.
  const result = useSound((state) => state.result);
  const share = running ? Math.round((100 * running.done) / Math.max(1, running.total)) : 0;
  return (
    <footer className={styles.foot}>
      <p className={styles.progress} role="status">
        {running ? `${stageText(running, t)} · ${share} %` : failed ? t('sound.failed') : ''}
        {running && <span className={styles.bar} style={{ width: `${share}%` }} aria-hidden="true" />}
      </p>
      {scenarios.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in Chrome 109.
        <div role="group" className={styles.scenarios} aria-label={t('sound.scenario')}>
          {scenarios.map((scenario, i) => (
            <ScenarioButton
              key={scenario.id}
              scenario={scenario}
              number={i + 1}
              isChosen={scenario.id === scenarioId}
              map={result && keptOfScenario(scenario.id)}
            />
          ))}
        </div>
      )}
    </footer>
  );
}

/** A scenario with its people, once its map has been made. */
function ScenarioButton(props: {
  readonly scenario: Scenario;
  readonly number: number;
  readonly isChosen: boolean;
  readonly map: SoundResult | null;
}) {
  const { scenario, number, isChosen, map } = props;
  const { t, language } = useStrings();
  const above = usePeopleAbove(map);
  const people =
    map && above !== null
      ? t('present.peopleShort', {
          people: formatNumber(above, 0),
          limit: spokenLimitDb(map.recipe.indicator),
        })
      : '';
  return (
    <button type="button" aria-pressed={isChosen} onClick={() => chooseScenario(scenario.id)}>
      {number <= 9 && (
        <span className={styles.key} aria-hidden="true">
          {number}
        </span>
      )}
      <span className={styles.name}>
        {inLanguage(scenario.name, language)}
        {people && <small>{people}</small>}
      </span>
    </button>
  );
}
