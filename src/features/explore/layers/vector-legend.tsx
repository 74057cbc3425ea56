import { useMemo } from 'react';
import type { LayerSpec } from '../../../domain/catalog.ts';
import { inLanguage } from '../../../domain/text.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { filtered } from '../../../state/filter.ts';
import type { AppState } from '../../../state/state.ts';
import { allSpecs, useStore } from '../../../state/store.ts';
import { IllustrativeTag } from '../../../ui/controls.tsx';
import styles from './legend.module.css';
import { type LegendEntry, legendEntries } from './legend-entries.ts';
import { Swatch } from './swatch.tsx';
import { isIllustrative, layerTitle } from './titles.ts';

interface LegendLayer {
  readonly spec: LayerSpec;
  readonly entries: readonly LegendEntry[];
}

type Shown = Pick<AppState, 'catalog' | 'imported' | 'layers' | 'data'>;

/** Layers with something on the map, top first; grids have a legend of their own. */
function legendLayers(state: Shown): readonly LegendLayer[] {
  const specs = new Map(allSpecs(state).map((spec) => [spec.id, spec]));
  return state.layers.flatMap((layer) => {
    const spec = specs.get(layer.id);
    const data = state.data[layer.id];
    if (!layer.visible || !spec || spec.geometry === 'grid' || data?.status !== 'ready') return [];
    const entries = legendEntries(spec, filtered(data.features, layer.filter));
    return entries.length > 0 ? [{ spec, entries }] : [];
  });
}

/** Symbols and classes of the layers on the map, data first and the base map last. */
export function VectorLegend() {
  const { t } = useStrings();
  const catalog = useStore((state) => state.catalog);
  const imported = useStore((state) => state.imported);
  const layers = useStore((state) => state.layers);
  const data = useStore((state) => state.data);
  const basemap = useStore((state) => state.basemap);
  const shown = useMemo(
    () => legendLayers({ catalog, imported, layers, data }),
    [catalog, imported, layers, data],
  );
  const own = shown.filter(({ spec }) => spec.kind !== 'base');
  const base = basemap === 'none' ? [] : shown.filter(({ spec }) => spec.kind === 'base');
  if (own.length === 0 && base.length === 0) {
    const grid = layers.some((layer) => layer.visible);
    return grid ? null : <p className={styles.empty}>{t('legend.empty')}</p>;
  }
  return (
    <>
      {own.map((layer) => (
        <LayerLegend key={layer.spec.id} {...layer} />
      ))}
      {base.length > 0 && (
        <section className={styles.layer} aria-label={t('legend.base')}>
          <h3 className={styles.title}>{t('legend.base')}</h3>
          <ul className={styles.wrapped}>
            {base.map(({ spec }) => (
              <BaseLine key={spec.id} spec={spec} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function BaseLine({ spec }: { readonly spec: LayerSpec }) {
  const { language } = useStrings();
  return (
    <li>
      <Swatch spec={spec} />
      <span className={styles.text}>{layerTitle(spec, language)}</span>
    </li>
  );
}

/** A layer of one look is one line; a classed one a title with its classes below. */
function LayerLegend({ spec, entries }: LegendLayer) {
  const { t, language } = useStrings();
  const title = layerTitle(spec, language);
  const mark = isIllustrative(spec) && <IllustrativeTag />;
  if (entries.length === 1 && entries[0].label === null)
    return (
      <p className={styles.single}>
        <Swatch spec={spec} appearance={entries[0].appearance} />
        <span className={styles.text}>
          {title} {mark}
        </span>
      </p>
    );
  return (
    <section className={styles.layer} aria-label={title}>
      <h3 className={styles.title}>
        {title} {mark}
      </h3>
      <ul>
        {entries.map(({ value, label, appearance }) => (
          <li key={value ?? ''}>
            <Swatch spec={spec} appearance={appearance} />
            <span className={styles.text}>{label ? inLanguage(label, language) : t('legend.other')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
