import { formatNumber } from '../../domain/rounding.ts';
import { type EndClass, type EndIndicator, endAreas, endClasses } from '../../grid/end-table.ts';
import { useStrings } from '../../i18n/i18n.ts';
import styles from '../noise/noise.module.css';
import own from './exposure.module.css';
import type { ExposureColumn } from './exposure-words.ts';
import type { SoundResult } from './sound-store.ts';
import table from './why-card.module.css';

/** What strategic noise maps of Directive 2002/49/EC are made at. */
const endHeightM = 4;

/** The classes of Directive 2002/49/EC, of the indicators that the scene has: Lden, and Lnight as Ln. */
export function EndReport({
  columns,
  result,
}: {
  readonly columns: readonly ExposureColumn[];
  readonly result: SoundResult;
}) {
  const { t } = useStrings();
  const of = (wanted: EndIndicator) => columns.find(({ indicator }) => indicator === wanted);
  const [lden, night] = [of('Lden'), of('Ln')];
  if (!lden && !night) return null;
  const byMethod = result.recipe.method === 'cnossos' && result.receiverHeightM === endHeightM;
  return (
    <details className={own.details}>
      <summary>{t('exposure.end')}</summary>
      <table className={table.table} data-testid="exposure-end">
        <thead>
          <tr>
            <th scope="col">dB(A)</th>
            <th scope="col">{t('sound.people')}</th>
            <th scope="col">{t('sound.dwellings')}</th>
            <th scope="col">{t('sound.schools')}</th>
            <th scope="col">{t('sound.hospitals')}</th>
            <th scope="col">km²</th>
          </tr>
        </thead>
        <tbody>
          {lden && (
            <Group
              name={`Lden (${lden.grid.period})`}
              classes={endClasses('Lden', lden.exposure.whole.bands)}
            />
          )}
          {lden && <Group name={t('exposure.endAreas')} classes={endAreas(lden.exposure.whole.bands)} />}
          {night && (
            <Group
              name={`Lnight (${night.grid.period})`}
              classes={endClasses('Ln', night.exposure.whole.bands)}
            />
          )}
        </tbody>
      </table>
      {!lden && <p className={styles.hint}>{t('exposure.endNoLden')}</p>}
      <p className={styles.hint}>
        {t('exposure.endNote')}
        {!byMethod && t('exposure.endOther', { height: result.receiverHeightM })}
      </p>
    </details>
  );
}

/** "55–59", as the Directive writes its classes; "≥ 75" */
const className = ({ from, to }: EndClass): string => (to === null ? `≥ ${from}` : `${from}–${to - 1}`);

function Group({ name, classes }: { readonly name: string; readonly classes: readonly EndClass[] }) {
  return (
    <>
      <tr className={own.group}>
        <th scope="rowgroup" colSpan={6}>
          {name}
        </th>
      </tr>
      {classes.map((one) => (
        <tr key={one.from}>
          <th scope="row">{className(one)}</th>
          <td>{formatNumber(one.counts.people, 0)}</td>
          <td>{formatNumber(one.counts.dwellings, 0)}</td>
          <td>{one.counts.sensitive.education}</td>
          <td>{one.counts.sensitive.medical}</td>
          <td>{formatNumber(one.counts.areaM2 / 1e6, 2)}</td>
        </tr>
      ))}
    </>
  );
}
