import { useRef, useState } from 'react';
import { NumberField as AriaNumberField, FieldError, Input, Label } from 'react-aria-components';
import { type Translate, useStrings } from '../i18n/i18n.ts';
import styles from './controls.module.css';

interface Range {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** A number with its unit and range; what is out of range is refused with the reason, and the value stays. */
export function NumberInput(
  props: Range & {
    readonly label: string;
    readonly value: number | null;
    readonly onChange: (value: number | null) => void;
    readonly unit?: string;
    readonly placeholder?: string;
    readonly decimals?: number;
    readonly isDisabled?: boolean;
  },
) {
  const { value, onChange, unit, decimals = 3 } = props;
  const { t } = useStrings();
  const [refused, setRefused] = useState<string | null>(null);
  const typed = useRef('');
  const take = (next: number) => {
    typed.current = '';
    const reason = reasonAgainst(next, props, t);
    setRefused(reason);
    if (reason === null) onChange(Number.isNaN(next) ? null : next);
  };
  /** Text that is no number changes nothing, and nobody else says so. */
  const judge = () => {
    if (typed.current !== '' && Number.isNaN(Number(typed.current)))
      setRefused(t('number.none', { typed: typed.current }));
    typed.current = '';
  };
  return (
    <AriaNumberField
      className={styles.field}
      value={value ?? Number.NaN}
      onChange={take}
      formatOptions={{ maximumFractionDigits: decimals, useGrouping: false }}
      isDisabled={props.isDisabled ?? false}
      isInvalid={refused !== null}
      validationBehavior="aria"
    >
      <Label className={styles.label}>
        {props.label}
        {unit && ` (${unit})`}
      </Label>
      <Input
        className={styles.input}
        placeholder={props.placeholder ?? ''}
        onInput={(event) => {
          typed.current = event.currentTarget.value.trim();
          setRefused(null);
        }}
        onBlur={judge}
        onKeyDown={({ key }) => key === 'Enter' && judge()}
      />
      <FieldError className={styles.error}>
        <span role="alert">{refused}</span>
      </FieldError>
    </AriaNumberField>
  );
}

/** Why a number cannot be taken; null where it can, and where the field was emptied. */
function reasonAgainst(next: number, { min, max }: Range, t: Translate): string | null {
  const low = min !== undefined && next < min;
  const high = max !== undefined && next > max;
  if (!low && !high) return null;
  const plain = (number: number) => String(Number(number.toFixed(6)));
  const typed = plain(next);
  if (min !== undefined && max !== undefined)
    return t('number.range', { typed, min: plain(min), max: plain(max) });
  return min !== undefined
    ? t('number.least', { typed, min: plain(min) })
    : t('number.most', { typed, max: plain(max ?? 0) });
}
