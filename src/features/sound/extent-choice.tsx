import { useEffect, useState } from 'react';
import type { LngLat } from '../../domain/feature.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { circleRing } from '../../map/measure.ts';
import { allSpecs, getState, readyData, useStore } from '../../state/store.ts';
import { Button, NumberInput, Segmented } from '../../ui/controls.tsx';
import { Select } from '../../ui/popups.tsx';
import { AreaChoice, type AreaRef, firstArea } from '../noise/area-choice.tsx';
import styles from '../noise/noise.module.css';
import { usePolygonLayers } from '../noise/use-layers.ts';
import { changeSoundDraft, patchSound, useSound } from './sound-store.ts';

const ways = ['scene', 'view', 'drawn', 'zone', 'town'] as const;
type Way = (typeof ways)[number];

/** Where a map is computed: all of the scene, what is in view, a polygon drawn or chosen, about a town. */
export function ExtentChoice() {
  const { t } = useStrings();
  const extent = useSound((state) => state.draft.extent);
  const [way, setWay] = useState<Way>('drawn');
  const shown = extent === 'area' ? way : extent;
  useEffect(() => () => patchSound({ drawingArea: false }), []);
  const choose = (next: Way) => {
    patchSound({ drawingArea: false });
    if (next === 'scene' || next === 'view') changeSoundDraft({ extent: next });
    else if (next !== shown) {
      setWay(next);
      changeSoundDraft({ extent: 'area', area: null });
    }
  };
  return (
    <div className={styles.group}>
      <span className={styles.label}>{t('sound.extent')}</span>
      <Segmented
        label={t('sound.extent')}
        value={shown}
        options={ways.map((id) => ({ id, text: t(`sound.extent.${id}`) }))}
        onChange={choose}
      />
      {shown === 'drawn' && <Drawn />}
      {shown === 'zone' && <Zone />}
      {shown === 'town' && <Town />}
    </div>
  );
}

function Drawn() {
  const { t } = useStrings();
  const area = useSound((state) => state.draft.area);
  const drawing = useSound((state) => state.drawingArea);
  const corners = area?.geometry.type === 'Polygon' ? area.geometry.coordinates[0].length - 1 : 0;
  return (
    <>
      <p className={styles.hint} role="status">
        {drawing
          ? t('sound.drawingArea')
          : corners > 0
            ? t('sound.drawnArea', { count: corners })
            : t('sound.noArea')}
      </p>
      <div className={styles.buttons}>
        <Button onPress={() => patchSound({ drawingArea: !drawing })}>
          {t(drawing ? 'edit.cancel' : 'sound.drawArea')}
        </Button>
      </div>
    </>
  );
}

function Zone() {
  const layers = usePolygonLayers();
  const [chosen, setChosen] = useState<AreaRef | null>(null);
  const value = chosen ?? firstArea(layers);
  useEffect(() => {
    const feature = layers
      .find(({ spec }) => spec.id === value?.layerId)
      ?.data.features.find(({ id }) => id === value?.featureId);
    const geometry = feature?.geometry;
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return;
    changeSoundDraft({ area: { name: String(feature?.properties.name ?? feature?.id), geometry } });
  }, [layers, value?.layerId, value?.featureId]);
  return value && <AreaChoice layers={layers} value={value} onChange={setChosen} />;
}

interface Town {
  readonly id: string;
  readonly name: string;
  readonly at: LngLat;
}

/** Places of the base map's first layer of names: the towns. */
function townsOf(state: ReturnType<typeof getState>): readonly Town[] {
  const spec = allSpecs(state).find(({ kind, geometry }) => kind === 'base' && geometry === 'point');
  return (spec ? (readyData(state, spec.id)?.features ?? []) : []).flatMap(({ id, geometry, properties }) =>
    geometry?.type === 'Point'
      ? [
          {
            id,
            name: String(properties.name ?? id),
            at: [geometry.coordinates[0], geometry.coordinates[1]] as LngLat,
          },
        ]
      : [],
  );
}

const usualRadiusM = 1000;

function Town() {
  const { t } = useStrings();
  const data = useStore((state) => state.data);
  const [id, setId] = useState<string | null>(null);
  const [radiusM, setRadiusM] = useState(usualRadiusM);
  const towns = townsOf({ ...getState(), data });
  const town = towns.find((known) => known.id === id) ?? towns[0];
  const [lng, lat] = town?.at ?? [Number.NaN, Number.NaN];
  const name = town?.name;
  useEffect(() => {
    if (name === undefined) return;
    const ring = circleRing([lng, lat], radiusM).map((place) => [...place]);
    changeSoundDraft({ area: { name, geometry: { type: 'Polygon', coordinates: [ring] } } });
  }, [name, lng, lat, radiusM]);
  return (
    <>
      <div className={styles.pair}>
        <Select
          label={t('sound.town')}
          value={town?.id ?? null}
          options={towns.map((known) => ({ id: known.id, text: known.name }))}
          onChange={setId}
        />
        <NumberInput
          label={t('sound.radius')}
          unit="m"
          value={radiusM}
          min={50}
          max={20000}
          decimals={0}
          onChange={(next) => next !== null && setRadiusM(next)}
        />
      </div>
      <p className={styles.hint}>{t('sound.townHint')}</p>
    </>
  );
}
