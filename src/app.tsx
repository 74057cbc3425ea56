import { useCallback, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { AskSection } from './features/explore/ask/ask-section.tsx';
import { Inspector } from './features/explore/inspector/inspector.tsx';
import { LayerTree } from './features/explore/layers/layer-tree.tsx';
import { AttributeTable } from './features/explore/table/attribute-table.tsx';
import { DataPanel } from './features/data/data-panel.tsx';
import type { Target } from './features/explore/search/search-box.tsx';
import { ErrorBoundary } from './features/frame/error-boundary.tsx';
import { Header } from './features/frame/header.tsx';
import { LegendCard } from './features/frame/legend-card.tsx';
import { MapPane } from './features/frame/map-pane.tsx';
import { Messages } from './features/frame/messages.tsx';
import { Tip } from './features/frame/tip.tsx';
import styles from './features/frame/frame.module.css';
import { HourStrip } from './features/noise/hour-strip.tsx';
import { NoisePanel } from './features/noise/noise-panel.tsx';
import { PrintSheet } from './features/print/print-sheet.tsx';
import { useStrings } from './i18n/i18n.ts';
import type { MapHandle } from './map/map-props.ts';
import { noteText } from './i18n/i18n.ts';
import { update, useStore } from './state/store.ts';
import { usePhone } from './ui/use-media.ts';

/** The page: header, panel of the current job, map with its cards, details, messages, print sheet. */
export function App() {
  const { t, language } = useStrings();
  const tab = useStore((state) => state.tab);
  const panelOpen = useStore((state) => state.panelOpen);
  const catalog = useStore((state) => state.catalog);
  const phone = usePhone();
  const map = useRef<MapHandle>(null);
  const [webGl, setWebGl] = useState(true);
  const goTo = useCallback((target: Target) => map.current?.goTo(target), []);

  return (
    <I18nProvider locale={language}>
      <div className={styles.frame}>
        <Header onGo={goTo} />
        {panelOpen && (
          <aside className={styles.panel} aria-label={t('app.panel')}>
            <ErrorBoundary key={tab} part={t(`tab.${tab}`)}>
              <div className={styles.panelBody}>
                {tab === 'explore' && (
                  <>
                    <AskSection onGo={goTo} />
                    <LayerTree onGo={goTo} />
                  </>
                )}
                {tab === 'noise' && <NoisePanel />}
                {tab === 'data' && <DataPanel onGo={goTo} />}
              </div>
            </ErrorBoundary>
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
            {tab === 'explore' && <Tip />}
            <LegendCard key={String(phone)} startOpen={!phone} />
            <ErrorBoundary part={t('app.inspector')}>
              <Inspector onGo={goTo} />
            </ErrorBoundary>
            <HourStrip />
            <ErrorBoundary part={t('table.title')}>
              <AttributeTable onGo={goTo} />
            </ErrorBoundary>
          </div>
        </main>
        <Messages />
        <PrintSheet />
      </div>
    </I18nProvider>
  );
}
