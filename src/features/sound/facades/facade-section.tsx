import { useEffect } from 'react';
import { aboveFloorM, beforeWallM } from '../../../acoustics/facade-receivers.ts';
import { positionsOf } from '../../../acoustics/scene/scene-plane.ts';
import { formatNumber } from '../../../domain/rounding.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { getState, update, useStore } from '../../../state/store.ts';
import { Button, Check, Progress, Segmented } from '../../../ui/controls.tsx';
import { Select } from '../../../ui/popups.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import type { Target } from '../../explore/search/search-box.tsx';
import { useViewBounds } from '../../frame/view-bounds.ts';
import { Failure } from '../../noise/failure.tsx';
import styles from '../../noise/noise.module.css';
import { durationText } from '../scene-indicators.ts';
import { earthPlane } from '../sound-frame.ts';
import { featureOfScene, sceneName, shownPart, useSound } from '../sound-store.ts';
import { ClassSwatch } from './class-swatch.tsx';
import { facadesCsv } from './facade-csv.ts';
import { receiversOf } from './facade-jobs.ts';
import {
  type Density,
  densityNames,
  type FacadeResult,
  patchFacades,
  useFacades,
  useShownFacades,
} from './facade-store.ts';
import { loudestBuildings } from './facade-summary.ts';
import own from './facades.module.css';
import { cancelFacades, computeFacades, planFacades } from './run-facades.ts';

/** A view from the side, degrees from above. */
const pitchDeg = 55;
/** Where the floors of a house can be told apart. */
const leastZoom = 15.8;
const densityOptions: readonly (Density | 'auto')[] = ['auto', ...[...densityNames].reverse()];
const mostListed = 6;

/** Buildings in three dimensions: how many receivers, how long, and what came out. */
export function FacadeSection({ onGo }: { readonly onGo: (target: Target) => void }) {
  const { t } = useStrings();
  const map = useSound((state) => state.result);
  const on = useFacades((state) => state.on);
  if (!map) return null;
  const method = map.recipe.method;
  const above = aboveFloorM[method];
  return (
    <section className={styles.section} aria-labelledby="facades">
      <h2 id="facades">{t('facades.title')}</h2>
      <Check isSelected={on} onChange={stand}>
        {t('facades.on')}
      </Check>
      {on && (
        <>
          <Choices />
          <p className={styles.hint}>
            {t('facades.rule', {
              away: beforeWallM[method],
              height: above === null ? t('facades.midFloor') : t('facades.aboveFloor', { height: above }),
            })}
          </p>
          <Run />
          <Outcome onGo={onGo} />
        </>
      )}
    </section>
  );
}

/** Buildings stand up, and are looked at from the side. */
function stand(on: boolean): void {
  patchFacades({ on, ...(!on && { selectedId: null }) });
  const { camera } = getState();
  if (!camera) return;
  const { pitch, zoom } = camera;
  update({
    camera: on
      ? { ...camera, pitch: Math.max(pitch, pitchDeg), zoom: Math.max(zoom, leastZoom) }
      : { ...camera, pitch: 0 },
  });
}

function Choices() {
  const { t } = useStrings();
  const scope = useFacades((state) => state.scope);
  const density = useFacades((state) => state.density);
  return (
    <>
      <div className={styles.group}>
        <span className={styles.label}>{t('facades.scope')}</span>
        <Segmented
          label={t('facades.scope')}
          value={scope}
          options={[
            { id: 'view', text: t('facades.scope.view') },
            { id: 'map', text: t('facades.scope.map') },
          ]}
          onChange={(next) => patchFacades({ scope: next })}
        />
      </div>
      <Select
        label={t('facades.density')}
        value={density}
        options={densityOptions.map((id) => ({ id, text: t(`facades.density.${id}`) }))}
        onChange={(next) => patchFacades({ density: next })}
      />
    </>
  );
}

