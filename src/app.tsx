import { type CSSProperties, lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useDropAnywhere } from './features/data/use-drop-anywhere.ts';
import type { Target } from './features/explore/search/search-box.tsx';
import { ErrorBoundary } from './features/frame/error-boundary.tsx';
import styles from './features/frame/frame.module.css';
import { Header } from './features/frame/header.tsx';
import { JobPanel } from './features/frame/job-panel.tsx';
import { LegendCard } from './features/frame/legend-card.tsx';
import { MapPane, type MapPaneHandle } from './features/frame/map-pane.tsx';
import { Messages } from './features/frame/messages.tsx';
import { SheetHandle, type SheetHeight, sheetHeights } from './features/frame/sheet-handle.tsx';
import { Tip } from './features/frame/tip.tsx';
import { useHistoryKeys } from './features/frame/use-history-keys.ts';
import { HourStrip } from './features/noise/hour-strip.tsx';
import { usePresent } from './features/present/present-store.ts';
import { PrintSheet } from './features/print/print-sheet.tsx';
import { useSound } from './features/sound/sound-store.ts';
import { useTour } from './features/tour/tour-store.ts';
import { noteText, useStrings, withStrings } from './i18n/i18n.ts';
import { loadPart } from './state/scene-storage.ts';
import { update, useStore } from './state/store.ts';
import { later } from './ui/later.ts';
import { useMedia, usePhone } from './ui/use-media.ts';

// What the first view does not need comes when it is first opened.
const AttributeTable = lazy(async () => ({
  default: (await withStrings(import('./features/explore/table/attribute-table.tsx'))).AttributeTable,
}));
const Inspector = lazy(async () => ({
  default: (await withStrings(import('./features/explore/inspector/inspector.tsx'))).Inspector,
}));
const SoundHourStrip = lazy(async () => ({
  default: (await withStrings(import('./features/sound/sound-hour-strip.tsx'))).SoundHourStrip,
}));
const Present = lazy(async () => ({
  default: (await withStrings(import('./features/present/present.tsx'))).Present,
}));
const Tour = lazy(async () => ({ default: (await withStrings(import('./features/tour/tour.tsx'))).Tour }));

/** The part that keeps scenes comes with the noise tab; earlier only where there is one to bring back. */
async function restoreScene(): Promise<void> {
  if (!(await loadPart('scene').catch(() => null))) return;
  await (await import('./features/sound/keep-scene.ts')).startKeeping();
}

/** Maps become layers of the tree as they are made, and go into the link; that of a link is made. */
async function keepMaps(): Promise<void> {
  (await withStrings(import('./features/make/map-layers.ts'))).keepMapLayers();
  (await import('./features/make/linked-map.ts')).followMapLink();
}

/** The page: header, panel of the current job, map with its cards, details, messages, print sheet. */
export function App() {
  const { t, language } = useStrings();
  const panelOpen = useStore((state) => state.panelOpen);
  const catalog = useStore((state) => state.catalog);
  const narrow = useMedia('(max-width: 1599px)');
  const inspecting = useStore((state) => state.selected !== null || state.hits.length > 1);
  const tabled = useStore((state) => state.tableLayerId !== null);
  const computed = useSound((state) => state.way === 'sources');
  const phone = usePhone();
  const map = useRef<MapPaneHandle>(null);
  // Where details and legend would leave little of the map, the legend begins folded.
  const crowded = phone || (narrow && inspecting);
  const [webGl, setWebGl] = useState(true);
  const [sheet, setSheet] = useState<SheetHeight>('half');
  useDropAnywhere();
  useHistoryKeys();
  const presenting = usePresent((state) => state.presenting);
  const touring = useTour((state) => state.status !== 'off');
  const up = catalog.status !== 'loading';
  useEffect(() => {
    return up ? later(() => void restoreScene().then(keepMaps)) : undefined;
  }, [up]);
  const goTo = useCallback((target: Target) => map.current?.goTo(target), []);

  return (
    <I18nProvider locale={language}>
      <div
        className={styles.frame}
        data-presenting={presenting || undefined}
        style={{ '--sheet': sheetHeights[sheet] } as CSSProperties}
      >
        <Header onGo={goTo} />
        {(panelOpen || phone) && (
          <aside className={styles.panel} aria-label={t('app.panel')}>
            {phone && <SheetHandle height={sheet} onHeight={setSheet} />}
            <JobPanel onGo={goTo} />
          </aside>
        )}
        <main className={styles.main}>
          {webGl ? (
            <ErrorBoundary part={t('app.map')}>
              <MapPane ref={map} onUnsupported={() => setWebGl(false)} />
            </ErrorBoundary>
          ) : (
            <div className={styles.notice} role="alert">
              <h2>{t('unsupported.title')}</h2>
              <p>{t('unsupported.text')}</p>
            </div>
          )}
          {catalog.status === 'failed' && (
            <div className={styles.notice} role="alert">
              <h2>{t('catalog.failed')}</h2>
              {catalog.notes.map((note) => (
                <p key={JSON.stringify(note)}>{noteText(note, t)}</p>
              ))}
              <p>{t('catalog.failedHint')}</p>
            </div>
          )}
          {!phone && (
            <button
              type="button"
              className={styles.collapse}
              aria-label={t(panelOpen ? 'app.closePanel' : 'app.openPanel')}
              aria-expanded={panelOpen}
              onClick={() => update({ panelOpen: !panelOpen })}
            >
              {panelOpen ? '‹' : '›'}
            </button>
          )}
          <div className={styles.cards}>
            <Tip />
            <LegendCard key={String(crowded)} startOpen={!crowded} />
            <ErrorBoundary part={t('app.inspector')}>
              <Suspense>{inspecting && <Inspector onGo={goTo} />}</Suspense>
            </ErrorBoundary>
            <HourStrip />
            <ErrorBoundary part={t('noise.strip')}>
              <Suspense>{computed && <SoundHourStrip />}</Suspense>
            </ErrorBoundary>
            <ErrorBoundary part={t('table.title')}>
              <Suspense>{tabled && <AttributeTable onGo={goTo} />}</Suspense>
            </ErrorBoundary>
          </div>
          <ErrorBoundary part={t('present.title')}>
            <Suspense>{presenting && <Present />}</Suspense>
          </ErrorBoundary>
          <ErrorBoundary part={t('tour.title')}>
            <Suspense>{touring && <Tour onGo={goTo} />}</Suspense>
          </ErrorBoundary>
        </main>
        <Messages />
        <PrintSheet />
      </div>
    </I18nProvider>
  );
}
