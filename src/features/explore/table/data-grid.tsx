import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { FieldSpec } from '../../../domain/catalog.ts';
import type { LayerFeature } from '../../../domain/feature.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { useMedia } from '../../../ui/use-media.ts';
import { columnWidths } from './column-widths.ts';
import { GridHead } from './grid-head.tsx';
import { moveOf } from './grid-keys.ts';
import { GridRow } from './grid-row.tsx';
import type { Sort } from './shown-rows.ts';
import styles from './table.module.css';
import { useScrollWindow } from './use-scroll-window.ts';

export interface DataGridProps {
  readonly label: string;
  readonly fields: readonly FieldSpec[];
  readonly features: readonly LayerFeature[];
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort | null) => void;
  readonly selectedId: string | null;
  readonly onSelect: (feature: LayerFeature) => void;
  readonly onZoom: (feature: LayerFeature) => void;
  /** Rows marked for copying. */
  readonly marked: ReadonlySet<string>;
  readonly onMark: (ids: ReadonlySet<string>) => void;
  readonly onCopy: () => void;
}

const noIds: ReadonlySet<string> = new Set();

/**
 * An ARIA grid that draws only the rows in sight: ten thousand rows cost as much as twenty. Focus stays on the
 * grid; the current row is its active descendant, so that scrolling never loses it.
 */
export function DataGrid(props: DataGridProps) {
  const { label, fields, features, selectedId, marked, onMark, onSelect, onZoom } = props;
  const { t, language } = useStrings();
  const touch = useMedia('(pointer: coarse), (max-width: 639px)');
  const rowPx = touch ? 44 : 30;
  const scroller = useRef<HTMLDivElement>(null);
  const { first, last, showRow, page } = useScrollWindow(scroller, rowPx, features.length);
  const [activeId, setActiveId] = useState<string | null>(null);
  const anchor = useRef(0);
  const id = useId();
  const widths = useMemo(() => columnWidths(fields, features, language), [fields, features, language]);
  const active = activeId === null ? -1 : features.findIndex((feature) => feature.id === activeId);

  // What is selected on the map becomes the current row and comes into sight.
  const linked = useRef<string | null>(null);
  useEffect(() => {
    if (selectedId === linked.current) return;
    linked.current = selectedId;
    const index = selectedId === null ? -1 : features.findIndex((feature) => feature.id === selectedId);
    if (index < 0) return;
    setActiveId(selectedId);
    showRow(index);
  }, [selectedId, features, showRow]);

  const choose = (index: number) => {
    const feature = features[index];
    linked.current = feature.id;
    anchor.current = index;
    setActiveId(feature.id);
    if (marked.size > 0) onMark(noIds);
    onSelect(feature);
  };
  const markRange = (to: number) => {
    const [from, until] = [anchor.current, to].sort((a, b) => a - b);
    onMark(new Set(features.slice(from, until + 1).map((feature) => feature.id)));
    setActiveId(features[to].id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const command = event.ctrlKey || event.metaKey;
    const target = moveOf(event.key, active, features.length, page);
    if (target !== null) {
      if (event.shiftKey) markRange(target);
      else {
        anchor.current = target;
        setActiveId(features[target].id);
      }
      showRow(target);
    } else if (event.key === ' ' && active >= 0) choose(active);
    else if (event.key === 'Enter' && active >= 0) {
      choose(active);
      onZoom(features[active]);
    } else if (command && event.key.toLowerCase() === 'a')
      onMark(new Set(features.map((feature) => feature.id)));
    else if (command && event.key.toLowerCase() === 'c') props.onCopy();
    else if (event.key === 'Escape' && marked.size > 0) onMark(noIds);
    else return;
    event.preventDefault();
  };
  const onRowClick = (event: MouseEvent, index: number) => {
    const { id: featureId } = features[index];
    if (event.shiftKey) markRange(index);
    else if (event.ctrlKey || event.metaKey) {
      const next = new Set(marked);
      if (!next.delete(featureId)) next.add(featureId);
      anchor.current = index;
      setActiveId(featureId);
      onMark(next);
    } else choose(index);
  };

  const inSight = active >= first && active < last;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <table> cannot leave out the rows that are out of sight.
    <div
      ref={scroller}
      className={styles.grid}
      role="grid"
      aria-label={label}
      aria-description={t('table.keys')}
      aria-rowcount={features.length + 1}
      aria-colcount={fields.length}
      aria-multiselectable
      {...(inSight && { 'aria-activedescendant': `${id}-${active}` })}
      tabIndex={0}
      onKeyDown={onKeyDown}
      style={{ '--columns': widths.map((px) => `${px}px`).join(' ') } as React.CSSProperties}
    >
      <GridHead fields={fields} sort={props.sort} onSort={props.onSort} />
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      <div role="rowgroup" className={styles.body} style={{ height: features.length * rowPx }}>
        {features.slice(first, last).map((feature, offset) => {
          const index = first + offset;
          return (
            <GridRow
              key={feature.id}
              id={`${id}-${index}`}
              index={index}
              topPx={index * rowPx}
              heightPx={rowPx}
              feature={feature}
              fields={fields}
              isActive={index === active}
              isSelected={feature.id === selectedId}
              isMarked={marked.has(feature.id)}
              onClick={(event) => onRowClick(event, index)}
              onDoubleClick={() => onZoom(feature)}
            />
          );
        })}
      </div>
    </div>
  );
}
