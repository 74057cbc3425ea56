import { formatNumber } from '../../../domain/rounding.ts';
import { type Translate, useStrings } from '../../../i18n/i18n.ts';
import { useStore } from '../../../state/store.ts';
import { Button } from '../../../ui/controls.tsx';
import styles from '../../noise/noise.module.css';
import { featureOfScene, sceneName, useSound } from '../sound-store.ts';
import { useInSight } from '../use-in-sight.ts';
import own from '../why-card.module.css';
import { ClassSwatch } from './class-swatch.tsx';
import { floorText } from './facade-csv.ts';
import { patchFacades, useFacades, useShownFacades } from './facade-store.ts';
import { type FacadeLevels, type LevelSpan, summaryOf, windOf } from './facade-summary.ts';

const mostFacades = 12;

/** The building that was clicked: its levels by floor and façade, and who lives in it. */
export function BuildingCard() {
  const { t, language } = useStrings();
  const selectedId = useFacades((state) => state.selectedId);
  const result = useShownFacades();
  const shown = useSound((state) => state.shown);
  const part = useInSight(selectedId);
  const building = featureOfScene(shown, selectedId);
  if (building?.kind !== 'building') return null;
  const { people, dwellings } = building.properties;
  const summary = result && summaryOf(result, building.id);
  return (
    <section ref={part} className={styles.section} aria-labelledby="facade-building" data-testid="building">
      <div className={styles.headLine}>
        <h2 id="facade-building">{sceneName(shown, building.id, language)}</h2>
        <Button onPress={() => patchFacades({ selectedId: null })}>{t('sound.close')}</Button>
      </div>
      <p className={styles.hint}>
        {people === undefined && dwellings === undefined
          ? t('facades.noPeople')
          : t('facades.people', {
              people: formatNumber(people ?? 0, 0),
              dwellings: formatNumber(dwellings ?? 0, 0),
            })}
      </p>
      <p role="status" className={styles.text}>
        {result && summary
          ? t('facades.summary', {
              indicator: result.indicator,
              max: formatNumber(summary.maxDb, 1),
              min: formatNumber(summary.minDb, 1),
              storeys: summary.storeys,
              receivers: summary.receivers,
            })
          : t('facades.noLevels')}
      </p>
      {summary && (
        <>
          <Table
            caption={t('facades.byFloor')}
            head={t('facades.floor')}
            rows={summary.floors.map((floor) => ({ ...floor, name: floorText(floor) }))}
          />
          <Table
            caption={t('facades.byFacade')}
            head={t('facades.facade')}
            rows={summary.facades
              .slice(0, mostFacades)
              .map((facade) => ({ ...facade, name: facadeText(facade, t) }))}
          />
          {summary.facades.length > mostFacades && (
            <p className={styles.hint}>
              {t('facades.more', { count: summary.facades.length - mostFacades })}
            </p>
          )}
        </>
      )}
    </section>
  );
}

const facadeText = ({ facade, facingDeg }: FacadeLevels, t: Translate): string =>
  t('facades.facing', { facade, wind: t(`facades.wind.${windOf(facingDeg)}`) });

function Table(props: {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly (LevelSpan & { readonly name: string })[];
}) {
  const { t } = useStrings();
  const paletteId = useStore((state) => state.noiseView.paletteId);
  return (
    <table className={own.table}>
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{props.head}</th>
          <th scope="col">{t('facades.max')}</th>
          <th scope="col">{t('facades.min')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(({ name, maxDb, minDb }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <ClassSwatch levelDb={maxDb} paletteId={paletteId} />
              {formatNumber(maxDb, 1)}
            </td>
            <td>
              <ClassSwatch levelDb={minDb} paletteId={paletteId} />
              {formatNumber(minDb, 1)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
