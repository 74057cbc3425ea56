import type { RefObject } from 'react';
import { Dialog, Heading, Popover } from 'react-aria-components';
import type { LayerSpec } from '../../../domain/catalog.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { changeLayer, update, useStore } from '../../../state/store.ts';
import { Button, Check, Slider } from '../../../ui/controls.tsx';
import { usePhone } from '../../../ui/use-media.ts';
import { FilterPanel } from './filter-panel.tsx';
import type { LayerTreeProps } from './layer-tree.tsx';
import { boundsToShow, removeOwnLayer } from './layer-verbs.ts';
import { OwnActions } from './own-actions.tsx';
import styles from './popover.module.css';
import { layerTitle } from './titles.ts';
import { placeAfter, type Step, steps, type TreeGroup } from './tree.ts';
import { useIsOwn, useLayerState } from './use-tree.ts';

/** Which layer's popover is open, what it shows and the row it stands at. */
export interface Opened {
  readonly id: string;
  readonly panel: 'actions' | 'filter';
  readonly anchor: RefObject<HTMLElement | null>;
}

export interface LayerPopoverProps extends LayerTreeProps {
  readonly opened: Opened;
  readonly groups: readonly TreeGroup[];
  readonly onChange: (opened: Opened | null) => void;
  readonly onInfo: (layerId: string) => void;
  readonly onStep: (layerId: string, by: Step) => void;
}

export function LayerPopover(props: LayerPopoverProps) {
  const { t, language } = useStrings();
  const { opened, groups, onChange } = props;
  const phone = usePhone();
  const mates = groups.find((group) => group.specs.some((spec) => spec.id === opened.id))?.specs ?? [];
  const index = mates.findIndex((spec) => spec.id === opened.id);
  if (index < 0) return null;
  const spec = mates[index];
  const title = layerTitle(spec, language);
  return (
    <Popover
      className={styles.popover}
      triggerRef={opened.anchor}
      placement={phone ? 'bottom end' : 'right top'}
      maxHeight={600}
      isOpen
      onOpenChange={(open) => !open && onChange(null)}
    >
      {/* A new dialog for a new content, so that focus is set anew. */}
      <Dialog key={opened.panel} className={styles.dialog}>
        <Heading slot="title" level={2} className={styles.title}>
          {opened.panel === 'filter' ? t('filter.title', { layer: title }) : title}
        </Heading>
        {opened.panel === 'filter' ? (
          <FilterPanel spec={spec} />
        ) : (
          <Actions {...props} spec={spec} index={index} count={mates.length} />
        )}
      </Dialog>
    </Popover>
  );
}

interface ActionsProps extends LayerPopoverProps {
  readonly spec: LayerSpec;
  readonly index: number;
  readonly count: number;
}

const arrows: Readonly<Record<Step, string>> = {
  top: 'M2 2h10M7 13V5M3.5 8 7 4.5 10.5 8',
  up: 'M7 12V3M3.5 6 7 2.5 10.5 6',
  down: 'M7 2v9M3.5 8 7 11.5 10.5 8',
  bottom: 'M2 12h10M7 1v8M3.5 6 7 9.5 10.5 6',
};

function Actions({ spec, index, count, opened, onChange, onGo, onInfo, onStep }: ActionsProps) {
  const { t } = useStrings();
  const layer = useLayerState(spec.id);
  const own = useIsOwn(spec);
  const isolines = useStore((state) => state.noiseView.isolines);
  if (!layer) return null;
  const close = () => onChange(null);
  const zoom = () => {
    const bounds = boundsToShow(spec);
    close();
    if (bounds) onGo({ bounds });
  };
  const inTable = spec.geometry !== 'grid';
  return (
    <>
      <Slider
        label={t('layers.opacity')}
        value={layer.opacity}
        onChange={(opacity) => changeLayer(spec.id, { opacity })}
        min={0}
        max={1}
        step={0.05}
        format={{ style: 'percent' }}
      />
      {!inTable && (
        <Check
          isSelected={isolines}
          onChange={(on) => update((state) => ({ noiseView: { ...state.noiseView, isolines: on } }))}
        >
          {t('lines.isolines')}
        </Check>
      )}
      <div className={styles.actions}>
        <Button look="quiet" onPress={zoom}>
          {t('layers.zoom')}
        </Button>
        {inTable && (
          <>
            <Button
              look="quiet"
              onPress={() => {
                update({ tableLayerId: spec.id });
                close();
              }}
            >
              {t('layers.table')}
            </Button>
            <Button look="quiet" onPress={() => onChange({ ...opened, panel: 'filter' })}>
              {t('layers.filter')}
            </Button>
          </>
        )}
        <Button
          look="quiet"
          onPress={() => {
            onInfo(spec.id);
            close();
          }}
        >
          {t('layers.info')}
        </Button>
        {own && <OwnActions id={spec.id} onDone={close} />}
        {own && (
          <Button
            look="quiet"
            onPress={() => {
              close();
              removeOwnLayer(spec.id);
            }}
          >
            <span className={styles.danger}>{t('layers.remove')}</span>
          </Button>
        )}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a flex row in Chrome 109. */}
      <div role="group" aria-label={t('layers.order')} className={styles.order}>
        {/* Never disabled: the focus would be lost with the step that reaches the end. */}
        {steps.map((step) => (
          <Button key={step} label={t(`layers.${step}`)} onPress={() => onStep(spec.id, step)}>
            <svg
              width="14"
              height="14"
              viewBox="0 0 14 14"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
              opacity={placeAfter(step, index, count) === null ? 0.35 : 1}
              aria-hidden="true"
            >
              <path d={arrows[step]} />
            </svg>
          </Button>
        ))}
      </div>
    </>
  );
}
