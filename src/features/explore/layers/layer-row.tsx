import { useMemo, useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { LayerSpec } from '../../../domain/catalog.ts';
import { noteText, useStrings } from '../../../i18n/i18n.ts';
import { filtered } from '../../../state/filter.ts';
import type { LayerData, LayerState } from '../../../state/state.ts';
import { changeLayer, useStore } from '../../../state/store.ts';
import { Button, Check, IllustrativeTag } from '../../../ui/controls.tsx';
import type { Opened } from './layer-popover.tsx';
import { retryLayer } from './layer-verbs.ts';
import styles from './layers.module.css';
import { Swatch } from './swatch.tsx';
import { isIllustrative, layerTitle } from './titles.ts';
import { useLayerState } from './use-tree.ts';

export interface LayerRowProps {
  readonly spec: LayerSpec;
  readonly onOpen: (opened: Opened) => void;
  readonly onInfo: (layerId: string) => void;
}

/** One layer: shown or not, picture, title, how many features; beneath it what went wrong. */
export function LayerRow({ spec, onOpen, onInfo }: LayerRowProps) {
  const { t, language } = useStrings();
  const layer = useLayerState(spec.id);
  const data = useStore((state) => state.data[spec.id]);
  const anchor = useRef<HTMLDivElement>(null);
  if (!layer) return null;
  const title = layerTitle(spec, language);
  const open = (panel: Opened['panel']) => {
    if (anchor.current) onOpen({ id: spec.id, panel, anchor });
  };
  const faults = data?.status === 'ready' ? data.rejected.length : 0;
  return (
    <>
      <div ref={anchor} className={styles.row} data-shown={layer.visible || undefined}>
        <AriaButton slot="drag" className={styles.handle} aria-label={t('layers.drag', { layer: title })}>
          <svg width="8" height="14" viewBox="0 0 8 14" aria-hidden="true" fill="currentColor">
            <path d="M1 2h2v2H1zM5 2h2v2H5zM1 6h2v2H1zM5 6h2v2H5zM1 10h2v2H1zM5 10h2v2H5z" />
          </svg>
        </AriaButton>
        <Check
          slot={null}
          aria-label={title}
          isSelected={layer.visible}
          onChange={(visible) => changeLayer(spec.id, { visible })}
        >
          <Swatch spec={spec} />
        </Check>
        {/* Outside the check box, whose label could not be dragged; a click on the row does the same. */}
        <div className={styles.title}>
          <span className={styles.ellipsis} title={title}>
            {title}
          </span>
          {isIllustrative(spec) && <IllustrativeTag />}
        </div>
        {layer.filter.length > 0 && (
          <Button look="quiet" label={`${t('filter.filtered')}: ${title}`} onPress={() => open('filter')}>
            <svg className={styles.funnel} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
              <path d="M1 1.5h10L7.2 6.2v4.3L4.8 9.2v-3z" fill="currentColor" />
            </svg>
          </Button>
        )}
        {faults > 0 && (
          <Button look="quiet" label={t('layers.faults', { count: faults })} onPress={() => onInfo(spec.id)}>
            <span className={styles.warning} aria-hidden="true">
              ⚠
            </span>
          </Button>
        )}
        <Amount spec={spec} layer={layer} data={data} />
        <Button look="quiet" label={t('layers.menu', { layer: title })} onPress={() => open('actions')}>
          ⋯
        </Button>
      </div>
      {data?.status === 'failed' && (
        <div className={styles.failed}>
          <p>{data.notes.map((note) => noteText(note, t)).join(' ')}</p>
          <Button onPress={() => retryLayer(spec)}>{t('layers.retry')}</Button>
        </div>
      )}
    </>
  );
}

interface AmountProps {
  readonly spec: LayerSpec;
  readonly layer: LayerState;
  readonly data: LayerData | undefined;
}

/** Number of features, of those that pass where there is a filter; of a grid, its opacity. */
function Amount({ spec, layer, data }: AmountProps) {
  const { t, language } = useStrings();
  const features = data?.status === 'ready' ? data.features : null;
  const passing = useMemo(
    () => features && filtered(features, layer.filter).length,
    [features, layer.filter],
  );
  const number = new Intl.NumberFormat(language);
  if (!data || data.status === 'loading')
    return (
      <span className={styles.amount} title={t('layers.loading')}>
        <span aria-hidden="true">…</span>
        <span className="visually-hidden">{t('layers.loading')}</span>
      </span>
    );
  if (data.status === 'failed') return <span className={styles.amountBad}>{t('layers.failed')}</span>;
  if (spec.geometry === 'grid' || features === null || passing === null) {
    const share = new Intl.NumberFormat(language, { style: 'percent' }).format(layer.opacity);
    return (
      <span className={styles.amount} title={t('layers.opacity')}>
        {share}
      </span>
    );
  }
  const full = layer.filter.length === 0;
  return (
    <span
      className={styles.amount}
      title={t(full ? 'layers.features' : 'layers.passing', { shown: passing, count: features.length })}
    >
      {full ? number.format(features.length) : `${number.format(passing)}/${number.format(features.length)}`}
    </span>
  );
}
