import { useEffect } from 'react';
import type { Bounds, LngLat } from '../../domain/feature.ts';
import type { SoundArea } from '../../domain/sound-recipe.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { circleRing } from '../../map/measure.ts';
import { allSpecs, getState, readyData, useStore } from '../../state/store.ts';
import { Button, Segmented } from '../../ui/controls.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/popups.tsx';
import { useViewBounds } from '../frame/view-bounds.ts';
import { AreaChoice, type AreaRef, firstArea } from '../noise/area-choice.tsx';
import styles from '../noise/noise.module.css';
import { changeDraft, useNoise } from '../noise/result-store.ts';
import { usePolygonLayers } from '../noise/use-layers.ts';
import type { StationDraft } from '../noise/use-station-draft.ts';
import { chooseExtent, extentWayOf, extentWays, takeArea } from '../sound/shared-draft.ts';
import { boundsOfScene } from '../sound/sound-frame.ts';
import { patchSound, soundState, useSound } from '../sound/sound-store.ts';

/** Where the map is made: all that the data reach, what is in view, a polygon drawn or chosen, about a town. */
export function ExtentSection({ reachM, layer }: Pick<StationDraft, 'reachM' | 'layer'>) {
  const { t } = useStrings();
  const clip = useNoise((state) => state.draft?.clip);
  const shown = useSound((state) => extentWayOf(state, clip));
  const stations = useSound((state) => state.way === 'stations');
  const layers = usePolygonLayers();
  const data = useStore((state) => state.data);
  const view = useViewBounds();
  const towns = townsOf({ ...getState(), data });
  const inView = view !== null;
  const zone = firstArea(layers);
  useEffect(() => () => patchSound({ drawingArea: false }), []);
  const isThere = { all: true, view: inView, drawn: inView, zone: zone !== null, town: towns.length > 0 };
  return (
    <section className={styles.section} aria-labelledby="make-extent">
      <h2 id="make-extent">{t('sound.extent')}</h2>
      <Segmented
        label={t('sound.extent')}
        value={shown}
        options={extentWays.map((id) => ({ id, text: t(`sound.extent.${id}`), isDisabled: !isThere[id] }))}
        onChange={(way) => {
          if (way === shown && way !== 'view') return;
          if (way === 'zone') zone && takeZone(zone, layers);
          else if (way === 'town') {
            const middle = (stations ? middleOfStations(layer) : middleOfScene()) ?? middleOf(view);
            const town = nearestTown(towns, middle);
            if (town) takeTown(town, usualRadiusM);
          } else chooseExtent(way, reachM);
        }}
      />
      {shown === 'all' && stations && clip?.kind === 'distance' && (
        <NumberInput
          label={t('noise.distance')}
          unit="m"
          value={clip.distanceM}
          min={1}
          max={100000}
          decimals={0}
          onChange={(distanceM) =>
            changeDraft({ clip: { kind: 'distance', distanceM: distanceM ?? reachM } })
          }
        />
      )}
      {shown === 'drawn' && <Drawn />}
      {shown === 'zone' && <Zone layers={layers} />}
      {shown === 'town' && <TownChoice towns={towns} />}
    </section>
  );
}

function Drawn() {
  const { t } = useStrings();
  const drawing = useSound((state) => state.drawingArea);
  const wanted = useSound((state) => state.areaWanted);
  const clip = useNoise((state) => state.draft?.clip);
  const ofSources = useSound(({ draft: { area } }) =>
    area?.geometry.type === 'Polygon' ? area.geometry.coordinates[0].length - 1 : 0,
  );
  const corners = wanted ? 0 : clip?.kind === 'area' && clip.of === 'drawn' ? clip.ring.length : ofSources;
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

type PolygonLayers = ReturnType<typeof usePolygonLayers>;

function takeZone(ref: AreaRef, layers: PolygonLayers): void {
  const feature = layers
    .find(({ spec }) => spec.id === ref.layerId)
    ?.data.features.find(({ id }) => id === ref.featureId);
  const geometry = feature?.geometry;
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return;
  takeArea({ of: 'zone', name: String(feature?.properties.name ?? feature?.id), geometry, ref });
}

function Zone({ layers }: { readonly layers: PolygonLayers }) {
  const clip = useNoise((state) => state.draft?.clip);
  const stations = useSound((state) => state.way === 'stations');
  const ofSources = useSound((state) => state.draft.area?.ref);
  const value = (stations && clip?.kind === 'feature' ? clip : ofSources) ?? firstArea(layers);
  return value && <AreaChoice layers={layers} value={value} onChange={(ref) => takeZone(ref, layers)} />;
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

/** Names stand at the seat of a town, its streets about it. */
const usualRadiusM = 3000;

const middleOf = (bounds: Bounds | null): LngLat | null =>
  bounds && [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2];

const middleOfScene = (): LngLat | null => {
  const { shown } = soundState();
  return shown && middleOf(boundsOfScene(shown));
};

/** Where half of the stations lie on either side: a few far away do not move it. */
function middleOfStations(layer: StationDraft['layer']): LngLat | null {
  const places = (layer?.features ?? []).flatMap(({ geometry }) =>
    geometry?.type === 'Point' ? [geometry.coordinates] : [],
  );
  const half = (axis: 0 | 1) => places.map((place) => place[axis]).sort((a, b) => a - b)[places.length >> 1];
  return places.length > 0 ? [half(0), half(1)] : null;
}

/** The town nearest to what the map is made from; where that is not known, the first. */
function nearestTown(towns: readonly Town[], middle: LngLat | null): Town | undefined {
  if (!middle) return towns[0];
  const [lng, lat] = middle;
  const across = Math.cos((lat * Math.PI) / 180);
  const away = ({ at }: Town) => Math.hypot((at[0] - lng) * across, at[1] - lat);
  return [...towns].sort((a, b) => away(a) - away(b))[0];
}

function takeTown({ name, at }: Town, radiusM: number): void {
  const ring = circleRing(at, radiusM).map((place) => [...place]);
  takeArea({ of: 'town', name, geometry: { type: 'Polygon', coordinates: [ring] }, radiusM });
}

function TownChoice({ towns }: { readonly towns: readonly Town[] }) {
  const { t } = useStrings();
  const area: SoundArea | null = useSound((state) => state.draft.area);
  const clip = useNoise((state) => state.draft?.clip);
  const name = area?.of === 'town' ? area.name : clip?.kind === 'area' ? clip.name : null;
  const town = towns.find((known) => known.name === name) ?? towns[0];
  const radiusM = area?.radiusM ?? usualRadiusM;
  return (
    <>
      <div className={styles.pair}>
        <Select
          label={t('sound.town')}
          value={town?.id ?? null}
          options={towns.map((known) => ({ id: known.id, text: known.name }))}
          onChange={(id) => {
            const chosen = towns.find((known) => known.id === id);
            if (chosen) takeTown(chosen, radiusM);
          }}
        />
        <NumberInput
          label={t('sound.radius')}
          unit="m"
          value={radiusM}
          min={50}
          max={20000}
          decimals={0}
          onChange={(next) => next !== null && town && takeTown(town, next)}
        />
      </div>
      <p className={styles.hint}>{t('sound.townHint')}</p>
    </>
  );
}
