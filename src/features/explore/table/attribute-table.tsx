import { useMemo } from 'react';
import { createPortal } from 'react-dom';
import type { LayerSpec } from '../../../domain/catalog.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { allSpecs, update, useStore } from '../../../state/store.ts';
import { Button, Empty } from '../../../ui/controls.tsx';
import { usePhone } from '../../../ui/use-media.ts';
import frame from '../../frame/frame.module.css';
import type { LayerTreeProps } from '../layers/layer-tree.tsx';
import { layerTitle } from '../layers/titles.ts';
import styles from './table.module.css';
import { TablePanel } from './table-panel.tsx';

const close = () => update({ tableLayerId: null });

/** The attribute table of one layer, along the bottom of the map; over the whole page on a phone. */
export function AttributeTable({ onGo }: LayerTreeProps) {
  const layerId = useStore((state) => state.tableLayerId);
  const catalog = useStore((state) => state.catalog);
  const imported = useStore((state) => state.imported);
  const spec = useMemo(
    () => (layerId === null ? undefined : allSpecs({ catalog, imported }).find((one) => one.id === layerId)),
    [layerId, catalog, imported],
  );
  return spec ? <Drawer key={spec.id} spec={spec} onGo={onGo} /> : null;
}

function Drawer({ spec, onGo }: LayerTreeProps & { readonly spec: LayerSpec }) {
  const { t, language } = useStrings();
  const phone = usePhone();
  const data = useStore((state) => state.data[spec.id]);
  const label = t('table.titleOf', { layer: layerTitle(spec, language) });
  const drawer = (
    <section className={frame.table} aria-label={label}>
      {data?.status === 'ready' ? (
        <TablePanel spec={spec} data={data} onGo={onGo} onClose={close} />
      ) : (
        <>
          <div className={styles.bar}>
            <h2 className={styles.title}>{label}</h2>
            <Button look="quiet" label={t('action.close')} onPress={close}>
              ✕
            </Button>
          </div>
          <Empty>{t(data?.status === 'failed' ? 'table.failed' : 'table.waiting')}</Empty>
        </>
      )}
    </section>
  );
  // Over the panel's sheet, which the cards of the map lie under.
  return phone ? createPortal(drawer, document.body) : drawer;
}
