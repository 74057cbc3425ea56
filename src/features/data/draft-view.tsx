import { useMemo } from 'react';
import type { LayerFeature } from '../../domain/feature.ts';
import { stationKinds } from '../../domain/station.ts';
import { hasHours } from '../../formats/station-days.ts';
import { noteText, useStrings } from '../../i18n/i18n.ts';
import { boundsOfFeatures } from '../explore/layers/extent.ts';
import type { Draft } from '../../workers/import-jobs.ts';
import { Button, TextInput } from '../../ui/controls.tsx';
import { Select } from '../../ui/popups.tsx';
import type { Target } from '../explore/search/search-box.tsx';
import { ColumnsSection } from './columns-section.tsx';
import styles from './data.module.css';
import { changeSettings, closeDraft, setTitle, useDraft } from './draft-store.ts';
import { FilesSection } from './files-section.tsx';
import { importedLayer } from './imported-layer.ts';
import { addLayer } from './own-layer-verbs.ts';
import { PlacesSection } from './places-section.tsx';
import { RejectedList } from './rejected-list.tsx';

/** What was read of the files and how it is understood; every guess can be corrected before the import. */
export function DraftView({ onGo }: { readonly onGo: (target: Target) => void }) {
  const { t } = useStrings();
  const { files, draft, failure, busy, title, settings } = useDraft();

  const accept = () => {
    if (!draft?.layer) return;
    const layer = importedLayer(files, { ...draft, layer: draft.layer }, title.trim() || files[0].name, new Date());
    addLayer(layer);
    const bounds = boundsOfFeatures(layer.data.features);
    if (bounds) onGo({ bounds });
    closeDraft();
  };

  const kinds = [
    { id: 'unknown' as const, text: t('data.kind.unknown') },
    ...stationKinds.map((kind) => ({ id: kind, text: t(`data.kind.${kind}`) })),
  ];
  return (
    <div aria-busy={busy}>
      <section className={styles.section}>
        <h2 className={styles.title}>{t('data.check')}</h2>
        {failure && <Faults notes={failure} />}
        <FilesSection />
      </section>
      {draft && (
        <>
          <ColumnsSection draft={draft} />
          <PlacesSection draft={draft} />
          <section className={styles.section}>
            <h3 className={styles.title}>{t('data.result')}</h3>
            {draft.layer ? <Summary layer={draft.layer} /> : <Faults notes={draft.faults} />}
            {draft.layer && !draft.mapping.roles.includes('kind') && hasHours(draft.mapping) && (
              <Select
                label={t('data.kind')}
                value={settings.kind ?? 'unknown'}
                options={kinds}
                onChange={(kind) => void changeSettings({ kind: kind === 'unknown' ? null : kind })}
              />
            )}
            <TextInput label={t('data.layerTitle')} value={title} onChange={setTitle} />
          </section>
        </>
      )}
      <div className={styles.actions}>
        <Button look="primary" isDisabled={!draft?.layer || busy} onPress={accept}>
          {t('data.import')}
        </Button>
        <Button onPress={closeDraft}>{t('action.cancel')}</Button>
      </div>
    </div>
  );
}

function Faults({ notes }: { readonly notes: Draft['faults'] }) {
  const { t } = useStrings();
  return (
    <ul className={styles.faults} role="alert">
      {notes.map((note, index) => (
        <li key={`${note.code}-${index}`}>{noteText(note, t)}</li>
      ))}
    </ul>
  );
}

const shownNotes = 12;

function Summary({ layer }: { readonly layer: NonNullable<Draft['layer']> }) {
  const { t } = useStrings();
  const days = useMemo(() => new Set(layer.series.flatMap((series) => series.days.map((day) => day.date))), [layer]);
  const hours = useMemo(
    () => layer.series.reduce((sum, { days: all }) => sum + all.reduce((n, day) => n + day.hours.filter((h) => h !== null).length, 0), 0),
    [layer],
  );
  const placed = layer.features.filter((feature: LayerFeature) => feature.geometry !== null).length;
  return (
    <div role="status" className={styles.summary}>
      <p>
        {t('data.features', { count: layer.features.length, placed })}
        {layer.series.length > 0 && ` ${t('data.hours', { days: days.size, hours })}`}
      </p>
      {days.size > 0 && (
        <details>
          <summary>{t('data.days', { count: days.size })}</summary>
          <p className={styles.hint}>{[...days].sort().join(t('list.comma'))}</p>
        </details>
      )}
      {layer.notes.length > 0 && (
        <ul className={styles.notes}>
          {layer.notes.slice(0, shownNotes).map((note, index) => (
            <li key={`${note.code}-${index}`}>{noteText(note, t)}</li>
          ))}
          {layer.notes.length > shownNotes && <li>{t('data.moreNotes', { count: layer.notes.length - shownNotes })}</li>}
        </ul>
      )}
      <RejectedList rejected={layer.rejected} />
    </div>
  );
}
