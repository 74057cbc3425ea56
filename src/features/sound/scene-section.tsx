import { useRef } from 'react';
import type { Bounds } from '../../domain/feature.ts';
import { inLanguage } from '../../domain/text.ts';
import { writeScene } from '../../formats/scene-writer.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { redo, undo, useHistory } from '../../state/history.ts';
import { Button, IllustrativeTag, Segmented } from '../../ui/controls.tsx';
import { saveFile } from '../../ui/save-file.ts';
import type { Target } from '../explore/search/search-box.tsx';
import { viewBounds } from '../frame/view-bounds.ts';
import { Failure } from '../noise/failure.tsx';
import styles from '../noise/noise.module.css';
import { changeVersion } from './current-scene.ts';
import { KeptNote } from './kept-note.tsx';
import { loadDemo, openSceneFiles } from './load-scene.ts';
import { followChanges } from './run-sound.ts';
import { soundState, useSound } from './sound-store.ts';

/** Which scene, which scenario of it, and the way back from what was done. */
export function SceneSection({ onGo }: { readonly onGo: (target: Target) => void }) {
  const { t, language } = useStrings();
  const scene = useSound((state) => state.scene);
  const shown = useSound((state) => state.shown);
  const input = useRef<HTMLInputElement>(null);
  const show = async (loading: Promise<Bounds | null>) => {
    const bounds = await loading;
    if (bounds && !isSeen(bounds, viewBounds())) onGo({ bounds });
  };
  const count = (...kinds: string[]) =>
    shown?.features.filter(({ kind }) => kinds.includes(kind)).length ?? 0;
  const counts = [
    ['road', count('road')],
    ['source', count('point-source', 'line-source', 'area-source', 'indoor-source', 'railway')],
    ['building', count('building')],
    ['barrier', count('barrier')],
    ['receiver', count('receiver')],
  ] as const;
  return (
    <section className={styles.section} aria-labelledby="sound-scene">
      <div className={styles.headLine}>
        <h2 id="sound-scene">
          {t('sound.scene')}
          {scene.status === 'ready' && ` · ${inLanguage(scene.name, language)}`}
        </h2>
        {scene.status === 'ready' && scene.illustrative && <IllustrativeTag />}
      </div>
      {scene.status === 'loading' && <p className={styles.hint}>{t('sound.loading')}</p>}
      {scene.status === 'failed' && <Failure title={t('sound.sceneFailed')} notes={scene.notes} />}
      {scene.status === 'ready' && (
        <>
          <p className={styles.hint}>
            {counts
              .filter(([, n]) => n > 0)
              .map(([kind, n]) => t(`sound.count.${kind}`, { count: n }))
              .join(t('list.comma'))}
          </p>
          {scene.faults.length > 0 && (
            <Failure
              quiet
              title={t('sound.faults', { count: scene.faults.length })}
              notes={scene.faults.slice(0, mostFaults)}
            />
          )}
          <Scenarios />
        </>
      )}
      <div className={styles.buttons}>
        <Button look={scene.status === 'none' ? 'primary' : 'plain'} onPress={() => void show(loadDemo())}>
          {t('sound.demo')}
        </Button>
        <Button onPress={() => input.current?.click()}>{t('sound.open')}</Button>
        {scene.status === 'ready' && <Button onPress={saveScene}>{t('sound.save')}</Button>}
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept=".json,.geojson"
          data-testid="open-scene"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            if (files.length > 0) void show(openSceneFiles(files));
          }}
        />
      </div>
      {scene.status === 'ready' && <KeptNote />}
    </section>
  );
}

/** A scene narrower than this share of the view is not seen well. */
const leastShare = 1 / 16;

/** Whether a scene lies in the view, large enough to work with. */
function isSeen([west, south, east, north]: Bounds, view: Bounds | null): boolean {
  if (!view) return false;
  const [left, bottom, right, top] = view;
  const inside = west >= left && east <= right && south >= bottom && north <= top;
  return inside && east - west >= leastShare * (right - left);
}

const mostFaults = 8;

function Scenarios() {
  const { t, language } = useStrings();
  const scene = useSound((state) => state.scene);
  const version = useSound((state) => state.version);
  const canUndo = useHistory(({ past }) => past.length > 0);
  const canRedo = useHistory(({ future }) => future.length > 0);
  const scenarios = scene.status === 'ready' ? scene.scenarios : [];
  return (
    <>
      {scenarios.length > 0 && (
        <div className={styles.group}>
          <span className={styles.label}>{t('sound.scenario')}</span>
          <Segmented
            label={t('sound.scenario')}
            value={version.scenarioId}
            options={scenarios.map(({ id, name }) => ({ id, text: inLanguage(name, language) }))}
            onChange={(scenarioId) => {
              if (scenarioId === version.scenarioId) return;
              changeVersion({ ...version, scenarioId });
              void followChanges();
            }}
          />
        </div>
      )}
      <div className={styles.buttons}>
        <Button isDisabled={!canUndo} onPress={undo}>
          {t('sound.undo')}
        </Button>
        <Button isDisabled={!canRedo} onPress={redo}>
          {t('sound.redo')}
        </Button>
      </div>
    </>
  );
}

function saveScene(): void {
  const { shown, scene } = soundState();
  if (!shown || scene.status !== 'ready') return;
  const text = writeScene(shown, scene.illustrative);
  saveFile('shengtu.scene.json', new Blob([text], { type: 'application/json' }));
}
