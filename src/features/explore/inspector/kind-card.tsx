import type { ReactNode } from 'react';
import type { LayerSpec } from '../../../domain/catalog.ts';
import type { LayerFeature, Value } from '../../../domain/feature.ts';
import { formatNumber } from '../../../domain/rounding.ts';
import { gb3096, noiseLimit, zoneClassOf } from '../../../domain/standards/gb3096.ts';
import { gb3838, type WaterClass, waterClassOf } from '../../../domain/standards/gb3838.ts';
import { citation } from '../../../domain/standards/standard.ts';
import { inLanguage } from '../../../domain/text.ts';
import { useStrings } from '../../../i18n/i18n.ts';
import { valueWords } from '../feature-words.ts';
import styles from './inspector.module.css';
import { MonthChart } from './month-chart.tsx';

/** The few numbers that matter most for a kind of feature, above its list of attributes. */

interface KindCardProps {
  readonly spec: LayerSpec;
  readonly feature: LayerFeature;
}

/** Attributes that a card shows, so that the list does not repeat them. */
export function shownByCard({ kind }: LayerSpec): readonly string[] {
  switch (kind) {
    case 'water-section':
      return ['waterClass', 'targetClass'];
    case 'air-station':
      return ['pm25', 'goodDaysPct', ...months];
    case 'functional-zone':
      return ['zone', 'dayLimitDb', 'nightLimitDb'];
    case 'control-unit':
      return unitParts;
    case 'park':
      return ['status'];
    default:
      return [];
  }
}

export function KindCard(props: KindCardProps) {
  switch (props.spec.kind) {
    case 'water-section':
      return <WaterCard {...props} />;
    case 'air-station':
      return <AirCard {...props} />;
    case 'functional-zone':
      return <ZoneCard {...props} />;
    case 'control-unit':
      return <UnitCard {...props} />;
    case 'company':
      return <CompanyCard {...props} />;
    case 'park':
      return <ParkCard {...props} />;
    default:
      return null;
  }
}

function Figure(props: {
  readonly title: string;
  readonly value: string;
  readonly unit?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div>
      <p className={styles.kind}>{props.title}</p>
      <p className={styles.big}>
        {props.value} {props.unit && <small>{props.unit}</small>}
      </p>
      {props.children}
    </div>
  );
}

const numberOf = (value: Value | undefined): number | null => (typeof value === 'number' ? value : null);
const shownNumber = (value: Value | undefined, decimals: number): string => {
  const number = numberOf(value);
  return number === null ? '–' : formatNumber(number, decimals);
};

function WaterCard({ feature }: KindCardProps) {
  const { t, language } = useStrings();
  const now = waterClassOf(feature.properties.waterClass);
  const target = waterClassOf(feature.properties.targetClass);
  const reached = now && target ? now.rank <= target.rank : null;
  return (
    <>
      <div className={styles.two}>
        <Figure title={t('inspect.waterNow')} value={now ? inLanguage(now.title, language) : '–'}>
          {now && <WaterWord water={now} />}
        </Figure>
        <Figure title={t('inspect.waterTarget')} value={target ? inLanguage(target.title, language) : '–'}>
          {reached !== null && (
            <p className={styles.pill} data-verdict={reached ? 'pass' : 'fail'}>
              <span aria-hidden="true">{reached ? '✓' : '▲'}</span>{' '}
              {t(reached ? 'inspect.targetReached' : 'inspect.targetMissed')}
            </p>
          )}
        </Figure>
      </div>
      <p className={styles.kind}>{gb3838.code}</p>
    </>
  );
}

function WaterWord({ water }: { readonly water: WaterClass }) {
  const { language } = useStrings();
  return (
    <p className={styles.word}>
      <span className={styles.chip} style={{ background: water.colour }} aria-hidden="true" />
      {inLanguage(water.quality, language)}
    </p>
  );
}

const months = Array.from({ length: 12 }, (_, i) => `pm25M${String(i + 1).padStart(2, '0')}`);

function AirCard({ feature }: KindCardProps) {
  const { t } = useStrings();
  const { pm25, goodDaysPct } = feature.properties;
  const monthly = months.map((name) => numberOf(feature.properties[name]));
  return (
    <>
      <div className={styles.two}>
        <Figure title={t('inspect.pm25')} value={shownNumber(pm25, 1)} unit="µg/m³" />
        <Figure title={t('inspect.goodDays')} value={shownNumber(goodDaysPct, 1)} unit="%" />
      </div>
      {monthly.some((value) => value !== null) && (
        <MonthChart values={monthly} title={t('inspect.pm25Monthly')} />
      )}
    </>
  );
}

function ZoneCard({ feature }: KindCardProps) {
  const { t, language } = useStrings();
  const zone = zoneClassOf(feature.properties.zone);
  if (!zone) return null;
  const limits = (['day', 'night'] as const).map((period) => ({ period, ...noiseLimit(zone, period) }));
  return (
    <>
      <div className={styles.two}>
        {limits.map(({ period, limitDb }) => (
          <Figure key={period} title={t(`inspect.${period}Limit`)} value={String(limitDb)} unit="dB(A)" />
        ))}
      </div>
      <p className={styles.kind}>{inLanguage(citation(gb3096, gb3096.clauses.limits), language)}</p>
    </>
  );
}

/** The four parts of an entry list, in the order of the law's own lists. */
const unitParts = ['layout', 'discharge', 'risk', 'resources'] as const;

function UnitCard({ spec, feature }: KindCardProps) {
  const { language } = useStrings();
  return (
    <dl className={styles.lists}>
      {unitParts.map((name) => {
        const field = spec.fields.find((one) => one.name === name);
        const text = field && valueWords(field, feature, language);
        return field && text ? (
          <div key={name}>
            <dt>{inLanguage(field.title, language)}</dt>
            <dd>{text}</dd>
          </div>
        ) : null;
      })}
    </dl>
  );
}

function CompanyCard({ feature }: KindCardProps) {
  const { t } = useStrings();
  const { benchmarkProject, emergencyPlanFiled, emergencyPlanDate } = feature.properties;
  return (
    <p className={styles.pills}>
      {benchmarkProject === true && <Pill verdict="pass" sign="★" text={t('inspect.benchmark')} />}
      {emergencyPlanFiled === true && (
        <Pill
          verdict="pass"
          sign="✓"
          text={
            emergencyPlanDate
              ? t('inspect.planFiledOn', { date: String(emergencyPlanDate) })
              : t('inspect.planFiled')
          }
        />
      )}
      {emergencyPlanFiled === false && <Pill verdict="none" sign="–" text={t('inspect.planNotFiled')} />}
    </p>
  );
}

/** The status in the words of its source: a cultivation list is no award. */
function ParkCard({ spec, feature }: KindCardProps) {
  const { language } = useStrings();
  const field = spec.fields.find(({ name }) => name === 'status');
  const status = field && valueWords(field, feature, language);
  if (!status) return null;
  const awarded = feature.properties.status === 'star-first-batch';
  return (
    <p className={styles.pills}>
      <Pill verdict={awarded ? 'pass' : 'none'} sign={awarded ? '★' : '◇'} text={status} />
    </p>
  );
}

function Pill({
  verdict,
  sign,
  text,
}: {
  readonly verdict: 'pass' | 'none';
  readonly sign: string;
  readonly text: string;
}) {
  return (
    <span className={styles.pill} data-verdict={verdict}>
      <span aria-hidden="true">{sign}</span> {text}
    </span>
  );
}
