import { usualReceiverHeight } from '../../acoustics/standard.ts';
import { gbPeriodHours, type StationValue } from '../../domain/indicator.ts';
import type { NoiseRecipe } from '../../domain/recipe.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/popups.tsx';
import { firstHour } from '../noise/hours.ts';
import styles from '../noise/noise.module.css';
import { valuesOf } from '../noise/recipe-choices.ts';
import { useNoise } from '../noise/result-store.ts';
import type { StationLayer } from '../noise/stations.ts';
import { hourText, valueText } from '../noise/words.ts';
import { indicatorName, indicatorsOf } from '../sound/scene-indicators.ts';
import {
  chooseCellSize,
  chooseHour,
  chooseIndicator,
  chooseValue,
  maxComputedCellM,
} from '../sound/shared-draft.ts';
import { changeSoundDraft, useSound } from '../sound/sound-store.ts';

/** What the map shows, at which height, how fine. */
export function IndicatorSection({ layer }: { readonly layer: StationLayer | undefined }) {
  const { t } = useStrings();
  const way = useSound((state) => state.way);
  const recipe = useNoise((state) => state.draft);
  const draft = useSound((state) => state.draft);
  const stations = way === 'stations';
  return (
    <section className={styles.section} aria-labelledby="make-indicator">
      <h2 id="make-indicator">{t('make.indicator')}</h2>
      {stations ? (
        recipe && layer && <OfStations recipe={recipe} layer={layer} />
      ) : (
        <OfSources layer={layer} />
      )}
      <div className={styles.pair}>
        {!stations && (
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
        )}
        <NumberInput
          label={t('sound.cell')}
          unit="m"
          value={stations ? (recipe?.cellSizeM ?? null) : draft.cellSizeM}
          min={2}
          max={stations ? 5000 : maxComputedCellM}
          decimals={1}
          placeholder={t('sound.auto')}
          onChange={chooseCellSize}
        />
      </div>
    </section>
  );
}

const hours = Array.from({ length: 24 }, (_, hour) => ({ id: String(hour), text: hourText(hour) }));

/** A value, and which hour where it is that of an hour. */
function ValueChoice(props: {
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly value: string;
  readonly hour: number | null;
  readonly onValue: (id: string) => void;
  readonly onHour: (hour: number) => void;
}) {
  const { options, value, hour, onValue, onHour } = props;
  const { t } = useStrings();
  return (
    <div className={hour === null ? styles.single : styles.pair}>
      <Select label={t('sound.indicator')} value={value} options={options} onChange={onValue} />
      {hour !== null && (
        <Select
          label={t('noise.hour')}
          value={String(hour)}
          options={hours}
          onChange={(id) => onHour(Number(id))}
        />
      )}
    </div>
  );
}

const keyOf = (value: StationValue): string =>
  value.kind === 'hour' ? 'hour' : value.kind === 'indicator' ? value.indicator : `p:${value.property}`;

function OfStations({ recipe, layer }: { readonly recipe: NoiseRecipe; readonly layer: StationLayer }) {
  const { t, language } = useStrings();
  const values = valuesOf(layer, recipe.periodHours);
  const { value } = recipe;
  return (
    <ValueChoice
      value={keyOf(value)}
      hour={value.kind === 'hour' ? value.hour : null}
      options={values.map((option) => ({
        id: keyOf(option),
        text: option.kind === 'hour' ? t('noise.value.hour') : valueText(option, layer.spec, t, language),
      }))}
      onValue={(key) => {
        const chosen = values.find((option) => keyOf(option) === key);
        if (chosen) chooseValue(chosen);
      }}
      onHour={(hour) => chooseValue({ kind: 'hour', hour })}
    />
  );
}

/** Before a scene says otherwise. */
const usualSettings = { periods: ['day', 'night'], periodHours: gbPeriodHours };

function OfSources({ layer }: { readonly layer: StationLayer | undefined }) {
  const { t } = useStrings();
  const { indicator, hour } = useSound((state) => state.draft);
  const scene = useSound((state) => state.scene);
  const ready = scene.status === 'ready' ? scene : null;
  const known = indicatorsOf(ready?.scene.settings ?? usualSettings, ready?.course);
  const hasHours = useSound(({ correct }) => !correct) && Boolean(ready?.course);
  return (
    <ValueChoice
      value={hour === null ? indicator : 'hour'}
      hour={hour}
      options={[
        ...known.map((id) => ({ id, text: indicatorName(id, t) })),
        ...(hasHours ? [{ id: 'hour', text: t('noise.value.hour') }] : []),
      ]}
      onValue={(id) => {
        if (id === 'hour') chooseHour(hour ?? firstHour);
        else chooseIndicator(id, layer ? valuesOf(layer, gbPeriodHours) : []);
      }}
      onHour={chooseHour}
    />
  );
}
