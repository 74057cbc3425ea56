import { planeOfEpsg } from '../../domain/plane.ts';
import { roundHalfEven } from '../../domain/rounding.ts';
import { crsName, crsOfName, type SourceCrs } from '../../formats/crs.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { useStore } from '../../state/store.ts';
import { Check } from '../../ui/controls.tsx';
import { Select } from '../../ui/popups.tsx';
import type { DraftTable } from '../../workers/import-jobs.ts';
import styles from './data.module.css';
import { changeSettings } from './draft-store.ts';

/** Zones of Zhejiang's west first, then all of CGCS2000 3° Gauss-Kruger. */
const usual = [4549, 4548, 4528, 4527];
const all = Array.from({ length: 42 }, (_, i) => 4513 + i);
const codes = [...usual, ...all.filter((code) => !usual.includes(code))];

/** What the coordinates are, with the first places as they would come out: a person sees at once whether it fits. */
export function PlacesSection({ table }: { readonly table: DraftTable }) {
  const { t } = useStrings();
  const catalog = useStore((state) => state.catalog);
  const { place, preview, otherCrs, certain, mapping, hasGeometry } = table;
  if (!hasGeometry && mapping.roles.every((role) => role !== 'x' && role !== 'y')) return null;
  const text = (crs: SourceCrs): string =>
    crs.kind === 'lnglat'
      ? t('data.crs.lnglat')
      : crs.kind === 'local'
        ? t('data.crs.local')
        : t('data.crs.epsg', { code: crs.code, meridian: planeOfEpsg(crs.code)?.centralMeridianDeg ?? 0 });
  const options = [
    { id: 'EPSG:4326', text: t('data.crs.lnglat') },
    ...codes.map((code) => ({ id: `EPSG:${code}`, text: text({ kind: 'epsg', code }) })),
  ];
  const bounds = catalog.status === 'ready' ? catalog.catalog.bounds : null;
  const inside = (at: readonly [number, number]) =>
    bounds !== null && at[0] >= bounds[0] && at[0] <= bounds[2] && at[1] >= bounds[1] && at[1] <= bounds[3];
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{t('data.crs')}</h3>
      <Select
        label={t('data.crs')}
        hideLabel
        value={place.crs.kind === 'local' ? null : crsName(place.crs)}
        placeholder={t('data.crs.choose')}
        options={options}
        onChange={(name) => {
          const crs = crsOfName(name);
          if (crs) void changeSettings({ place: { ...place, crs } });
        }}
      />
      {!certain && otherCrs.length > 0 && (
        <p className={styles.warn}>
          {t('data.crs.unsure', { others: otherCrs.map(text).join(t('list.comma')) })}
        </p>
      )}
      <Check
        isSelected={place.swapXY}
        onChange={(swapXY) => void changeSettings({ place: { ...place, swapXY } })}
      >
        {t('data.swap')}
      </Check>
      {bounds && preview.length > 0 && !preview.some(({ lngLat }) => lngLat && inside(lngLat)) && (
        <p className={styles.warn}>{t('data.outside')}</p>
      )}
      {preview.length > 0 && (
        <table className={styles.preview}>
          <caption>{t('data.preview')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('data.row')}</th>
              <th scope="col">{t('data.lng')}</th>
              <th scope="col">{t('data.lat')}</th>
              {bounds && <th scope="col">{t('data.inside')}</th>}
            </tr>
          </thead>
          <tbody>
            {preview.map(({ row, lngLat }) => (
              <tr key={row}>
                <td>{row}</td>
                <td>{lngLat ? roundHalfEven(lngLat[0], 5) : '—'}</td>
                <td>{lngLat ? roundHalfEven(lngLat[1], 5) : '—'}</td>
                {bounds && <td>{lngLat && inside(lngLat) ? t('data.yes') : t('data.no')}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
