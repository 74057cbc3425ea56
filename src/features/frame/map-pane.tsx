import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { Bounds, LayerFeature, LngLat } from '../../domain/feature.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { boundsOfMap } from '../../map/live-map.ts';
import type { MapHandle, MapItem, ToolResult } from '../../map/map-props.ts';
import { MapView } from '../../map/map-view.tsx';
import { sharpCopy } from '../../map/sharp-copy.ts';
import { filtered } from '../../state/filter.ts';
import type { Basemap, Camera, FeatureRef, MapTool } from '../../state/state.ts';
import { allSpecs, announce, getState, readyData, showHits, update, useStore } from '../../state/store.ts';
import { usePhone } from '../../ui/use-media.ts';
import { hexLayerId, useComplaintItems } from '../complaints/complaint-items.ts';
import { patchComplaints, useComplaints } from '../complaints/complaint-store.ts';
import { useAnswer } from '../explore/ask/use-answer.ts';
import { columnColour, useColumns } from '../explore/columns.ts';
import type { Target } from '../explore/search/search-box.tsx';
import { gridItem } from '../noise/paint.ts';
import { PointerReadout } from '../noise/pointer-readout.tsx';
import { useNoiseItems } from '../noise/use-noise-items.ts';
import { isPresenting } from '../present/present-store.ts';
import { setPrintSource } from '../print/print-source.ts';
import { useDraw } from '../sound/edit/use-draw.ts';
import { facadeBuildingOf } from '../sound/facades/facade-items.ts';
import { patchFacades } from '../sound/facades/facade-store.ts';
import { isPartLayer, isSceneLayer, isSourceLayer, sceneRef, useSceneItems } from '../sound/scene-items.ts';
import { selectSource, soundState, useSound } from '../sound/sound-store.ts';
import { SwipeDivider } from '../sound/swipe-divider.tsx';
import { swipeMapAt } from '../sound/swipe-sides.ts';
import styles from './frame.module.css';
import { readViewBy, setViewBounds } from './view-bounds.ts';

/** What the rest of the page asks of the map. */
export interface MapPaneHandle {
  readonly goTo: (target: Target) => void;
}

const emptyBounds: Bounds = [118.2, 28.7, 118.8, 29.3];
const placeZoom = 15;
/** What the cards over the map cover: buttons on the left, tip above, legend on the right. */
const deskInsets = { top: 44, right: 240, bottom: 24, left: 40 };
const drawerInsets = { ...deskInsets, right: 372 };
const phoneInsets = { top: 44, right: 0, bottom: 32, left: 40 };

/** The map wired to the store: layers, question, selection, tools, camera. */
export function MapPane({
  ref,
  onUnsupported,
}: {
  readonly ref: Ref<MapPaneHandle>;
  readonly onUnsupported: () => void;
}) {
  const { t, language } = useStrings();
  const map = useRef<MapHandle>(null);
  const theme = useStore((state) => state.theme);
  const basemap = useStore((state) => state.basemap);
  const camera = useStore((state) => state.camera);
  const catalog = useStore((state) => state.catalog);
  const tool = useStore((state) => state.tool);
  const columns = useStore((state) => state.columns);
  const [message, setMessage] = useState('');
  const [pointer, setPointer] = useState<{ readonly at: LngLat; readonly across: number } | null>(null);
  const phone = usePhone();
  const inspecting = useStore((state) => state.selected !== null);
  const items = useItems();
  const highlight = useHighlight();
  const draw = useDraw();

  useImperativeHandle(ref, () => ({ goTo: (target) => goTo(map.current, target) }), []);
  useEffect(() => {
    setPrintSource({
      redraw: () => {
        const live = map.current?.getMap();
        live?.redraw();
        return live?.getCanvas() ?? null;
      },
      copy: async (ratio) => {
        const live = map.current?.getMap();
        return live ? sharpCopy(live, ratio) : null;
      },
      metresPerPixel: () => metresPerPixel(map.current),
      bearingDeg: () => map.current?.getMap()?.getBearing() ?? 0,
    });
    readViewBy(() => {
      const live = map.current?.getMap();
      return live ? boundsOfMap(live) : null;
    });
    return () => {
      setPrintSource(null);
      readViewBy(null);
    };
  }, []);

  const basemapChoice = useMemo(() => ({ value: basemap, onChange: onBasemap }), [basemap]);
  if (catalog.status === 'loading') return <p className={styles.notice}>{t('app.loading')}</p>;
  const ready = catalog.status === 'ready' ? catalog.catalog : null;
  return (
    <>
      <MapView
        ref={map}
        language={language}
        basemap={basemap === 'auto' ? theme : basemap}
        theme={theme}
        camera={camera}
        initialBounds={ready?.bounds ?? emptyBounds}
        onCamera={onCamera}
        onView={setViewBounds}
        items={items}
        highlight={highlight}
        tool={tool}
        onTool={onTool}
        onToolResult={onToolResult}
        onToolMessage={setMessage}
        draw={draw}
        onHits={onHits}
        onPointer={(at, across) => setPointer(at && { at, across })}
        readoutEpsg={ready?.readoutEpsg ?? 4549}
        columns={columns}
        onColumns={onColumns}
        basemapChoice={basemapChoice}
        insets={phone ? phoneInsets : inspecting ? drawerInsets : deskInsets}
        attribution={t('app.attribution')}
        onUnsupported={onUnsupported}
        onFault={(note) => announce('error', [note])}
      />
      <SwipeDivider />
      <PointerReadout at={pointer?.at ?? null} across={pointer?.across ?? 0} />
      <p role="status" className={message ? styles.toolMessage : 'visually-hidden'}>
        {message}
      </p>
    </>
  );
}

