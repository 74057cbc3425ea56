import {
  Button as AriaButton,
  DropIndicator,
  GridList,
  GridListItem,
  useDragAndDrop,
} from 'react-aria-components';
import { inLanguage, type Language } from '../../../domain/text.ts';
import { type Translate, useStrings } from '../../../i18n/i18n.ts';
import type { CatalogState } from '../../../state/state.ts';
import { update, useStore } from '../../../state/store.ts';
import { ActionMenu } from '../../../ui/popups.tsx';
import type { Opened } from './layer-popover.tsx';
import { LayerRow } from './layer-row.tsx';
import { reorderLayers } from './layer-steps.ts';
import { toggleLayer } from './layer-verbs.ts';
import styles from './layers.module.css';
import { layerTitle } from './titles.ts';
import { dropLayers, type TreeGroup } from './tree.ts';
import { fold, isOwnGroup, useFolded } from './use-tree.ts';

export function titleOfGroup(
  group: TreeGroup,
  catalog: CatalogState,
  t: Translate,
  language: Language,
): string {
  if (isOwnGroup(group)) return t('layers.own');
  const found = catalog.status === 'ready' && catalog.catalog.groups.find((one) => one.id === group.id);
  return found ? inLanguage(found.title, language) : group.id;
}

export interface TreeGroupProps {
  readonly group: TreeGroup;
  readonly groups: readonly TreeGroup[];
  readonly onOpen: (opened: Opened) => void;
  readonly onInfo: (layerId: string) => void;
  readonly onStep: (by: 'up' | 'down') => void;
}

/** A group: its title folds it; its layers are dragged up and down within it, by mouse, touch or keyboard. */
export function TreeGroupSection({ group, groups, onOpen, onInfo, onStep }: TreeGroupProps) {
  const { t, language } = useStrings();
  const catalog = useStore((state) => state.catalog);
  const folded = useFolded((state) => state.ids.has(group.id));
  const title = titleOfGroup(group, catalog, t, language);
  const place = groups.indexOf(group);
  const showAll = (visible: boolean) => {
    const ids = new Set(group.specs.map((spec) => spec.id));
    update((state) => ({
      layers: state.layers.map((layer) => (ids.has(layer.id) ? { ...layer, visible } : layer)),
    }));
  };
  const titles = new Map(group.specs.map((spec) => [spec.id, layerTitle(spec, language)]));
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': titles.get(String(key)) ?? String(key) })),
    onReorder: ({ keys, target }) =>
      reorderLayers(
        dropLayers(
          groups,
          new Set([...keys].map(String)),
          String(target.key),
          target.dropPosition === 'after' ? 'after' : 'before',
        ),
        {
          code: 'step-layer-moved',
          params: { layer: [...keys].map((key) => titles.get(String(key)) ?? key).join(t('list.comma')) },
        },
      ),
    renderDropIndicator: (target) => <DropIndicator target={target} className={styles.drop} />,
  });
  return (
    <section className={styles.group} aria-label={title}>
      <div className={styles.groupHead}>
        <h3>
          <AriaButton className={styles.groupTitle} aria-expanded={!folded} onPress={() => fold(group.id)}>
            <svg className={styles.chevron} width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
              <path d="M1 2.5 4 5.5 7 2.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
            </svg>
            <span className={styles.ellipsis}>{title}</span>
          </AriaButton>
        </h3>
        <span className={styles.groupCount}>{t('layers.count', { count: group.specs.length })}</span>
        <ActionMenu
          label={t('layers.groupMenu', { group: title })}
          button="⋯"
          actions={[
            { id: 'show', text: t('layers.showAll'), run: () => showAll(true) },
            { id: 'hide', text: t('layers.hideAll'), run: () => showAll(false) },
            { id: 'up', text: t('layers.groupUp'), run: () => onStep('up'), isDisabled: place === 0 },
            {
              id: 'down',
              text: t('layers.groupDown'),
              run: () => onStep('down'),
              isDisabled: place === groups.length - 1,
            },
          ]}
        />
      </div>
      {!folded && (
        <GridList
          className={styles.rows}
          aria-label={title}
          items={group.specs}
          selectionMode="none"
          keyboardNavigationBehavior="tab"
          dragAndDropHooks={dragAndDropHooks}
          dependencies={[language]}
        >
          {(spec) => (
            <GridListItem
              id={spec.id}
              textValue={layerTitle(spec, language)}
              className={styles.item}
              onAction={() => toggleLayer(spec.id)}
            >
              <LayerRow spec={spec} onOpen={onOpen} onInfo={onInfo} />
            </GridListItem>
          )}
        </GridList>
      )}
    </section>
  );
}
