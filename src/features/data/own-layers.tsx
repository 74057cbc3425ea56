import { type RefObject, useRef, useState } from 'react';
import { inLanguage } from '../../domain/text.ts';
import { useStrings } from '../../i18n/i18n.ts';
import type { ImportedLayer } from '../../state/state.ts';
import { update, useStore } from '../../state/store.ts';
import { Button, Empty, TextInput } from '../../ui/controls.tsx';
import { boundsToShow, removeOwnLayer } from '../explore/layers/layer-verbs.ts';
import type { Target } from '../explore/search/search-box.tsx';
import { canInterpolate } from '../noise/recipe-choices.ts';
import { setDraft } from '../noise/result-store.ts';
import { recipeFor } from '../noise/use-layers.ts';
import styles from './data.module.css';
import { openFiles } from './draft-store.ts';
import { renameLayer } from './own-layer-verbs.ts';

/** The layers the user brought, and the files that an opened link asks for. */
export function OwnLayers(props: {
  /** Where the focus goes after an import. */
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onGo: (target: Target) => void;
}) {
  const { heading, onGo } = props;
  const { t } = useStrings();
  const imported = useStore((state) => state.imported);
  const missing = useStore((state) => state.missingImports);
  return (
    <section className={styles.section}>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {t('data.own')}
      </h2>
      {missing.map(({ id, fileName }) => (
        <MissingFile key={id} fileName={fileName} />
      ))}
      {imported.length === 0 && missing.length === 0 ? (
        <Empty>{t('data.ownEmpty')}</Empty>
      ) : (
        <ul className={styles.own}>
          {imported.map((layer) => (
            <OwnLayer key={layer.spec.id} layer={layer} onGo={onGo} />
          ))}
        </ul>
      )}
    </section>
  );
}

function MissingFile({ fileName }: { readonly fileName: string }) {
  const { t } = useStrings();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.missing}>
      <p>{t('data.missing', { file: fileName })}</p>
      <Button onPress={() => input.current?.click()}>{t('data.chooseThis')}</Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])];
          event.target.value = '';
          void openFiles(chosen);
        }}
      />
    </div>
  );
}

function OwnLayer({
  layer,
  onGo,
}: {
  readonly layer: ImportedLayer;
  readonly onGo: (target: Target) => void;
}) {
  const { t, language } = useStrings();
  const [title, setTitle] = useState<string | null>(null);
  const { spec, data, fileName, importedAt } = layer;
  const days = new Set(data.series.flatMap((series) => series.days.map((day) => day.date))).size;
  const stations = { spec, features: data.features, series: data.series };
  const interpolate = () => {
    setDraft(recipeFor(stations));
    update({ tab: 'noise' });
  };
  const go = () => {
    const bounds = boundsToShow(spec);
    if (bounds) onGo({ bounds });
  };
  return (
    <li>
      {title === null ? (
        <p className={styles.fileName}>{inLanguage(spec.title, language)}</p>
      ) : (
        <form
          className={styles.rename}
          onSubmit={(event) => {
            event.preventDefault();
            renameLayer(spec.id, title.trim());
            setTitle(null);
          }}
        >
          <TextInput hideLabel label={t('data.layerTitle')} value={title} onChange={setTitle} />
          <Button type="submit">{t('data.save')}</Button>
        </form>
      )}
      <p className={styles.hint}>
        {fileName} · {new Date(importedAt).toLocaleDateString(language)} ·{' '}
        {spec.geometry === 'grid'
          ? inLanguage(spec.info.coverage, language)
          : t(spec.geometry === 'point' ? 'data.features' : 'data.shapes', { count: data.features.length })}
        {days > 0 && t('list.comma') + t('data.dates', { count: days })}
      </p>
      <div className={styles.row}>
        <Button onPress={go}>{t('data.zoom')}</Button>
        {spec.geometry !== 'grid' && (
          <Button onPress={() => update({ tableLayerId: spec.id })}>{t('data.table')}</Button>
        )}
        {canInterpolate(stations) && <Button onPress={interpolate}>{t('data.interpolate')}</Button>}
        <Button onPress={() => setTitle(inLanguage(spec.title, language))}>{t('data.rename')}</Button>
        <Button onPress={() => removeOwnLayer(spec.id)}>{t('data.remove')}</Button>
      </div>
    </li>
  );
}