// The same functions at every drawing, so that the map's controls are not drawn again with each hour and pointer move.
const onTool = (tool: MapTool | null): void => update({ tool });
const onColumns = (columns: boolean): void => update({ columns });
const onBasemap = (basemap: Basemap): void => update({ basemap });
const onCamera = (camera: Camera, bounds: Bounds): void => {
  update({ camera });
  setViewBounds(bounds);
};

/**
 * On the Noise tab, with a map from sources, a click picks a part of the scene or asks why it is loud there; elsewhere
 * it opens what lies under it.
 */
function onHits(hits: readonly FeatureRef[], at: LngLat, across: number): void {
  // On a wall screen there is nothing that could show an answer.
  if (isPresenting()) return;
  const [top] = hits;
  if (top?.layerId === hexLayerId) {
    patchComplaints({ selectedId: top.featureId });
    return;
  }
  const { way, result, editing, scene, running } = soundState();
  if (way === 'sources' && getState().tab === 'noise') {
    // A building that stands up hides the ground behind it.
    const building = hits.map(({ layerId, featureId }) => facadeBuildingOf(layerId, featureId)).find(Boolean);
    if (building && !editing) {
      patchFacades({ selectedId: building });
      return;
    }
    const part = hits.find(({ layerId }) => (editing ? isPartLayer(layerId) : isSourceLayer(layerId)));
    if (part || editing) selectSource(part?.featureId ?? null);
    else if (result && !['current', 'fused'].includes(swipeMapAt(across) ?? 'current'))
      announce('info', [{ code: 'swipe-why-current' }]);
    else if (result) void import('../sound/ask-why.ts').then(({ askWhy }) => askWhy(at));
    else if (scene.status === 'ready' && !running) announce('info', [{ code: 'why-no-map' }]);
    return;
  }
  showHits(hits.filter(({ layerId }) => !isSceneLayer(layerId)));
}

/** Shapes become questions; measurements stay on the map and in the message. */
function onToolResult(result: ToolResult): void {
  if (result.kind === 'measure-distance' || result.kind === 'measure-area') return;
  const question =
    result.kind === 'box'
      ? { ...result, bounds: [...result.bounds] as [number, number, number, number] }
      : result.kind === 'polygon'
        ? { ...result, ring: result.ring.map(([lng, lat]) => [lng, lat] as [number, number]) }
        : result.kind === 'circle'
          ? { ...result, centre: [result.centre[0], result.centre[1]] as [number, number] }
          : { ...result, at: [result.at[0], result.at[1]] as [number, number] };
  update({ question, tool: null, tab: 'explore', panelOpen: true });
}

