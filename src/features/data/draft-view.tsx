import { useEffect, useRef } from 'react';
import type { Note, Rejected } from '../../domain/note.ts';
import { stationKinds } from '../../domain/station.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { Button, TextInput } from '../../ui/controls.tsx';
import { Select } from '../../ui/popups.tsx';
import type { Draft } from '../../workers/import-jobs.ts';
import { boundsOfFeatures } from '../explore/layers/extent.ts';
import type { Target } from '../explore/search/search-box.tsx';
import { ColumnsSection } from './columns-section.tsx';
import styles from './data.module.css';
import { changeSettings, closeDraft, setTitle, useDraft } from './draft-store.ts';
import { DraftSummary } from './draft-summary.tsx';
import { FilesSection } from './files-section.tsx';
import { importedLayer } from './imported-layer.ts';
import { NoteList } from './note-list.tsx';
import { addLayer } from './own-layer-verbs.ts';
import { PlacesSection } from './places-section.tsx';
import { RejectedList } from './rejected-list.tsx';

/** What was read of the files and how it is understood; every guess can be corrected before the import. */
export function DraftView({ onGo }: { readonly onGo: (target: Target) => void }) {
  const { t } = useStrings();
  const { files, draft, failure, busy, title } = useDraft();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const layer = draft?.layer ?? null;

  const accept = () => {
    if (!draft || !layer) return;
    const own = importedLayer(files, { ...draft, layer }, title.trim() || files[0].name, new Date());
    addLayer(own);
    const bounds = boundsOfFeatures(own.data.features);
    if (bounds) onGo({ bounds });
    closeDraft();
  };
  return (
    <div aria-busy={busy}>
      <section className={styles.section}>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {t('data.check')}
        </h2>
        <FilesSection />
      </section>
      <section className={styles.section} aria-labelledby="import-result">
        <h3 id="import-result" className={styles.title}>
          {t('data.result')}
        </h3>
        {!draft && !failure && <p role="status">{t('data.reading')}</p>}
        {failure && <Refusal notes={failure} />}
        {draft && layer && <DraftSummary layer={layer} />}
        {draft && !layer && <Refusal notes={draft.faults} rows={draft.refused} />}
        {draft && layer && (
          <>
            <KindOfAll draft={draft} />
            <TextInput label={t('data.layerTitle')} value={title} onChange={setTitle} />
          </>
        )}
      </section>
      {draft?.table && (
        <>
          <PlacesSection table={draft.table} />
          <ColumnsSection table={draft.table} open={!layer} />
        </>
      )}
      <div className={styles.actions}>
        <Button look="primary" isDisabled={!layer || busy} onPress={accept}>
          {t('data.import')}
        </Button>
        <Button onPress={closeDraft}>{t('action.cancel')}</Button>
      </div>
    </div>
  );
}

/** Nothing can be imported: why, and the rows behind it. */
function Refusal({
  notes,
  rows = [],
}: {
  readonly notes: readonly Note[];
  readonly rows?: readonly Rejected[];
}) {
  return (
    <>
      <div role="alert">
        <NoteList notes={notes} className={styles.faults} />
      </div>
      {rows.length > 0 && <RejectedList rejected={rows} />}
    </>
  );
}

/** Kinds that a file does not state, stated for all its stations: roadside and area points are not mixed in a grid. */
function KindOfAll({ draft }: { readonly draft: Draft }) {
  const { t } = useStrings();
  const kind = useDraft((state) => state.settings.kind);
  if (draft.table?.mapping.roles.includes('kind') || draft.layer?.geometry !== 'point') return null;
  const kinds = [
    { id: 'unknown' as const, text: t('data.kind.unknown') },
    ...stationKinds.map((id) => ({ id, text: t(`data.kind.${id}`) })),
  ];
  return (
    <Select
      label={t('data.kind')}
      value={kind ?? 'unknown'}
      options={kinds}
      onChange={(id) => void changeSettings({ kind: id === 'unknown' ? null : id })}
    />
  );
}
