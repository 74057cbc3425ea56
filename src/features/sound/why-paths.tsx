import { useId } from 'react';
import type { PathShare } from '../../acoustics/why.ts';
import { formatNumber } from '../../domain/rounding.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { choosePath, sceneName, useSound } from './sound-store.ts';
import own from './why-card.module.css';

/** The loudest paths to choose from; the chosen one is drawn in section and stronger on the map. */
export function WhyPaths(props: { readonly paths: readonly PathShare[]; readonly chosen: number }) {
  const { t, language } = useStrings();
  const shown = useSound((state) => state.shown);
  const name = useId();
  const paths = props.paths.filter(({ section }) => section !== null);
  return (
    <fieldset className={own.paths} data-testid="why-paths">
      <legend>{t('section.paths')}</legend>
      <div className={own.pathList}>
        {paths.map(({ source, kind, levelDb, share, section }, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of an answer never changes.
          <label key={k} className={own.path}>
            <input type="radio" name={name} checked={k === props.chosen} onChange={() => choosePath(k)} />
            <span className={own.pathName}>
              {sceneName(shown, source, language)} · {t(`sound.kind.${kind}`)} ·{' '}
              {formatNumber(section?.lengthM ?? 0, 0)} m
            </span>
            <span>{formatNumber(levelDb, 1)} dB</span>
            <span>{formatNumber(100 * share, share < 0.1 ? 1 : 0)} %</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
