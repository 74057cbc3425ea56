import { useMemo, useRef } from 'react';
import { zoneClasses } from '../../domain/standards/gb3096.ts';
import { type Distribution, distributions } from '../../grid/exposure.ts';
import { limitPeriod } from '../../grid/limit-period.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { Button, IllustrativeTag } from '../../ui/controls.tsx';
import { useLater } from '../../ui/later.ts';
import { Select } from '../../ui/popups.tsx';
import { saveFile } from '../../ui/save-file.ts';
import styles from '../noise/noise.module.css';
import { useZoneLayer } from '../noise/zone-layer.ts';
import { AnnoyanceText } from './annoyance-text.tsx';
import { EndReport } from './end-report.tsx';
import own from './exposure.module.css';
import { ExposureChart } from './exposure-chart.tsx';
import { exposureCsv } from './exposure-csv.ts';
import { BandTable, ZoneTable } from './exposure-tables.tsx';
import { changeExposureView, type ExposureView, quantities, useExposureView } from './exposure-view.ts';
import { aboveLimits, aboveSentence, amountText, limitSource, zoneName } from './exposure-words.ts';
import { correctedMap, type SoundResult, useSound } from './sound-store.ts';
import { spokenSentence } from './spoken-limit.ts';
import { useExposureColumns } from './use-exposure-columns.ts';

/** Who lives at which level, by band and by functional zone, day beside night, and what is above the limits. */
export function ExposureSection() {
  // Behind the map: its tables are long to make.
  const result = useLater(useSound((state) => state.result));
  return result && <Exposures result={result} />;
}

function Exposures({ result }: { readonly result: SoundResult }) {
  const { t, language } = useStrings();
  const view = useExposureView();
  const zoneLayer = useZoneLayer();
  const corrected = useSound((state) => correctedMap(state) !== null);
  const counted = useExposureColumns(result, view.distribution);
  // What was there stays, paler, until all that replaces it has come: nothing jumps with each change.
  const last = useRef(counted);
  if (counted.isReady || last.current.columns.length === 0) last.current = counted;
  const { columns, isWhole } = last.current;
  const isBusy = !counted.isReady;
  // Lden beside a map of another indicator is for the reports alone.
  const shown = useMemo(
    () => columns.filter(({ indicator, grid }) => indicator === result.recipe.indicator || limitPeriod(grid)),
    [columns, result],
  );
  const [first] = columns;
  const { totals } = first?.exposure.whole ?? {};
  const isEmpty = totals !== undefined && totals.people + totals.dwellings === 0;
  const quantity = isEmpty ? 'area' : view.quantity;
  const sentences = shown.flatMap((column) => aboveSentence(column, t) ?? []);
  const outside = first && aboveLimits(first, first.exposure)?.outside;
  const zones = first?.exposure.zones?.map(({ zone }) => zone) ?? [];
  const parts: readonly ExposureView['part'][] = ['all', ...zones.map((zone) => zone ?? 'outside')];
  const part = parts.includes(view.part) ? view.part : 'all';
  return (
    <section
      className={`${styles.section} ${own.section}`}
      aria-labelledby="sound-exposure"
      aria-busy={isBusy}
      data-busy={isBusy || undefined}
    >
      <div className={styles.headLine}>
        <h2 id="sound-exposure">{t('exposure.title')}</h2>
        {(zoneLayer?.illustrative || result.grid.meta.illustrative) && <IllustrativeTag />}
      </div>
      {corrected && <p className={styles.hint}>{t('exposure.corrected')}</p>}
      <div role="status" className={styles.group}>
        {!first && <p className={styles.hint}>{t('exposure.counting')}</p>}
        {isEmpty && <p className={styles.hint}>{t('sound.noPeople')}</p>}
        {first && !isEmpty && (
          <p className={styles.text} data-testid="exposure-above">
            {sentences.length > 0
              ? t('exposure.sentence', {
                  sentences: sentences.join(t('exposure.join')),
                  source: limitSource(language),
                })
              : spokenSentence(first, t)}
            {sentences.length > 0 &&
              outside &&
              outside.people > 0 &&
              t('exposure.outsideText', { people: amountText('people', outside) })}
          </p>
        )}
      </div>
      {first && (
        <>
          <div className={styles.pair}>
            <Select
              label={t('exposure.quantity')}
              value={quantity}
              options={quantities.map((id) => ({ id, text: t(`exposure.quantity.${id}`) }))}
              onChange={(next) => changeExposureView({ quantity: next })}
              isDisabled={isEmpty}
            />
            <Select
              label={t('exposure.part')}
              value={part}
              options={parts.map((id) => ({
                id,
                text:
                  id === 'all'
                    ? t('exposure.part.all')
                    : zoneName(zoneClasses.find((zone) => zone === id) ?? null, t, language),
              }))}
              onChange={(next) => changeExposureView({ part: next })}
            />
          </div>
          <ExposureChart columns={shown} quantity={quantity} part={part} />
          <BandTable columns={shown} quantity={quantity} part={part} />
          {first.exposure.zones ? (
            <ZoneTable columns={shown} quantity={quantity} />
          ) : (
            <p className={styles.hint}>{t('exposure.noZoneLayer')}</p>
          )}
          {!isEmpty && (
            <>
              <Select<Distribution>
                label={t('exposure.distribution')}
                value={view.distribution}
                options={distributions.map((id) => ({ id, text: t(`exposure.distribution.${id}`) }))}
                onChange={(distribution) => changeExposureView({ distribution })}
              />
              <AnnoyanceText columns={columns} source={view.annoyance} />
            </>
          )}
          <EndReport columns={columns} result={result} />
          <p className={styles.hint}>
            {t('exposure.counted')}
            {!isWhole && !isBusy && t('exposure.notWhole')}
          </p>
          <div className={styles.buttons}>
            <Button
              isDisabled={isBusy}
              onPress={() =>
                saveFile(
                  `exposure_${result.recipe.indicator}.csv`,
                  new Blob([exposureCsv({ columns, result, view, zoneLayer, corrected }, t, language)], {
                    type: 'text/csv',
                  }),
                )
              }
            >
              {t('sound.csv')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
