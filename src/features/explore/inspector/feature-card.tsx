import { type Ref, useMemo, useState } from 'react';
import type { LayerSpec } from '../../../domain/catalog.ts';
import type { Bounds, LayerFeature, LngLat } from '../../../domain/feature.ts';
import type { StationSeries } from '../../../domain/station.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { boundsOf } from '../../../map/bounds.ts';
import type { ReadyData } from '../../../state/state.ts';
import { announce, select, update, useStore } from '../../../state/store.ts';
import { Button, IllustrativeTag } from '../../../ui/controls.tsx';
import { copyText } from '../../../ui/copy.ts';
import { ActionMenu } from '../../../ui/popups.tsx';
import { useReadoutEpsg } from '../ask/question-form.tsx';
import { hasLevels, periodHoursOf, roundingOf } from '../context.ts';
import { featureName, fieldRows } from '../feature-words.ts';
import { reachText } from '../measures.ts';
import { spanWords } from '../span-words.ts';
import styles from './inspector.module.css';
import { KindCard, shownByCard } from './kind-card.tsx';
import { NoiseCard } from './noise-card.tsx';
import {
  featureText,
  kindLine,
  levelRows,
  provenanceRows,
  type Row,
  stationRows,
  surroundingRows,
} from './rows.ts';
import { stationView } from './station-view.ts';
import { useSurroundings } from './use-surroundings.ts';

export type Go = (target: { readonly bounds: Bounds } | { readonly lngLat: LngLat }) => void;

export interface FeatureCardProps {
  readonly spec: LayerSpec;
  readonly feature: LayerFeature;
  readonly data: ReadyData;
  readonly headingRef: Ref<HTMLHeadingElement>;
  readonly onGo: Go;
}

/** One feature: what it is, its numbers, what is around it, how far to trust it, and what to do with it. */
export function FeatureCard({ spec, feature, data, headingRef, onGo }: FeatureCardProps) {
  const { t, language } = useStrings();
  const epsg = useReadoutEpsg();
  const series = useMemo(
    () => (hasLevels(spec) ? data.series.find((one) => one.stationId === feature.id) : undefined),
    [spec, data, feature],
  );
  const station = useStation(feature, series);
  const { surroundings, nameOf } = useSurroundings(spec.id, feature, language);
  const skip = [...shownByCard(spec), ...(station ? ['zone'] : [])];
  const fields = fieldRows(spec, feature, language, skip).map(
    (row): Row => ({ key: row.name, title: row.title, text: row.text }),
  );
  const rows: readonly Row[] = [
    ...(station ? stationRows(station.view, t, language) : []),
    ...(surroundings ? surroundingRows(surroundings, nameOf, t, language) : []),
    ...fields,
    ...provenanceRows(spec, feature, epsg, t, language),
  ];
  const copy = async () => {
    const levels = station ? levelRows(station.view, spanWords(station.periodHours), t) : [];
    // The cards' own numbers are attributes too: the copy has them all.
    const all = fieldRows(spec, feature, language).filter(({ name }) => skip.includes(name));
    const cards = all.map(({ name, title, text }) => ({ key: name, title, text }));
    const copied = await copyText(featureText(spec, feature, [...levels, ...cards, ...rows], t, language));
    announce(copied ? 'info' : 'error', [{ code: copied ? 'feature-copied' : 'copy-failed' }]);
  };
  return (
    <article className={styles.card}>
      <header>
        <p className={styles.kind}>{kindLine(spec, feature, language)}</p>
        <h2 ref={headingRef} tabIndex={-1}>
          {featureName(feature, language)} {feature.provenance === 'illustrative' && <IllustrativeTag />}
        </h2>
      </header>
      {station && <NoiseCard {...station} onDate={station.setDate} />}
      {hasLevels(spec) && !station && spec.kind === 'noise-station' && (
        <p className={styles.hint}>{t('inspect.noSeries')}</p>
      )}
      <KindCard spec={spec} feature={feature} />
      <Actions spec={spec} feature={feature} onGo={onGo} onCopy={() => void copy()} />
      <dl className={styles.rows}>
        {rows.map(({ key, title, text, ref }, index) => (
          <div key={key}>
            {/* Lines of one title follow each other: it is said once, but read with each. */}
            <dt>
              {title === rows[index - 1]?.title ? <span className="visually-hidden">{title}</span> : title}
            </dt>
            <dd>
              {ref ? (
                <button
                  type="button"
                  onClick={() => select({ layerId: ref.layerId, featureId: ref.featureId })}
                >
                  {text}
                </button>
              ) : (
                text
              )}
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

/** The station as judged with the page's settings, and the day that is shown. */
function useStation(feature: LayerFeature, series: StationSeries | undefined) {
  const recipe = useStore((state) => state.recipe);
  const roundForVerdict = useStore((state) => state.roundForVerdict);
  const [chosen, setDate] = useState<string | null>(null);
  return useMemo(() => {
    if (!series) return null;
    const periodHours = periodHoursOf({ recipe });
    const rounding = roundingOf({ roundForVerdict });
    // A day of the station looked at before may be missing here.
    const date = chosen !== null && series.days.some((day) => day.date === chosen) ? chosen : null;
    return {
      view: stationView(feature, series, { periodHours, rounding, date }),
      periodHours,
      date,
      setDate,
    };
  }, [feature, series, recipe, roundForVerdict, chosen]);
}

const reachesM = [100, 200, 1000, 2000, 5000] as const;
const usualReachM = 500;

function Actions(props: {
  readonly spec: LayerSpec;
  readonly feature: LayerFeature;
  readonly onGo: Go;
  readonly onCopy: () => void;
}) {
  const { spec, feature, onGo, onCopy } = props;
  const { t } = useStrings();
  const { geometry } = feature;
  const ref = { layerId: spec.id, featureId: feature.id };
  const ask = (distanceM: number) =>
    update({ tab: 'explore', panelOpen: true, tool: null, question: { kind: 'near', ...ref, distanceM } });
  const zoom = () => {
    if (geometry?.type === 'Point') onGo({ lngLat: [geometry.coordinates[0], geometry.coordinates[1]] });
    else if (geometry) {
      const bounds = boundsOf(geometry);
      if (bounds) onGo({ bounds });
    }
  };
  return (
    <div className={styles.actions}>
      {geometry && (
        <span className={styles.joined}>
          <Button look="primary" onPress={() => ask(usualReachM)}>
            {t('inspect.near', { distance: reachText(usualReachM) })}
          </Button>
          <ActionMenu
            label={t('inspect.nearOther')}
            button="▾"
            actions={reachesM.map((metres) => ({
              id: String(metres),
              text: t('inspect.near', { distance: reachText(metres) }),
              run: () => ask(metres),
            }))}
          />
        </span>
      )}
      {(geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon') && (
        <Button
          onPress={() =>
            update({ tab: 'explore', panelOpen: true, tool: null, question: { kind: 'inside', ...ref } })
          }
        >
          {t('inspect.inside')}
        </Button>
      )}
      <Button onPress={() => update({ tableLayerId: spec.id })}>{t('inspect.table')}</Button>
      <Button onPress={onCopy}>{t('action.copy')}</Button>
      {geometry && <Button onPress={zoom}>{t('inspect.zoom')}</Button>}
    </div>
  );
}
