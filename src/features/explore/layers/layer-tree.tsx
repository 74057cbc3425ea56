import { lazy, Suspense, useCallback, useState } from 'react';
import type { Bounds, LngLat } from '../../../domain/feature.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { specOf, update, useStore } from '../../../state/store.ts';
import { Button, Empty } from '../../../ui/controls.tsx';
import { LayerPopover, type Opened } from './layer-popover.tsx';
import { layerNote, reorderLayers } from './layer-steps.ts';
import styles from './layers.module.css';
import { layerTitle } from './titles.ts';
import { moveGroup, moveLayer, type Step } from './tree.ts';
import { TreeGroupSection, titleOfGroup } from './tree-group.tsx';
import { useTree } from './use-tree.ts';

const InfoCard = lazy(async () => ({ default: (await import('./info-card.tsx')).InfoCard }));

export interface LayerTreeProps {
  readonly onGo: (target: { readonly bounds: Bounds } | { readonly lngLat: LngLat }) => void;
}

/** All layers by group, top of the map first. One popover serves all rows: it stands beside the row it is for. */
export function LayerTree({ onGo }: LayerTreeProps) {
  const { t, language } = useStrings();
  const catalog = useStore((state) => state.catalog);
  const groups = useTree();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [infoId, setInfoId] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const open = useCallback((next: Opened) => setOpened(next), []);

  const step = (layerId: string, by: Step) => {
    const order = moveLayer(groups, layerId, by);
    const mates = groups.find((group) => group.specs.some((spec) => spec.id === layerId))?.specs ?? [];
    const among = order.filter((id) => mates.some((spec) => spec.id === id));
    const spec = mates.find((one) => one.id === layerId);
    if (!spec) return;
    reorderLayers(order, layerNote('step-layer-moved', { spec }));
    setSaid(
      t('layers.moved', {
        layer: layerTitle(spec, language),
        place: among.indexOf(layerId) + 1,
        count: among.length,
      }),
    );
  };
  const stepGroup = (index: number, by: 'up' | 'down') => {
    const layer = titleOfGroup(groups[index], catalog, t, language);
    reorderLayers(moveGroup(groups, groups[index].id, by), { code: 'step-layer-moved', params: { layer } });
    setSaid(t('layers.groupMoved', { layer, place: index + (by === 'up' ? 0 : 2), count: groups.length }));
  };
  const infoSpec = infoId === null ? undefined : specOf(useStore.getState(), infoId);

  return (
    <section className={styles.tree} aria-label={t('layers.title')}>
      <h2 className="visually-hidden">{t('layers.title')}</h2>
      <MissingImports />
      {groups.map((group, index) => (
        <TreeGroupSection
          key={group.id}
          group={group}
          groups={groups}
          onOpen={open}
          onInfo={setInfoId}
          onStep={(by) => stepGroup(index, by)}
        />
      ))}
      {groups.length === 0 &&
        (catalog.status === 'loading' ? (
          <Empty>{t('app.loading')}</Empty>
        ) : (
          <Empty>{t('layers.empty')}</Empty>
        ))}
      <div role="status" className="visually-hidden">
        {said}
      </div>
      {opened && (
        <LayerPopover
          key={opened.id}
          opened={opened}
          groups={groups}
          onChange={setOpened}
          onGo={onGo}
          onInfo={setInfoId}
          onStep={step}
        />
      )}
      <Suspense fallback={null}>
        {infoSpec && <InfoCard spec={infoSpec} onClose={() => setInfoId(null)} />}
      </Suspense>
    </section>
  );
}

/** Layers that the link asks for and this computer does not have. */
function MissingImports() {
  const { t } = useStrings();
  const missing = useStore((state) => state.missingImports);
  if (missing.length === 0) return null;
  return (
    <ul className={styles.missing}>
      {missing.map(({ id, fileName }) => (
        <li key={id}>
          <span>{t('layers.missing', { file: fileName })}</span>
          <Button onPress={() => update({ tab: 'data' })}>{t('layers.toData')}</Button>
        </li>
      ))}
    </ul>
  );
}
