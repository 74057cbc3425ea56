import { memo } from 'react';
import { type NoiseRecipe, variogramModels } from '../../domain/recipe.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { Check } from '../../ui/controls.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/popups.tsx';
import styles from './noise.module.css';
import { changeDraft } from './result-store.ts';

/** How it is interpolated. */
export const MethodSection = memo(function MethodSection({ draft }: { readonly draft: NoiseRecipe }) {
  const { t } = useStrings();
  return (
    <section className={styles.section} aria-labelledby="noise-method">
      <h2 id="noise-method">{t('noise.method')}</h2>
      {draft.method === 'idw' ? <Idw draft={draft} /> : <Model draft={draft} />}
      <Neighbours draft={draft} />
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
