import { Fragment, useId, useState } from 'react';
import { nominalFrequencies } from '../../acoustics/bands.ts';
import { formatNumber } from '../../domain/rounding.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { DialogBox, Select } from '../../ui/popups.tsx';
import sets from './conformity.json';
import styles from './conformity.module.css';

const bands = nominalFrequencies.map((f) => (f < 1000 ? `${f}` : `${f / 1000}k`));

/** Published cases of the standards against the noise engine: what they print, what it gives, how far apart. */
export function ConformityDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t, language } = useStrings();
  const [id, setId] = useState(sets[0].id);
  const caption = useId();
  const titleOf = ({ title }: { readonly title: readonly string[] }) => title[language === 'en' ? 1 : 0];
  const shown = sets.find((set) => set.id === id) ?? sets[0];
  const digits = shown.unit === 'dB/km' ? 1 : 2;
  const worst = Math.max(...shown.cases.map((one) => one.worst));
  return (
    <DialogBox title={t('conformity.title')} isOpen={isOpen} onClose={onClose} width={960}>
      <p className={styles.lead}>{t('conformity.lead')}</p>
      <Select
        label={t('conformity.set')}
        value={id}
        options={sets.map((set) => ({ id: set.id, text: titleOf(set) }))}
        onChange={setId}
      />
      <p id={caption} className={styles.sum}>
        {t('conformity.sum', {
          source: shown.source,
          count: shown.cases.length,
          worst: formatNumber(worst, 3),
          unit: shown.unit,
          tolerance: shown.tolerance,
        })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className={styles.scroll} tabIndex={0} aria-labelledby={caption}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('conformity.case')}</th>
              <th scope="col">{t('conformity.worst')}</th>
              <th scope="col">{t('conformity.row')}</th>
              {bands.map((band) => (
                <th key={band} scope="col">
                  {band}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.cases.map((one) => (
              <Fragment key={one.id}>
                <tr>
                  <th scope="row" rowSpan={2}>
                    {one.id}
                    {one.title !== one.id && <small>{one.title}</small>}
                  </th>
                  <td rowSpan={2}>{formatNumber(one.worst, 3)}</td>
                  <td className={styles.kind}>{t('conformity.printed')}</td>
                  {one.expected.map((value, i) => (
                    <td key={bands[i]}>{formatNumber(value, digits)}</td>
                  ))}
                </tr>
                <tr>
                  <td className={styles.kind}>{t('conformity.ours')}</td>
                  {one.ours.map((value, i) => (
                    <td key={bands[i]}>{formatNumber(value, digits)}</td>
                  ))}
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      </section>
    </DialogBox>
  );
}
