import { useMemo } from 'react';
import { inLanguage } from '../../domain/text.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { Select } from '../../ui/popups.tsx';
import styles from './noise.module.css';
import type { usePolygonLayers } from './use-layers.ts';

export interface AreaRef {
  readonly layerId: string;
  readonly featureId: string;
}

type PolygonLayers = ReturnType<typeof usePolygonLayers>;

/** A first area to begin with: a park where there is one; null without polygons. */
export function firstArea(layers: PolygonLayers): AreaRef | null {
  const usable = layers.filter(({ data }) => data.features.length > 0);
  const layer = usable.find(({ spec }) => spec.kind === 'park') ?? usable[0];
  return layer ? { layerId: layer.spec.id, featureId: layer.data.features[0].id } : null;
}

/** One polygon of one layer. */
export function AreaChoice({
  layers,
  value,
  onChange,
}: {
  readonly layers: PolygonLayers;
  readonly value: AreaRef;
  readonly onChange: (value: AreaRef) => void;
}) {
  const { t, language } = useStrings();
  const usable = layers.filter(({ data }) => data.features.length > 0);
  const layer = usable.find(({ spec }) => spec.id === value.layerId);
  const features = useMemo(
    () =>
      (layer?.data.features ?? []).map(({ id, properties }) => {
        const name = (language === 'en' && properties.nameEn) || properties.name || id;
        return { id, text: String(name) };
      }),
    [layer, language],
  );
  return (
    <div className={styles.pair}>
      <Select
        label={t('noise.areaLayer')}
        value={value.layerId}
        options={usable.map(({ spec }) => ({ id: spec.id, text: inLanguage(spec.title, language) }))}
        onChange={(layerId) => {
          const first = usable.find(({ spec }) => spec.id === layerId)?.data.features[0];
          if (first) onChange({ layerId, featureId: first.id });
        }}
      />
      <Select
        label={t('noise.areaFeature')}
        value={value.featureId}
        options={features}
        onChange={(featureId) => onChange({ ...value, featureId })}
      />
    </div>
  );
}
