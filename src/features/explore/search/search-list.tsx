import { Fragment, useEffect, useRef } from 'react';
import type { LayerSpec } from '../../../domain/catalog.ts';
import { inLanguage } from '../../../domain/text.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { IllustrativeTag } from '../../../ui/controls.tsx';
import { featureName, withoutMark } from '../feature-words.ts';
import { Swatch } from '../layers/swatch.tsx';
import { lngLatText } from '../measures.ts';
import { epsgText, type TypedPlace } from './coordinates.ts';
import styles from './search.module.css';
import type { SearchEntry } from './search-index.ts';

export type Choice =
  | { readonly kind: 'place'; readonly place: TypedPlace }
  | {
      readonly kind: 'feature';
      readonly spec: LayerSpec;
      readonly entry: SearchEntry;
      /** First of its layer: the layer's title stands above it. */
      readonly first: boolean;
    };

export function SearchList(props: {
  readonly id: string;
  readonly choices: readonly Choice[];
  readonly active: number;
  readonly total: number;
  readonly limit: number;
  readonly onChoose: (choice: Choice) => void;
  readonly onActive: (index: number) => void;
}) {
  const { id, choices, active, total, limit, onChoose, onActive } = props;
  const { t, language } = useStrings();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    // Pressing in the list must not take the focus from the field.
    // biome-ignore lint/a11y/noStaticElementInteractions: only the focus is kept; choosing is by option and keyboard.
    <div ref={list} className={styles.popover} onMouseDown={(event) => event.preventDefault()}>
      <div id={`${id}-list`} role="listbox" aria-label={t('search.results')}>
        {choices.map((choice, index) => (
          <Fragment key={keyOf(choice)}>
            {choice.kind === 'feature' && choice.first && (
              <div className={styles.group} role="presentation">
                {withoutMark(inLanguage(choice.spec.title, language))}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field keeps the focus and has the keys (aria-activedescendant). */}
            <div
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={styles.option}
              onClick={() => onChoose(choice)}
              onPointerMove={() => index !== active && onActive(index)}
            >
              {choice.kind === 'place' ? (
                <>
                  <span aria-hidden="true" className={styles.pin}>
                    ⌖
                  </span>
                  <span>
                    {t('search.goTo', { place: lngLatText(choice.place.lngLat[0], choice.place.lngLat[1]) })}{' '}
                    <small>{epsgText(choice.place.epsg)}</small>
                  </span>
                </>
              ) : (
                <>
                  <Swatch spec={choice.spec} />
                  <span>
                    {featureName(choice.entry.feature, language)}{' '}
                    {choice.entry.feature.provenance === 'illustrative' && <IllustrativeTag />}{' '}
                    <small>{choice.entry.feature.id}</small>
                  </span>
                </>
              )}
            </div>
          </Fragment>
        ))}
      </div>
      {choices.length === 0 && <p className={styles.empty}>{t('search.empty')}</p>}
      {total > limit && <p className={styles.more}>{t('search.saidMany', { count: total, limit })}</p>}
    </div>
  );
}

const keyOf = (choice: Choice): string =>
  choice.kind === 'place' ? 'place' : `${choice.entry.layerId} ${choice.entry.feature.id}`;
