import { useMemo } from 'react';
import { methods } from '../../domain/scene.ts';
import { inLanguage } from '../../domain/text.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { Segmented } from '../../ui/controls.tsx';
import { useLater } from '../../ui/later.ts';
import { Select } from '../../ui/popups.tsx';
import styles from '../noise/noise.module.css';
import { useStationLayers } from '../noise/use-layers.ts';
import { CheckChoice } from './check-choice.tsx';
import { correctingLayer, correctingLayers } from './correcting-layers.ts';
import { stationsOnMap } from './fuse-stations.ts';
import { type CorrectionDraft, changeSoundDraft, patchSound, soundState, useSound } from './sound-store.ts';

const change = (patch: Partial<CorrectionDraft>): void =>
  patchSound({ correction: { ...soundState().correction, ...patch } });

/** By which method the map is computed that stations correct, by which of them, and which only check it. */
export function CorrectionOptions() {
  const { t, language } = useStrings();
  const layers = useStationLayers();
  const method = useSound((state) => state.draft.method);
  const { layerId, group, checks } = useSound((state) => state.correction);
  const result = useLater(useSound((state) => state.result));
  const layer = correctingLayer(layers, layerId);
  const onMap = useMemo(
    () => (result && layer ? stationsOnMap(layer, group, result) : null),
    [result, layer, group],
  );
  return (
    <section className={styles.section} aria-labelledby="correction">
      <h2 id="correction">{t('fusion.options')}</h2>
      <p className={styles.hint}>{t('sound.fusionLead')}</p>
      <div className={`${styles.group} ${styles.tight}`}>
        <span className={styles.label}>{t('fusion.model')}</span>
        <Segmented
          label={t('fusion.model')}
          value={method}
          options={methods.map((id) => ({ id, text: t(`make.method.${id}`) }))}
          onChange={(next) => changeSoundDraft({ method: next })}
        />
      </div>
      {layer ? (
        <>
          <Select
            label={t('noise.layer')}
            value={layer.spec.id}
            options={correctingLayers(layers).map(({ spec }) => ({
              id: spec.id,
              text: inLanguage(spec.title, language),
            }))}
            onChange={(id) => change({ layerId: id })}
          />
          <Segmented
            label={t('noise.kinds')}
            value={group}
            options={[
              { id: 'area', text: t('sound.group.area') },
              { id: 'roadside', text: t('sound.group.roadside') },
            ]}
            onChange={(next) => change({ group: next })}
          />
          <CheckChoice
            layer={layer}
            stationIds={onMap}
            value={checks}
            onChange={(next) => change({ checks: next })}
          />
        </>
      ) : (
        <p className={styles.warning}>{t('fusion.noStations')}</p>
      )}
    </section>
  );
}
