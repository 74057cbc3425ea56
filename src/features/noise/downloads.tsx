import { memo, useState } from 'react';
import { notesOf } from '../../domain/note.ts';
import type { Language } from '../../domain/text.ts';
import { noteText, type Translate, useStrings } from '../../i18n/i18n.ts';
import { announce, getState, specOf } from '../../state/store.ts';
import { Button } from '../../ui/controls.tsx';
import { copyText } from '../../ui/copy.ts';
import { saveFile } from '../../ui/save-file.ts';
import { noiseClient } from '../../workers/noise-client.ts';
import { PictureButton } from '../print/picture-button.tsx';
import { bandsOf } from './bands.ts';
import {
  contoursFile,
  type GridFormat,
  gridFile,
  gridFormats,
  type ProductRecord,
  productName,
  recipeText,
} from './export.ts';
import { honestNoteOf } from './honest-note.ts';
import { isolinesOf } from './isolines.ts';
import { keepMap } from './kept-maps.ts';
import styles from './noise.module.css';
import { numbersText } from './numbers-text.ts';
import { useNoise } from './result-store.ts';
import { madeGrid } from './shown-grid.ts';
import { stationMapRecord } from './station-map-record.ts';

/** What is on the map when a button is pressed; read then, so that a growing result draws nothing here. */
function currentRecord(t: Translate, language: Language): ProductRecord | null {
  const state = getState();
  const made = useNoise.getState();
  const { result } = made;
  const shown = madeGrid({ ...made, preview: null }, state.noiseView);
  if (!result || !shown) return null;
  const spec = specOf(state, result.recipe.layerId);
  const { grid } = shown;
  return { result, grid, note: honestNoteOf(result, grid, t), spec, language };
}

async function archiveOf(record: ProductRecord): Promise<Blob> {
  const input = { grid: record.grid, name: productName(record), recipe: recipeText(record) };
  const bytes = await noiseClient.run('asciiArchive', input);
  return new Blob([bytes], { type: 'application/zip' });
}

/** Files of the grid that is shown, its isobands, and the numbers as text. */
export const Downloads = memo(function Downloads() {
  const { t, language } = useStrings();
  const [waiting, setWaiting] = useState(false);
  const [text, setText] = useState<string | null>(null);

  /** What takes the worker a while. */
  const saveMade = async (ending: string, make: (record: ProductRecord) => Promise<Blob>) => {
    const record = currentRecord(t, language);
    if (!record) return;
    setWaiting(true);
    try {
      saveFile(`${productName(record)}${ending}`, await make(record));
    } catch (error) {
      announce('error', notesOf(error));
    } finally {
      setWaiting(false);
    }
  };
  const save = (format: GridFormat) => {
    if (format === 'asc.zip') return void saveMade(`.${format}`, archiveOf);
    const record = currentRecord(t, language);
    if (record) saveFile(`${productName(record)}.${format}`, gridFile(format, record));
  };
  const saveBands = () =>
    saveMade('-bands.geojson', async (record) => contoursFile(await bandsOf(record.grid), record));
  const saveLines = () =>
    saveMade('-isolines.geojson', async (record) => contoursFile(await isolinesOf(record.grid), record));
  const keep = () => {
    const record = currentRecord(t, language);
    if (!record) return;
    keepMap(record.grid, stationMapRecord(record, t));
  };
  const copy = async () => {
    const record = currentRecord(t, language);
    if (!record) return;
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
          <Button key={format} isDisabled={waiting && format === 'asc.zip'} onPress={() => save(format)}>
            .{format}
          </Button>
        ))}
        <Button isDisabled={waiting} onPress={() => void saveBands()}>
          {t(waiting ? 'noise.bandsWait' : 'noise.bandsFile')}
        </Button>
        <Button isDisabled={waiting} onPress={() => void saveLines()}>
          {t('lines.file')}
        </Button>
        <PictureButton
          name={() => {
            const record = currentRecord(t, language);
            return record ? productName(record) : 'noise';
          }}
        />
        <Button onPress={() => void copy()}>{t('noise.copyNumbers')}</Button>
        <Button onPress={keep}>{t('noise.keep')}</Button>
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
});
