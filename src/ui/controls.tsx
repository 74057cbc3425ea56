import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Checkbox as AriaCheckbox,
  ProgressBar as AriaProgressBar,
  Slider as AriaSlider,
  TextField as AriaTextField,
  ToggleButton as AriaToggleButton,
  type CheckboxProps,
  Input,
  Label,
  SliderOutput,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components';
import { useStrings } from '../i18n/i18n.ts';
import styles from './controls.module.css';

/** The few controls every screen is made of, on React Aria (keyboard, touch and screen reader done once). */

const join = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ');

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  readonly look?: 'plain' | 'primary' | 'quiet';
  /** A button that holds an icon only: square, and `label` is its name and tooltip. */
  readonly label?: string;
}

export function Button({ look = 'plain', label, children, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(label && { 'aria-label': label })}
      className={join(styles.button, look !== 'plain' && styles[look], label && styles.icon)}
    >
      {children}
    </AriaButton>
  );
}

export function Toggle(props: {
  readonly isSelected: boolean;
  readonly onChange: (selected: boolean) => void;
  readonly children: ReactNode;
  readonly label?: string;
  readonly isDisabled?: boolean;
}) {
  const { label, children, ...rest } = props;
  return (
    <AriaToggleButton
      {...rest}
      {...(label && { 'aria-label': label })}
      className={join(styles.button, label && styles.icon)}
    >
      {children}
    </AriaToggleButton>
  );
}

/** One of a few choices, all in sight. */
export function Segmented<T extends string>(props: {
  readonly label: string;
  readonly value: T | null;
  readonly options: readonly { readonly id: T; readonly text: string; readonly isDisabled?: boolean }[];
  readonly onChange: (value: T) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a flex row in Chrome 109.
    <div role="group" aria-label={props.label} className={styles.segmented}>
      {props.options.map((option) => (
        <AriaToggleButton
          key={option.id}
          className={styles.button}
          isSelected={props.value === option.id}
          isDisabled={option.isDisabled ?? false}
          onChange={() => props.onChange(option.id)}
        >
          {option.text}
        </AriaToggleButton>
      ))}
    </div>
  );
}

/** The mark that stands beside everything generated for the demonstration. */
export function IllustrativeTag() {
  const { t } = useStrings();
  return (
    <span className={styles.tag} title={t('mark.illustrativeLong')}>
      {t('mark.illustrative')}
    </span>
  );
}

export function Check({
  children,
  ...rest
}: Omit<CheckboxProps, 'className' | 'children' | 'style'> & { children: ReactNode }) {
  return (
    <AriaCheckbox {...rest} className={styles.check}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.box} aria-hidden="true">
            {(isSelected || isIndeterminate) && (
              <svg
                width="10"
                height="10"
                viewBox="0 0 10 10"
                fill="none"
                stroke="currentColor"
                strokeWidth="2"
                aria-hidden="true"
              >
                <path d={isIndeterminate ? 'M1.5 5h7' : 'M1.5 5.2 4 7.6 8.5 2.4'} />
              </svg>
            )}
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  );
}

export function TextInput(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly type?: 'text' | 'date' | 'search';
  readonly hideLabel?: boolean;
  /** The field was asked for: typing goes there. */
  readonly autoFocus?: boolean;
}) {
  return (
    <AriaTextField
      className={styles.field}
      value={props.value}
      onChange={props.onChange}
      type={props.type ?? 'text'}
      autoFocus={props.autoFocus ?? false}
    >
      <Label className={props.hideLabel ? 'visually-hidden' : styles.label}>{props.label}</Label>
      <Input className={styles.input} placeholder={props.placeholder ?? ''} />
    </AriaTextField>
  );
}

export function Slider(props: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly format?: Intl.NumberFormatOptions;
}) {
  return (
    <AriaSlider
      className={styles.slider}
      value={props.value}
      onChange={(value) => props.onChange(Array.isArray(value) ? value[0] : value)}
      minValue={props.min}
      maxValue={props.max}
      step={props.step}
      {...(props.format && { formatOptions: props.format })}
    >
      <Label>{props.label}</Label>
      <SliderOutput />
      <SliderTrack className={styles.track}>
        <SliderThumb className={styles.thumb} />
      </SliderTrack>
    </AriaSlider>
  );
}

/** Progress of a job; `value` between 0 and 1. */
export function Progress({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <AriaProgressBar className={styles.progress} value={value * 100} aria-label={label}>
      {({ percentage, valueText }) => (
        <>
          <span>
            {label} {valueText}
          </span>
          <div className={styles.bar}>
            <div className={styles.fill} style={{ width: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </AriaProgressBar>
  );
}

/** What stands where a list, chart or answer has nothing to show: always the next step. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className={styles.empty}>{children}</p>;
}
