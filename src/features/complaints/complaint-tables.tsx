import type { Bounds } from '../../domain/feature.ts';
import { formatNumber, roundHalfEven } from '../../domain/rounding.ts';
import { toCsv } from '../../formats/export-csv.ts';
import type { Grid } from '../../grid/grid.ts';
import { type Translate, useStrings } from '../../i18n/i18n.ts';
import type { ComplaintHex } from '../../spatial/complaint-hexes.ts';
import { Button } from '../../ui/controls.tsx';
import { saveFile } from '../../ui/save-file.ts';
import type { Target } from '../explore/search/search-box.tsx';
import styles from '../noise/noise.module.css';
import own from '../sound/why-card.module.css';
import { complaintCounts, type JudgedHex, manyBelow, noneAbove } from './complaint-lists.ts';
import { patchComplaints, useComplaints } from './complaint-store.ts';
import css from './complaints.module.css';

const mostListed = 8;

/** Where complaints and levels disagree, and the hexagon that was chosen. */
export function ComplaintTables({
  grid,
  onGo,
}: {
  readonly grid: Grid;
  readonly onGo: (target: Target) => void;
}) {
  const { t } = useStrings();
  const hexes = useComplaints((state) => state.hexes);
  const atLeast = useComplaints((state) => state.atLeast);
  const from = useComplaints((state) => state.from);
  const to = useComplaints((state) => state.to);
  const selectedId = useComplaints((state) => state.selectedId);
  if (!hexes) return null;
  const selected = hexes.find(({ id }) => id === selectedId);
  const many = manyBelow(hexes, atLeast);
  const silent = noneAbove(hexes);
  const go = (hex: ComplaintHex) => {
    patchComplaints({ selectedId: hex.id });
    onGo({ bounds: aroundHex(hex) });
  };
  const months = from || to ? `${from ?? ''}…${to ?? ''}` : '';
  return (
    <>
      <p role="status" className={styles.text} data-testid="complaint-summary">
        {t('complaints.summary', { ...complaintCounts(hexes) })}
      </p>
      {selected && (
        <p role="status" className={styles.text}>
          {t('complaints.selected')} · {placeText(selected, t)}
          <br />
          {t('complaints.selectedText', {
            count: selected.count,
            level:
              selected.levelDb === null
                ? t('complaints.noValue')
                : `${formatNumber(selected.levelDb, 1)} dB(A)`,
            limit: selected.limitDb === null ? t('complaints.noValue') : `${selected.limitDb} dB(A)`,
          })}
        </p>
      )}
      <List title={t('complaints.manyBelow', { count: many.length })} hexes={many} onGo={go} />
      <List title={t('complaints.noneAbove', { count: silent.length })} hexes={silent} onGo={go} />
      <div className={styles.buttons}>
        <Button
          onPress={() =>
            saveFile(
              `complaints_${grid.indicator}.csv`,
              new Blob([csvOf(hexes, grid, months, t)], { type: 'text/csv' }),
            )
          }
        >
          {t('complaints.csv')}
        </Button>
      </div>
    </>
  );
}

/** A hexagon with some of its neighbours, degrees. */
function aroundHex({ centre: [lng, lat], ring }: ComplaintHex): Bounds {
  const east = 4 * Math.max(...ring.map(([x]) => x - lng));
  const north = 4 * Math.max(...ring.map(([, y]) => y - lat));
  return [lng - east, lat - north, lng + east, lat + north];
}

const coordinates = ({ centre }: ComplaintHex): string =>
  centre.map((degrees) => formatNumber(degrees, 4)).join(', ');

const placeText = (hex: ComplaintHex, t: Translate): string =>
  hex.zone === null ? coordinates(hex) : `${coordinates(hex)} · ${t('complaints.zone', { zone: hex.zone })}`;

function List(props: {
  readonly title: string;
  readonly hexes: readonly JudgedHex[];
  readonly onGo: (hex: ComplaintHex) => void;
}) {
  const { t } = useStrings();
  const { title, hexes, onGo } = props;
  return (
    <>
      <h3 className={css.subhead}>{title}</h3>
      {hexes.length === 0 ? (
        <p className={styles.hint}>{t('complaints.noPlaces')}</p>
      ) : (
        <table className={own.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('complaints.place')}</th>
              <th scope="col">{t('complaints.count')}</th>
              <th scope="col">{t('complaints.level')}</th>
              <th scope="col">{t('complaints.limit')}</th>
            </tr>
          </thead>
          <tbody>
            {hexes.slice(0, mostListed).map((hex) => (
              <tr key={hex.id}>
                <th scope="row">
                  <button
                    type="button"
                    className={css.link}
                    aria-label={t('complaints.goTo', { place: placeText(hex, t) })}
                    onClick={() => onGo(hex)}
                  >
                    {placeText(hex, t)}
                  </button>
                </th>
                <td>{hex.count}</td>
                <td>{formatNumber(hex.levelDb, 1)}</td>
                <td>{hex.limitDb}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hexes.length > mostListed && (
        <p className={styles.hint}>{t('complaints.more', { count: hexes.length - mostListed })}</p>
      )}
    </>
  );
}

/** A row a hexagon; the last columns say how the level was made. */
function csvOf(hexes: readonly ComplaintHex[], grid: Grid, months: string, t: Translate): string {
  return toCsv(
    [
      'WGS 84 lon',
      'WGS 84 lat',
      t('complaints.count'),
      t('complaints.column.zone'),
      `${t('complaints.level')} dB(A)`,
      `${t('complaints.limit')} dB(A)`,
      t('complaints.column.excess'),
      t('complaints.column.months'),
      t('sound.indicator'),
      t('facades.column.hours'),
      t('make.way'),
      ...(grid.meta.illustrative ? [t('sound.provenance')] : []),
    ],
    hexes.map(({ centre, count, zone, levelDb, limitDb, excessDb }) => [
      roundHalfEven(centre[0], 6),
      roundHalfEven(centre[1], 6),
      count,
      zone,
      levelDb === null ? null : roundHalfEven(levelDb, 2),
      limitDb,
      excessDb === null ? null : roundHalfEven(excessDb, 2),
      months,
      grid.indicator,
      grid.period,
      grid.meta.method,
      ...(grid.meta.illustrative ? [t('mark.illustrative')] : []),
    ]),
  );
}
