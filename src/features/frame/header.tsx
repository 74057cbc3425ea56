import { lazy, Suspense, useState } from 'react';
import type { Bounds, LngLat } from '../../domain/feature.ts';
import { inLanguage } from '../../domain/text.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { tabs } from '../../state/state.ts';
import { update, useStore } from '../../state/store.ts';
import { Button } from '../../ui/controls.tsx';
import { ActionMenu } from '../../ui/popups.tsx';
import { SearchBox } from '../explore/search/search-box.tsx';
import { printSheet } from '../print/print-sheet.tsx';
import styles from './frame.module.css';
import { HelpDialog } from './help-dialog.tsx';
import { HistoryButtons, useHistorySteps } from './history-buttons.tsx';

const LinkDialog = lazy(async () => ({ default: (await import('../share/link-dialog.tsx')).LinkDialog }));
const ConformityDialog = lazy(async () => ({
  default: (await import('../conformity/conformity-dialog.tsx')).ConformityDialog,
}));

interface HeaderProps {
  readonly onGo: (target: { readonly bounds: Bounds } | { readonly lngLat: LngLat }) => void;
}

export function Header({ onGo }: HeaderProps) {
  const { t, language } = useStrings();
  const tab = useStore((state) => state.tab);
  const theme = useStore((state) => state.theme);
  const catalog = useStore((state) => state.catalog);
  const [dialog, setDialog] = useState<'link' | 'help' | 'conformity' | null>(null);
  const place = catalog.status === 'ready' ? inLanguage(catalog.catalog.title, language) : '';
  const nextLanguage = () => update({ language: language === 'en' ? 'zh-CN' : 'en' });
  const nextTheme = () => update({ theme: theme === 'dark' ? 'light' : 'dark' });
  const phoneActions = [
    ...useHistorySteps(),
    ...tabs.map((id) => ({ id, text: t(`tab.${id}`), run: () => update({ tab: id, panelOpen: true }) })),
    { id: 'link', text: t('action.link'), run: () => setDialog('link') },
    { id: 'print', text: t('action.print'), run: printSheet },
    { id: 'language', text: t('action.language'), run: nextLanguage },
    { id: 'theme', text: t('action.theme'), run: nextTheme },
    { id: 'help', text: t('action.help'), run: () => setDialog('help') },
  ];
  return (
    <header className={styles.header}>
      <button
        type="button"
        className={styles.skip}
        onClick={() => document.querySelector<HTMLElement>('.maplibregl-canvas')?.focus()}
      >
        {t('app.skip')}
      </button>
      <h1 className={styles.mark}>
        {t('app.title')} <small>{language === 'en' ? place : `Shengtu · ${place}`}</small>
      </h1>
      <nav className={styles.tabs} aria-label={t('app.jobs')}>
        {tabs.map((id) => (
          <button
            key={id}
            type="button"
            aria-current={tab === id ? 'page' : undefined}
            onClick={() => update({ tab: id, panelOpen: true })}
          >
            {t(`tab.${id}`)}
          </button>
        ))}
      </nav>
      <div className={styles.search}>
        <SearchBox onGo={onGo} />
      </div>
      <div className={styles.tools}>
        <HistoryButtons />
        <Button look="quiet" onPress={() => setDialog('link')}>
          {t('action.link')}
        </Button>
        <Button look="quiet" onPress={printSheet}>
          {t('action.print')}
        </Button>
        <Button look="quiet" label={t('action.language')} onPress={nextLanguage}>
          {t('action.languageShort')}
        </Button>
        <Button look="quiet" label={t('action.theme')} onPress={nextTheme}>
          {theme === 'dark' ? '◑' : '◐'}
        </Button>
        <Button look="quiet" label={t('action.help')} onPress={() => setDialog('help')}>
          ?
        </Button>
      </div>
      <div className={styles.phoneMenu}>
        <ActionMenu label={t('app.jobs')} button="☰" actions={phoneActions} />
      </div>
      <Suspense>
        {dialog === 'link' && <LinkDialog isOpen onClose={() => setDialog(null)} />}
        {dialog === 'conformity' && <ConformityDialog isOpen onClose={() => setDialog(null)} />}
      </Suspense>
      <HelpDialog
        isOpen={dialog === 'help'}
        onClose={() => setDialog(null)}
        onConformity={() => setDialog('conformity')}
      />
    </header>
  );
}
