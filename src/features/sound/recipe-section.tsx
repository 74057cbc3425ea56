import { usualReceiverHeight } from '../../acoustics/standard.ts';
import { methods, type Scene } from '../../domain/scene.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { NumberInput } from '../../ui/controls.tsx';
import { Select } from '../../ui/popups.tsx';
import styles from '../noise/noise.module.css';
import { ExtentChoice } from './extent-choice.tsx';
import { indicatorName, indicatorsOf } from './scene-indicators.ts';
import { changeSoundDraft, useSound } from './sound-store.ts';

/** By which standard, what, where, how fine. */
export function RecipeSection({ scene }: { readonly scene: Scene }) {
  const { t } = useStrings();
  const draft = useSound((state) => state.draft);
  return (
    <section className={styles.section} aria-labelledby="sound-recipe">
      <h2 id="sound-recipe">{t('sound.recipe')}</h2>
      <Select
        label={t('sound.method')}
        value={draft.method}
        options={methods.map((id) => ({ id, text: t(`sound.method.${id}`) }))}
        onChange={(method) => changeSoundDraft({ method })}
      />
      <Select
        label={t('sound.indicator')}
        value={draft.indicator}
        options={indicatorsOf(scene.settings).map((id) => ({ id, text: indicatorName(id, t) }))}
        onChange={(indicator) => changeSoundDraft({ indicator })}
      />
      <div className={styles.pair}>
        <NumberInput
          label={t('sound.height')}
          unit="m"
          value={draft.receiverHeightM}
          min={0.1}
          max={200}
          decimals={1}
          placeholder={String(usualReceiverHeight[draft.method])}
          onChange={(receiverHeightM) => changeSoundDraft({ receiverHeightM })}
        />
        <NumberInput
          label={t('sound.cell')}
          unit="m"
          value={draft.cellSizeM}
          min={2}
          max={500}
          decimals={1}
          placeholder={t('sound.auto')}
          onChange={(cellSizeM) => changeSoundDraft({ cellSizeM })}
        />
      </div>
      <ExtentChoice />
    </section>
  );
}
