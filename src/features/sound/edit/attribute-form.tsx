import type { Patch } from '../../../domain/scenario.ts';
import type { SceneFeature } from '../../../domain/scene.ts';
import { type Translate, useStrings } from '../../../i18n/i18n.ts';
import { edit } from '../../../i18n/strings/edit.ts';
import type { StringKey } from '../../../i18n/strings/index.ts';
import { Check } from '../../../ui/controls.tsx';
import { NumberInput } from '../../../ui/number-input.tsx';
import { Select } from '../../../ui/popups.tsx';
import styles from '../../noise/noise.module.css';
import { type AttributeField, fieldsOf } from './attribute-fields.ts';

/** Height, surface, use and the like of a feature, each with its unit and range. */
export function AttributeForm({
  feature,
  onChange,
}: {
  readonly feature: SceneFeature;
  readonly onChange: (set: Patch) => void;
}) {
  const values = feature.properties as Readonly<Record<string, unknown>>;
  const fields = fieldsOf(feature.kind).filter((field) => isAsked(field, values));
  if (fields.length === 0) return null;
  return (
    <div className={styles.pair}>
      {fields.map((field) => (
        <Field key={field.property} field={field} value={values[field.property]} onChange={onChange} />
      ))}
    </div>
  );
}

/** A spectrum shapes an A-weighted power; absorption by bands is not one number. */
function isAsked({ property }: AttributeField, values: Readonly<Record<string, unknown>>): boolean {
  if (property === 'spectrum') return Object.keys(values).some((name) => name.endsWith('DbA'));
  return !Array.isArray(values[property]);
}

function Field({
  field,
  value,
  onChange,
}: {
  readonly field: AttributeField;
  readonly value: unknown;
  readonly onChange: (set: Patch) => void;
}) {
  const { t } = useStrings();
  const { property } = field;
  const label = t(`edit.attribute.${property}`);
  switch (field.type) {
    case 'number':
      return (
        <NumberInput
          label={label}
          {...(field.unit && { unit: field.unit })}
          value={typeof value === 'number' ? value : null}
          min={field.min}
          max={field.max}
          decimals={field.decimals}
          placeholder={t('edit.usual')}
          onChange={(next) => next !== null && next !== value && onChange({ [property]: next })}
        />
      );
    case 'choice': {
      const chosen = value === undefined ? null : String(value);
      const options =
        chosen !== null && !field.options.includes(chosen) ? [...field.options, chosen] : field.options;
      return (
        <Select
          label={label}
          value={chosen}
          placeholder={t('edit.usual')}
          options={options.map((id) => ({ id, text: optionText(property, id, t) }))}
          onChange={(next) => next !== chosen && onChange({ [property]: next })}
        />
      );
    }
    case 'switch':
      return (
        <Check isSelected={value === true} onChange={(on) => onChange({ [property]: on })}>
          {label}
        </Check>
      );
  }
}

/** A choice in words; one that a file brought and we have no word for stands as it is. */
function optionText(property: string, id: string, t: Translate): string {
  const key = `edit.${property}.${id}`;
  return key in edit ? t(key as StringKey) : id;
}
