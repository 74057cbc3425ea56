import { useMemo } from 'react';
import type { FieldSpec, LayerSpec } from '../../../domain/catalog.ts';
import type { LayerFeature } from '../../../domain/feature.ts';
import { inLanguage } from '../../../domain/text.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { filtered } from '../../../state/filter.ts';
import type { Condition } from '../../../state/state.ts';
import { useStore } from '../../../state/store.ts';
import { Button, Check, Empty, TextInput } from '../../../ui/controls.tsx';
import { NumberInput } from '../../../ui/number-input.tsx';
import { booleanText } from '../table/field-text.ts';
import { filterKind, numberRange, type ValueCount, valueCounts, withCondition } from './field-stats.ts';
import { changeFilter } from './layer-steps.ts';
import styles from './popover.module.css';
import { useLayerState } from './use-tree.ts';

const noFeatures: readonly LayerFeature[] = [];

/** Conditions on a layer's fields; the map, the table and the questions follow at once. */
export function FilterPanel({ spec }: { readonly spec: LayerSpec }) {
  const { t } = useStrings();
  const layer = useLayerState(spec.id);
  const data = useStore((state) => state.data[spec.id]);
  const features = data?.status === 'ready' ? data.features : noFeatures;
  const filter = layer?.filter;
  const passing = useMemo(() => filtered(features, filter ?? []).length, [features, filter]);
  const fields = useMemo(
    () =>
      spec.fields.flatMap((field) => {
        const kind = filterKind(features, field);
        return kind ? [{ field, kind }] : [];
      }),
    [spec, features],
  );
  if (!filter) return null;
  const set = (field: string, condition: Condition | null) =>
    changeFilter(spec, withCondition(filter, field, condition));
  if (fields.length === 0) return <Empty>{t('filter.none')}</Empty>;
  return (
    <>
      <div className={styles.fields}>
        {fields.map(({ field, kind }) => (
          <FieldFilter
            key={field.name}
            field={field}
            kind={kind}
            features={features}
            condition={filter.find((one) => one.field === field.name) ?? null}
            onChange={(condition) => set(field.name, condition)}
          />
        ))}
      </div>
      <div className={styles.foot}>
        <p role="status">
          {t('layers.passing', { shown: passing, count: features.length })}
          {passing === 0 && <span className={styles.hint}>{t('filter.nothing')}</span>}
          {filter.length > 0 && <span className={styles.hint}>{t('filter.missing')}</span>}
        </p>
        <Button isDisabled={filter.length === 0} onPress={() => changeFilter(spec, [])}>
          {t('filter.clear')}
        </Button>
      </div>
    </>
  );
}

interface FieldFilterProps {
  readonly field: FieldSpec;
  readonly kind: Condition['kind'];
  readonly features: readonly LayerFeature[];
  readonly condition: Condition | null;
  readonly onChange: (condition: Condition | null) => void;
}

function FieldFilter({ field, kind, features, condition, onChange }: FieldFilterProps) {
  const { t, language } = useStrings();
  const title = inLanguage(field.title, language);
  if (kind === 'in')
    return (
      <Choices
        title={title}
        field={field}
        features={features}
        chosen={condition?.kind === 'in' ? condition.values : null}
        onChange={(values) => onChange(values && { field: field.name, kind: 'in', values })}
      />
    );
  if (kind === 'text')
    return (
      <TextInput
        label={`${title} · ${t('filter.contains')}`}
        value={condition?.kind === 'text' ? condition.text : ''}
        placeholder={field.type === 'date' ? t('filter.datePlaceholder') : ''}
        onChange={(text) => onChange({ field: field.name, kind: 'text', text })}
      />
    );
  return (
    <RangeFilter
      title={title}
      field={field}
      features={features}
      limits={condition?.kind === 'range' ? condition : { min: null, max: null }}
      onChange={(limits) => onChange({ field: field.name, kind: 'range', ...limits })}
    />
  );
}

interface Limits {
  readonly min: number | null;
  readonly max: number | null;
}

interface RangeFilterProps {
  readonly title: string;
  readonly field: FieldSpec;
  readonly features: readonly LayerFeature[];
  readonly limits: Limits;
  readonly onChange: (limits: Limits) => void;
}

function RangeFilter({ title, field, features, limits, onChange }: RangeFilterProps) {
  const { t } = useStrings();
  const range = useMemo(() => numberRange(features, field.name), [features, field]);
  const decimals = field.decimals ?? 3;
  return (
    <fieldset className={styles.field}>
      <legend>{field.unit ? `${title} (${field.unit})` : title}</legend>
      <div className={styles.range}>
        {(['min', 'max'] as const).map((end, index) => (
          <NumberInput
            key={end}
            label={t(`filter.${end}`)}
            value={limits[end]}
            placeholder={range ? String(range[index]) : ''}
            decimals={decimals}
            onChange={(value) => onChange({ min: limits.min, max: limits.max, [end]: value })}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface ChoicesProps {
  readonly title: string;
  readonly field: FieldSpec;
  readonly features: readonly LayerFeature[];
  /** null: all. */
  readonly chosen: readonly string[] | null;
  readonly onChange: (values: readonly string[] | null) => void;
}

function Choices({ title, field, features, chosen, onChange }: ChoicesProps) {
  const { t, language } = useStrings();
  const choices = useMemo(() => valueCounts(features, field) ?? [], [features, field]);
  const ticked = new Set(chosen ?? choices.map((choice) => choice.value));
  const tick = (value: string, on: boolean) => {
    const next = choices
      .map((choice) => choice.value)
      .filter((one) => (one === value ? on : ticked.has(one)));
    onChange(next.length === choices.length ? null : next);
  };
  const words = (choice: ValueCount) => {
    if (choice.label) return inLanguage(choice.label, language);
    return field.type === 'boolean' ? booleanText(choice.value === 'true', language) : choice.value;
  };
  return (
    <fieldset className={styles.field}>
      <legend>{title}</legend>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <Check
            key={choice.value}
            isSelected={ticked.has(choice.value)}
            onChange={(on) => tick(choice.value, on)}
          >
            <span className={styles.choice}>{words(choice)}</span>
            <span className={styles.number}>{choice.count}</span>
          </Check>
        ))}
      </div>
      {choices.length > 2 && (
        <div className={styles.tickAll}>
          <Button look="quiet" onPress={() => onChange(null)}>
            {t('filter.all')}
          </Button>
          <Button look="quiet" onPress={() => onChange([])}>
            {t('filter.noneOf')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
