import { noiseLimit, zoneClasses } from '../../domain/standards/gb3096.ts';
import { type ExposureCounts, sumOfCounts } from '../../grid/exposure.ts';
import { limitPeriod } from '../../grid/limit-period.ts';
import type { ZoneExposure } from '../../grid/zone-exposure.ts';
import { useStrings } from '../../i18n/i18n.ts';
import own from './exposure.module.css';
import { amountOf, type ExposureView, type Quantity } from './exposure-view.ts';
import {
  amountText,
  bandText,
  changeText,
  type ExposureColumn,
  limitSource,
  shareText,
  zoneName,
} from './exposure-words.ts';
import type { MapExposure } from './use-exposure.ts';
import table from './why-card.module.css';

/** The exposure of one part of the map: all of it, a class of zones, or what lies outside them. */
export const partOf = ({ whole, zones }: MapExposure, part: ExposureView['part']) =>
  part === 'all' ? whole : zones?.find(({ zone }) => (zone ?? 'outside') === part);

interface TableProps {
  readonly columns: readonly ExposureColumn[];
  readonly quantity: Quantity;
}

/** A quantity per band of 5 dB, a column an indicator, the reference beside it. */
export function BandTable({ columns, quantity, part }: TableProps & Pick<ExposureView, 'part'>) {
  const { t } = useStrings();
  const parts = columns.flatMap(({ indicator, exposure, before }) => [
    { indicator, isReference: false, exposure: partOf(exposure, part) },
    ...(before ? [{ indicator, isReference: true, exposure: partOf(before, part) }] : []),
  ]);
  const bands = columns[0]?.exposure.whole.bands ?? [];
  const rows = bands
    .map((band, k) => ({
      name: bandText(band),
      counts: parts.map(({ exposure }) => exposure?.bands[k] ?? null),
    }))
    .filter(({ counts }) => counts.some((one) => one && amountOf(quantity, one) > 0));
  const off = parts.map(({ exposure }) => exposure?.withoutLevel ?? null);
  const cells = (counts: readonly (ExposureCounts | null)[]) =>
    counts.map((one, k) => (
      <td key={`${parts[k].indicator} ${parts[k].isReference}`} data-was={parts[k].isReference || undefined}>
        {one ? amountText(quantity, one) : '0'}
      </td>
    ));
  return (
    <div className={table.scroll}>
      <table className={table.table} data-testid="exposure">
        <caption>{t('exposure.byBand', { quantity: t(`exposure.quantity.${quantity}`) })}</caption>
        <thead>
          <tr>
            <th scope="col">dB(A)</th>
            {parts.map(({ indicator, isReference }) => (
              <th scope="col" key={`${indicator} ${isReference}`} data-was={isReference || undefined}>
                {isReference ? t('exposure.before', { indicator }) : indicator}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, counts }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells(counts)}
            </tr>
          ))}
          {off.some((one) => one && amountOf(quantity, one) > 0) && (
            <tr>
              <th scope="row">{t(quantity === 'area' ? 'exposure.built' : 'sound.offMap')}</th>
              {cells(off)}
            </tr>
          )}
          {rows.length === 0 && (
            <tr>
              <td colSpan={parts.length + 1}>{t('exposure.none')}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

/** A quantity per class of functional zones: the limits, how much there is, how much of it is above. */
export function ZoneTable({ columns, quantity }: TableProps) {
  const { t, language } = useStrings();
  const judged = columns.filter(({ grid }) => limitPeriod(grid));
  const [first] = columns;
  const zones = first?.exposure.zones;
  if (!zones) return null;
  const of = ({ zones: parts }: MapExposure, zone: ZoneExposure['zone']) =>
    parts?.find((part) => part.zone === zone);
  return (
    <div className={table.scroll}>
      <table className={table.table} data-testid="exposure-zones">
        <caption>
          {t('exposure.byZone', {
            quantity: t(`exposure.quantity.${quantity}`),
            source: limitSource(language),
          })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('exposure.zone')}</th>
            <th scope="col">{t('exposure.limits')}</th>
            <th scope="col">{t('exposure.total')}</th>
            {judged.map(({ indicator }) => (
              <th scope="col" key={indicator}>
                {t('exposure.aboveBy', { indicator })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...zoneClasses, null].map((zone) => {
            const part = zones.find((one) => one.zone === zone);
            if (!part) return null;
            return (
              <tr key={zone}>
                <th scope="row">{zoneName(zone, t, language)}</th>
                <td>
                  {zone ? `${noiseLimit(zone, 'day').limitDb} / ${noiseLimit(zone, 'night').limitDb}` : '–'}
                </td>
                <td>{amountText(quantity, part.totals)}</td>
                {judged.map(({ indicator, exposure, before }) => (
                  <AboveCell
                    key={indicator}
                    quantity={quantity}
                    part={of(exposure, zone)}
                    before={before ? of(before, zone) : undefined}
                  />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function AboveCell(props: {
  readonly quantity: Quantity;
  readonly part: ZoneExposure | undefined;
  readonly before: ZoneExposure | undefined;
}) {
  const { quantity, part, before } = props;
  if (!part?.above) return <td>–</td>;
  const withLevel = sumOfCounts(part.bands);
  const share = shareText(amountOf(quantity, part.above), amountOf(quantity, withLevel));
  return (
    <td className={own.above} data-above={amountOf(quantity, part.above) > 0 || undefined}>
      {amountText(quantity, part.above)}
      {share && <small>{share}</small>}
      {before?.above && <small>{changeText(quantity, part.above, before.above)}</small>}
    </td>
  );
}
