import { useId } from 'react';
import type { Route } from '../../acoustics/why.ts';
import { formatNumber } from '../../domain/rounding.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { chooseRoute, sceneName, useSound } from './sound-store.ts';
import own from './why-card.module.css';

/** The loudest ways to the place to choose from; that of the chosen one is drawn in section and stronger on the map. */
export function WhyRoutes({
  routes,
  chosen,
}: {
  readonly routes: readonly Route[];
  readonly chosen: number;
}) {
  const { t, language } = useStrings();
  const shown = useSound((state) => state.shown);
  const name = useId();
  return (
    <fieldset className={own.paths} data-testid="why-routes">
      <legend>{t('section.routes')}</legend>
      <div className={own.pathList}>
        {routes.map(({ source, kind, levelDb, share, pathCount, section }, k) => (
          <label key={`${source} ${kind}`} className={own.path}>
            <input type="radio" name={name} checked={k === chosen} onChange={() => chooseRoute(k)} />
            <span className={own.pathName}>
              <span className={own.pathSource}>{sceneName(shown, source, language)}</span>
              <span className={own.pathWay}>
                {t(pathCount > 1 ? 'section.ways' : 'section.way', {
                  kind: t(`sound.kind.${kind}`),
                  count: pathCount,
                  length: formatNumber(section.lengthM, 0),
                })}
              </span>
            </span>
            <span>{formatNumber(levelDb, 1)} dB</span>
            <span>{formatNumber(100 * share, share < 0.1 ? 1 : 0)} %</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
