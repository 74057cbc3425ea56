import type { Patch } from '../../../domain/scenario.ts';
import { type ByPeriod, type SceneFeature, type SceneSettings, spanHours } from '../../../domain/scene.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { Check } from '../../../ui/controls.tsx';
import { NumberInput } from '../../../ui/number-input.tsx';
import styles from '../../noise/noise.module.css';
import { sceneAsChosen } from '../current-scene.ts';
import { periodName } from '../scene-indicators.ts';
import { featureOfScene, soundState } from '../sound-store.ts';

type Change = (set: Patch) => void;

/** Whether a source runs, and how many hours of each period. */
export function Running({
  feature,
  settings,
  onChange,
}: {
  readonly feature: SceneFeature;
  readonly settings: SceneSettings;
  readonly onChange: Change;
}) {
  const { t } = useStrings();
  if (feature.kind === 'road') {
    const on = flowsOf(feature.properties.flow).some((flow) =>
      Object.values(flow).some((count) => count > 0),
    );
    return (
      <Check
        isSelected={on}
        onChange={(wanted) => onChange({ flow: wanted ? flowBefore(feature) : silent(feature) })}
      >
        {t('edit.on')}
      </Check>
    );
  }
  if (!('hours' in feature.properties) && !hasHours(feature.kind)) return null;
  const { hours } = feature.properties as { readonly hours?: ByPeriod<number> };
  const periods = settings.periods.map((period) => {
    const span = settings.periodHours[period];
    const longest = span ? spanHours(span) : 24;
    const set = typeof hours === 'number' ? hours : hours?.[period];
    return { period, longest, hours: Math.min(set ?? longest, longest) };
  });
  const all = (value: (of: (typeof periods)[number]) => number) =>
    Object.fromEntries(periods.map((of) => [of.period, value(of)]));
  return (
    <>
      <Check
        isSelected={periods.some((of) => of.hours > 0)}
        onChange={(wanted) => onChange({ hours: all((of) => (wanted ? of.longest : 0)) })}
      >
        {t('edit.on')}
      </Check>
      <div className={styles.pair}>
        {periods.map((of) => (
          <NumberInput
            key={of.period}
            label={`${periodName(of.period, t)} · ${t('edit.hours')}`}
            unit="h"
            value={of.hours}
            min={0}
            max={of.longest}
            decimals={2}
            onChange={(next) =>
              next !== null &&
              next !== of.hours &&
              onChange({ hours: { ...all(({ hours: known }) => known), [of.period]: next } })
            }
          />
        ))}
      </div>
    </>
  );
}

const hasHours = (kind: SceneFeature['kind']): boolean => kind.endsWith('-source');

type Road = SceneFeature<'road'>;
type Flow = Readonly<Record<string, number>>;

/** One flow, or one a period. */
const flowsOf = (flow: Road['properties']['flow']): readonly Flow[] =>
  Object.values(flow).every((value) => typeof value === 'object')
    ? (Object.values(flow) as unknown as Flow[])
    : [flow as unknown as Flow];

/** Counts of a flow, changed; the shape of the flow stays. */
function mappedFlow(flow: Road['properties']['flow'], to: (count: number) => number): Patch {
  return Object.fromEntries(
    Object.entries(flow).map(([name, value]) => [
      name,
      typeof value === 'number' ? to(value) : mappedFlow(value as Road['properties']['flow'], to),
    ]),
  );
}

const silent = ({ properties }: Road): Patch => mappedFlow(properties.flow, () => 0);

/** The flow the road has in the scenario, or was drawn with. */
function flowBefore({ id, properties }: Road): Patch {
  const known = featureOfScene(sceneAsChosen(), id);
  const added = soundState().version.edits.flatMap((edit) => ('add' in edit ? edit.add : []));
  const before = known ?? added.find((feature) => feature.id === id);
  const { flow } = before?.kind === 'road' ? before.properties : properties;
  return mappedFlow(flow, (count) => count);
}
