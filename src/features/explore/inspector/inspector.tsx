import { useEffect, useRef } from 'react';
import { noteText, useStrings } from '../../../i18n/i18n.ts';
import type { FeatureRef } from '../../../state/state.ts';
import { featureOf, getState, specOf, update, useStore } from '../../../state/store.ts';
import { Button, Empty } from '../../../ui/controls.tsx';
import frame from '../../frame/frame.module.css';
import { featureName } from '../feature-words.ts';
import { FeatureCard, type Go } from './feature-card.tsx';
import { HitList } from './hit-list.tsx';
import styles from './inspector.module.css';

const close = (): void => update({ selected: null, hits: [] });

/** The drawer on the right: the selected feature, or the list of what lies under a click. */
export function Inspector({ onGo }: { readonly onGo: Go }) {
  const selected = useStore((state) => state.selected);
  const hits = useStore((state) => state.hits);
  return selected || hits.length > 1 ? <Drawer selected={selected} hits={hits} onGo={onGo} /> : null;
}

function Drawer(props: {
  readonly selected: FeatureRef | null;
  readonly hits: readonly FeatureRef[];
  readonly onGo: Go;
}) {
  const { selected, hits, onGo } = props;
  const { t } = useStrings();
  const drawer = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useReturnOfFocus(drawer);
  useEscape(drawer);
  const hasWayBack = selected !== null && hits.length > 1;
  const key = selected ? `${selected.layerId} ${selected.featureId}` : 'list';

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new content may have taken away what had the focus.
  useEffect(() => {
    const active = document.activeElement;
    // Whoever works elsewhere (map, table, search) keeps the focus; only a lost one is caught.
    if (active === null || active === document.body) heading.current?.focus({ preventScroll: true });
    drawer.current?.scrollTo({ top: 0 });
  }, [key]);

  return (
    <aside ref={drawer} className={frame.drawer} aria-label={t('app.inspector')}>
      <div className={styles.bar} data-bare={!hasWayBack || undefined}>
        {hasWayBack && (
          <Button look="quiet" onPress={() => update({ selected: null })}>
            <span aria-hidden="true">‹</span> {t('inspect.backToHits', { count: hits.length })}
          </Button>
        )}
        <Button look="quiet" label={t('action.close')} onPress={close}>
          ✕
        </Button>
      </div>
      {selected ? (
        <Selected key={key} selected={selected} headingRef={heading} onGo={onGo} />
      ) : (
        <HitList hits={hits} headingRef={heading} onChoose={(ref) => update({ selected: ref })} />
      )}
    </aside>
  );
}

function Selected(props: {
  readonly selected: FeatureRef;
  readonly headingRef: React.RefObject<HTMLHeadingElement | null>;
  readonly onGo: Go;
}) {
  const { selected, headingRef, onGo } = props;
  const { t, language } = useStrings();
  const catalog = useStore((state) => state.catalog);
  const imported = useStore((state) => state.imported);
  const data = useStore((state) => state.data[selected.layerId]);
  const spec = specOf({ catalog, imported }, selected.layerId);
  if (!spec) return <Empty>{t('inspect.noLayer', { layer: selected.layerId })}</Empty>;
  if (!data || data.status === 'loading') return <Empty>{t('inspect.loading')}</Empty>;
  if (data.status === 'failed')
    return (
      <Empty>
        {data.notes.map((note) => (
          <span key={JSON.stringify(note)}>{noteText(note, t)} </span>
        ))}
      </Empty>
    );
  const feature = featureOf({ data: { [spec.id]: data } }, selected);
  if (!feature) return <Empty>{t('inspect.noFeature', { id: selected.featureId })}</Empty>;
  return (
    <>
      <p role="status" className="visually-hidden">
        {t('inspect.selected', { name: featureName(feature, language) })}
      </p>
      <FeatureCard spec={spec} feature={feature} data={data} headingRef={headingRef} onGo={onGo} />
    </>
  );
}

/** On closing, the focus goes back to where it was before the drawer opened. */
function useReturnOfFocus(drawer: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    const element = drawer.current;
    return () => {
      if (!element?.contains(document.activeElement) && document.activeElement !== document.body) return;
      const fallback = document.querySelector<HTMLElement>('.maplibregl-canvas');
      const target =
        before instanceof HTMLElement && before !== document.body && before.isConnected ? before : fallback;
      target?.focus({ preventScroll: true });
    };
  }, [drawer]);
}

/** Esc closes from the drawer and from the map; a tool of the map that is on is cancelled first. */
function useEscape(drawer: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    // Captured, to see the tool before the map has put it away.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || getState().tool !== null || !(event.target instanceof Element)) return;
      const { target } = event;
      if (target === document.body || target.closest('.maplibregl-map') || drawer.current?.contains(target))
        close();
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [drawer]);
}