function goTo(handle: MapHandle | null, target: Target): void {
  if ('bounds' in target) {
    handle?.fitBounds(target.bounds);
    return;
  }
  handle?.flyTo(target.lngLat, Math.max(placeZoom, handle.getMap()?.getZoom() ?? 0));
}

function metresPerPixel(handle: MapHandle | null): number | null {
  const map = handle?.getMap();
  if (!map || map.getPitch() > 1) return null;
  // Web Mercator: 512-pixel tiles, the equator's length over 2^zoom tiles, shrunk by the cosine of the latitude.
  return (40075016.686 * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom());
}

function useItems(): readonly MapItem[] {
  const layers = useStore((state) => state.layers);
  const data = useStore((state) => state.data);
  const catalog = useStore((state) => state.catalog);
  const imported = useStore((state) => state.imported);
  const made = useNoiseItems();
  const way = useSound((state) => state.way);
  const mapId = useStore((state) => (made.length > 0 ? state.mapLayers[way] : null));
  const scene = useSceneItems();
  const hexagons = useComplaintItems();
  const paletteId = useStore((state) => state.noiseView.paletteId);
  const mode = useStore((state) => state.noiseView.mode);
  const columns = useColumns();
  // Filtered arrays are kept while layer and filter are the same: a new array means new data to the map.
  const kept = useRef(
    new Map<
      string,
      { readonly from: unknown; readonly filter: unknown; readonly features: readonly LayerFeature[] }
    >(),
  );
  return useMemo(() => {
    const specs = new Map(allSpecs({ catalog, imported }).map((spec) => [spec.id, spec]));
    const items: MapItem[] = [];
    // A map that is made lies where its layer does; until it has one, and with it switched off, over other grids and
    // over areas, under points and lines. The scene lies with it.
    const ownPlace = mapId !== null && layers.some(({ id, visible }) => visible && id === mapId);
    let placed = false;
    for (const layer of layers) {
      const spec = specs.get(layer.id);
      if (!spec) continue;
      if (layer.id === mapId && ownPlace) {
        items.push(...scene, ...made);
        placed = true;
        continue;
      }
      if (!placed && !ownPlace && (spec.geometry === 'grid' || spec.kind === 'base')) {
        items.push(...scene, ...made);
        placed = true;
      }
      const ready = layer.visible ? readyData({ data }, layer.id) : null;
      if (!ready) continue;
      if (spec.geometry === 'grid') {
        if (ready.grid) items.push(gridItem(layer.id, ready.grid, { paletteId, mode }, layer.opacity));
        continue;
      }
      const { features } = ready;
      const known = kept.current.get(layer.id);
      const same = known && known.from === features && known.filter === layer.filter;
      const shown = same ? known.features : filtered(features, layer.filter);
      if (!same) kept.current.set(layer.id, { from: features, filter: layer.filter, features: shown });
      const levels = columns?.get(layer.id);
      items.push({
        type: 'features',
        id: layer.id,
        spec,
        features: shown,
        opacity: layer.opacity,
        ...(levels && { columns: levels, columnColour }),
      });
    }
    if (!placed) items.push(...scene, ...made);
    return [...hexagons, ...items];
  }, [layers, data, catalog, imported, made, mapId, scene, hexagons, columns, paletteId, mode]);
}

function useHighlight() {
  const selected = useStore((state) => state.selected);
  const hits = useStore((state) => state.hits);
  const { hits: answered, region } = useAnswer();
  const sourceId = useSound((state) => state.selectedId);
  const hexId = useComplaints((state) => (state.open ? state.selectedId : null));
  // The layer alone: a change of what a source emits is none of its highlight.
  const sourceLayer = useSound((state) =>
    state.way === 'sources' ? sceneRef(state.shown, state.selectedId)?.layerId : undefined,
  );
  return useMemo(
    () => ({
      features: [...hits, ...answered, ...(hexId ? [{ layerId: hexLayerId, featureId: hexId }] : [])],
      region,
      selected: sourceLayer && sourceId !== null ? { layerId: sourceLayer, featureId: sourceId } : selected,
    }),
    [selected, hits, answered, region, sourceLayer, sourceId, hexId],
  );
}
