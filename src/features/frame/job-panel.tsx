import { lazy, memo, Suspense } from 'react';
import { useStrings, withStrings } from '../../i18n/i18n.ts';
import type { Tab } from '../../state/state.ts';
import { useStore } from '../../state/store.ts';
import { useLater } from '../../ui/later.ts';
import { AskSection } from '../explore/ask/ask-section.tsx';
import { LayerTree } from '../explore/layers/layer-tree.tsx';
import type { Target } from '../explore/search/search-box.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import styles from './frame.module.css';

const DataPanel = lazy(async () => ({
  default: (await withStrings(import('../data/data-panel.tsx'))).DataPanel,
}));
const NoiseTab = lazy(async () => ({
  default: (await withStrings(import('../make/noise-tab.tsx'))).NoiseTab,
}));

interface JobPanelProps {
  readonly onGo: (target: Target) => void;
}

/** What the panel holds for the current job. It follows the map in a task of its own, for a panel is long to make. */
export function JobPanel({ onGo }: JobPanelProps) {
  const tab = useLater(useStore((state) => state.tab));
  return <Job tab={tab} onGo={onGo} />;
}

const Job = memo(function Job({ tab, onGo }: JobPanelProps & { readonly tab: Tab }) {
  const { t } = useStrings();
  return (
    <ErrorBoundary key={tab} part={t(`tab.${tab}`)}>
      <div className={styles.panelBody}>
        {tab === 'explore' && (
          <>
            <AskSection onGo={onGo} />
            <LayerTree onGo={onGo} />
          </>
        )}
        <Suspense fallback={<p className={styles.waiting}>{t('app.opening')}</p>}>
          {tab === 'noise' && <NoiseTab onGo={onGo} />}
          {tab === 'data' && <DataPanel onGo={onGo} />}
        </Suspense>
      </div>
    </ErrorBoundary>
  );
});
