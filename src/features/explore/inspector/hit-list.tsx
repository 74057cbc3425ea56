import type { Ref } from 'react';
import { useStrings } from '../../../i18n/i18n.ts';
import type { FeatureRef } from '../../../state/state.ts';
import { featureOf, specOf, useStore } from '../../../state/store.ts';
import { IllustrativeTag } from '../../../ui/controls.tsx';
import { featureName } from '../feature-words.ts';
import { Swatch } from '../layers/swatch.tsx';
import styles from './inspector.module.css';
import { kindLine } from './rows.ts';

/** Everything that lies under a click, topmost first. */
export function HitList(props: {
  readonly hits: readonly FeatureRef[];
  readonly headingRef: Ref<HTMLHeadingElement>;
  readonly onChoose: (ref: FeatureRef) => void;
}) {
  const { hits, headingRef, onChoose } = props;
  const { t, language } = useStrings();
  const catalog = useStore((state) => state.catalog);
  const imported = useStore((state) => state.imported);
  const data = useStore((state) => state.data);
  return (
    <div className={styles.card}>
      <h2 ref={headingRef} tabIndex={-1}>
        {t('inspect.hits', { count: hits.length })}
      </h2>
      <p role="status" className="visually-hidden">
        {t('inspect.hits', { count: hits.length })}
      </p>
      <ul className={styles.hits}>
        {hits.map((ref) => {
          const spec = specOf({ catalog, imported }, ref.layerId);
          const feature = featureOf({ data }, ref);
          if (!spec || !feature) return null;
          return (
            <li key={`${ref.layerId} ${ref.featureId}`}>
              <button type="button" onClick={() => onChoose(ref)}>
                <Swatch spec={spec} />
                <span>
                  <b>
                    {featureName(feature, language)}{' '}
                    {feature.provenance === 'illustrative' && <IllustrativeTag />}
                  </b>
                  <small>{kindLine(spec, feature, language)}</small>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
