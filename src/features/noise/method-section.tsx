import { memo } from 'react';
import { type NoiseRecipe, variogramModels } from '../../domain/recipe.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { Check, NumberInput, Segmented } from '../../ui/controls.tsx';
import { Select } from '../../ui/popups.tsx';
import { AreaChoice, firstArea } from './area-choice.tsx';
import styles from './noise.module.css';
import { changeDraft } from './result-store.ts';
import { usePolygonLayers } from './use-layers.ts';

/** Where the map ends, how it is interpolated, how fine. */
export const MethodSection = memo(function MethodSection({
  draft,
  reachM,
}: {
  readonly draft: NoiseRecipe;
  readonly reachM: number;
}) {
  const { t } = useStrings();
  return (
    <section className={styles.section} aria-labelledby="noise-method">
      <h2 id="noise-method">{t('noise.method')}</h2>
      <Segmented
        label={t('noise.method')}
        value={draft.method}
        options={[
          { id: 'kriging', text: t('noise.method.kriging') },
          { id: 'idw', text: t('noise.method.idw') },
        ]}
        onChange={(method) => changeDraft({ method })}
      />
      {draft.method === 'idw' ? <Idw draft={draft} /> : <Model draft={draft} />}
      <Neighbours draft={draft} />
      <Area draft={draft} reachM={reachM} />
      <NumberInput
        label={t('noise.cell')}
        unit="m"
        value={draft.cellSizeM}
        min={2}
        max={5000}
        decimals={1}
        placeholder={t('noise.cellAuto')}
        onChange={(cellSizeM) => changeDraft({ cellSizeM })}
      />
    </section>
  );
});

function Idw({ draft }: { readonly draft: NoiseRecipe }) {
  const { t } = useStrings();
  return (
    <div className={styles.pair}>
      <NumberInput
        label={t('noise.power')}
        value={draft.power}
        min={0.1}
        max={10}
        decimals={2}
        onChange={(power) => power !== null && changeDraft({ power })}
      />
      <NumberInput
        label={t('noise.radius')}
        unit="m"
        value={draft.radiusM}
        min={1}
        decimals={0}
        placeholder={t('noise.noLimit')}
        onChange={(radiusM) => changeDraft({ radiusM })}
      />
    </div>
  );
}

function Model({ draft }: { readonly draft: NoiseRecipe }) {
  const { t } = useStrings();
  const chosen = typeof draft.variogram === 'string' ? draft.variogram : draft.variogram.model;
  return (
    <Select
      label={t('noise.model')}
      value={chosen}
      options={(['auto', ...variogramModels] as const).map((id) => ({ id, text: t(`noise.model.${id}`) }))}
      onChange={(model) =>
        // Numbers typed by hand stay when only their model changes; "best" gives them up.
        changeDraft({
          variogram:
            typeof draft.variogram === 'string' || model === 'auto' ? model : { ...draft.variogram, model },
        })
      }
    />
  );
}

const defaultNeighbours = 32;

function Neighbours({ draft }: { readonly draft: NoiseRecipe }) {
  const { t } = useStrings();
  return (
    <div className={styles.pair}>
      <Check
        isSelected={draft.neighbours === null}
        onChange={(all) => changeDraft({ neighbours: all ? null : defaultNeighbours })}
      >
        {t('noise.allStations')}
      </Check>
      {draft.neighbours !== null && (
        <NumberInput
          label={t('noise.nearest')}
          value={draft.neighbours}
          min={1}
          max={1000}
          decimals={0}
          onChange={(neighbours) => changeDraft({ neighbours: neighbours ?? defaultNeighbours })}
        />
      )}
    </div>
  );
}

function Area({ draft, reachM }: { readonly draft: NoiseRecipe; readonly reachM: number }) {
  const { t } = useStrings();
  const layers = usePolygonLayers();
  const { clip } = draft;
  const first = firstArea(layers);
  return (
    <div className={styles.group}>
      <span className={styles.label}>{t('noise.area')}</span>
      <Segmented
        label={t('noise.area')}
        value={clip.kind}
        options={[
          { id: 'distance', text: t('noise.area.distance') },
          { id: 'feature', text: t('noise.area.feature'), isDisabled: first === null },
        ]}
        onChange={(kind) => {
          if (kind === clip.kind) return;
          if (kind === 'distance') changeDraft({ clip: { kind, distanceM: reachM } });
          else if (first) changeDraft({ clip: { kind, ...first } });
        }}
      />
      {clip.kind === 'distance' ? (
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
      ) : (
        <AreaChoice
          layers={layers}
          value={clip}
          onChange={(area) => changeDraft({ clip: { kind: 'feature', ...area } })}
        />
      )}
    </div>
  );
}
