import type { Patch } from '../../domain/scenario.ts';
import type { Scene, SceneFeature } from '../../domain/scene.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { Button } from '../../ui/controls.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import styles from '../noise/noise.module.css';
import { editFeature } from './current-scene.ts';
import { AttributeForm } from './edit/attribute-form.tsx';
import { GeometryForm } from './edit/geometry-form.tsx';
import { Running } from './edit/running.tsx';
import { followChanges } from './run-sound.ts';
import { periodName } from './scene-indicators.ts';
import { featureOfScene, sceneName, selectSource, useSound } from './sound-store.ts';
import { useInSight } from './use-in-sight.ts';

/** Traffic or power of the source that was clicked. The map follows each change from the paths it has. */
export function SourceForm() {
  const { t, language } = useStrings();
  const shown = useSound((state) => state.shown);
  const selectedId = useSound((state) => state.selectedId);
  const feature = featureOfScene(shown, selectedId);
  const part = useInSight(selectedId);
  if (!feature || !shown) return null;
  return (
    <section ref={part} className={styles.section} aria-labelledby="sound-edit">
      <div className={styles.headLine}>
        <h2 id="sound-edit">
          {t(`edit.part.${feature.kind}`)} · {sceneName(shown, feature.id, language)}
        </h2>
        <Button onPress={() => selectSource(null)}>{t('sound.close')}</Button>
      </div>
      {feature.kind === 'road' && <RoadFields key={feature.id} feature={feature} settings={shown.settings} />}
      {feature.kind in powers && <PowerField key={feature.id} feature={feature} settings={shown.settings} />}
      <Running feature={feature} settings={shown.settings} onChange={(set) => change(feature.id, set)} />
      <AttributeForm feature={feature} onChange={(set) => change(feature.id, set)} />
      <GeometryForm key={`${feature.id} place`} scene={shown} feature={feature} />
    </section>
  );
}

const change = (id: string, set: Patch): void => {
  editFeature(id, set);
  void followChanges();
};

type Settings = Scene['settings'];

const classes = ['light', 'medium', 'heavy'] as const;
type Flow = Readonly<Record<(typeof classes)[number], number>>;
const isFlow = (value: object): value is Flow => 'light' in value && typeof value.light === 'number';

function RoadFields({
  feature,
  settings,
}: {
  readonly feature: Extract<SceneFeature, { kind: 'road' }>;
  readonly settings: Settings;
}) {
  const { t } = useStrings();
  const { id, properties } = feature;
  const { flow, speedKmh } = properties;
  const flows: readonly (readonly [period: string | null, Flow])[] = isFlow(flow)
    ? [[null, flow]]
    : settings.periods.flatMap((period) => {
        const value = (flow as Readonly<Record<string, Flow>>)[period];
        return value ? [[period, value] as const] : [];
      });
  return (
    <>
      {flows.map(([period, values]) => (
        <div key={period ?? ''} className={styles.group}>
          <span className={styles.label}>
            {period === null ? '' : `${periodName(period, t)} · `}
            {t('sound.flow')}
          </span>
          <div className={styles.triple}>
            {classes.map((of) => (
              <NumberInput
                key={of}
                label={t(`sound.${of}`)}
                value={values[of]}
                min={0}
                max={20000}
                decimals={0}
                onChange={(count) => {
                  if (count === null || count === values[of]) return;
                  const set = { [of]: count };
                  change(id, { flow: period === null ? set : { [period]: set } });
                }}
              />
            ))}
          </div>
        </div>
      ))}
      <Speeds id={id} speedKmh={speedKmh} />
    </>
  );
}

function Speeds({
  id,
  speedKmh,
}: {
  readonly id: string;
  readonly speedKmh: Extract<SceneFeature, { kind: 'road' }>['properties']['speedKmh'];
}) {
  const { t } = useStrings();
  if (speedKmh === undefined) return null;
  if (typeof speedKmh === 'number')
    return (
      <NumberInput
        label={t('sound.speed')}
        value={speedKmh}
        min={5}
        max={200}
        decimals={0}
        onChange={(value) => value !== null && value !== speedKmh && change(id, { speedKmh: value })}
      />
    );
  const byClass = speedKmh as Readonly<Record<string, unknown>>;
  if (typeof byClass.light !== 'number') return null;
  return (
    <div className={styles.group}>
      <span className={styles.label}>{t('sound.speed')}</span>
      <div className={styles.triple}>
        {classes.map((of) => {
          const value = byClass[of];
          return typeof value === 'number' ? (
            <NumberInput
              key={of}
              label={t(`sound.${of}`)}
              value={value}
              min={5}
              max={200}
              decimals={0}
              onChange={(speed) =>
                speed !== null && speed !== value && change(id, { speedKmh: { [of]: speed } })
              }
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

/** Where the A-weighted power of each kind stands, and its unit. */
const powers: Partial<Record<SceneFeature['kind'], readonly [property: string, unit: string]>> = {
  'point-source': ['soundPowerLevelDbA', 'dB(A)'],
  'indoor-source': ['soundPowerLevelDbA', 'dB(A)'],
  'line-source': ['soundPowerLevelPerMetreDbA', 'dB(A)/m'],
  'area-source': ['soundPowerLevelPerSquareMetreDbA', 'dB(A)/m²'],
};

function PowerField({ feature, settings }: { readonly feature: SceneFeature; readonly settings: Settings }) {
  const { t } = useStrings();
  const { id, kind, properties } = feature;
  const [property, unit] = powers[kind] ?? ['', ''];
  const value = (properties as Readonly<Record<string, unknown>>)[property];
  const levels: readonly (readonly [period: string | null, number])[] =
    typeof value === 'number'
      ? [[null, value]]
      : typeof value === 'object' && value !== null
        ? settings.periods.flatMap((period) => {
            const level = (value as Readonly<Record<string, unknown>>)[period];
            return typeof level === 'number' ? [[period, level] as const] : [];
          })
        : [];
  if (levels.length === 0) return <p className={styles.hint}>{t('sound.noForm')}</p>;
  return (
    <div className={styles.pair}>
      {levels.map(([period, level]) => (
        <NumberInput
          key={period ?? ''}
          label={`${period === null ? '' : `${periodName(period, t)} · `}${t('sound.power')}`}
          unit={unit}
          value={level}
          min={0}
          max={180}
          decimals={1}
          onChange={(next) => {
            if (next === null || next === level) return;
            change(id, { [property]: period === null ? next : { [period]: next } });
          }}
        />
      ))}
    </div>
  );
}
