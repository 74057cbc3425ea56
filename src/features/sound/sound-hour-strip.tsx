import { useEffect, useMemo } from 'react';
import type { LngLat } from '../../domain/feature.ts';
import { noiseLimit } from '../../domain/standards/gb3096.ts';
import { planeOfCrs } from '../../grid/crs-plane.ts';
import { cellAt } from '../../grid/grid.ts';
import { limitPeriod } from '../../grid/limit-period.ts';
import { noteText, useStrings } from '../../i18n/i18n.ts';
import { getState, isMapHidden, useStore } from '../../state/store.ts';
import { Select } from '../../ui/popups.tsx';
import { HourControls } from '../noise/hour-controls.tsx';
import styles from '../noise/hour-strip.module.css';
import { firstHour } from '../noise/hours.ts';
import { valueCode } from '../noise/words.ts';
import { hoursOfMap, keepHours, showSoundHour } from './make-hours.ts';
import { indicatorName } from './scene-indicators.ts';
import { type HourMaps, type SoundState, shownHour, shownPart, useSound } from './sound-store.ts';
import { zoneAt } from './zone-at.ts';

/** The hours of the computed map; nothing without a map, or where no file says how traffic is spread over the day. */
export function SoundHourStrip() {
  useEffect(() => keepHours(), []);
  const hours = useSound((state) => (state.way === 'sources' ? hoursOfMap(state, state.result) : null));
  const hidden = useStore((state) => isMapHidden(state, 'sources'));
  return hours && !hidden ? <Strip hours={hours} /> : null;
}

function Strip({ hours }: { readonly hours: HourMaps }) {
  const { t } = useStrings();
  const hour = useSound((state) => state.hour);
  const at = useSound((state) => state.why?.at ?? null);
  const busy = useSound((state) => state.running !== null);
  const withoutHours = useSound(reasonAgainst);
  const { meansDb, limitsDb } = useBars(hours, at);
  const { complete, failure, grids } = hours;
  const ready = complete && !busy && withoutHours === null;
  const indicator = indicatorName(hours.of.recipe.indicator, t);
  const whole = t('hours.whole', { indicator });
  const waiting = failure
    ? noteText(failure[0], t)
    : (withoutHours && t(withoutHours)) ||
      (complete || busy ? undefined : t('hours.making', { done: grids.filter((grid) => grid).length }));
  return (
    <HourControls
      hour={hour}
      meansDb={meansDb}
      limitsDb={limitsDb}
      barText={at ? 'hours.barPlace' : 'hours.bar'}
      ready={ready}
      waiting={waiting}
      onHour={showSoundHour}
    >
      <span className={styles.what}>{t(at ? 'hours.place' : 'hours.mean')}</span>
      <div className={styles.indicator}>
        <Select
          label={t('noise.valueLabel')}
          hideLabel
          isDisabled={!ready}
          value={hour === null ? 'whole' : 'hour'}
          options={[
            { id: 'hour', text: t('noise.value.hour') },
            { id: 'whole', text: whole },
          ]}
          onChange={(id) => showSoundHour(id === 'whole' ? null : (hour ?? firstHour))}
        />
      </div>
    </HourControls>
  );
}

/** Why the map on show has no hours though its scene has; null where it has them. */
function reasonAgainst(state: SoundState): 'hours.notFused' | 'hours.noReference' | null {
  const part = shownPart(state);
  if (part === 'fused') return 'hours.notFused';
  const { reference } = state;
  const lacks = part === 'difference' && !hoursOfMap(state, reference)?.complete;
  return lacks && shownHour(state) === null ? 'hours.noReference' : null;
}

/** Levels of the chosen place, with its limits where its zone is known; without a place those of the whole map. */
function useBars({ grids, meansDb }: HourMaps, at: LngLat | null) {
  return useMemo(() => {
    const [known] = grids.filter((grid) => grid !== null);
    const plane = at && known && planeOfCrs(known.crs);
    if (!plane) return { meansDb, limitsDb: undefined };
    const cell = cellAt(known, ...plane.toPlane(...at));
    const zone = zoneAt(getState(), at);
    return {
      meansDb: grids.map((grid) => (cell < 0 || !grid ? Number.NaN : grid.values[cell])),
      limitsDb:
        zone === null
          ? undefined
          : grids.map((_, hour) => {
              const indicator = valueCode({ kind: 'hour', hour });
              const period = limitPeriod({ indicator, period: '' });
              return period ? noiseLimit(zone, period).limitDb : null;
            }),
    };
  }, [grids, meansDb, at]);
}
