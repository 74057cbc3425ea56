import { inLanguage } from '../../domain/text.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { allSpecs, useStore } from '../../state/store.ts';

/** Where the layers on the map come from. */
export function Sources() {
  const { t, language } = useStrings();
  const catalog = useStore((state) => state.catalog);
  const layers = useStore((state) => state.layers);
  const imported = useStore((state) => state.imported);
  const shown = new Set(layers.filter((layer) => layer.visible).map((layer) => layer.id));
  const specs = allSpecs({ catalog, imported }).filter((spec) => shown.has(spec.id));
  return (
    <ul>
      {specs.map((spec) => (
        <li key={spec.id}>
          <b>{inLanguage(spec.title, language)}</b>
          {spec.info.provenance === 'illustrative' && ` [${t('mark.illustrative')}]`}:{' '}
          {inLanguage(spec.info.source, language)} ({spec.info.date};{' '}
          {inLanguage(spec.info.licence, language)})
        </li>
      ))}
    </ul>
  );
}
