import type { MouseEvent } from 'react';
import type { FieldSpec } from '../../../domain/catalog.ts';
import type { LayerFeature } from '../../../domain/feature.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { IllustrativeTag } from '../../../ui/controls.tsx';
import { withoutMark } from '../layers/titles.ts';
import { fieldText } from './field-text.ts';
import styles from './table.module.css';

export interface GridRowProps {
  readonly id: string;
  readonly index: number;
  readonly topPx: number;
  readonly heightPx: number;
  readonly feature: LayerFeature;
  readonly fields: readonly FieldSpec[];
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isMarked: boolean;
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: () => void;
}

/** Values whose words alone would be read past. */
const toneOf = (field: FieldSpec, feature: LayerFeature): string | undefined => {
  const value = feature.properties[field.name];
  return field.type === 'category' && (value === 'exceeds' || value === 'within') ? value : undefined;
};

export function GridRow(props: GridRowProps) {
  const { feature, fields, index } = props;
  const { language } = useStrings();
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid that is no <table>.
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the grid, which hears the keys.
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
    <div
      id={props.id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.isSelected || props.isMarked}
      className={styles.row}
      data-active={props.isActive || undefined}
      data-selected={props.isSelected || undefined}
      data-marked={props.isMarked || undefined}
      style={{ height: props.heightPx, transform: `translateY(${props.topPx}px)` }}
      onClick={props.onClick}
      onDoubleClick={props.onDoubleClick}
    >
      {fields.map((field, column) => {
        const text = fieldText(feature, field, language);
        const marked = column === 0 && feature.provenance === 'illustrative';
        return (
          // biome-ignore lint/a11y/useSemanticElements: as above.
          // biome-ignore lint/a11y/useFocusableInteractive: as above.
          <div
            key={field.name}
            role="gridcell"
            aria-colindex={column + 1}
            className={styles.cell}
            data-number={field.type === 'number' || undefined}
            data-tone={toneOf(field, feature)}
            title={text}
          >
            <span className={styles.ellipsis}>
              {(marked ? withoutMark(text) : text) || (column === 0 ? feature.id : '–')}
            </span>
            {marked && <IllustrativeTag />}
          </div>
        );
      })}
    </div>
  );
}
