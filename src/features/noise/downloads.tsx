import { useState } from 'react';
import { DataError } from '../../domain/note.ts';
import { noteText, useStrings } from '../../i18n/i18n.ts';
import { announce, specOf, useStore } from '../../state/store.ts';
import { Button } from '../../ui/controls.tsx';
import { copyText } from '../../ui/copy.ts';
import { saveFile } from '../../ui/save-file.ts';
import { bandsOf } from './bands.ts';
import { bandsFile, type GridFormat, gridFile, gridFormats, productName } from './export.ts';
import { honestNote } from './honest-note.ts';
import styles from './noise.module.css';
import { numbersText } from './numbers-text.ts';
import type { NoiseResult } from './result-store.ts';
import { useMadeGrid } from './shown-grid.ts';

/** Files of the grid that is shown, its isobands, and the numbers as text. */
export function Downloads({ result }: { readonly result: NoiseResult }) {
  const { t, language } = useStrings();
  const catalog = useStore((state) => state.catalog);
  const imported = useStore((state) => state.imported);
  const grid = useMadeGrid()?.grid ?? result.grid;
  const [waiting, setWaiting] = useState(false);
  const [text, setText] = useState<string | null>(null);
  const spec = specOf({ catalog, imported }, result.recipe.layerId);
  const record = { result, grid, note: honestNote(result, t), spec, language };

  const save = (format: GridFormat) =>
    saveFile(`${productName(grid, spec)}.${format}`, gridFile(format, record));
  const saveBands = async () => {
    setWaiting(true);
    try {
      saveFile(`${productName(grid, spec)}-bands.geojson`, bandsFile(await bandsOf(grid), record));
    } catch (error) {
      if (error instanceof DataError) announce('error', error.notes);
      else throw error;
    } finally {
      setWaiting(false);
    }
  };
  const copy = async () => {
    const numbers = numbersText(record, t, (note) => noteText(note, t));
    const done = await copyText(numbers);
    setText(done ? null : numbers);
    announce(done ? 'info' : 'error', [{ code: done ? 'noise-copied' : 'copy-failed' }]);
  };
  return (
    <section className={styles.section} aria-labelledby="noise-downloads">
      <h2 id="noise-downloads">{t('noise.downloads')}</h2>
      <div className={styles.buttons}>
        {gridFormats.map((format) => (
          <Button key={format} onPress={() => save(format)}>
            .{format}
          </Button>
        ))}
        <Button isDisabled={waiting} onPress={() => void saveBands()}>
          {t(waiting ? 'noise.bandsWait' : 'noise.bandsFile')}
        </Button>
        <Button onPress={() => void copy()}>{t('noise.copyNumbers')}</Button>
      </div>
      {text !== null && (
        <textarea
          className={styles.copyField}
          readOnly
          value={text}
          rows={8}
          aria-label={t('noise.copyNumbers')}
          // Selected and focused at once, for Ctrl+C.
          ref={(field) => {
            field?.focus();
            field?.select();
          }}
        />
      )}
    </section>
  );
}