/** What would be computed, said before; then how far it is. */
function Run() {
  const { t } = useStrings();
  const map = useSound((state) => state.result);
  const making = useSound((state) => state.running !== null || state.result?.version !== state.version);
  const scope = useFacades((state) => state.scope);
  const density = useFacades((state) => state.density);
  const planned = useFacades((state) => state.planned);
  const running = useFacades((state) => state.running);
  const failure = useFacades((state) => state.failure);
  const cancelled = useFacades((state) => state.cancelled);
  const done = useFacades((state) => state.result?.done ?? false);
  const view = useViewBounds();
  const busy = running !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the plan follows what it is made of.
  useEffect(() => {
    if (!busy && !making) void planFacades();
  }, [map, scope, density, scope === 'view' ? view : null, busy, making]);
  if (running)
    return (
      <div className={styles.running}>
        <Progress
          label={
            running.secondsLeft === null
              ? t('facades.running')
              : `${t('facades.running')} · ${t('sound.left', { time: durationText(running.secondsLeft, t) })}`
          }
          value={running.done / Math.max(1, running.total)}
        />
        <Button onPress={cancelFacades}>{t('action.cancel')}</Button>
      </div>
    );
  const count = planned && !making ? receiversOf(planned.plan) : 0;
  return (
    <>
      <p role="status" className={styles.text} data-facade-receivers={count}>
        {making
          ? t('facades.stale')
          : planned &&
            (count === 0
              ? t('facades.plannedNone')
              : t('facades.planned', {
                  buildings: planned.plan.buildings.length,
                  receivers: formatNumber(count, 0),
                  density: t(`facades.density.${planned.density}`),
                  time: planned.seconds === null ? '–' : durationText(planned.seconds, t),
                }))}
      </p>
      <div className={styles.buttons}>
        <Button isDisabled={count === 0} onPress={() => void computeFacades()}>
          {t(done ? 'facades.again' : 'facades.compute')}
        </Button>
      </div>
      {cancelled && <p className={styles.hint}>{t('sound.cancelled')}</p>}
      {failure && <Failure title={t('facades.failed')} notes={failure} />}
    </>
  );
}

function Outcome({ onGo }: { readonly onGo: (target: Target) => void }) {
  const { t, language } = useStrings();
  const result = useShownFacades();
  const coloured = useSound((state) => shownPart(state) === 'level');
  const paletteId = useStore((state) => state.noiseView.paletteId);
  if (!result?.done) return null;
  const go = (id: string) => {
    patchFacades({ selectedId: id });
    const at = middleOf(result, id);
    if (at) onGo({ lngLat: at });
  };
  return (
    <>
      <p role="status" className={styles.text}>
        {t('facades.done', {
          buildings: result.plan.buildings.length,
          receivers: formatNumber(receiversOf(result.plan), 0),
          indicator: result.period ? `${result.indicator} (${result.period})` : result.indicator,
        })}
      </p>
      {!coloured && <p className={styles.warning}>{t('facades.levelOnly')}</p>}
      <span className={styles.label}>{t('facades.loudest')}</span>
      <ul className={own.list} aria-label={t('facades.loudest')}>
        {loudestBuildings(result, mostListed).map(({ id, maxDb }) => (
          <li key={id}>
            <button type="button" className={own.row} onClick={() => go(id)}>
              <span className={own.name}>{sceneName(result.scene, id, language)}</span>
              <span>
                <ClassSwatch levelDb={maxDb} paletteId={paletteId} />
                {formatNumber(maxDb, 1)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button
          onPress={() =>
            saveFile(
              `facades_${result.method}_${result.indicator}.csv`,
              new Blob([facadesCsv(result, t, language)], { type: 'text/csv' }),
            )
          }
        >
          {t('facades.csv')}
        </Button>
      </div>
    </>
  );
}

/** A corner's mean of a building, degrees. */
function middleOf({ scene }: FacadeResult, id: string): [lng: number, lat: number] | null {
  const building = featureOfScene(scene, id);
  if (!building) return null;
  const places = positionsOf(building);
  const mean = (axis: 0 | 1) => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
  const [x, y] = [mean(0), mean(1)];
  return scene.crs.kind === 'lnglat' ? [x, y] : [...earthPlane(scene).toLngLat(x, y)];
}
