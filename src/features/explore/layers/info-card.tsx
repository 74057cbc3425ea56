import type { LayerSpec } from '../../../domain/catalog.ts';
import { provenances } from '../../../domain/feature.ts';
import { inLanguage, type LocalizedText } from '../../../domain/text.ts';
import { rejectedToCsv } from '../../../formats/export-csv.ts';
import { noteText, type Translate, useStrings } from '../../../i18n/i18n.ts';
import type { ReadyData } from '../../../state/state.ts';
import { useStore } from '../../../state/store.ts';
import { Button, IllustrativeTag } from '../../../ui/controls.tsx';
import { DialogBox } from '../../../ui/popups.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import styles from './info-card.module.css';
import { isIllustrative, layerTitle } from './titles.ts';

/** What a layer is, where it comes from, what it holds and what of its files could not be used. */
export function InfoCard({ spec, onClose }: { readonly spec: LayerSpec; readonly onClose: () => void }) {
  const { t, language } = useStrings();
  const data = useStore((state) => state.data[spec.id]);
  const own = useStore((state) => state.imported.find((layer) => layer.spec.id === spec.id));
  const { info } = spec;
  const words = (text: LocalizedText | undefined) => text && inLanguage(text, language);
  const files = own ? [own.fileName] : [spec.source.url, spec.source.series];
  const facts: readonly (readonly [key: string, value: string | undefined])[] = [
    [t('info.indicator'), words(info.indicator)],
    [t('info.hours'), words(info.hours)],
    [t('info.date'), info.date.replace('/', ' – ')],
    [t('info.coverage'), words(info.coverage)],
    [t('info.producer'), words(info.producer)],
    [t('info.licence'), words(info.licence)],
    [t('info.provenance'), t(`provenance.${info.provenance}`)],
    [t('info.source'), words(info.source)],
    [t('info.note'), words(info.note)],
    [t('info.file'), files.filter(Boolean).join(t('list.comma'))],
    [t('info.imported'), own && new Date(own.importedAt).toLocaleString(language)],
    [t('info.content'), data?.status === 'ready' ? contentText(data, t) : undefined],
  ];
  return (
    <DialogBox
      title={t('info.title', { layer: layerTitle(spec, language) })}
      isOpen
      onClose={onClose}
      width={560}
    >
      {isIllustrative(spec) && (
        <p>
          <IllustrativeTag /> {t('mark.illustrativeLong')}
        </p>
      )}
      <dl className={styles.facts}>
        {facts.map(
          ([key, value]) =>
            value && (
              <div key={key} className={styles.fact}>
                <dt>{key}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {data?.status === 'failed' &&
        data.notes.map((note) => <p key={JSON.stringify(note)}>{noteText(note, t)}</p>)}
      {data?.status === 'ready' && <Faults spec={spec} data={data} />}
    </DialogBox>
  );
}

/** "265 features (illustrative: 265); stations with hourly data: 265". */
function contentText(data: ReadyData, t: Translate): string {
  const { features, series } = data;
  const mixed = provenances.flatMap((provenance) => {
    const count = features.filter((feature) => feature.provenance === provenance).length;
    return count > 0 ? [t('info.mixed', { word: t(`provenance.short.${provenance}`), count })] : [];
  });
  const placeless = features.filter((feature) => feature.geometry === null).length;
  const parts = data.grid
    ? [`${data.grid.width} × ${data.grid.height}, ${data.grid.cellSizeM} m`]
    : [t('layers.features', { count: features.length }), ...mixed];
  if (placeless > 0) parts.push(t('info.withoutPlace', { count: placeless }));
  if (series.length > 0) parts.push(t('info.series', { count: series.length }));
  return parts.join(t('list.comma'));
}

/** More than these are read better in the downloaded list. */
const listed = 8;

function Faults({ spec, data }: { readonly spec: LayerSpec; readonly data: ReadyData }) {
  const { t, language } = useStrings();
  const faults = [...data.rejected.map((item) => item.note), ...data.notes];
  if (faults.length === 0) return null;
  const download = () => {
    const all = [...data.rejected, ...data.notes.map((note) => ({ note }))];
    const csv = rejectedToCsv(all, (note) => noteText(note, t), language);
    saveFile(`${spec.id}-faults.csv`, new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  };
  return (
    <section className={styles.faults}>
      <h3>{t('info.faults', { count: faults.length })}</h3>
      <ul>
        {faults.slice(0, listed).map((note) => (
          <li key={JSON.stringify(note)}>{noteText(note, t)}</li>
        ))}
      </ul>
      {faults.length > listed && <p>{t('info.more', { count: faults.length - listed })}</p>}
      <div>
        <Button onPress={download}>{t('info.download')}</Button>
      </div>
    </section>
  );
}
