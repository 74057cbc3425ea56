import { formatNumber } from '../../domain/rounding.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Grid } from '../../grid/grid.ts';
import { limitPeriod } from '../../grid/limit-period.ts';
import { useStrings } from '../../i18n/i18n.ts';
import type { Layer } from '../../spatial/types.ts';
import { getState, update } from '../../state/store.ts';
import { Check, IllustrativeTag, Segmented } from '../../ui/controls.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/popups.tsx';
import type { Target } from '../explore/search/search-box.tsx';
import { Failure } from '../noise/failure.tsx';
import styles from '../noise/noise.module.css';
import { countClasses, excessClasses } from './complaint-items.ts';
import { monthsOf } from './complaint-lists.ts';
import { patchComplaints, sidesM, useComplaints } from './complaint-store.ts';
import { ComplaintTables } from './complaint-tables.tsx';
import own from './complaints.module.css';
import { useComparedGrid, useComplaintHexes, useComplaintLayer } from './use-complaint-hexes.ts';

/** A view from the side, degrees from above. */
const pitchDeg = 50;

export function ComplaintBody({ onGo }: { readonly onGo: (target: Target) => void }) {
  const { t, language } = useStrings();
  const layer = useComplaintLayer();
  const grid = useComparedGrid();
  useComplaintHexes(layer, grid);
  const failure = useComplaints((state) => state.failure);
  if (!layer) return <p className={styles.hint}>{t('complaints.none')}</p>;
  if (!grid) return <p className={styles.hint}>{t('complaints.noGrid')}</p>;
  const judged = limitPeriod(grid) !== null;
  return (
    <>
      <p className={styles.hint}>{t('complaints.lead')}</p>
      <p className={styles.hint}>
        {inLanguage(layer.spec.title, language)} ·{' '}
        {t('complaints.compared', {
          indicator: grid.indicator,
          period: grid.period,
        })}{' '}
        {(layer.spec.info.provenance === 'illustrative' || grid.meta.illustrative) && <IllustrativeTag />}
      </p>
      {!judged && <p className={styles.warning}>{t('complaints.noLimit', { indicator: grid.indicator })}</p>}
      <Choices layer={layer} judged={judged} />
      <Legend grid={grid} />
      {failure && <Failure notes={failure} />}
      <ComplaintTables grid={grid} onGo={onGo} />
    </>
  );
}

function Choices({ layer, judged }: { readonly layer: Layer; readonly judged: boolean }) {
  const { t } = useStrings();
  const { from, to, hours, side, atLeast, colour, tall } = useComplaints();
  const months = monthsOf(layer.features);
  const options = months.map((id) => ({ id, text: id }));
  const hasPeriod = layer.features.some(({ properties }) => properties.period !== undefined);
  return (
    <>
      {months.length > 0 && (
        <div className={styles.pair}>
          <Select
            label={t('complaints.from')}
            value={from ?? months[0]}
            options={options.map((option) => ({
              ...option,
              isDisabled: option.id > (to ?? months[months.length - 1]),
            }))}
            onChange={(next) => patchComplaints({ from: next })}
          />
          <Select
            label={t('complaints.to')}
            value={to ?? months[months.length - 1]}
            options={options.map((option) => ({ ...option, isDisabled: option.id < (from ?? months[0]) }))}
            onChange={(next) => patchComplaints({ to: next })}
          />
        </div>
      )}
      {hasPeriod && (
        <div className={styles.group}>
          <span className={styles.label}>{t('complaints.hours')}</span>
          <Segmented
            label={t('complaints.hours')}
            value={judged ? hours : 'all'}
            options={[
              { id: 'all', text: t('complaints.hours.all') },
              { id: 'same', text: t('complaints.hours.same'), isDisabled: !judged },
            ]}
            onChange={(next) => patchComplaints({ hours: next })}
          />
        </div>
      )}
      <div className={styles.pair}>
        <Select
          label={t('complaints.side')}
          value={side}
          options={sidesM.map((id) => ({ id, text: t('complaints.metres', { count: id }) }))}
          onChange={(next) => patchComplaints({ side: next, selectedId: null })}
        />
        <NumberInput
          label={t('complaints.atLeast')}
          value={atLeast}
          min={1}
          max={1000}
          decimals={0}
          onChange={(next) => next !== null && patchComplaints({ atLeast: next })}
        />
      </div>
      <div className={styles.group}>
        <span className={styles.label}>{t('complaints.colour')}</span>
        <Segmented
          label={t('complaints.colour')}
          value={judged ? colour : 'count'}
          options={[
            { id: 'count', text: t('complaints.colour.count') },
            { id: 'excess', text: t('complaints.colour.excess'), isDisabled: !judged },
          ]}
          onChange={(next) => patchComplaints({ colour: next })}
        />
      </div>
      <Check isSelected={tall} onChange={stand}>
        {t('complaints.tall')}
      </Check>
    </>
  );
}

function stand(tall: boolean): void {
  patchComplaints({ tall });
  const { camera } = getState();
  if (camera) update({ camera: { ...camera, pitch: tall ? Math.max(camera.pitch, pitchDeg) : 0 } });
}

const signed = (value: number): string => formatNumber(value, 0).replace('-', '−');

function Legend({ grid }: { readonly grid: Grid }) {
  const { t } = useStrings();
  const colour = useComplaints((state) => (limitPeriod(grid) ? state.colour : 'count'));
  const { breaks, colours } = colour === 'count' ? countClasses : excessClasses;
  const texts = colours.map((_, k) => {
    const [from, to] = [breaks[k - 1], breaks[k]];
    if (colour === 'count') {
      const first = from ?? 1;
      if (to === undefined) return `≥ ${first}`;
      return to - 1 === first ? String(first) : `${first}–${to - 1}`;
    }
    if (from === undefined) return `< ${signed(to)}`;
    return to === undefined ? `≥ ${signed(from)}` : `${signed(from)}…${signed(to)}`;
  });
  return (
    <div className={styles.group}>
      <span className={styles.label}>
        {t(colour === 'count' ? 'complaints.legendCount' : 'complaints.legendExcess')}
      </span>
      <ul className={own.legend}>
        {texts.map((text, k) => (
          <li key={text}>
            <span style={{ background: colours[k] }} aria-hidden="true" />
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
