import { useState } from 'react';
import type { LayerSpec } from '../../../domain/catalog.ts';
import type { LayerFeature } from '../../../domain/feature.ts';
import { isGbSplit } from '../../../domain/indicator.ts';
import { verdictRules } from '../../../domain/standards/verdict.ts';
import { inLanguage } from '../../../domain/text.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { boundsOf } from '../../../map/bounds.ts';
import type { ReadyData } from '../../../state/state.ts';
import { select, useStore } from '../../../state/store.ts';
import { Button, Empty, IllustrativeTag, TextInput, Toggle } from '../../../ui/controls.tsx';
import { copyText } from '../../../ui/copy.ts';
import { ActionMenu, DialogBox } from '../../../ui/popups.tsx';
import { safeName, saveFile } from '../../../ui/save-file.ts';
import { periodHoursOf, roundingOf } from '../context.ts';
import { changeFilter } from '../layers/layer-steps.ts';
import type { LayerTreeProps } from '../layers/layer-tree.tsx';
import { isIllustrative, layerTitle } from '../layers/titles.ts';
import { DataGrid } from './data-grid.tsx';
import styles from './table.module.css';
import { csvFile, geoJsonFile, type ProvenanceColumn, rowsAsText } from './table-files.ts';
import { type TableView, useTableRows } from './use-table-rows.ts';

export interface TablePanelProps extends LayerTreeProps {
  readonly spec: LayerSpec;
  readonly data: ReadyData;
  readonly onClose: () => void;
}

const plainView: TableView = { search: '', inView: false, hitsOnly: false, sort: null };
const noIds: ReadonlySet<string> = new Set();

/** Restrictions, exports and the grid of rows. */
export function TablePanel({ spec, data, onGo, onClose }: TablePanelProps) {
  const { t, language } = useStrings();
  const selected = useStore((state) => state.selected);
  const rounding = useStore(roundingOf);
  const isGb = useStore((state) => isGbSplit(periodHoursOf(state)));
  const [view, setView] = useState<TableView>(plainView);
  const [marked, setMarked] = useState<ReadonlySet<string>>(noIds);
  const [said, setSaid] = useState('');
  const [byHand, setByHand] = useState<string | null>(null);
  const { fields, shown, total, hasAnswer } = useTableRows(spec, data, view, language);
  const set = (patch: Partial<TableView>) => setView({ ...view, ...patch });
  const title = layerTitle(spec, language);
  const chosen = marked.size > 0 ? shown.filter((feature) => marked.has(feature.id)) : shown;

  const copy = async () => {
    const provenance: ProvenanceColumn = {
      title: t('table.provenance'),
      word: (word) => t(`provenance.short.${word}`),
    };
    const text = rowsAsText(chosen, fields, provenance, language);
    if (await copyText(text)) setSaid(t('table.copied', { count: chosen.length }));
    else setByHand(text);
  };
  const save = (ending: 'csv' | 'geojson') => {
    const file =
      ending === 'csv' ? csvFile({ fields, features: shown }, language) : geoJsonFile(shown, spec, language);
    saveFile(`${safeName(title)}.${ending}`, file);
    setSaid(t('table.exported', { count: shown.length }));
  };
  const zoom = ({ geometry }: LayerFeature) => {
    if (geometry?.type === 'Point') onGo({ lngLat: [geometry.coordinates[0], geometry.coordinates[1]] });
    else {
      const bounds = geometry && boundsOf(geometry);
      if (bounds) onGo({ bounds });
    }
  };
  const reset = () => {
    setView({ ...plainView, sort: view.sort });
    changeFilter(spec, []);
  };
  const judges = fields.some((field) => field.name === 'dayVerdict');

  return (
    <>
      <div className={styles.bar}>
        <h2 className={styles.title}>
          <span className={styles.ellipsis} title={title}>
            {title}
          </span>
          {isIllustrative(spec) && <IllustrativeTag />}
        </h2>
        <span role="status" className={styles.count}>
          {t('table.shown', { shown: shown.length, count: total })}
        </span>
        <div className={styles.search}>
          <TextInput
            label={t('table.search')}
            hideLabel
            type="search"
            placeholder={t('table.search')}
            value={view.search}
            onChange={(search) => set({ search })}
          />
        </div>
        <Toggle isSelected={view.inView} onChange={(inView) => set({ inView })}>
          {t('table.inView')}
        </Toggle>
        <Toggle
          isSelected={view.hitsOnly && hasAnswer}
          isDisabled={!hasAnswer}
          onChange={(hitsOnly) => set({ hitsOnly })}
        >
          {t('table.hitsOnly')}
        </Toggle>
        <Button onPress={copy} isDisabled={chosen.length === 0}>
          {t('table.copy', { count: chosen.length })}
        </Button>
        <ActionMenu
          label={t('table.export')}
          button={<span className={styles.menuText}>{t('table.export')} ▾</span>}
          actions={[
            { id: 'csv', text: t('table.csv'), run: () => save('csv') },
            { id: 'geojson', text: t('table.geojson'), run: () => save('geojson') },
          ]}
        />
        <div className={styles.close}>
          <Button look="quiet" label={t('action.close')} onPress={onClose}>
            ✕
          </Button>
        </div>
      </div>
      {shown.length === 0 ? (
        <div className={styles.nothing}>
          <Empty>{t(total === 0 ? 'table.noRows' : 'table.nothing')}</Empty>
          {total > 0 && <Button onPress={reset}>{t('table.reset')}</Button>}
        </div>
      ) : (
        <DataGrid
          label={t('table.titleOf', { layer: title })}
          fields={fields}
          features={shown}
          sort={view.sort}
          onSort={(sort) => set({ sort })}
          selectedId={selected?.layerId === spec.id ? selected.featureId : null}
          onSelect={(feature) => select({ layerId: spec.id, featureId: feature.id })}
          onZoom={zoom}
          marked={marked}
          onMark={setMarked}
          onCopy={copy}
        />
      )}
      {judges && (
        <p className={styles.rule}>
          {t('table.rule', { rule: inLanguage(verdictRules[rounding], language) })}
          {!isGb && ` ${t('note.spatial-split-not-gb')}`}
        </p>
      )}
      <div role="status" className="visually-hidden">
        {said}
      </div>
      {byHand !== null && <CopyByHand text={byHand} onClose={() => setByHand(null)} />}
    </>
  );
}

/** Where the browser refuses to copy: the text, selected, for Ctrl+C. */
function CopyByHand({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const { t } = useStrings();
  return (
    <DialogBox title={t('action.copy')} isOpen onClose={onClose}>
      <p>{t('note.copy-failed')}</p>
      <textarea
        ref={(field) => field?.select()}
        readOnly
        rows={8}
        className={styles.byHand}
        value={text}
        aria-label={t('action.copy')}
      />
    </DialogBox>
  );
}
